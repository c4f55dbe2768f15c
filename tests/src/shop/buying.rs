//! What a shopper does, step by step, as the pages do it.

use backend::catalog::stock;
use serde_json::{Value, json};
use shared::{
    money::Won,
    order::{Order, PlacedOrder},
    payment::{ConfirmPayment, Confirmed},
    pricing::Quote,
    voucher::{BalanceAnswer, HeldLot},
};

use super::Shop;
use crate::{Actor, Reply};

/// What the card provider's page sent the shopper back with.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The whole address.
    pub url: String,
}

impl Shop {
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

    /// How many units of an option can be bought.
    pub async fn stock_left(&self, option: &str) -> i64 {
        let mut conn = self.app.state.db.read().await.expect("a connection");
        let left = stock::available(&mut conn, &"gangjin".into(), &option.into()).await;
        left.expect("the stock is read")
            .expect("the option has stock")
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
        let key = format!("key-{}", self.app.state.ids.token());
        self.send_claim(placed, &claim, &key).await
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
