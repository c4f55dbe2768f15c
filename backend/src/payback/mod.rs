//! Paybacks: a file of travellers that one person puts in and another approves, and the lots that
//! come of it. Nobody approves their own file, and no line is ever issued twice.

mod decide;
mod file;
mod issue;
mod judge;
mod lines;
mod lots;
pub(crate) mod past;
mod prepare;
mod routes;
mod store;
mod view;

pub use self::{
    issue::{EVERY, issue_due},
    routes::add,
};
