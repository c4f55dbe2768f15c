//! The console: who comes in, what they may do, and what is written down of it.
//!
//! Features add their routes through [`Routes`], which wants the access of each; handlers get the
//! [`Actor`] and write what they do with [`note`].

mod actor;
pub mod applicant;
mod audit;
mod authenticator;
pub mod command;
mod cookie;
mod demo;
mod entry;
mod guard;
mod password;
mod people;
mod phone;
mod session;
mod sign_in;
pub mod staff;

use axum::Router;

pub use self::{
    actor::Actor,
    audit::{Deed, Verified, note, verify},
    demo::people as demo_people,
    guard::{Access, Listed, Routes},
};
use crate::{
    campaign, case, compensation, desk, feedback, fulfilment, mall, message, onboarding, payback,
    settlement, shelf, state::AppState, subsidy, todo,
};

/// Routes of the console.
pub fn router(state: &AppState) -> Router<AppState> {
    routes(state).done().0
}

/// The table of the console's routes.
pub fn listed(state: &AppState) -> Vec<Listed> {
    routes(state).done().1
}

fn routes(state: &AppState) -> Routes {
    let routes = entry::add(Routes::new(state));
    let routes = people::add(routes);
    let routes = fulfilment::add(routes);
    let routes = onboarding::add(routes);
    let routes = shelf::add(routes);
    let routes = desk::add(routes);
    let routes = case::add(routes);
    let routes = compensation::add(routes);
    let routes = feedback::add(routes);
    let routes = payback::add(routes);
    let routes = campaign::add(routes);
    let routes = mall::add(routes);
    let routes = message::add(routes);
    let routes = settlement::add(routes);
    let routes = subsidy::add(routes);
    todo::add(routes)
}
