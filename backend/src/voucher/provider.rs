//! The outside voucher provider: authorise, confirm, void, cancel. Its contract is our own
//! adapter's, not that of any issuer.

use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::{
    ids::{LotId, OrderNo, ProgrammeId, TenantId},
    money::Won,
    time::Date,
};

use crate::{
    error::AppError,
    outside::{Call, Reply, call},
    state::AppState,
};

/// A lot as the provider tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lot {
    /// The provider's id.
    pub lot_id: LotId,
    /// The programme, by the id that the mall knows.
    pub programme: ProgrammeId,
    /// Issued.
    pub face: Won,
    /// Left and not held.
    pub remaining: Won,
    /// Last usable day, `2026-12-31`.
    pub expires_on: String,
}

/// An amount of one lot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LotAmount {
    /// The lot.
    pub lot_id: LotId,
    /// The amount.
    pub amount: Won,
}

/// Amounts of lots as a row keeps them.
pub fn read_lots(kept: &str) -> Result<Vec<LotAmount>, AppError> {
    serde_json::from_str(kept).map_err(AppError::internal)
}

/// What amounts of lots, as a row keeps them, come to.
pub fn sum(kept: &str) -> Result<Won, AppError> {
    Ok(read_lots(kept)?.iter().map(|lot| lot.amount).sum())
}

#[derive(Deserialize)]
struct Lots {
    lots: Vec<Lot>,
}

/// What a number has left. `None`: unknown number or wrong PIN.
pub async fn balance(
    state: &AppState,
    tenant: &TenantId,
    number: &str,
    pin: &str,
) -> Result<Option<Vec<Lot>>, AppError> {
    let request = post(state, "/v1/balance").json(&json!({ "number": number, "pin": pin }));
    match call(state, "voucher-balance", tenant.as_str(), request)
        .await
        .reply
    {
        Reply::Done(body) => {
            let answer: Lots = serde_json::from_value(body).map_err(AppError::internal)?;
            Ok(Some(answer.lots))
        }
        Reply::Refused { .. } => Ok(None),
        Reply::Unknown => Err(AppError::Unavailable(anyhow::anyhow!(
            "the voucher provider did not answer"
        ))),
    }
}

/// Sets the amounts aside for ten minutes.
pub async fn authorize(
    state: &AppState,
    order: &OrderNo,
    idempotency_key: &str,
    lots: &[LotAmount],
) -> Call {
    let body = json!({ "orderNo": order, "lots": lots });
    let request = post(state, "/v1/authorizations")
        .header("Idempotency-Key", idempotency_key)
        .json(&body);
    call(state, "voucher-authorize", order.as_str(), request).await
}

/// Spends what an authorisation holds.
pub async fn confirm(state: &AppState, order: &OrderNo, auth_id: &str) -> Call {
    let request = post(state, &format!("/v1/authorizations/{auth_id}/confirm"))
        .header("Idempotency-Key", format!("confirm-{auth_id}"));
    call(state, "voucher-confirm", order.as_str(), request).await
}

/// Frees what an authorisation holds.
pub async fn void(state: &AppState, order: &OrderNo, auth_id: &str) -> Call {
    let request = post(state, &format!("/v1/authorizations/{auth_id}/void"))
        .header("Idempotency-Key", format!("void-{auth_id}"));
    call(state, "voucher-void", order.as_str(), request).await
}

/// Gives spent amounts back to their lots.
pub async fn cancel(
    state: &AppState,
    order: &OrderNo,
    approval_no: &str,
    idempotency_key: &str,
    lots: &[LotAmount],
) -> Call {
    let request = post(state, &format!("/v1/approvals/{approval_no}/cancel"))
        .header("Idempotency-Key", idempotency_key)
        .json(&json!({ "lots": lots, "reason": "주문 취소" }));
    call(state, "voucher-cancel", order.as_str(), request).await
}

/// What the provider knows of an order.
pub async fn by_order(state: &AppState, order: &OrderNo) -> Call {
    let config = &state.config.voucher;
    let request = state
        .http
        .get(format!("{}/v1/authorizations/by-order/{order}", config.url))
        .bearer_auth(config.secret.expose());
    call(state, "voucher-query", order.as_str(), request).await
}

/// What was approved and cancelled on a Korean day, one row for each lot.
pub async fn transactions(state: &AppState, day: Date) -> Call {
    let config = &state.config.voucher;
    let request = state
        .http
        .get(format!("{}/v1/transactions?date={day}", config.url))
        .bearer_auth(config.secret.expose());
    call(state, "voucher-transactions", "", request).await
}

fn post(state: &AppState, path: &str) -> reqwest::RequestBuilder {
    let config = &state.config.voucher;
    state
        .http
        .post(format!("{}{path}", config.url))
        .bearer_auth(config.secret.expose())
}
