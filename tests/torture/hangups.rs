//! Shoppers hang up while their payment is being confirmed: politely, rudely, or by halves. What
//! the provider approved must be booked all the same.

use std::time::Duration;

use tests::{
    World,
    suite::{Options, Outcome, Tally},
};
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    life::Life,
    plan::{Plan, Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
/// So many hang up before the next look at the books.
const BATCH: u64 = 50;

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    let mut tally = Tally::default();
    let mut random = options.random(3);
    let wanted = options.pick(60, 2_000);
    let world = World::open(plenty(1, 2)).await;
    let buyer = world.buyer(0);
    let address = world.url(0).trim_start_matches("http://").to_owned();
    let mut booked = 0;
    tally.wanted = wanted;
    while tally.runs < wanted && options.goes_on(&tally) {
        let wallet = Wallet::look_up(&world).await;
        for _ in 0..BATCH.min(wanted - tally.runs) {
            let mut life = Life::new(Plan::NeverPay);
            let ordered = life.go_on(&buyer, &wallet).await;
            tally.expect(ordered.is_ok(), || format!("no order: {ordered:?}"));
            let placed = life.placed().expect("it is placed");
            let payment = placed.payment.as_ref().expect("a card part");
            let returned = buyer
                .at_card_window(&payment.url, "shinhan", "approve")
                .await;
            let body = serde_json::to_string(&returned.confirm()).expect("it is JSON");
            let request = format!(
                "POST /api/payments/confirm HTTP/1.1\r\nhost: {address}\r\nx-order-token: {}\r\n\
                 content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                placed.order_token,
                body.len()
            );
            let after = Duration::from_millis(random.below(500) / (1 + random.below(10)));
            hang_up(&address, &request, random.below(3), after).await;
            tally.runs += 1;
        }
        let before = tally.violations.len();
        tally.blame(world.judge(BOUND).await);
        booked = world
            .count("select count(*) from orders where status = 'PAID'")
            .await;
        eprintln!(
            "  {} hung up, {booked} booked, {} wrong",
            tally.runs,
            tally.violations.len() - before
        );
    }
    let note = format!(
        "0–500 ms after the request, by FIN, RST or half-close; {booked} were approved, and all of them booked"
    );
    let outcome = tally.outcome("shoppers hang up while paying", note);
    Some((tally, outcome))
}

async fn hang_up(address: &str, request: &str, manner: u64, after: Duration) {
    let mut stream = TcpStream::connect(address).await.expect("the mall listens");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("it reads");
    match manner {
        // Half-close at once: the server sees the end of the input, the line stays.
        0 => stream.shutdown().await.expect("the line is up"),
        1 => stream.set_zero_linger().expect("the line is up"),
        _ => {}
    }
    tokio::time::sleep(after).await;
}
