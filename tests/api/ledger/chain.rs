//! The chain grows with every transfer, and with nothing else.

use std::sync::Arc;

use backend::ledger::verify::Start;
use tests::{Shop, TestApp};

use super::{sell, verified, whole};

#[tokio::test]
async fn importing_selling_and_giving_back_are_links() {
    let shop = Shop::open().await;
    // Two lots are issued, and one of them was used before.
    assert_eq!(whole(&shop.app).await.last, 3);
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    assert_eq!(whole(&shop.app).await.last, 3, "holding posts nothing");
    let _ = shop.pay(&placed).await;
    let sold = whole(&shop.app).await;
    assert_eq!(sold.last, 4);
    let reply = shop.cancel(&placed).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    shop.app.run_jobs().await;
    let back = whole(&shop.app).await;
    assert_eq!(back.last, 5);
    assert_ne!(back.hash, sold.hash);
}

#[tokio::test]
async fn posting_at_once_leaves_no_gap_and_no_fork() {
    let app = Arc::new(TestApp::with_mall().await);
    let before = whole(&app).await.last;
    let sales: Vec<_> = (0..40)
        .map(|number| {
            let app = app.clone();
            tokio::spawn(async move { sell(&app, &format!("order-{number}"), 1_000).await })
        })
        .collect();
    for sale in sales {
        sale.await.expect("the sale is posted");
    }
    assert_eq!(whole(&app).await.last, before + 40);
}

#[tokio::test]
async fn a_transfer_that_is_not_committed_leaves_no_link() {
    let app = TestApp::with_mall().await;
    sell(&app, "order-1", 1_000).await;
    let before = whole(&app).await;
    let again = app
        .state
        .db
        .write(|tx| backend::db::boxed(super::sell_in(tx, &app, "order-1", 1_000)))
        .await;
    assert!(again.is_err(), "a sale is posted once for its order");
    assert_eq!(whole(&app).await, before);
    sell(&app, "order-2", 1_000).await;
    assert_eq!(whole(&app).await.last, before.last + 1);
}

#[tokio::test]
async fn verifying_goes_on_where_it_ended() {
    let app = TestApp::with_mall().await;
    let first = verified(&app, Start::Resume).await.expect("whole books");
    assert_eq!((first.resumed_after, first.last), (0, 3));
    sell(&app, "order-1", 1_000).await;
    let second = verified(&app, Start::Resume).await.expect("whole books");
    assert_eq!((second.resumed_after, second.last), (3, 4));
    let all = verified(&app, Start::First).await.expect("whole books");
    assert_eq!((all.resumed_after, all.hash), (0, second.hash));
}
