//! Voucher money: never spent twice, whoever spends, cancels or uses two vouchers at once.

use shared::order::PlacedOrder;
use tests::{
    race::{Answer, Request},
    suite::{Options, Outcome, Tally, engine},
};

use super::arena::{Arena, CROWD, Care, Stock, order};

const REFUSALS: [&str; 2] = ["VOUCHER_INSUFFICIENT", "PRICE_CHANGED"];
/// Pays for a dozen of the orders that race for it.
const ON_A_LOT: i64 = 200_000;
/// They stand in line for the same rows, and behind the slow wire to PostgreSQL the last of
/// [`CROWD`] waits longer than a statement may.
const AT_ONE_LOT: usize = CROWD / 2;
/// Exactly one unit with its shipping.
const ONE_ORDER: i64 = 15_500;

/// Orders with one voucher or two, in parts and wholes, while earlier orders are cancelled.
pub(crate) async fn overspending(options: &Options) -> (Tally, Outcome) {
    let attempts = match engine() {
        "PostgreSQL" => options.pick(512, 10_048),
        _ => options.pick(2_048, 10_048),
    };
    let mut arena = spend(options, Care::Guarded, attempts / AT_ONE_LOT).await;
    let note = format!("attempts by {AT_ONE_LOT} shoppers at once");
    let outcome = arena.tally.outcome("voucher money", note);
    (std::mem::take(&mut arena.tally), outcome)
}

pub(super) async fn spend(options: &Options, care: Care, bursts: usize) -> Arena {
    let mut stock = Stock::default();
    stock.option("plenty", "jang", 1_000_000);
    for burst in 0..bursts {
        stock.lot(&format!("RACE-{burst:04}-AAAA"), ON_A_LOT);
        stock.lot(&format!("RACE-{burst:04}-BBBB"), ON_A_LOT);
    }
    let mut arena = Arena::open(options, care, &stock).await;
    arena.tally.wanted = (bursts * AT_ONE_LOT) as u64;
    let mut spent: Vec<PlacedOrder> = Vec::new();
    for burst in 0..bursts {
        if !arena.goes_on() {
            break;
        }
        let buyer = arena.buyer();
        let a = buyer
            .lot_token(&format!("RACE-{burst:04}-AAAA"), "0000")
            .await;
        let b = buyer
            .lot_token(&format!("RACE-{burst:04}-BBBB"), "0000")
            .await;
        let mut requests: Vec<Request> = spent.drain(..).map(|placed| cancel(&placed)).collect();
        let ways = [vec![a.clone()], vec![b.clone()], vec![a, b]];
        for (nth, lots) in ways.iter().cycle().take(6).enumerate() {
            let quantity = u32::try_from(nth / 2 + 1).unwrap_or(1);
            let request = buyer.order_request(&[("plenty", quantity)], lots).await;
            let share = (AT_ONE_LOT - requests.len().min(AT_ONE_LOT / 2)) / (6 - nth);
            let left = AT_ONE_LOT.saturating_sub(requests.len());
            requests.extend((0..share.min(left)).map(|_| order(&request)));
        }
        arena.random.shuffle(&mut requests);
        let answers = arena.race(&requests).await;
        arena.expect_clean("vouchers", &answers, &REFUSALS);
        // Some of what was bought goes back in the next burst.
        let placed = answers.iter().filter(|answer| answer.status == 201);
        spent = placed.filter_map(Answer::json).take(8).collect();
        arena.tally.runs += requests.len() as u64;
    }
    arena.judge("vouchers").await;
    arena
}

fn cancel(placed: &PlacedOrder) -> Request {
    let path = format!("/api/orders/{}/cancel", placed.no);
    Request::post(&path, &serde_json::json!({})).header("x-order-token", &placed.order_token)
}

/// A voucher that is good for one order only.
pub(crate) async fn single_use(options: &Options) -> (Tally, Outcome) {
    let codes = match engine() {
        "PostgreSQL" => options.pick(5, 1_000),
        _ => options.pick(20, 1_000),
    };
    let mut arena = use_once(options, Care::Guarded, codes).await;
    let note = format!("codes, {CROWD} shoppers each");
    let outcome = arena.tally.outcome("one redemption of a code", note);
    (std::mem::take(&mut arena.tally), outcome)
}

pub(super) async fn use_once(options: &Options, care: Care, codes: usize) -> Arena {
    let mut stock = Stock::default();
    stock.option("plenty", "jang", 1_000_000);
    for code in 0..codes {
        stock.lot(&format!("ONCE-{code:04}-AAAA"), ONE_ORDER);
    }
    let mut arena = Arena::open(options, care, &stock).await;
    arena.tally.wanted = codes as u64;
    for code in 0..codes {
        if !arena.goes_on() {
            break;
        }
        let buyer = arena.buyer();
        let token = buyer
            .lot_token(&format!("ONCE-{code:04}-AAAA"), "0000")
            .await;
        let request = buyer.order_request(&[("plenty", 1)], &[token]).await;
        let requests: Vec<_> = (0..CROWD).map(|_| order(&request)).collect();
        let answers = arena.race(&requests).await;
        arena.expect_clean("one code", &answers, &REFUSALS);
        let used = answers.iter().filter(|answer| answer.status == 201).count();
        arena
            .tally
            .expect(used == 1, || format!("code {code} was used {used} times"));
        arena.tally.runs += 1;
    }
    arena.judge("codes").await;
    arena
}
