//! Everything that can go wrong at a provider × everything that it is asked for: each cell ends
//! within five minutes of the mall's clock, and our books tell what the providers' own logs tell.

mod cells;
mod webhooks;

use std::time::Duration;

use serde_json::json;
use shared::order::{OrderStatus, PlacedOrder};
use tests::{Opening, Provider, Shop};

use self::cells::{Asked, FAULTS, Fault};

const CODE: &str = "DEMO-GJ-LOVE-0001";

/// Short, because a silent provider is waited for in real time.
const OPENING: Opening = Opening {
    patience: Duration::from_millis(800),
    answer_within: Duration::from_mins(1),
    webhooks: false,
    on_file: false,
};

/// Runs all cells of one question in one mall.
async fn run(asked: Asked) {
    let shop = Shop::open_with(&OPENING).await;
    for fault in &FAULTS {
        let what = format!("{asked:?} × {}", fault.kind);
        if let Some(why_not) = asked.makes_no_sense(fault) {
            // The reason stands in the table; here only its being one is checked.
            assert!(!why_not.is_empty(), "{what}");
            continue;
        }
        run_cell(&shop, asked, fault, &what).await;
        shop.assert_no_drift(&what).await;
        shop.heal(Provider::Card).await;
        shop.heal(Provider::Voucher).await;
    }
}

async fn run_cell(shop: &Shop, asked: Asked, fault: &Fault, what: &str) {
    let script = || fault.script();
    let lots = match asked.provider() {
        Provider::Voucher => vec![shop.lot_token(CODE, "0000").await],
        _ => Vec::new(),
    };
    if asked == Asked::VoucherAuthorize {
        shop.fault_with(Provider::Voucher, "authorize", &script())
            .await;
    }
    let request = shop.order_request(&[("rice-1", 1)], &lots).await;
    let key = format!("key-{}", shop.app.state.ids.token());
    let reply = shop.send_order(&request, &key).await;
    if !reply.status.is_success() {
        // The vouchers' provider did not answer: the page sends the same order again.
        shop.settle_within_five_minutes(what).await;
    }
    let placed: PlacedOrder = if reply.status.is_success() {
        reply.good()
    } else {
        shop.send_order(&request, &key).await.good()
    };
    match asked {
        Asked::CardApprove => {
            shop.fault_with(Provider::Card, "confirm", &script()).await;
        }
        Asked::CardQuery => {
            // Only a lost answer makes the mall ask.
            shop.fault(Provider::Card, "confirm", "reset_after").await;
            shop.fault_with(Provider::Card, "query", &script()).await;
        }
        Asked::VoucherConfirm => {
            shop.fault_with(Provider::Voucher, "confirm", &script())
                .await;
        }
        Asked::VoucherQuery => {
            shop.fault(Provider::Voucher, "confirm", "reset_after")
                .await;
            shop.fault_with(Provider::Voucher, "query", &script()).await;
        }
        _ => {}
    }
    if let Some(payment) = &placed.payment {
        let returned = shop
            .at_card_window(&payment.url, "shinhan", "approve")
            .await;
        let reply = shop.confirm(&placed, &returned).await;
        assert!(reply.status.is_success(), "{what}: {}", reply.text());
    }
    let is_void = asked == Asked::VoucherVoid;
    if !is_void {
        shop.settle_within_five_minutes(what).await;
        assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid, "{what}");
    }
    let operation = match asked {
        Asked::VoucherVoid => "void",
        _ => "cancel",
    };
    if asked.is_giving_back() {
        shop.fault_with(asked.provider(), operation, &script())
            .await;
    }
    // Also where something else went wrong: the money comes back, and the stock with it.
    let reply = shop.cancel(&placed).await;
    assert!(reply.status.is_success(), "{what}: {}", reply.text());
    shop.settle_within_five_minutes(what).await;
    assert_eq!(
        shop.see(&placed).await.status,
        OrderStatus::Cancelled,
        "{what}"
    );
    assert_eq!(shop.charged_outside().await.0, 0, "{what}");
    assert_eq!(shop.spent_outside().await.0, 0, "{what}");
    shop.advance_outside(Duration::from_secs(70)).await;
}

impl Fault {
    fn script(&self) -> serde_json::Value {
        match self.kind {
            "late" => json!({ "kind": "late", "seconds": 65 }),
            kind => json!({ "kind": kind }),
        }
    }
}

#[tokio::test]
async fn approving_a_card() {
    run(Asked::CardApprove).await;
}

#[tokio::test]
async fn asking_about_a_card() {
    run(Asked::CardQuery).await;
}

#[tokio::test]
async fn cancelling_a_card() {
    run(Asked::CardCancel).await;
}

#[tokio::test]
async fn authorising_a_voucher() {
    run(Asked::VoucherAuthorize).await;
}

#[tokio::test]
async fn confirming_a_voucher() {
    run(Asked::VoucherConfirm).await;
}

#[tokio::test]
async fn asking_about_a_voucher() {
    run(Asked::VoucherQuery).await;
}

#[tokio::test]
async fn voiding_a_voucher() {
    run(Asked::VoucherVoid).await;
}

#[tokio::test]
async fn cancelling_a_voucher() {
    run(Asked::VoucherCancel).await;
}
