//! Producers come into the mall: they answer a few questions on a phone that they proved, the
//! county looks at it, and what it approves is a vendor like those of the import files.

mod approve;
mod decide;
mod routes;
mod steps;
mod store;
mod view;

pub use routes::add;
