//! Back from the card provider.

use shared::payment::{ConfirmPayment, Confirmed};

use crate::api::{Call, Failure};

/// Has the mall settle a payment that the shopper approved.
pub async fn confirm(request: &ConfirmPayment, token: &str) -> Result<Confirmed, Failure> {
    Call::post("/api/payments/confirm", request)
        .header("X-Order-Token", token)
        .answer()
        .await
}
