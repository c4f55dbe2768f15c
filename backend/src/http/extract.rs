//! `Json`, `Query` and `Path` whose refusals speak the mall's error envelope and name the field.
//!
//! Request types refuse unknown fields themselves, with `#[serde(deny_unknown_fields)]`.

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use shared::error::{ErrorCode, FieldError};

use crate::error::AppError;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A JSON body, and an answer in JSON.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T, S> FromRequest<S> for Json<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let JsonBytes(body) = JsonBytes::from_request(request, state).await?;
        parse(&body).map(Self)
    }
}

/// A JSON body as it was sent, for handlers that keep or compare it; [`parse`] reads it.
#[derive(Debug, Clone)]
pub struct JsonBytes(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for JsonBytes {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        if !is_json(&request) {
            return Err(AppError::invalid(vec![FieldError::new(
                "content-type",
                "application/json 형식으로 보내 주세요.",
            )]));
        }
        let body = Bytes::from_request(request, state).await;
        body.map(Self).map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                AppError::refused(ErrorCode::TooLarge, "요청이 너무 커요.")
            } else {
                AppError::refused(ErrorCode::Invalid, "요청을 끝까지 받지 못했어요.")
            }
        })
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(header::CONTENT_TYPE, JSON)], body).into_response(),
            Err(error) => AppError::internal(error).into_response(),
        }
    }
}

/// Reads JSON, and names the field that is not right.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    // Keeping track of the path costs more than reading: only what is wrong is read again.
    serde_json::from_slice(body).or_else(|_wrong| explain(body))
}

fn explain<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { String::new() } else { path };
        AppError::invalid(vec![FieldError::new(field, error.inner().to_string())])
    })?;
    reader
        .end()
        .map_err(|error| AppError::invalid(vec![FieldError::new("", error.to_string())]))?;
    Ok(value)
}

fn is_json(request: &Request) -> bool {
    let value = request.headers().get(header::CONTENT_TYPE);
    let text = value.and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = text.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Parameters after the question mark.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|rejection| {
                let field = FieldError::new("query", rejection.body_text());
                AppError::invalid(vec![field])
            })
    }
}

/// Parts of the path.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            // A path that does not parse names nothing.
            Err(_) => Err(AppError::not_found("주소를 찾을 수 없어요.")),
        }
    }
}
