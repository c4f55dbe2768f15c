//! Guests: a random id in a cookie, so that a repeated request is known to be the same person's.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::{error::AppError, state::AppState};

const COOKIE: &str = "chorok-guest";

/// The random id by which a guest's repeated requests are known. It says nothing about the guest.
pub(super) fn known(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let named = |pair: &str| {
        let (name, value) = pair.trim().split_once('=')?;
        (name.trim_start_matches("__Host-") == COOKIE).then(|| value.to_owned())
    };
    let usable = |id: &String| {
        (20..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    cookies
        .flat_map(|cookies| cookies.split(';').filter_map(named))
        .find(usable)
}

/// The id of a guest without a cookie. It follows from the request's own key, so that a repeat is
/// known even when the first answer, and the cookie with it, was lost.
pub(super) fn of_key(state: &AppState, headers: &HeaderMap) -> String {
    let key = headers
        .get("idempotency-key")
        .map_or(&[][..], HeaderValue::as_bytes);
    hex::encode(&state.key.sign("guest", key)[..16])
}

pub(super) fn cookie(state: &AppState, guest: &str) -> Result<HeaderValue, AppError> {
    let (prefix, secure) = if state.config.public_url.starts_with("https://") {
        ("__Host-", "; Secure")
    } else {
        ("", "")
    };
    let cookie = format!(
        "{prefix}{COOKIE}={guest}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax{secure}"
    );
    HeaderValue::from_str(&cookie).map_err(AppError::internal)
}
