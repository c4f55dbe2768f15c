//! Producers put products on the shelf: a few questions, photos, and answers that the page is made
//! of. The county looks at it, and what it approves is written as an import would write it.

mod approve;
mod change;
mod later;
mod made;
mod notice;
mod page;
mod photo;
mod preview;
mod routes;
mod sold;
mod steps;
mod store;
mod versions;
mod view;

pub use routes::add;
