//! What a shopper does, step by step, as the pages do it.

use std::{
    ops::Deref,
    sync::atomic::{AtomicU64, Ordering},
};

use serde_json::{Value, json};
use shared::{
    money::Won,
    order::{Order, PlacedOrder},
    payment::{ConfirmPayment, Confirmed},
    pricing::Quote,
    voucher::{BalanceAnswer, HeldLot},
};

use super::{Outside, Provider};
use crate::{Actor, Reply};

/// Every order has a key of its own, whoever sends it.
static LAST_KEY: AtomicU64 = AtomicU64::new(0);

/// Somebody who buys at a mall, in this process or over TCP. It sees the [`Outside`], too.
#[derive(Debug, Clone)]
pub struct Buyer {
    actor: Actor,
    outside: Outside,
}

/// What the card provider's page sent the shopper back with.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The whole address.
    pub url: String,
}

impl Buyer {
    /// Somebody at this mall.
    pub fn new(actor: Actor, outside: Outside) -> Self {
        Self { actor, outside }
    }

    /// A shopper with a browser.
    pub fn shopper(&self) -> Actor {
        self.actor.clone()
    }

    /// Looks a voucher up and answers the token of its only lot.
    pub async fn lot_token(&self, code: &str, pin: &str) -> String {
        self.look_up(code, pin).await.lot_token
    }

    /// What the only lot of a demo voucher has left.
    pub async fn left_on(&self, code: &str) -> Won {
        self.look_up(code, "0000").await.lot.remaining
    }

    async fn look_up(&self, code: &str, pin: &str) -> HeldLot {
        let request = json!({ "code": code, "pin": pin });
        let shopper = self.shopper();
        let reply = shopper.post("/api/vouchers/balance", &request).await;
        let mut answer: BalanceAnswer = reply.good();
        answer.lots.remove(0)
    }

    /// The price of lines like `[("rice-1", 2)]`, paid with these lots first.
    pub async fn quote(&self, lines: &[(&str, u32)], lots: &[String]) -> Quote {
        let request = json!({ "lines": cart(lines), "tenders": tenders(lots), "area": area() });
        self.shopper().post("/api/quotes", &request).await.good()
    }

    /// A request to order these lines at the price of now.
    pub async fn order_request(&self, lines: &[(&str, u32)], lots: &[String]) -> Value {
        let quote = self.quote(lines, lots).await;
        order_body(&quote, lines, &tenders(lots))
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
        let key = new_key();
        self.send_order(&request, &key).await.good()
    }

    /// Asks to cancel an order.
    pub async fn cancel(&self, placed: &PlacedOrder) -> Reply {
        let path = format!("/api/orders/{}/cancel", placed.no);
        self.owner(placed).post(&path, &json!({})).await
    }

    /// Sends a claim with a key.
    pub async fn send_claim(&self, placed: &PlacedOrder, claim: &Value, key: &str) -> Reply {
        let path = format!("/api/orders/{}/claims", placed.no);
        let owner = self.owner(placed).header("idempotency-key", key);
        owner.post(&path, claim).await
    }

    /// Claims units like `[("rice-1", 2)]` under a new key.
    pub async fn claim(
        &self,
        placed: &PlacedOrder,
        kind: &str,
        reason: &str,
        lines: &[(&str, u32)],
    ) -> Reply {
        let claim = json!({ "kind": kind, "reason": reason, "lines": cart(lines) });
        self.send_claim(placed, &claim, &new_key()).await
    }

    /// Cancels units that were not sent.
    pub async fn cancel_units(&self, placed: &PlacedOrder, lines: &[(&str, u32)]) -> Reply {
        self.claim(placed, "CANCEL", "CHANGED_MIND", lines).await
    }

    /// Goes to the provider's page, takes a card and presses a button: `approve`, `decline` or
    /// `cancel`.
    pub async fn at_card_window(&self, url: &str, card: &str, button: &str) -> Returned {
        let url = url.split('#').next().unwrap_or(url);
        let window = self
            .outside
            .browser
            .get(url)
            .send()
            .await
            .expect("the window opens");
        let next = location(&window, self.outside.address(Provider::Card));
        let pressed = self
            .outside
            .browser
            .post(format!("{next}/{button}"))
            .form(&[("card", card)])
            .send()
            .await
            .expect("the button works");
        Returned {
            url: location(&pressed, self.outside.address(Provider::Card)),
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
}

impl Deref for Buyer {
    type Target = Outside;

    fn deref(&self) -> &Outside {
        &self.outside
    }
}

/// A request to order these lines for what the quote says, with these tenders.
pub fn order_body(quote: &Quote, lines: &[(&str, u32)], tenders: &Value) -> Value {
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
        "tenders": tenders,
        "consents": { "orderTerms": true, "vendorPrivacy": true },
    })
}

/// A key that no other order in this process has.
pub fn new_key() -> String {
    format!("key-{:016}", LAST_KEY.fetch_add(1, Ordering::Relaxed))
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
            amount: Won(value("amount").parse().unwrap_or_default()),
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
