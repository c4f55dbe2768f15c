//! The pages of producers: large type, one next thing, words as at the counter.

mod card;
mod frame;
mod labels;
mod product;
mod products;
mod stock;
mod today;
mod waybills;

pub(super) use self::{
    labels::Labels,
    product::{Product, preview},
    products::Products,
    today::Today,
    waybills::Waybills,
};
