//! `chorok-sandbox`: starts the outside world and prints where it is, as one line of JSON.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use anyhow::Context;
use clap::Parser;
use sandbox::Options;
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Practice providers for a mall: cards, vouchers, messages. No real money, nothing leaves this machine.
#[derive(Parser)]
#[command(name = "chorok-sandbox", version)]
struct Arguments {
    /// Where the logs are kept
    #[arg(long, default_value = "data/sandbox")]
    data: PathBuf,
    /// Port of the card provider; a taken one means the next free one, 0 means any
    #[arg(long, default_value_t = 8091)]
    card_port: u16,
    /// Port of the voucher provider
    #[arg(long, default_value_t = 8092)]
    voucher_port: u16,
    /// Port of the message viewer
    #[arg(long, default_value_t = 8093)]
    message_port: u16,
    /// Where changed payments are reported to; empty for nowhere
    #[arg(long, default_value = "http://127.0.0.1:8080/webhooks/card")]
    webhook_url: String,
    /// JSON array of voucher lots to add, where they are not known yet
    #[arg(long)]
    lots: Option<PathBuf>,
    /// The shop's secret key at the card provider
    #[arg(long, env = "CHOROK_CARD_SECRET_KEY", default_value = "test_sk_chorok")]
    card_secret_key: String,
    /// The shop's public key at the card provider
    #[arg(long, env = "CHOROK_CARD_CLIENT_KEY", default_value = "test_ck_chorok")]
    card_client_key: String,
    /// The shop's key at the voucher provider
    #[arg(long, env = "CHOROK_VOUCHER_KEY", default_value = "voucher_sk_chorok")]
    voucher_key: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
    let arguments = Arguments::parse();
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;

    let running = sandbox::start(Options {
        data: arguments.data,
        card_port: arguments.card_port,
        voucher_port: arguments.voucher_port,
        message_port: arguments.message_port,
        webhook_url: Some(arguments.webhook_url).filter(|url| !url.is_empty()),
        lots: arguments.lots,
        card_secret_key: arguments.card_secret_key,
        card_client_key: arguments.card_client_key,
        voucher_key: arguments.voucher_key,
    })
    .await?;
    let addresses = json!({
        "card": running.card_url,
        "voucher": running.voucher_url,
        "messages": running.message_url,
    });
    writeln!(io::stdout(), "{addresses}").context("cannot print the addresses")?;

    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    running.stop().await;
    Ok(())
}
