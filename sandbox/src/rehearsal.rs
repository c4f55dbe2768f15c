//! The outside world without ports and without time of its own, for a test that decides what happens next: each
//! provider is a router that the test calls, with the same decisions and logs as in the running sandbox.

use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use tokio::sync::watch;

use crate::{
    Options,
    card::{self, CardDesk},
    clock::Clock,
    message::{self, MessageDesk},
    provider::Provider,
    voucher::{self, VoucherDesk},
};

/// The three providers. It sends no webhooks.
pub struct Rehearsal {
    pub card: Router,
    pub voucher: Router,
    pub message: Router,
    clock: Clock,
    _closing: watch::Sender<bool>,
}

impl Rehearsal {
    /// Replays the logs; the clock stands at `now`, in UTC milliseconds. Ports of the options are not used.
    pub async fn open(options: Options, now: i64) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&options.data)
            .with_context(|| format!("cannot create {}", options.data.display()))?;
        let clock = Clock::standing_at(now);
        let (closing, closed) = watch::channel(false);
        let log = |name: &str| options.data.join(name);
        let vouchers = Provider::open(&log("voucher.jsonl"), &clock, &closed)?;
        if let Some(path) = &options.lots {
            voucher::load_lots(&vouchers, path).await?;
        }
        let card = CardDesk {
            provider: Provider::open(&log("card.jsonl"), &clock, &closed)?,
            site: "http://card.invalid".to_owned(),
            secret_key: options.card_secret_key,
            client_key: options.card_client_key,
        };
        let voucher = VoucherDesk {
            provider: Arc::clone(&vouchers),
            key: options.voucher_key,
        };
        let message = MessageDesk {
            provider: Provider::open(&log("message.jsonl"), &clock, &closed)?,
        };
        Ok(Self {
            card: card::router(card),
            voucher: voucher::router(voucher),
            message: message::router(message),
            clock,
            _closing: closing,
        })
    }

    /// Lets time pass for all providers.
    pub fn advance_ms(&self, ms: i64) {
        self.clock.advance_ms(ms);
    }
}
