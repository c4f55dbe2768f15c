//! The mall's server: one axum application over SQLite or PostgreSQL.
//!
//! Each feature is a module with a `router()`; it owns its tables, and others call the functions
//! of its `mod.rs`, which take a connection so that the caller owns the transaction.

/// A place of [`torture::Point`] where the torture build can be killed; nothing in every other.
#[cfg(feature = "torture")]
macro_rules! failpoint {
    ($point:ident) => {
        crate::torture::pass(crate::torture::Point::$point).await
    };
}
#[cfg(not(feature = "torture"))]
macro_rules! failpoint {
    ($point:ident) => {};
}

pub mod backup;
pub mod campaign;
pub mod case;
pub mod catalog;
pub mod check;
pub mod claim;
pub mod cli;
pub mod clock;
pub mod compensation;
pub mod config;
pub mod console;
pub mod db;
pub mod desk;
pub mod drill;
pub mod error;
pub mod everything;
pub mod export;
pub mod feedback;
pub mod fulfilment;
pub mod history;
pub mod http;
pub mod ids;
pub mod import;
pub mod ledger;
pub mod mall;
pub mod media;
pub mod message;
pub mod metrics;
pub mod onboarding;
pub mod order;
pub mod outbox;
pub mod outside;
pub mod payback;
pub mod payment;
pub mod quote;
pub mod secret;
pub mod serve;
pub mod settlement;
pub mod sheet;
pub mod shelf;
pub mod state;
pub mod subsidy;
pub mod telemetry;
pub mod todo;
#[cfg(feature = "torture")]
pub mod torture;
pub mod vitals;
pub mod voucher;
pub mod web;
pub mod workers;

use axum::{Router, routing::any};

use crate::state::AppState;

/// The table of contents of the server.
pub fn router(state: AppState) -> Router {
    let routes = Router::new()
        .merge(http::health::router())
        .merge(http::docs::router())
        .merge(catalog::router())
        .merge(media::router())
        .merge(quote::router())
        .merge(voucher::router())
        .merge(order::router())
        .merge(claim::router())
        .merge(payment::router())
        .merge(feedback::router())
        .merge(ledger::root::router())
        .merge(console::router(&state))
        .merge(web::router())
        .route("/api/{*rest}", any(http::no_such_endpoint));
    http::with_layers(routes, state)
}
