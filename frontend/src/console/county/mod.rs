//! The pages of the county's team: dense lists, one accent.

mod audit;
mod campaigns;
mod drawer;
mod frame;
mod orders;
mod people;
mod proof;
mod review;
mod schedule;
mod settlement;
mod todo;
mod told;
mod vouchers;

pub(super) use self::{
    audit::Audit,
    campaigns::Campaigns,
    orders::Orders,
    people::People,
    review::Reviews,
    settlement::{RunPage, Settlement},
    todo::Todo,
    vouchers::Vouchers,
};
