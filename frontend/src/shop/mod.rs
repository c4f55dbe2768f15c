//! The shop: its root, its pages, and how shoppers move between them.

pub mod form;
pub mod link;
pub mod nav;
pub mod pages;
pub mod root;
pub mod shell;
pub mod toast_region;
pub mod worker;
#[cfg(feature = "ssr")]
pub mod written;
