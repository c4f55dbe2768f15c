//! Cancelling, sending back and exchanging units of an order.

mod cancel;
mod race;
mod refusal;
mod send_back;

use std::time::Duration;

use backend::db::boxed;
use shared::{
    claim::{Claim, ClaimStatus},
    order::{Order, PlacedOrder},
};
use tests::{Shop, TestApp};

/// Longer than the outbox waits before it tries again, and than the card provider wants between
/// two cancels of a payment.
const A_WHILE: Duration = Duration::from_secs(10);
const A_DAY: Duration = Duration::from_hours(24);

async fn assert_healthy(app: &TestApp) {
    let findings = backend::check::check(&app.state.db).await;
    for finding in findings.expect("the check runs") {
        assert_eq!(finding.violations, 0, "{}", finding.says);
    }
}

pub(crate) async fn ship(shop: &Shop, placed: &PlacedOrder, vendor: &str) {
    let (state, tenant) = (&shop.app.state, "gangjin".into());
    let (vendor, now) = (vendor.into(), state.clock.now());
    let (place, waybill) = ((&placed.no, &vendor), "우체국 1234567890123");
    state
        .db
        .write(|tx| boxed(backend::order::ship(tx, &tenant, place, waybill, now)))
        .await
        .expect("the parcel is sent");
}

pub(crate) async fn deliver(shop: &Shop, placed: &PlacedOrder, vendor: &str) {
    ship(shop, placed, vendor).await;
    let (state, tenant) = (&shop.app.state, "gangjin".into());
    let (vendor, now) = (vendor.into(), state.clock.now());
    let place = (&placed.no, &vendor);
    state
        .db
        .write(|tx| boxed(backend::order::deliver(tx, &tenant, place, now)))
        .await
        .expect("the parcel arrives");
}

/// The last claim of an order, which must be in this state.
#[track_caller]
fn last(order: &Order, status: ClaimStatus) -> &Claim {
    let claim = order.claims.last().expect("a claim");
    assert_eq!(claim.status, status);
    claim
}
