//! `POST /api/vouchers/balance`.

use std::time::Duration;

use axum::{Router, extract::State, routing::post};
use shared::voucher::{BalanceAnswer, BalanceRequest};
use utoipa::OpenApi;

use super::{Attempts, balance::balance, check_attempts, forgive};
use crate::{
    error::AppError,
    http::{extract::Json, peer::Peer, tenant::Mall},
    state::AppState,
};

/// Guessing one of 10,000 PINs at this pace takes weeks; typing errors do not get near it.
const TRIES: Attempts = Attempts {
    what: "voucher",
    most: 20,
    window: Duration::from_hours(1),
};
/// All callers together.
const TRIES_OF_ALL: Attempts = Attempts {
    what: "voucher-all",
    most: 100,
    window: Duration::from_mins(1),
};

/// Routes of this feature.
pub fn router() -> Router<AppState> {
    Router::new().route("/api/vouchers/balance", post(check_balance))
}

/// The documentation of this feature's routes.
#[derive(OpenApi)]
#[openapi(paths(check_balance))]
pub struct VoucherDoc;

/// Tells what a voucher has left, by code and PIN or by the tokens of an earlier answer.
#[utoipa::path(
    post, path = "/api/vouchers/balance", tag = "vouchers",
    request_body = BalanceRequest,
    responses(
        (status = 200, description = "The lots, each with a token that is good for 30 minutes", body = BalanceAnswer),
        (status = 404, description = "VOUCHER_NOT_FOUND: unknown code or wrong PIN, told alike", body = shared::error::ApiError),
        (status = 429, description = "TOO_MANY_REQUESTS", body = shared::error::ApiError),
    ),
)]
pub(crate) async fn check_balance(
    State(state): State<AppState>,
    mall: Mall,
    Peer(peer): Peer,
    Json(request): Json<BalanceRequest>,
) -> Result<Json<BalanceAnswer>, AppError> {
    if !request.lot_tokens.is_empty() {
        return balance(&state, &mall, &request).await.map(Json);
    }
    let (all, caller) = (mall.tenant().as_str(), peer.to_string());
    check_attempts(&state, TRIES_OF_ALL, all).await?;
    check_attempts(&state, TRIES, &caller).await?;
    let answer = balance(&state, &mall, &request).await?;
    forgive(&state, TRIES_OF_ALL, all).await?;
    forgive(&state, TRIES, &caller).await?;
    Ok(Json(answer))
}
