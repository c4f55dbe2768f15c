//! One shopper: every request that a browser sends from the priced cart to the paid order.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::client::Client;
use super::load::micros;
use super::sample::{self, Item};
use crate::mall::Mall;

/// What other shoppers' orders do to one: its last unit is gone.
const CHANGED: [&str; 3] = ["SOLD_OUT", "PRICE_CHANGED", "REQUIREMENTS_UNMET"];

/// Time spent in the steps by all shoppers together, in microseconds, and refusals on the way.
#[derive(Default)]
pub(super) struct Steps {
    pub(super) quote: AtomicU64,
    pub(super) place: AtomicU64,
    pub(super) card: AtomicU64,
    pub(super) confirm: AtomicU64,
    pub(super) refused: AtomicU64,
}

pub(super) struct Shopper<'a> {
    mall: Client,
    card: Client,
    card_url: &'a str,
    guest: String,
}

impl<'a> Shopper<'a> {
    pub(super) fn new(mall: &'a Mall, nth: usize) -> Result<Self> {
        let card_url = mall.card_url()?;
        Ok(Self {
            mall: Client::connect(mall.url()?)?,
            card: Client::connect(card_url)?,
            card_url,
            guest: format!("{nth:026}"),
        })
    }

    /// Orders the option whose turn it is, or the next that can be had, and pays.
    pub(super) fn buy(&mut self, options: &[Item], steps: &Steps) -> Result<()> {
        let placed = self.order_any(options, steps)?;
        let started = Instant::now();
        let confirm = self.pay(&placed)?;
        add(&steps.card, started);
        let started = Instant::now();
        let token = placed["orderToken"].as_str().context("no order token")?;
        let headers = format!("x-order-token: {token}\r\n");
        let path = "/api/payments/confirm";
        let (status, answer) = self.mall.post(path, &headers, &confirm)?;
        add(&steps.confirm, started);
        ensure!(
            status == 200 && answer["status"] == "PAID",
            "{path} answered {status}: {answer}"
        );
        Ok(())
    }

    fn order_any(&mut self, options: &[Item], steps: &Steps) -> Result<Value> {
        for _ in options {
            let number = sample::next_number();
            let at = usize::try_from(number)? % options.len();
            if let Some(placed) = self.order(&options[at..=at], number, steps)? {
                return Ok(placed);
            }
            steps.refused.fetch_add(1, Ordering::Relaxed);
        }
        bail!("nothing can be ordered any more")
    }

    /// `None` when it is not sold any more, or not at this price.
    fn order(&mut self, items: &[Item], number: u64, steps: &Steps) -> Result<Option<Value>> {
        let started = Instant::now();
        let request = json!({ "lines": sample::lines(items), "area": sample::area() });
        let (status, quote) = self.mall.post("/api/quotes", "", &request)?;
        ensure!(status == 200, "/api/quotes answered {status}: {quote}");
        add(&steps.quote, started);

        let started = Instant::now();
        let guest = &self.guest;
        let headers =
            format!("cookie: chorok-guest={guest}\r\nidempotency-key: bench-{number:016}\r\n");
        let request = order_of(items, &quote["digest"]);
        let (status, answer) = self.mall.post("/api/orders", &headers, &request)?;
        match status {
            201 => {
                add(&steps.place, started);
                Ok(Some(answer))
            }
            _ if CHANGED.iter().any(|code| answer["code"] == *code) => Ok(None),
            _ => bail!("/api/orders answered {status}: {answer}"),
        }
    }

    /// Approves at the provider's page; what the shop's page then sends on.
    fn pay(&mut self, placed: &Value) -> Result<Value> {
        let url = placed["payment"]["url"].as_str().context("no card part")?;
        let url = url.split('#').next().unwrap_or_default();
        let page = url.trim_start_matches(self.card_url).to_owned();
        let window = self.follow("GET", &page, b"")?;
        let back = self.follow("POST", &format!("{window}/approve"), b"card=shinhan")?;
        let query = back
            .split(['?', '#'])
            .find(|part| part.contains("paymentKey="));
        let value = |name: &str| {
            let mut pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let amount: u64 = value("amount").context("no amount")?.parse()?;
        Ok(json!({
            "paymentKey": value("paymentKey"), "orderId": value("orderId"), "amount": amount,
        }))
    }

    fn follow(&mut self, method: &str, path: &str, form: &[u8]) -> Result<String> {
        let headers = "content-type: application/x-www-form-urlencoded\r\n";
        let answer = self
            .card
            .ask(method, path, headers, form, &mut Vec::new())?;
        let status = answer.status;
        answer
            .location
            .with_context(|| format!("the card page {path} answered {status}"))
    }
}

fn order_of(items: &[Item], digest: &Value) -> Value {
    let mut address = sample::area();
    address["postcode"] = "59228".into();
    address["road"] = "탐진로 1".into();
    address["detail"] = "101호".into();
    json!({
        "lines": sample::lines(items),
        "quoteDigest": digest,
        "buyer": { "name": "김초록", "phone": "010-1234-5678" },
        "recipient": {
            "name": "박강진", "phone": "010-8765-4321", "note": "문 앞에 놓아 주세요",
            "address": address,
        },
        "tenders": [],
        "consents": { "orderTerms": true, "vendorPrivacy": true },
    })
}

fn add(step: &AtomicU64, started: Instant) {
    step.fetch_add(micros(started.elapsed()), Ordering::Relaxed);
}
