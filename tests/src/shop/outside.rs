//! The outside world as a test sees it: what went wrong there on request, and its own logs, which
//! are the truth about money.

use backend::{http::extract, serve::http_client};
use serde_json::{Value, json};

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
        let rule = json!({ "op": operation, "fault": { "kind": kind }, "times": 1 });
        self.add_fault(provider, &rule).await;
    }

    /// The same for the next call about an order, as the provider knows it.
    pub async fn fault_of(&self, provider: Provider, operation: &str, kind: &str, order: &str) {
        let rule = json!({
            "op": operation, "fault": { "kind": kind }, "times": 1, "match": { "orderId": order },
        });
        self.add_fault(provider, &rule).await;
    }

    async fn add_fault(&self, provider: Provider, rule: &Value) {
        let answer = self
            .browser
            .post(format!("{}/sandbox/faults", self.address(provider)))
            .json(rule)
            .send()
            .await
            .expect("the provider answers");
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
