//! The pages of the county's team: dense lists, one accent.

mod audit;
mod banner;
mod banners;
mod campaigns;
mod cases;
mod compensation;
mod drafts;
mod drawer;
mod feedback;
mod frame;
mod home;
mod kept;
mod listing;
mod making;
mod menu;
mod messages;
mod ordered;
mod orders;
mod people;
mod policies;
mod preview;
mod proof;
mod release;
mod results;
mod review;
mod scene;
mod schedule;
mod settlement;
mod shelves;
mod table;
mod todo;
mod told;
mod undo;
mod vouchers;
mod words;

pub(super) use self::{
    audit::Audit,
    banner::Banner,
    campaigns::Campaigns,
    cases::Cases,
    feedback::Feedback,
    home::Home,
    making::Campaign,
    messages::Messages,
    orders::Orders,
    people::People,
    policies::Policies,
    results::Results,
    review::Reviews,
    settlement::{RunPage, Settlement},
    shelves::Shelves,
    todo::Todo,
    vouchers::Vouchers,
    words::Words,
};
