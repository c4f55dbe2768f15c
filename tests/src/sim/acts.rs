//! What shoppers and workers do.

use axum::{
    body::Body,
    http::{Request, header},
};
use backend::{order::expire::expire_due, outbox, payment};
use serde_json::Value;
use shared::ids::AttemptId;
use tower::ServiceExt;

use super::{
    player::Player,
    shopping::{Bought, Done},
};
use crate::{Buyer, Outside, Returned, new_key};

/// Carts: options with quantities. Stock is small, so that they meet.
const CARTS: [&[(&str, u32)]; 6] = [
    &[("rice-1", 2)],
    &[("rice-2", 1)],
    &[("rice-2", 2), ("jang-1", 1)],
    &[("maesaengi-1", 1)],
    &[("abalone-1", 3)],
    &[("bowl-1", 1), ("rice-1", 1)],
];
/// What pays first: nothing, a voucher of ours, one of the provider's, both.
const VOUCHERS: [&[&str]; 4] = [
    &[],
    &["DEMO-PB25-0001"],
    &["DEMO-GJ-LOVE-0001"],
    &["DEMO-PB25-0001", "DEMO-GJ-LOVE-0001"],
];
/// Most are accepted.
const CARDS: [&str; 4] = ["shinhan", "shinhan", "kookmin", "samsung"];

impl Player {
    /// Something that a shopper or a worker does.
    pub(super) async fn act(&mut self) {
        match self.random.below(100) {
            0..=24 => self.order().await,
            25..=29 => self.order_again().await,
            30..=44 => self.visit_card_page().await,
            45..=61 => self.confirm().await,
            62..=67 => self.hint().await,
            68..=74 => self.cancel().await,
            75..=80 => self.pay_again().await,
            81..=85 => self.work("expiry").await,
            86..=92 => self.work("reconciler").await,
            _ => self.work("outbox").await,
        }
    }

    fn buyer(&self) -> Buyer {
        // No address: the provider's page is visited without a network.
        let nowhere = Outside::at("", "", "");
        Buyer::new(self.life.actor.clone(), nowhere)
    }

    async fn order(&mut self) {
        let cart = *self.random.pick(&CARTS).unwrap_or(&CARTS[0]);
        let codes = *self.random.pick(&VOUCHERS).unwrap_or(&VOUCHERS[0]);
        let buyer = self.buyer();
        let request = self.calmly(async move {
            let mut tokens = Vec::new();
            for code in codes {
                tokens.push(buyer.lot_token(code, "0000").await);
            }
            buyer.order_request(cart, &tokens).await
        });
        let Some(request) = request.await else { return };
        self.shopping.orders.push(Bought {
            request,
            key: new_key(),
            placed: None,
            payment: None,
            returned: None,
            was_paid: false,
        });
        let place = self.shopping.orders.len() - 1;
        self.note(format!("#{place} orders {cart:?} with {codes:?}"));
        self.send_order(place).await;
    }

    async fn order_again(&mut self) {
        let Some(place) = self.any(|_| true) else {
            return;
        };
        self.note(format!("#{place} sends the same order again"));
        self.send_order(place).await;
    }

    async fn send_order(&mut self, place: usize) {
        let (buyer, bought) = (self.buyer(), &self.shopping.orders[place]);
        let (request, key) = (bought.request.clone(), bought.key.clone());
        self.start(async move { Done::Ordered(place, buyer.send_order(&request, &key).await) })
            .await;
    }

    async fn visit_card_page(&mut self) {
        let at_page = |bought: &Bought| bought.payment.is_some() && bought.returned.is_none();
        let Some(place) = self.any(at_page) else {
            return;
        };
        let card = *self.random.pick(&CARDS).unwrap_or(&CARDS[0]);
        let url = self.shopping.orders[place].payment.as_ref();
        let url = url.map(|payment| payment.url.clone()).unwrap_or_default();
        let path = url.split_once("/card").map_or("/", |(_, path)| path);
        let path = path.split('#').next().unwrap_or("/").to_owned();
        let Some(page) = self.at_page(Request::get(path), Body::empty()).await else {
            self.note(format!("#{place} finds its payment over"));
            return;
        };
        let pay = Request::post(format!("{page}/approve"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let url = self.at_page(pay, Body::from(format!("card={card}"))).await;
        self.note(format!("#{place} chose {card}: {}", url.is_some()));
        self.shopping.orders[place].returned = url.map(|url| Returned { url });
    }

    /// Where the card provider's page leads to. `None`: nowhere.
    async fn at_page(&self, request: axum::http::request::Builder, body: Body) -> Option<String> {
        let request = request.body(body).expect("a request can be made");
        let answer = self.outside.card.clone().oneshot(request).await;
        let headers = answer.expect("a router answers").headers().clone();
        let location = headers.get(header::LOCATION)?.to_str().ok()?;
        Some(location.to_owned())
    }

    async fn confirm(&mut self) {
        let Some(place) = self.any(|bought| bought.returned.is_some()) else {
            return;
        };
        let (buyer, bought) = (self.buyer(), &self.shopping.orders[place]);
        let (Some(placed), Some(returned)) = (bought.placed.clone(), bought.returned.clone())
        else {
            return;
        };
        self.note(format!("#{place} comes back to pay"));
        self.start(async move { Done::Confirmed(place, buyer.confirm(&placed, &returned).await) })
            .await;
    }

    /// A webhook: somebody says that something happened to an attempt.
    async fn hint(&mut self) {
        let Some(place) = self.any(|bought| bought.payment.is_some()) else {
            return;
        };
        let payment = self.shopping.orders[place].payment.as_ref();
        let Some(id) = payment.map(|payment| payment.attempt.clone()) else {
            return;
        };
        self.note(format!("#{place} is hinted at"));
        let state = self.life.state.clone();
        self.start(async move { worked("webhook", settle(&state, &id).await) })
            .await;
    }

    async fn cancel(&mut self) {
        let Some(place) = self.any(|bought| bought.placed.is_some()) else {
            return;
        };
        let buyer = self.buyer();
        let Some(placed) = self.shopping.orders[place].placed.clone() else {
            return;
        };
        self.note(format!("#{place} cancels"));
        self.start(async move { Done::Cancelled(place, buyer.cancel(&placed).await) })
            .await;
    }

    async fn pay_again(&mut self) {
        let Some(place) = self.any(|bought| bought.payment.is_some()) else {
            return;
        };
        let buyer = self.buyer();
        let Some(placed) = self.shopping.orders[place].placed.clone() else {
            return;
        };
        self.note(format!("#{place} opens another payment"));
        let path = format!("/api/orders/{}/pay", placed.no);
        self.start(async move {
            let owner = buyer.owner(&placed);
            Done::Reopened(place, owner.post(&path, &Value::Null).await)
        })
        .await;
    }

    async fn work(&mut self, what: &'static str) {
        self.note(format!("{what} goes round"));
        let state = self.life.state.clone();
        self.start(async move {
            let done = match what {
                "expiry" => expire_due(&state).await,
                "reconciler" => payment::reconcile_due(&state).await,
                _ => outbox::run_due(&state).await,
            };
            worked(what, done.map(|_| ()))
        })
        .await;
    }

    /// One of the orders for which something holds.
    fn any(&mut self, holds: impl Fn(&Bought) -> bool) -> Option<usize> {
        let orders = self.shopping.orders.iter().enumerate();
        let fitting: Vec<usize> = orders
            .filter(|(_, bought)| holds(bought))
            .map(|(place, _)| place)
            .collect();
        self.random.pick(&fitting).copied()
    }
}

async fn settle(
    state: &backend::state::AppState,
    id: &AttemptId,
) -> Result<(), backend::error::AppError> {
    payment::settle(state, id).await.map(|_| ())
}

fn worked(what: &'static str, done: Result<(), backend::error::AppError>) -> Done {
    // A provider that does not answer is no fault of a worker.
    let done = match done {
        Err(backend::error::AppError::Unavailable(_)) => Ok(()),
        other => other,
    };
    Done::Worked(what, done.map_err(|error| format!("{error:?}")))
}
