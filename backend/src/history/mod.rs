//! The year behind the demo: orders, paybacks, claims and settlements as the mall itself would
//! have written them, ending exactly at the figures of `demo::history`.
//!
//! A month is first planned without a database ([`plan`]): carts are priced by the shop's own rule
//! until they come to the month's sum. Then its rows are made (`rows`) from what placing an order
//! freezes, and written in one transaction together with their transfers, which the ledger posts
//! itself. What vendors are paid is closed, approved and paid by the settlement's own code.

mod figures;
mod load;
mod pay_out;
mod people;
mod plan;
mod programme;
mod rows;

pub use self::{
    figures::{Figures, Size, figures},
    load::{Loaded, Target, load},
    plan::{Ending, PastOrder, Plan, plan},
};
