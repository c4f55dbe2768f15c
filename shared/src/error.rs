//! The one shape of every refusal on the wire.

use serde::{Deserialize, Serialize};

/// What a caller gets instead of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiError {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// What went wrong and what to do, for people, in Korean.
    pub message: String,
    /// The fields of the request that are not right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

/// One field that is not right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Path of the field in the request, for example `recipient.phone`.
    pub field: String,
    /// What would be right.
    pub message: String,
}

impl FieldError {
    /// Names the field and what would be right.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// The closed set of reasons for a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ErrorCode {
    /// The body, a parameter or a header is not of the contract's form.
    Invalid,
    /// There is no such thing, or the caller may not know that there is.
    NotFound,
    /// The path exists, but not for this method.
    MethodNotAllowed,
    /// The caller may know of it but not do this.
    Forbidden,
    /// Nobody is signed in, or no longer.
    SignInRequired,
    /// The name, the password or the digits are wrong; which of them is not told.
    SignInFailed,
    /// A decision about money wants the authenticator's digits again.
    StepUpRequired,
    /// The request is larger than this endpoint reads.
    TooLarge,
    /// Too many tries; `Retry-After` says when the next one is welcome.
    TooManyRequests,
    /// What the shopper saw and what the mall would charge differ; the new quote comes along.
    PriceChanged,
    /// Fewer units are left than were asked for.
    SoldOut,
    /// The cart cannot be ordered as it is; the fields name each unmet requirement.
    RequirementsUnmet,
    /// A voucher has less left than was to be paid with it.
    VoucherInsufficient,
    /// The card or PIN is wrong, or there is no such voucher.
    VoucherNotFound,
    /// The voucher was looked up too long ago.
    VoucherTokenExpired,
    /// The same request is being worked on.
    InProgress,
    /// The idempotency key was used with another request.
    IdempotencyMismatch,
    /// The order is in a state that does not allow this.
    WrongState,
    /// The amount is not the one of the order.
    AmountMismatch,
    /// The card company refused.
    CardDeclined,
    /// The outcome is not known yet; the mall keeps asking.
    PaymentPending,
    /// The mall or something that it needs is not reachable right now.
    Unavailable,
    /// Something broke on our side.
    Internal,
}
