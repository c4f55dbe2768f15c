//! Paying: attempts by card, vouchers of the provider, and the one way both end.
//!
//! An attempt is written before the provider hears of it, with the idempotency key that every
//! retry repeats. [`settle()`] is called by the browser's return, the webhook and the reconciler
//! alike; it asks the provider whenever it does not know, and books in one transaction.

mod attempt;
mod book;
mod card;
mod confirm;
mod due;
mod give_back;
mod matching;
mod overdue;
pub(crate) mod past;
mod reconcile;
mod recover;
mod refund;
mod routes;
mod settle;
mod store;
mod transactions;
mod unpaid;
mod verdict;
mod void;
pub mod voucher;
mod webhook;

pub use attempt::{abandon, pay_again};
pub(crate) use attempt::{new_attempt, request};
pub use book::{Booking, begin_booking};
pub use matching::match_due;
pub use overdue::tell_overdue;
pub use reconcile::{reconcile_due, watch};
pub use recover::{Action, Mode, Unknown, recover};
pub use refund::{refund, refund_card};
pub use routes::{PaymentDoc, router};
pub use settle::{Settled, settle, settle_without_card};
pub use store::{card_name, is_confirming};
pub use void::void_card;
