//! A mall together with the outside world: a shopper's way from the cart to the order page.

mod buying;
mod outside;

use std::time::Duration;

use backend::config::Config;
use tempfile::TempDir;
use tokio::net::TcpListener;

pub use self::buying::Returned;
use crate::{Actor, TestApp};

/// Vouchers that the provider keeps.
const PROVIDER_LOTS: &str = r#"[
  {"number": "DEMO-GJ-LOVE-0001", "pin": "0000", "lotId": "gj-love-0001", "kind": "GENERAL", "programme": "gangjin-love",
   "name": "강진사랑상품권", "face": 100000, "remaining": 74500, "expiresOn": "2031-04-10"}
]"#;

/// A mall whose providers are real processes' code, on ports of their own.
pub struct Shop {
    /// The mall.
    pub app: TestApp,
    sandbox: sandbox::Running,
    browser: reqwest::Client,
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
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a browser can be made");
        Self {
            app,
            sandbox,
            browser,
            _data: data,
        }
    }

    /// A shopper with a browser.
    pub fn shopper(&self) -> Actor {
        self.app.anonymous()
    }

    fn address(&self, provider: Provider) -> &str {
        match provider {
            Provider::Card => &self.sandbox.card_url,
            Provider::Voucher => &self.sandbox.voucher_url,
            Provider::Messages => &self.sandbox.message_url,
        }
    }
}

/// How the mall and its providers are opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// How long the mall waits for a provider.
    pub patience: Duration,
    /// Whether the card provider tells the mall about changes by itself.
    pub webhooks: bool,
    /// Whether the mall is on a SQLite file, whatever the environment says.
    pub on_file: bool,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(10),
            webhooks: false,
            on_file: false,
        }
    }
}

/// Somebody outside.
#[derive(Debug, Clone, Copy)]
pub enum Provider {
    /// Charges cards.
    Card,
    /// Keeps vouchers.
    Voucher,
    /// Takes messages.
    Messages,
}
