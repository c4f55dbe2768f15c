//! Logs: one line per event on standard error, one span per request.
//!
//! Never logged: names, addresses, phone numbers, voucher codes, tokens, bodies.

use std::io::IsTerminal;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging: readable in a terminal, JSON elsewhere. `filter` is the setting `CHOROK_LOG`.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    // Standard output belongs to the commands' answers.
    if std::io::stderr().is_terminal() {
        registry
            .with(fmt::layer().with_writer(std::io::stderr).compact())
            .init();
    } else {
        registry
            .with(fmt::layer().with_writer(std::io::stderr).json())
            .init();
    }
}
