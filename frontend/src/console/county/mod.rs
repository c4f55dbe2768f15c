//! The pages of the county's team: dense lists, one accent.

mod audit;
mod drawer;
mod frame;
mod orders;
mod proof;
mod settlement;

pub(super) use self::{
    audit::Audit,
    orders::Orders,
    settlement::{RunPage, Settlement},
};
