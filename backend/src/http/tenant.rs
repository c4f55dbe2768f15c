//! Whose mall a request is for: the municipality comes from the `Host`, never from the body.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// The mall of the request, as it was when the request began.
#[derive(Debug, Clone)]
pub struct Mall(pub Arc<Snapshot>);

impl std::ops::Deref for Mall {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.0
    }
}

impl FromRequestParts<AppState> for Mall {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        state
            .catalogs
            .by_host(host(parts))
            .map(Self)
            .ok_or_else(|| AppError::not_found("이 주소로 열린 쇼핑몰이 없어요."))
    }
}

/// The scheme and host by which the shopper reached the mall. Links that leave it and come back
/// lead there again, so that what the browser keeps for the address is still there.
#[derive(Debug, Clone)]
pub struct Origin(pub String);

impl FromRequestParts<AppState> for Origin {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        // Only a host of one of our malls is ever sent on.
        Mall::from_request_parts(parts, state).await?;
        let scheme = state
            .config
            .public_url
            .split("://")
            .next()
            .unwrap_or("https");
        Ok(Self(format!("{scheme}://{}", host_and_port(parts))))
    }
}

/// The host name without its port.
fn host(parts: &Parts) -> &str {
    let with_port = host_and_port(parts);
    match with_port.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => with_port,
    }
}

/// What the request calls this server; HTTP/2 has it in the URI.
fn host_and_port(parts: &Parts) -> &str {
    let header = parts.headers.get(header::HOST);
    parts
        .uri
        .authority()
        .map(axum::http::uri::Authority::as_str)
        .or_else(|| header.and_then(|value| value.to_str().ok()))
        .unwrap_or("")
}
