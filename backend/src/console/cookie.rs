//! Cookies of the console: sent to our own pages only, and never readable by them.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::{error::AppError, state::AppState};

/// The value that the browser sent.
pub(super) fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let own = |pair: &str| {
        let (found, value) = pair.trim().split_once('=')?;
        (found.trim_start_matches("__Host-") == name).then(|| value.to_owned())
    };
    cookies
        .flat_map(|all| all.split(';').filter_map(own))
        .next()
}

/// The header that gives a value to the browser, or with an empty one takes it away.
pub(super) fn give(
    state: &AppState,
    name: &str,
    value: &str,
    lives_ms: i64,
) -> Result<HeaderValue, AppError> {
    let (prefix, secure) = if state.config.public_url.starts_with("https://") {
        ("__Host-", "; Secure")
    } else {
        ("", "")
    };
    let age = if value.is_empty() {
        0
    } else {
        lives_ms / 1_000
    };
    let cookie =
        format!("{prefix}{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).map_err(AppError::internal)
}
