//! The payment part of the contract.

use axum::{Router, extract::State, http::HeaderMap, routing::post};
use shared::{
    error::ApiError,
    payment::{ConfirmPayment, ConfirmStatus, Confirmed},
};
use tokio::time::timeout;
use utoipa::OpenApi;

use super::{confirm, store, webhook};
use crate::{
    error::AppError,
    http::{extract::Json, tenant::Mall},
    order,
    state::AppState,
};

/// Routes of this feature.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/payments/confirm", post(confirm_payment))
        .route("/webhooks/card", post(webhook::receive))
}

/// The documentation of this feature's routes.
#[derive(OpenApi)]
#[openapi(paths(confirm_payment))]
pub struct PaymentDoc;

/// Charges the card after the shopper came back from the provider's page.
#[utoipa::path(
    post, path = "/api/payments/confirm", tag = "payments",
    params(("X-Order-Token" = String, Header)),
    request_body = ConfirmPayment,
    responses(
        (status = 200, description = "How the payment stands; CONFIRMING means to ask for the order again", body = Confirmed),
        (status = 404, description = "NOT_FOUND: no such payment, or not the caller's", body = ApiError),
        (status = 409, description = "AMOUNT_MISMATCH or WRONG_STATE", body = ApiError),
    ),
)]
pub(crate) async fn confirm_payment(
    State(state): State<AppState>,
    mall: Mall,
    headers: HeaderMap,
    Json(request): Json<ConfirmPayment>,
) -> Result<Json<Confirmed>, AppError> {
    let attempt = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, &request.order_id).await?
    };
    let no = attempt
        .map(|attempt| attempt.order_no)
        .ok_or_else(|| AppError::not_found("결제를 찾을 수 없어요."))?;
    order::token::check(&state.key, mall.tenant(), &no, state.clock.now(), &headers)?;
    let task = state.clone();
    let settling = state.spawn_critical(async move {
        let settled = confirm::confirm(&task, mall.tenant(), &request).await;
        task.catalogs.changed();
        settled
    });
    // The payment goes on whether or not anybody waits for it.
    match timeout(state.config.answer_within, settling).await {
        Ok(settled) => settled.map(|settled| {
            Json(Confirmed {
                no: settled.order_no,
                status: settled.status,
                message: settled.message,
            })
        }),
        Err(_slow) => Ok(Json(Confirmed {
            no,
            status: ConfirmStatus::Confirming,
            message: None,
        })),
    }
}
