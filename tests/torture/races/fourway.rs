//! Four that meet at one order: the shopper's confirmation, the provider's webhook, the shopper's
//! change of mind, and the end of the time to pay. Whoever comes first, the order ends in a legal
//! state and the money is where that state says.

use std::time::Duration;

use backend::{
    clock::{Clock, SystemClock},
    db::boxed,
    error::AppError,
};
use serde_json::json;
use shared::{ids::OrderNo, order::PlacedOrder};
use tests::{
    Returned,
    race::Request,
    suite::{Options, Outcome, Random, Tally, engine},
};

use super::arena::{Arena, Care, Stock};

/// So many orders meet their four at the same time.
const AT_ONCE: usize = 10;
/// The four are this many milliseconds apart at most, so that each comes first at times.
const APART_MS: u64 = 40;
/// The time to pay ends within this many milliseconds.
const ENDS_WITHIN_MS: u64 = 400;

pub(crate) async fn four_ways(options: &Options) -> (Tally, Outcome) {
    let orders = match engine() {
        "PostgreSQL" => options.pick(100, 10_000),
        _ => options.pick(200, 10_000),
    };
    let mut arena = meet(options, Care::Guarded, orders, APART_MS).await;
    let paid = ended(&arena, "PAID").await;
    let cancelled = ended(&arena, "CANCELLED").await;
    let expired = ended(&arena, "EXPIRED").await;
    let note = format!("{paid} paid, {cancelled} cancelled, {expired} expired");
    let outcome = arena.tally.outcome("four ways to end an order", note);
    (std::mem::take(&mut arena.tally), outcome)
}

async fn ended(arena: &Arena, status: &str) -> i64 {
    let query = "select count(*) from orders where status = $1";
    arena.number(query, status).await
}

pub(super) async fn meet(options: &Options, care: Care, orders: usize, apart_ms: u64) -> Arena {
    let mut stock = Stock::default();
    stock.option("plenty", "jang", 1_000_000);
    let mut arena = Arena::open(options, care, &stock).await;
    arena.tally.wanted = orders as u64;
    for _ in 0..orders.div_ceil(AT_ONCE) {
        if !arena.goes_on() {
            break;
        }
        let mut requests = Vec::new();
        let mut numbers = Vec::new();
        for nth in 0..AT_ONCE {
            let (placed, returned) = at_the_card_page(&arena, nth).await;
            requests.extend(four(&placed, &returned, apart_ms, &mut arena.random));
            numbers.push(placed.no);
        }
        let ends: Vec<_> = numbers
            .into_iter()
            .map(|no| (no, arena.random.below(ENDS_WITHIN_MS)))
            .collect();
        end_soon(&arena, &ends).await;
        arena.random.shuffle(&mut requests);
        let answers = arena.race(&requests).await;
        arena.expect_clean("four ways", &answers, &["WRONG_STATE"]);
        arena.tally.runs += AT_ONCE as u64;
    }
    arena.judge("four ways").await;
    arena
}

async fn at_the_card_page(arena: &Arena, nth: usize) -> (PlacedOrder, Returned) {
    let buyer = arena.world.buyer(nth % arena.world.replicas());
    let placed = buyer.order(&[("plenty", 1)], &[]).await;
    let payment = placed.payment.as_ref().expect("a card part");
    let returned = buyer
        .at_card_window(&payment.url, "shinhan", "approve")
        .await;
    (placed, returned)
}

fn four(
    placed: &PlacedOrder,
    returned: &Returned,
    apart_ms: u64,
    random: &mut Random,
) -> [Request; 4] {
    let token = &placed.order_token;
    let attempt = placed.payment.as_ref().map(|payment| &payment.attempt);
    let cancel = format!("/api/orders/{}/cancel", placed.no);
    let hint = json!({ "data": { "orderId": attempt, "nonce": random.below(u64::MAX) } });
    [
        Request::post("/api/payments/confirm", &returned.confirm()).header("x-order-token", token),
        Request::post("/webhooks/card", &hint),
        Request::post(&cancel, &json!({})).header("x-order-token", token),
        // The same shopper in another window.
        Request::post("/api/payments/confirm", &returned.confirm()).header("x-order-token", token),
    ]
    .map(|request| request.late(Duration::from_millis(random.below(apart_ms))))
}

/// Lets the time to pay each order end in so many milliseconds.
async fn end_soon(arena: &Arena, ends: &[(OrderNo, u64)]) {
    let now = SystemClock.now();
    let moved: Result<(), AppError> = arena
        .db
        .write(|tx| {
            boxed(async move {
                for (no, left) in ends {
                    let until = now.plus_ms(i64::try_from(*left).unwrap_or(0));
                    sqlx::query("update orders set pay_until = $1 where no = $2")
                        .bind(until)
                        .bind(no)
                        .execute(&mut *tx)
                        .await?;
                }
                Ok(())
            })
        })
        .await;
    moved.expect("the time to pay can be moved");
}
