//! The pages of producers: large type, one next thing, words as at the counter.

mod card;
mod cards;
mod claims;
mod feedback;
mod frame;
mod labels;
mod money;
mod product;
mod products;
mod rest;
mod statement;
mod stock;
mod today;
mod waybills;

pub(super) use self::{
    cards::Cards, feedback::FeedbackPage, labels::Labels, money::Money, product::Product,
    products::Products, rest::RestPage, statement::StatementPage, today::Today, waybills::Waybills,
};
