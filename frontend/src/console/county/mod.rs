//! The pages of the county's team: dense lists, one accent.

mod audit;
mod drawer;
mod frame;
mod orders;
mod review;

pub(super) use self::{audit::Audit, orders::Orders, review::Reviews};
