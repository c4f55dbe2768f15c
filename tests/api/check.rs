//! `chorok check`: the numbers belong together after every step of an order's life.

use shared::order::OrderStatus;
use tests::{Shop, TestApp};

async fn assert_healthy(app: &TestApp, when: &str) {
    let findings = backend::check::check(&app.state.db)
        .await
        .expect("the check runs");
    for finding in findings {
        assert_eq!(finding.violations, 0, "{when}: {}", finding.says);
    }
}

#[tokio::test]
async fn a_fresh_mall_is_healthy() {
    let app = TestApp::with_mall().await;
    assert_healthy(&app, "after the import").await;
}

#[tokio::test]
async fn the_books_balance_while_an_order_is_placed_paid_and_cancelled() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2), ("jang-1", 1)], &[token]).await;
    assert_healthy(&shop.app, "after placing").await;
    let _ = shop.pay(&placed).await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    assert_healthy(&shop.app, "after paying").await;
    let reply = shop.cancel(&placed).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    shop.app.run_jobs().await;
    assert_healthy(&shop.app, "after cancelling").await;
}
