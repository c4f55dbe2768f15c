//! The outside world as a test sees it: what went wrong there on request, and its own logs, which
//! are the truth about money.

use std::time::Duration;

use backend::{http::extract, serve::http_client};
use serde_json::{Value, json};
use shared::time::Timestamp;

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

/// The providers at their addresses.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Follows no redirect, so that it can be seen where a page sends the shopper.
    pub(super) browser: reqwest::Client,
    card: String,
    voucher: String,
    messages: String,
}

impl Outside {
    /// The providers that listen at these addresses.
    pub fn at(card: &str, voucher: &str, messages: &str) -> Self {
        Self {
            browser: http_client().expect("a browser can be made"),
            card: card.to_owned(),
            voucher: voucher.to_owned(),
            messages: messages.to_owned(),
        }
    }

    /// Where a provider listens.
    pub fn address(&self, provider: Provider) -> &str {
        match provider {
            Provider::Card => &self.card,
            Provider::Voucher => &self.voucher,
            Provider::Messages => &self.messages,
        }
    }

    /// Lets the next call of an operation go wrong at a provider.
    pub async fn fault(&self, provider: Provider, operation: &str, kind: &str) {
        self.fault_with(provider, operation, &json!({ "kind": kind }))
            .await;
    }

    /// The same for a fault with more to it than its kind.
    pub async fn fault_with(&self, provider: Provider, operation: &str, fault: &Value) {
        self.faults(provider, operation, fault, 1).await;
    }

    /// Lets the next calls of an operation go wrong, so many of them.
    pub async fn faults(&self, provider: Provider, operation: &str, fault: &Value, times: u32) {
        let rule = json!({ "op": operation, "fault": fault, "times": times });
        self.steer(provider, "faults", &rule).await;
    }

    /// The same for the next call about an order, as the provider knows it.
    pub async fn fault_of(&self, provider: Provider, operation: &str, kind: &str, order: &str) {
        let rule = json!({
            "op": operation, "fault": { "kind": kind }, "times": 1, "match": { "orderId": order },
        });
        self.steer(provider, "faults", &rule).await;
    }

    /// Lets all scripted faults be over.
    pub async fn heal(&self, provider: Provider) {
        let url = format!("{}/sandbox/faults", self.address(provider));
        let answer = self.browser.delete(url).send().await;
        let answer = answer.expect("the provider answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Moves the outside world's clock forward.
    pub async fn advance_outside(&self, by: Duration) {
        let seconds = json!({ "advanceSeconds": by.as_secs() });
        self.steer(Provider::Card, "clock", &seconds).await;
    }

    /// What time the outside world has.
    pub async fn now_outside(&self) -> Timestamp {
        let url = format!("{}/sandbox/clock", self.address(Provider::Card));
        let answer = self.browser.get(url).send().await;
        let answer = answer.expect("the provider answers").text().await;
        let clock: Value =
            extract::parse(answer.expect("the clock is text").as_bytes()).expect("it is JSON");
        Timestamp(clock["unixMs"].as_i64().expect("the clock has a time"))
    }

    async fn steer(&self, provider: Provider, what: &str, body: &Value) {
        let url = format!("{}/sandbox/{what}", self.address(provider));
        let answer = self.browser.post(url).json(body).send().await;
        let answer = answer.expect("the provider answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Every event of a provider's own log, oldest first.
    pub async fn log(&self, provider: Provider) -> Vec<Value> {
        let log = self
            .browser
            .get(format!("{}/sandbox/log", self.address(provider)))
            .send()
            .await
            .expect("the provider answers")
            .text()
            .await
            .expect("the log is text");
        let events = |line: &str| {
            let record: Value = extract::parse(line.as_bytes()).expect("a record is JSON");
            record["events"].as_array().cloned().unwrap_or_default()
        };
        log.lines().flat_map(events).collect()
    }

    /// How many events of a type a provider's own log has.
    pub async fn count_outside(&self, provider: Provider, event: &str) -> usize {
        let log = self.log(provider).await;
        log.iter().filter(|e| e["type"] == event).count()
    }
}
