//! Probes: alive, able to serve, and what was counted.

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{error::AppError, http::extract::Json, state::AppState, vitals::Detail};

/// The probes of the shop's own address.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/healthz", get(show_health))
        .route("/readyz", get(show_readiness))
}

/// `/metrics`, and a `/healthz` that tells more, for their own listener: counts are nobody else's
/// business.
pub fn metrics_router(state: AppState) -> Router {
    Router::new()
        .route("/metrics", get(show_metrics))
        .route("/healthz", get(show_detail))
        .with_state(state)
}

/// The answer of a probe.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`; anything else is an error answer.
    status: &'static str,
    /// The version that answers.
    version: &'static str,
    /// Malls that can be served.
    malls: usize,
}

impl Health {
    fn ok(malls: usize) -> Self {
        Self {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
            malls,
        }
    }
}

/// The process is alive.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200, body = Health)))]
async fn show_health(State(state): State<AppState>) -> Json<Health> {
    Json(Health::ok(state.catalogs.len()))
}

/// The process can serve: the database answers and the catalogues are loaded.
#[utoipa::path(
    get, path = "/readyz", tag = "operation",
    responses((status = 200, body = Health), (status = 503, body = shared::error::ApiError))
)]
async fn show_readiness(State(state): State<AppState>) -> Result<Json<Health>, AppError> {
    state
        .db
        .ping()
        .await
        .map_err(|error| AppError::Unavailable(error.into()))?;
    Ok(Json(Health::ok(state.catalogs.len())))
}

async fn show_metrics(State(state): State<AppState>) -> impl IntoResponse {
    let form = "text/plain; version=0.0.4";
    let text = state.metrics.render() + &state.vitals.render(state.clock.now());
    ([(header::CONTENT_TYPE, form)], text)
}

/// Always 200 while the process is alive: a rule that is broken needs a person, not a restart.
async fn show_detail(State(state): State<AppState>) -> Json<Detail> {
    Json(state.vitals.detail(state.clock.now()))
}

/// The documentation of the probes.
#[derive(utoipa::OpenApi)]
#[openapi(paths(show_health, show_readiness))]
pub struct HealthDoc;
