//! The producer's side of claims.

use serde_json::json;
use shared::{
    claim::ClaimStatus,
    console::desk::OpenClaim,
    error::ErrorCode,
    order::{Order, PlacedOrder},
};
use tests::{Actor, Shop, new_key};

const CLAIMS: &str = "/api/console/vendors/craft-01/claims";

async fn open(farmer: &Actor) -> Vec<OpenClaim> {
    farmer.get(CLAIMS).await.good()
}

/// A bowl that arrived, and that the shopper wants to give back.
async fn sent_back(shop: &Shop, farmer: &Actor, kind: &str) -> PlacedOrder {
    let placed = shop.order(&[("bowl-1", 1)], &[]).await;
    shop.pay(&placed).await;
    let path = format!("/api/console/vendors/craft-01/parcels/{}/send", placed.no);
    let waybill = json!({ "carrier": "EPOST", "number": "6890123456789" });
    let sent = farmer.post(&path, &waybill).await;
    assert_eq!(sent.status, 204, "{}", sent.text());
    let (tenant, vendor, now) = (
        "gangjin".into(),
        "craft-01".into(),
        shop.app.state.clock.now(),
    );
    let place = (&placed.no, &vendor);
    shop.app
        .state
        .db
        .write(|tx| backend::db::boxed(backend::order::deliver(tx, &tenant, place, now)))
        .await
        .expect("the parcel arrives");
    let request = json!({
        "kind": kind, "lines": [{ "option": "bowl-1", "quantity": 1 }],
        "reason": "DEFECTIVE", "note": "금이 갔어요", "knownOn": null, "expected": null,
    });
    let shopper = shop.owner(&placed).header("idempotency-key", &new_key());
    let path = format!("/api/orders/{}/claims", placed.no);
    shopper.post(&path, &request).await.good::<Order>();
    placed
}

#[tokio::test]
async fn a_return_is_answered_received_and_paid_back() {
    let shop = Shop::open().await;
    let farmer = shop.producer("craft-01").await;
    let placed = sent_back(&shop, &farmer, "RETURN").await;
    let claims = open(&farmer).await;
    assert_eq!((claims.len(), claims[0].note.as_str()), (1, "금이 갔어요"));
    let path = format!("{CLAIMS}/{}", claims[0].id);
    let early = farmer.post(&path, &json!({ "step": "RECEIVE" })).await;
    early.refused(ErrorCode::WrongState);
    for step in ["APPROVE", "RECEIVE"] {
        let taken = farmer.post(&path, &json!({ "step": step })).await;
        assert_eq!(taken.status, 204, "{}", taken.text());
    }
    shop.app.run_jobs().await;
    let order = shop.see(&placed).await;
    assert_eq!(order.claims[0].status, ClaimStatus::Refunded);
    assert!(open(&farmer).await.is_empty());
    shop.assert_no_drift("after a return").await;
}

#[tokio::test]
async fn a_refusal_needs_words_and_others_claims_do_not_exist() {
    let shop = Shop::open().await;
    let farmer = shop.producer("craft-01").await;
    sent_back(&shop, &farmer, "EXCHANGE").await;
    let id = open(&farmer).await.remove(0).id;
    let path = format!("{CLAIMS}/{id}");
    let silent = farmer
        .post(&path, &json!({ "step": "REFUSE", "why": " " }))
        .await;
    silent.refused(ErrorCode::Invalid);
    let other = shop.producer("rice-01").await;
    let foreign = format!("/api/console/vendors/rice-01/claims/{id}");
    let reply = other.post(&foreign, &json!({ "step": "APPROVE" })).await;
    reply.refused(ErrorCode::NotFound);
    let own: Vec<OpenClaim> = other
        .get("/api/console/vendors/rice-01/claims")
        .await
        .good();
    assert!(own.is_empty());
    let refused = json!({ "step": "REFUSE", "why": "유약의 무늬예요" });
    assert_eq!(farmer.post(&path, &refused).await.status, 204);
    assert!(open(&farmer).await.is_empty());
}
