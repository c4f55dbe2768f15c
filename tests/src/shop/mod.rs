//! A mall together with the outside world: a shopper's way from the cart to the order page.

mod books;
mod buying;
mod outside;

use std::{ops::Deref, time::Duration};

use backend::{catalog::stock, config::Config};
use tempfile::TempDir;
use tokio::net::TcpListener;

pub use self::{
    buying::{Buyer, Returned, new_key, order_body},
    outside::{Outside, Provider},
};
use crate::TestApp;

/// Vouchers that the provider keeps.
pub(crate) const PROVIDER_LOTS: &str = r#"[
  {"number": "DEMO-GJ-LOVE-0002", "pin": "0000", "lotId": "gj-love-0002", "kind": "GENERAL", "programme": "gangjin-love",
   "name": "강진사랑상품권", "face": 50000, "remaining": 50000, "expiresOn": "2026-12-31"},
  {"number": "DEMO-GJ-LOVE-0001", "pin": "0000", "lotId": "gj-love-0001", "kind": "GENERAL", "programme": "gangjin-love",
   "name": "강진사랑상품권", "face": 100000, "remaining": 74500, "expiresOn": "2031-04-10"}
]"#;

/// A mall in this process whose providers are real processes' code, on ports of their own. It is
/// a [`Buyer`] at that mall, too.
pub struct Shop {
    /// The mall.
    pub app: TestApp,
    buyer: Buyer,
    _sandbox: sandbox::Running,
    _data: TempDir,
}

impl Shop {
    /// Opens the small county's mall with its providers.
    pub async fn open() -> Self {
        Self::open_with(&Opening::default()).await
    }

    /// The same on a SQLite file, whatever the environment says.
    pub async fn open_on_file() -> Self {
        let on_file = true;
        Self::open_with(&Opening {
            on_file,
            ..Opening::default()
        })
        .await
    }

    /// The same with another patience, or with webhooks.
    pub async fn open_with(opening: &Opening) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let lots = data.path().join("lots.json");
        std::fs::write(&lots, PROVIDER_LOTS).expect("the lots are written");
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let webhook_url = format!("http://127.0.0.1:{port}/webhooks/card");
        // Makes the choice of a TLS provider that the card provider's webhooks need in here, too.
        backend::serve::http_client().expect("the HTTP client can be made");
        let sandbox = sandbox::start(sandbox::Options {
            data: data.path().join("sandbox"),
            card_port: 0,
            voucher_port: 0,
            message_port: 0,
            webhook_url: opening.webhooks.then_some(webhook_url),
            lots: Some(lots),
            ..sandbox::Options::default()
        })
        .await
        .expect("the providers start");
        let lead_to_providers = |config: &mut Config| {
            config.card.url.clone_from(&sandbox.card_url);
            config.card.public_url.clone_from(&sandbox.card_url);
            config.voucher.url.clone_from(&sandbox.voucher_url);
            config.message_url.clone_from(&sandbox.message_url);
            config.patience = opening.patience;
            config.answer_within = opening.answer_within;
        };
        let app = if opening.on_file {
            TestApp::start_on_file(lead_to_providers).await
        } else {
            TestApp::start_with(lead_to_providers).await
        };
        app.open_mall().await;
        if opening.webhooks {
            app.serve_on(listener);
        }
        let outside = Outside::at(
            &sandbox.card_url,
            &sandbox.voucher_url,
            &sandbox.message_url,
        );
        Self {
            buyer: Buyer::new(app.anonymous(), outside),
            app,
            _sandbox: sandbox,
            _data: data,
        }
    }

    /// Lets time pass in the mall and outside, and does what became due.
    pub async fn wait(&self, time: Duration) {
        self.app.clock.advance(time);
        self.advance_outside(time).await;
        self.app.run_jobs().await;
    }

    /// How many units of an option can be bought.
    pub async fn stock_left(&self, option: &str) -> i64 {
        let mut conn = self.app.state.db.read().await.expect("a connection");
        let left = stock::available(&mut conn, &"gangjin".into(), &option.into()).await;
        left.expect("the stock is read")
            .expect("the option has stock")
    }
}

impl Deref for Shop {
    type Target = Buyer;

    fn deref(&self) -> &Buyer {
        &self.buyer
    }
}

/// How the mall and its providers are opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// How long the mall waits for a provider.
    pub patience: Duration,
    /// How long a shopper waits for a payment.
    pub answer_within: Duration,
    /// Whether the card provider tells the mall about changes by itself.
    pub webhooks: bool,
    /// Whether the mall is on a SQLite file, whatever the environment says.
    pub on_file: bool,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(10),
            answer_within: Duration::from_mins(1),
            webhooks: false,
            on_file: false,
        }
    }
}
