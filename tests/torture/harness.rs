//! The harness itself: an order that was paid is still paid after `kill -9` and a new start.

use std::time::Instant;

use shared::{order::OrderStatus, payment::ConfirmStatus};
use tests::{
    Setup, World,
    suite::{Options, Outcome, Tally},
};

pub(crate) async fn run(_options: &Options) -> (Tally, Outcome) {
    let mut tally = Tally::default();
    let mut world = World::open(Setup::default()).await;
    eprintln!("  open after {:?}", tally.elapsed());
    let buyer = world.buyer(0);
    let token = buyer.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = buyer.order(&[("rice-2", 2)], &[token]).await;
    let confirmed = buyer.pay(&placed).await;
    tally.expect(confirmed.status == ConfirmStatus::Paid, || {
        format!("{confirmed:?}")
    });
    eprintln!("  paid after {:?}", tally.elapsed());
    world.kill(0).await;
    let killed = Instant::now();
    world.start(0, &[]).await.expect("the mall starts again");
    let order = buyer.see(&placed).await;
    tally.expect(order.status == OrderStatus::Paid, || {
        format!("{:?}", order.status)
    });
    tally.runs += 1;
    let back = killed.elapsed();
    let (healthy, said) = world.check().await;
    tally.expect(healthy, || said);
    let outcome = tally.outcome("the harness", format!("back after {back:?}"));
    (tally, outcome)
}
