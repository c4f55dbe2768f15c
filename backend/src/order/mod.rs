//! Orders: placed against the quote that the shopper saw, frozen, and from then on replayed.
//!
//! One transaction prices the cart again, compares, sets stock and vouchers aside and writes the
//! order with its attempt to pay. Everything later (paying, expiring, cancelling) moves these
//! rows along their state machines with guarded updates, in the lock order order → attempt →
//! reservations → accounts.

mod cancel;
pub mod contact;
mod draft;
pub mod expire;
mod freeze;
mod guest;
mod held;
mod idempotency;
mod parcel;
pub(crate) mod past;
mod place;
mod release;
mod reserve;
mod routes;
pub mod store;
pub mod token;
mod undo;
mod view;

pub use cancel::{changed_meanwhile, finish as finish_cancel};
pub(crate) use freeze::{Frozen, FrozenRows, PlaceRow};
pub(crate) use idempotency::Keyed;
pub use parcel::{Parcel, accept, deliver, deliver_if_sent, list as list_parcels, ship, stop};
pub use release::{Captured, end_unpaid, ensure, put_back, sale, sale_entries};
pub(crate) use routes::read_order;
pub use routes::{OrderDoc, router};
pub use undo::undo_paid;
pub use view::line_name;
pub(crate) use view::line_names;

/// How long stock and vouchers are set aside for an unpaid order.
pub const PAY_WITHIN_MS: i64 = 10 * 60_000;
