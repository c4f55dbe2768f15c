//! Orders that are booked while others are given back, all paid by the same voucher and by card:
//! both move the same two accounts, and neither may wait for the other in a circle.

use serde_json::json;
use shared::{order::PlacedOrder, pricing::Quote};
use tests::{
    Buyer, Returned, new_key, order_body,
    race::Request,
    suite::{Options, Outcome, Tally, engine},
};
use tokio::task::JoinSet;

use super::arena::{Arena, Care, Stock};

/// Enough for every order.
const ON_THE_LOT: i64 = 900_000_000;
/// So many are booked, and as many given back, in the same instant.
const EACH: usize = 8;

pub(crate) async fn bookings(options: &Options) -> (Tally, Outcome) {
    let rounds: usize = match engine() {
        "PostgreSQL" => options.pick(6, 100),
        _ => options.pick(2, 100),
    };
    let mut stock = Stock::default();
    // Of one option, they would wait for each other at its stock, before the accounts.
    for nth in 0..EACH {
        stock.option(&format!("plenty-{nth}"), "jang", 1_000_000);
    }
    stock.lot("SHARED-0000-AAAA", ON_THE_LOT);
    let mut arena = Arena::open(options, Care::Guarded, &stock).await;
    // There is nothing to give back in the first round.
    arena.tally.wanted = ((2 * rounds - 1) * EACH) as u64;
    let mut paid: Vec<PlacedOrder> = Vec::new();
    for _ in 0..rounds {
        if !arena.goes_on() {
            break;
        }
        let ready = at_the_card_page(&arena).await;
        let mut requests: Vec<Request> = paid.drain(..).map(|placed| cancel(&placed)).collect();
        requests.extend(ready.iter().map(confirm));
        arena.random.shuffle(&mut requests);
        let answers = arena.race(&requests).await;
        arena.expect_clean("bookings", &answers, &[]);
        arena.tally.runs += requests.len() as u64;
        paid = ready.into_iter().map(|(placed, _)| placed).collect();
    }
    arena.judge("bookings").await;
    let note =
        format!("{EACH} bookings beside {EACH} refunds at once, on one voucher and the card");
    let outcome = arena.tally.outcome("booking beside giving back", note);
    (std::mem::take(&mut arena.tally), outcome)
}

/// Orders whose card was taken, but not charged yet.
async fn at_the_card_page(arena: &Arena) -> Vec<(PlacedOrder, Returned)> {
    let token = arena.buyer().lot_token("SHARED-0000-AAAA", "0000").await;
    let mut buying = JoinSet::new();
    for nth in 0..EACH {
        let buyer = arena.world.buyer(nth % arena.world.replicas());
        buying.spawn(buy(buyer, format!("plenty-{nth}"), token.clone()));
    }
    buying.join_all().await
}

async fn buy(buyer: Buyer, option: String, token: String) -> (PlacedOrder, Returned) {
    let lines = [(option.as_str(), 1)];
    let tenders = json!([{ "lotToken": token, "limit": 5_000 }]);
    let body = json!({
        "lines": [{ "option": option, "quantity": 1 }], "tenders": tenders,
        "area": { "sido": "전라남도", "sigungu": "강진군", "eupmyeondong": "강진읍" },
    });
    let quote: Quote = buyer.shopper().post("/api/quotes", &body).await.good();
    let request = order_body(&quote, &lines, &tenders);
    let placed: PlacedOrder = buyer.send_order(&request, &new_key()).await.good();
    let payment = placed.payment.as_ref().expect("a card part");
    let returned = buyer
        .at_card_window(&payment.url, "shinhan", "approve")
        .await;
    (placed, returned)
}

fn confirm((placed, returned): &(PlacedOrder, Returned)) -> Request {
    Request::post("/api/payments/confirm", &returned.confirm())
        .header("x-order-token", &placed.order_token)
}

fn cancel(placed: &PlacedOrder) -> Request {
    let path = format!("/api/orders/{}/cancel", placed.no);
    Request::post(&path, &json!({})).header("x-order-token", &placed.order_token)
}
