//! Placing orders and looking after them.

use serde::Deserialize;
use shared::claim::RequestClaim;
use shared::ids::OrderNo;
use shared::order::{CancelOrder, LookUpOrder, Order, PlacedOrder};
use shared::payment::PaymentRequest;

use crate::api::{Call, Failure};

/// Places an order under a name. The same name and body give the same order again.
///
/// The body is the JSON of a [`shared::order::PlaceOrder`], so that what is repeated is to the
/// letter what was sent.
pub async fn place(key: &str, body: &str) -> Result<PlacedOrder, Failure> {
    Call::post_text("/api/orders", body.to_owned())
        .header("Idempotency-Key", key)
        .answer()
        .await
}

/// An order that was looked up, and the proof that it is the shopper's.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundOrder {
    /// Its number, as the mall writes it.
    pub no: OrderNo,
    /// The proof.
    pub order_token: String,
}

/// A guest's order, by number and phone.
pub async fn look_up(request: &LookUpOrder) -> Result<FoundOrder, Failure> {
    Call::post("/api/orders/lookup", request).answer().await
}

/// An order of this shopper.
pub async fn find(no: &OrderNo, token: &str) -> Result<Order, Failure> {
    Call::get(&format!("/api/orders/{no}"))
        .header("X-Order-Token", token)
        .answer()
        .await
}

/// Cancels the whole order. What became of it is asked for anew.
pub async fn cancel(no: &OrderNo, token: &str, reason: &str) -> Result<(), Failure> {
    let request = CancelOrder {
        reason: reason.to_owned(),
    };
    Call::post(&format!("/api/orders/{no}/cancel"), &request)
        .header("X-Order-Token", token)
        .send()
        .await?
        .accepted()
}

/// Cancels or sends back units under a name. The same name and request are one claim.
pub async fn claim(
    no: &OrderNo,
    token: &str,
    key: &str,
    request: &RequestClaim,
) -> Result<(), Failure> {
    Call::post(&format!("/api/orders/{no}/claims"), request)
        .header("X-Order-Token", token)
        .header("Idempotency-Key", key)
        .send()
        .await?
        .accepted()
}

/// Another try to pay.
pub async fn pay(no: &OrderNo, token: &str) -> Result<PaymentRequest, Failure> {
    Call::post_text(&format!("/api/orders/{no}/pay"), "{}".to_owned())
        .header("X-Order-Token", token)
        .answer()
        .await
}
