//! Claims: cancelling before dispatch, returning and exchanging after delivery, and what each of
//! them gives back.
//!
//! A refund replays what was frozen when the order was placed: which tender paid what of each
//! line and parcel. The page shows it with the same function that the server books it with.

mod clock;
mod eligible;
mod request;
mod seen;
mod split;
mod status;
#[cfg(test)]
mod tests;

pub use clock::{
    LATE_RATE, REFUND_WITHIN, business_days_after, business_days_until, late_interest,
};
pub use eligible::{NoReturn, Return, ShippingPayer};
pub use request::{ClaimLine, RequestClaim};
pub use seen::{Claim, ClaimRefund, ClaimedLine, TenderRefund, VendorRefund};
pub use split::{Fees, PlaceRefund, Refund, SplitPlace};
pub use status::{ClaimKind, ClaimReason, ClaimStatus, Withdrawal};
