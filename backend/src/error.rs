//! What can go wrong in a request, and how it looks on the wire.
//!
//! Pure rules have their own small refusals in `shared`; a feature turns them into an
//! [`AppError::refused`] with a code that the page can explain. Everything unexpected is a
//! [`AppError::Internal`], logged once with its chain by the request log and never shown.

use std::{fmt::Debug, sync::Arc, time::Duration};

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use shared::error::{ApiError, ErrorCode, FieldError};

use crate::db::Retryable;

/// What can go wrong in a request, in the words of HTTP.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The caller can understand and act on it; the status follows from the code.
    #[error("refused: {:?}", .0.code)]
    Refused(Box<Refusal>),
    /// Too many tries.
    #[error("too many requests")]
    TooMany {
        /// When the next try is welcome.
        retry_after: Duration,
    },
    /// Something that the mall needs does not answer right now.
    #[error("not available right now")]
    Unavailable(#[source] anyhow::Error),
    /// The database answered with an error that nobody expected.
    #[error("database error")]
    Database(#[from] sqlx::Error),
    /// Something broke on our side.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

/// A refusal that the caller can understand.
#[derive(Debug)]
pub struct Refusal {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// What went wrong and what to do, for people.
    pub message: String,
    /// The fields that are not right.
    pub fields: Vec<FieldError>,
    /// What the code's reader needs to go on, for example the new quote.
    pub detail: Option<serde_json::Value>,
}

impl AppError {
    /// A refusal with its code and a Korean sentence.
    pub fn refused(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::Refused(Box::new(Refusal {
            code,
            message: message.into(),
            fields: Vec::new(),
            detail: None,
        }))
    }

    /// There is no such thing, or it is not the caller's.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::refused(ErrorCode::NotFound, message)
    }

    /// The request is not of the contract's form; each field says what would be right.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        Self::refused(ErrorCode::Invalid, "입력한 내용을 확인해 주세요.").with_fields(fields)
    }

    /// Names the fields of a refusal. Other errors stay as they are.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<FieldError>) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.fields = fields;
        }
        self
    }

    /// Attaches data to a refusal, sent as `detail`. Other errors stay as they are.
    #[must_use]
    pub fn with_detail(mut self, detail: &impl Serialize) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.detail = serde_json::to_value(detail).ok();
        }
        self
    }

    /// A step that the machine of a state does not have: a fault of the program, not of a request.
    pub fn illegal(what: &str, from: impl Debug, to: impl Debug) -> Self {
        Self::internal(anyhow::anyhow!("{what} cannot go from {from:?} to {to:?}"))
    }

    /// Wraps a broken promise of our own.
    pub fn internal(source: impl Into<anyhow::Error>) -> Self {
        Self::Internal(source.into())
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => status_of(refusal.code),
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(error) if is_outage(error) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Retryable for AppError {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_retryable())
    }
}

/// The cause of a 5xx answer, left in the response for the request log.
#[derive(Debug, Clone)]
pub struct Cause(pub Arc<AppError>);

#[derive(Serialize)]
struct Body {
    #[serde(flatten)]
    error: ApiError,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<serde_json::Value>,
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = self.status();
        let retry_after = match &self {
            Self::TooMany { retry_after } => Some(retry_after.as_secs().max(1)),
            _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(2),
            _ => None,
        };
        let mut response = match self {
            Self::Refused(refusal) => {
                let error = ApiError {
                    code: refusal.code,
                    message: refusal.message,
                    fields: refusal.fields,
                };
                let detail = refusal.detail;
                (status, Json(Body { error, detail })).into_response()
            }
            other => {
                let mut response = (status, Json(server_error(status, None))).into_response();
                response.extensions_mut().insert(Cause(Arc::new(other)));
                response
            }
        };
        if let Some(seconds) = retry_after {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The body of an answer that says nothing but where to look in the log.
pub fn server_error(status: StatusCode, request_id: Option<&str>) -> ApiError {
    let (code, text) = match status {
        StatusCode::TOO_MANY_REQUESTS => {
            (ErrorCode::TooManyRequests, "잠시 뒤에 다시 시도해 주세요.")
        }
        StatusCode::SERVICE_UNAVAILABLE => (
            ErrorCode::Unavailable,
            "지금은 연결이 어려워요. 잠시 뒤에 다시 시도해 주세요.",
        ),
        _ => (
            ErrorCode::Internal,
            "문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.",
        ),
    };
    let message = match request_id {
        Some(id) => format!("{text} (요청 번호 {id})"),
        None => text.to_owned(),
    };
    ApiError {
        code,
        message,
        fields: Vec::new(),
    }
}

/// The status of each code. Exhaustive, so that a new code does not compile without one.
pub fn status_of(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::Invalid
        | ErrorCode::RequirementsUnmet
        | ErrorCode::IdempotencyMismatch
        | ErrorCode::VoucherTokenExpired => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::NotFound | ErrorCode::VoucherNotFound => StatusCode::NOT_FOUND,
        ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ErrorCode::Forbidden | ErrorCode::StepUpRequired => StatusCode::FORBIDDEN,
        ErrorCode::SignInRequired | ErrorCode::SignInFailed => StatusCode::UNAUTHORIZED,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::PriceChanged
        | ErrorCode::SoldOut
        | ErrorCode::VoucherInsufficient
        | ErrorCode::InProgress
        | ErrorCode::WrongState
        | ErrorCode::AmountMismatch => StatusCode::CONFLICT,
        ErrorCode::CardDeclined => StatusCode::PAYMENT_REQUIRED,
        ErrorCode::PaymentPending => StatusCode::ACCEPTED,
        ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Whether the database is away or full, as opposed to refusing a statement.
fn is_outage(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        sqlx::Error::Database(inner) => {
            let code = inner.code().unwrap_or_default();
            // PostgreSQL: connection, resource and operator classes, a conflict that no repetition
            // got past, and a lock that others keep.
            // SQLite: BUSY, FULL, IOERR.
            ["08", "40", "53", "57"]
                .iter()
                .any(|class| code.len() == 5 && code.starts_with(class))
                || matches!(code.as_ref(), "55P03" | "5" | "13" | "10" | "778")
        }
        _ => false,
    }
}
