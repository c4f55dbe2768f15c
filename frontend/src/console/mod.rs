//! The console: where producers send parcels and the county's team runs the mall. A program of its
//! own, drawn in the browser only.
//!
//! `app` decides who sees what, `farmer` has the pages of producers (large, one thing at a time),
//! `county` those of the team (dense, calm), `ui` what both are made of.

mod api;
pub mod app;
mod county;
mod farmer;
pub mod icon;
mod join;
mod money;
mod phone;
mod sign_in;
mod tabs;
mod ui;
mod wizard;
