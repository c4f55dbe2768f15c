//! Money goes back once, to where it came from: an order paid by card and two vouchers, cancelled
//! by many at once.

use serde_json::json;
use shared::order::{OrderStatus, PlacedOrder};
use tests::{
    race::Request,
    suite::{Options, Outcome, Tally, engine},
};

use super::arena::{Arena, CROWD, Care, Stock};

pub(crate) async fn cancels(options: &Options) -> (Tally, Outcome) {
    let rounds = match engine() {
        "PostgreSQL" => options.pick(8, 1_000),
        _ => options.pick(20, 1_000),
    };
    let mut stock = Stock::default();
    stock.option("plenty", "jang", 1_000_000);
    stock.provider_lots(rounds);
    for round in 0..rounds {
        stock.lot(&format!("BACK-{round:04}-AAAA"), 5_000);
    }
    let mut arena = Arena::open(options, Care::Guarded, &stock).await;
    arena.tally.wanted = rounds as u64;
    let mut cancelled = Vec::new();
    for round in 0..rounds {
        if !arena.goes_on() {
            break;
        }
        let placed = buy(&arena, round).await;
        let path = format!("/api/orders/{}/cancel", placed.no);
        let request = Request::post(&path, &json!({})).header("x-order-token", &placed.order_token);
        let answers = arena.race(&vec![request; CROWD]).await;
        arena.expect_clean("cancel", &answers, &["WRONG_STATE"]);
        cancelled.push(placed);
        arena.tally.runs += 1;
    }
    arena.judge("cancels").await;
    for placed in &cancelled {
        let order = arena.buyer().see(placed).await;
        arena
            .tally
            .expect(order.status == OrderStatus::Cancelled, || {
                format!("order {} is {:?}", order.no, order.status)
            });
    }
    let note = format!("orders, each cancelled {CROWD} times at once");
    let outcome = arena.tally.outcome("refunds", note);
    (std::mem::take(&mut arena.tally), outcome)
}

async fn buy(arena: &Arena, round: usize) -> PlacedOrder {
    let buyer = arena.world.buyer(round % arena.world.replicas());
    let ours = buyer
        .lot_token(&format!("BACK-{round:04}-AAAA"), "0000")
        .await;
    let theirs = buyer
        .lot_token(&format!("DEMO-GJ-{round:04}"), "0000")
        .await;
    let placed = buyer.order(&[("plenty", 1)], &[ours, theirs]).await;
    let _ = buyer.pay(&placed).await;
    placed
}
