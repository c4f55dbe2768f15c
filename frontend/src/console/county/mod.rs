//! The pages of the county's team: dense lists, one accent.

mod audit;
mod banner;
mod banners;
mod campaigns;
mod cases;
mod drafts;
mod drawer;
mod frame;
mod making;
mod orders;
mod people;
mod proof;
mod results;
mod review;
mod scene;
mod schedule;
mod settlement;
mod table;
mod todo;
mod told;
mod vouchers;

pub(super) use self::{
    audit::Audit,
    banner::Banner,
    campaigns::Campaigns,
    cases::Cases,
    making::Campaign,
    orders::Orders,
    people::People,
    results::Results,
    review::Reviews,
    settlement::{RunPage, Settlement},
    todo::Todo,
    vouchers::Vouchers,
};
