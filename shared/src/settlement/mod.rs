//! 정산: what a vendor gets of what shoppers paid, and what the county keeps of it.
//!
//! The commission is taken of the goods, never of the parcel's fee, at the rate of the day on
//! which the order was placed; its value-added tax comes on top, and the vendor pays both. All
//! of it is counted for each vendor's part of an order, so that a part that comes back whole
//! costs the vendor nothing, in whatever steps it comes back.

mod amounts;
mod part;
mod ready;
mod run;
#[cfg(test)]
mod tests;

pub use self::{
    amounts::{Amounts, Balance},
    part::{FEE_VAT, Part, Terms},
    ready::{AFTER_DELIVERY_DAYS, AFTER_SENDING_DAYS, Ready},
    run::RunStatus,
};
