//! Who is calling, and under which idempotency key: read from the headers before any body.

use std::sync::Arc;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};

use crate::{
    fault::{Op, Subject},
    journal::Answer,
    listen::Cut,
    provider::{self, Call},
};

const LONGEST_KEY: usize = 300;

/// How a provider knows its shops.
pub(crate) trait Gate: Send + Sync {
    fn admit(&self, headers: &HeaderMap) -> Result<(), Answer>;
}

/// An admitted request.
pub(crate) struct Caller {
    scope: Option<String>,
    cut: Cut,
}

impl Caller {
    pub(crate) fn call(self, op: Op, subject: Subject) -> Call {
        Call {
            op,
            subject,
            scope: self.scope,
            cut: self.cut,
        }
    }
}

impl<G: Gate> FromRequestParts<Arc<G>> for Caller {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, gate: &Arc<G>) -> Result<Self, Answer> {
        gate.admit(&parts.headers)?;
        let cut = parts.extensions.get::<ConnectInfo<Cut>>();
        Ok(Self {
            scope: scope(parts)?,
            cut: cut.map(|info| info.0.clone()).unwrap_or_default(),
        })
    }
}

/// The idempotency key with method and URL. The body is no part of it, as at the card provider; neither is the
/// API key, because only one is admitted.
fn scope(parts: &Parts) -> Result<Option<String>, Answer> {
    if parts.method != Method::POST {
        return Ok(None);
    }
    let Some(key) = parts.headers.get("idempotency-key") else {
        return Ok(None);
    };
    match key.to_str() {
        Ok(key) if key.len() <= LONGEST_KEY => Ok(Some(format!("POST {} {key}", parts.uri.path()))),
        _ => Err(provider::error(
            400,
            "INVALID_IDEMPOTENCY_KEY",
            "멱등키는 300자 이하여야 합니다.",
        )),
    }
}

/// The credentials after `scheme` in the `Authorization` header.
pub(crate) fn credentials<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (given, credentials) = value.split_once(' ')?;
    given
        .eq_ignore_ascii_case(scheme)
        .then(|| credentials.trim())
}
