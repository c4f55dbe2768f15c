//! Balance checks.

use shared::voucher::{BalanceAnswer, BalanceRequest};

use crate::api::{Call, Failure};

/// What a voucher has left.
pub async fn balance(request: &BalanceRequest) -> Result<BalanceAnswer, Failure> {
    Call::post("/api/vouchers/balance", request).answer().await
}
