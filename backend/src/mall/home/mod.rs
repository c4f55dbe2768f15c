//! The first page while the county arranges it: a draft that every change is kept in, shown to the
//! team at any moment, and published with what is new in it.

mod preview;
mod publish;
mod record;
mod routes;
mod steps;
mod store;
mod view;

pub(super) use self::routes::add;
