//! A mall together with the outside world: a shopper's way from the cart to the order page.

use backend::http::extract;
use serde_json::{Value, json};
use shared::{
    order::{Order, PlacedOrder},
    payment::{ConfirmPayment, Confirmed},
    pricing::Quote,
    voucher::BalanceAnswer,
};
use tempfile::TempDir;

use crate::{Actor, Reply, TestApp};

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

/// What the card provider's page sent the shopper back with.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The whole address.
    pub url: String,
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

    /// Looks a voucher up and answers the token of its only lot.
    pub async fn lot_token(&self, code: &str, pin: &str) -> String {
        let request = json!({ "code": code, "pin": pin });
        let answer: BalanceAnswer = self
            .shopper()
            .post("/api/vouchers/balance", &request)
            .await
            .good();
        answer.lots[0].lot_token.clone()
    }

    /// The price of lines like `[("rice-1", 2)]`, paid with these lots first.
    pub async fn quote(&self, lines: &[(&str, u32)], lots: &[String]) -> Quote {
        let request = json!({ "lines": cart(lines), "tenders": tenders(lots), "area": area() });
        self.shopper().post("/api/quotes", &request).await.good()
    }

    /// A request to order these lines at the price of now.
    pub async fn order_request(&self, lines: &[(&str, u32)], lots: &[String]) -> Value {
        let quote = self.quote(lines, lots).await;
        json!({
            "lines": cart(lines),
            "quoteDigest": quote.digest,
            "buyer": { "name": "김초록", "phone": "010-1234-5678" },
            "recipient": {
                "name": "박강진", "phone": "010-8765-4321", "note": "문 앞에 놓아 주세요",
                "address": {
                    "postcode": "59228", "sido": "전라남도", "sigungu": "강진군",
                    "eupmyeondong": "강진읍", "road": "탐진로 1", "detail": "101호",
                },
            },
            "tenders": tenders(lots),
            "consents": { "orderTerms": true, "vendorPrivacy": true },
        })
    }

    /// Sends an order with a key.
    pub async fn send_order(&self, request: &Value, key: &str) -> Reply {
        let shopper = self
            .shopper()
            .header("cookie", "chorok-guest=AAAAAAAAAAAAAAAAAAAAAAAAAA");
        shopper
            .header("idempotency-key", key)
            .post("/api/orders", request)
            .await
    }

    /// Orders these lines at the price of now.
    pub async fn order(&self, lines: &[(&str, u32)], lots: &[String]) -> PlacedOrder {
        let request = self.order_request(lines, lots).await;
        let key = format!("key-{}", self.app.state.ids.token());
        self.send_order(&request, &key).await.good()
    }

    /// Goes to the provider's page, takes a card and presses a button: `approve`, `decline` or
    /// `cancel`.
    pub async fn at_card_window(&self, url: &str, card: &str, button: &str) -> Returned {
        let url = url.split('#').next().unwrap_or(url);
        let window = self
            .browser
            .get(url)
            .send()
            .await
            .expect("the window opens");
        let next = location(&window, &self.sandbox.card_url);
        let pressed = self
            .browser
            .post(format!("{next}/{button}"))
            .form(&[("card", card)])
            .send()
            .await
            .expect("the button works");
        Returned {
            url: location(&pressed, &self.sandbox.card_url),
        }
    }

    /// Pays an order with a card that works, and confirms it.
    pub async fn pay(&self, placed: &PlacedOrder) -> Confirmed {
        let url = &placed.payment.as_ref().expect("a card part").url;
        let returned = self.at_card_window(url, "shinhan", "approve").await;
        self.confirm(placed, &returned).await.good()
    }

    /// Sends on what the provider's page appended.
    pub async fn confirm(&self, placed: &PlacedOrder, returned: &Returned) -> Reply {
        self.owner(placed)
            .post("/api/payments/confirm", &returned.confirm())
            .await
    }

    /// Somebody who can prove that the order is theirs.
    pub fn owner(&self, placed: &PlacedOrder) -> Actor {
        self.shopper().header("x-order-token", &placed.order_token)
    }

    /// The order as its owner sees it.
    pub async fn see(&self, placed: &PlacedOrder) -> Order {
        self.owner(placed)
            .get(&format!("/api/orders/{}", placed.no))
            .await
            .good()
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

impl Returned {
    /// What the page sends on to confirm.
    pub fn confirm(&self) -> ConfirmPayment {
        let value = |name: &str| {
            let query = self
                .url
                .split(['?', '#'])
                .find(|part| part.contains("paymentKey="));
            let pairs = query.unwrap_or_default().split('&');
            let found = pairs
                .filter_map(|pair| pair.split_once('='))
                .find(|pair| pair.0 == name);
            found.map(|pair| pair.1.to_owned()).unwrap_or_default()
        };
        ConfirmPayment {
            payment_key: value("paymentKey"),
            order_id: value("orderId").as_str().into(),
            amount: shared::money::Won(value("amount").parse().unwrap_or_default()),
        }
    }
}

fn location(answer: &reqwest::Response, base: &str) -> String {
    let header = answer
        .headers()
        .get("location")
        .and_then(|value| value.to_str().ok());
    let target = header.unwrap_or_else(|| panic!("no redirect: {}", answer.status()));
    if target.starts_with('/') {
        format!("{base}{target}")
    } else {
        target.to_owned()
    }
}

fn cart(lines: &[(&str, u32)]) -> Value {
    lines
        .iter()
        .map(|(option, quantity)| json!({ "option": option, "quantity": quantity }))
        .collect()
}

fn tenders(lots: &[String]) -> Value {
    lots.iter()
        .map(|token| json!({ "lotToken": token }))
        .collect()
}

fn area() -> Value {
    json!({ "sido": "전라남도", "sigungu": "강진군", "eupmyeondong": "강진읍" })
}
