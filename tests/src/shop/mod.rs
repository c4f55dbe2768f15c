//! A mall together with the outside world: a shopper's way from the cart to the order page.

mod buying;

use std::time::Duration;

use backend::http::extract;
use serde_json::{Value, json};
use tempfile::TempDir;

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
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let lots = data.path().join("lots.json");
        std::fs::write(&lots, PROVIDER_LOTS).expect("the lots are written");
        let sandbox = sandbox::start(sandbox::Options {
            data: data.path().join("sandbox"),
            card_port: 0,
            voucher_port: 0,
            message_port: 0,
            webhook_url: None,
            lots: Some(lots),
            ..sandbox::Options::default()
        })
        .await
        .expect("the providers start");
        let app = TestApp::start_with(|config| {
            config.card.url.clone_from(&sandbox.card_url);
            config.card.public_url.clone_from(&sandbox.card_url);
            config.voucher.url.clone_from(&sandbox.voucher_url);
            config.message_url.clone_from(&sandbox.message_url);
        })
        .await;
        app.open_mall().await;
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

    /// Lets the next call of an operation go wrong at a provider.
    pub async fn fault(&self, provider: Provider, operation: &str, kind: &str) {
        let rule = json!({ "op": operation, "fault": { "kind": kind }, "times": 1 });
        let answer = self
            .browser
            .post(format!("{}/sandbox/faults", self.address(provider)))
            .json(&rule)
            .send()
            .await
            .expect("the provider answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Lets time pass in the mall and outside, and does what became due.
    pub async fn wait(&self, time: Duration) {
        self.app.clock.advance(time);
        let seconds = json!({ "advanceSeconds": time.as_secs() });
        let answer = self
            .browser
            .post(format!("{}/sandbox/clock", self.address(Provider::Card)))
            .json(&seconds)
            .send()
            .await
            .expect("the provider answers");
        assert!(answer.status().is_success(), "{}", answer.status());
        self.app.run_jobs().await;
    }

    /// How many records of a type a provider's own log has.
    pub async fn count_outside(&self, provider: Provider, event: &str) -> usize {
        let log = self
            .browser
            .get(format!("{}/sandbox/log", self.address(provider)))
            .send()
            .await
            .expect("the provider answers")
            .text()
            .await
            .expect("the log is text");
        let of_type = |line: &str| {
            let record: Value = extract::parse(line.as_bytes()).expect("a record is JSON");
            let events = record["events"].as_array().cloned().unwrap_or_default();
            events.iter().filter(|e| e["type"] == event).count()
        };
        log.lines().map(of_type).sum()
    }

    fn address(&self, provider: Provider) -> &str {
        match provider {
            Provider::Card => &self.sandbox.card_url,
            Provider::Voucher => &self.sandbox.voucher_url,
            Provider::Messages => &self.sandbox.message_url,
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
