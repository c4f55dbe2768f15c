//! The demo county as its importer will find it.

mod catalogue;
mod dates;
mod pictures;
mod products;
mod support;
