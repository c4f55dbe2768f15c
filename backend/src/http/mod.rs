//! What every route shares: reading requests, headers, limits, the request log, probes.

pub mod docs;
pub mod extract;
pub mod form;
pub mod health;
pub mod observe;
mod packed;
pub mod peer;
pub mod security;
pub mod tenant;

pub use packed::Packed;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Method, Uri},
    middleware,
    response::{IntoResponse, Response},
};
use shared::error::ErrorCode;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{error::AppError, state::AppState};

/// Larger bodies are refused before they are read; nothing in the shop needs more.
const BODY_LIMIT: usize = 256 * 1024;

/// Puts the shared layers around the routes.
pub fn with_layers(routes: Router<AppState>, state: AppState) -> Router {
    routes
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::map_response_with_state(
            state.clone(),
            security::add_headers,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            observe::observe,
        ))
        .with_state(state)
}

/// The answer under `/api` for a path that is not in the contract.
pub async fn no_such_endpoint(uri: Uri) -> AppError {
    AppError::not_found(format!("{} 주소는 없어요.", uri.path()))
}

async fn method_not_allowed(method: Method) -> AppError {
    AppError::refused(
        ErrorCode::MethodNotAllowed,
        format!("이 주소는 {method} 요청을 받지 않아요."),
    )
}

fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned());
    AppError::internal(anyhow::anyhow!("panicked: {text}")).into_response()
}
