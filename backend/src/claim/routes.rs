//! The claim part of the contract.

use axum::{Router, extract::State, http::HeaderMap, routing::post};
use shared::{
    claim::RequestClaim,
    error::{ApiError, FieldError},
    ids::OrderNo,
    order::Order,
    text::line,
};
use utoipa::OpenApi;

use super::request;
use crate::{
    error::AppError,
    http::{
        extract::{Json, JsonBytes, Path, parse},
        tenant::Mall,
    },
    order::{self, Keyed},
    state::AppState,
};

/// Routes of this feature.
pub fn router() -> Router<AppState> {
    Router::new().route("/api/orders/{no}/claims", post(request_claim))
}

/// The documentation of this feature's routes.
#[derive(OpenApi)]
#[openapi(paths(request_claim))]
pub struct ClaimDoc;

/// Cancels units that were not sent yet, or asks to send delivered ones back.
#[utoipa::path(
    post, path = "/api/orders/{no}/claims", tag = "orders",
    request_body = RequestClaim,
    params(
        ("no" = String, Path),
        ("X-Order-Token" = String, Header),
        ("Idempotency-Key" = String, Header, description = "New for each claim; repeated on every retry"),
    ),
    responses(
        (status = 200, description = "The order with the claim; the same for every repeat of the key", body = Order),
        (status = 404, description = "NOT_FOUND", body = ApiError),
        (status = 409, description = "WRONG_STATE: not possible, the field says why. AMOUNT_MISMATCH: another amount would come back", body = ApiError),
        (status = 422, description = "INVALID or IDEMPOTENCY_MISMATCH", body = ApiError),
    ),
)]
pub(crate) async fn request_claim(
    State(state): State<AppState>,
    mall: Mall,
    Path(no): Path<OrderNo>,
    headers: HeaderMap,
    JsonBytes(body): JsonBytes,
) -> Result<Json<Order>, AppError> {
    order::token::check(&state.key, mall.tenant(), &no, state.clock.now(), &headers)?;
    let keyed = Keyed::read(&headers, no.to_string(), "request_claim", &body)?;
    let mut asked: RequestClaim = parse(&body)?;
    asked.note = line(&asked.note, 200).ok_or_else(|| {
        let text = "한 줄로 200자까지 적을 수 있어요.";
        AppError::invalid(vec![FieldError::new("note", text)])
    })?;
    let task = state.clone();
    state
        .spawn_critical(async move {
            request::request(&task, mall.tenant(), &no, &keyed, &asked).await?;
            task.catalogs.changed();
            order::read_order(&task, &mall, &no).await
        })
        .await
}
