//! Somebody who wants to sell and is nobody of the console yet: known by a phone that was proved.
//!
//! The proof is a sealed cookie, so that no row is kept for people who only looked.

use std::{convert::Infallible, net::IpAddr, time::Duration};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, request::Parts},
};
use shared::{
    console::sign_in::{AskCode, PhoneSignIn},
    error::ErrorCode,
    ids::TenantId,
    text::Phone,
    time::Timestamp,
};

use super::{cookie, phone};
use crate::{
    db::boxed,
    error::AppError,
    outbox,
    state::AppState,
    voucher::{Attempts, check_attempts},
};

const COOKIE: &str = "chorok-join";
/// What the cookie is sealed for.
const PURPOSE: &str = "console-join";
/// Answering the questions may take some evenings.
const LIVES_MS: i64 = 30 * 86_400_000;

/// Codes that are wanted from one address for whatever phones: anybody may ask, and each letter
/// costs money.
const CODES_BY_ADDRESS: Attempts = Attempts {
    what: "join-code-address",
    most: 20,
    window: Duration::from_hours(1),
};
/// Guesses at the code of one phone.
const GUESSES: Attempts = Attempts {
    what: "join-phone",
    most: 20,
    window: Duration::from_mins(15),
};

/// Somebody whose phone was proved.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// Of which mall.
    pub tenant: TenantId,
    /// The phone.
    pub phone: Phone,
}

/// Sends a code to any phone.
pub async fn send_code(
    state: &AppState,
    tenant: &TenantId,
    address: IpAddr,
    request: &AskCode,
) -> Result<(), AppError> {
    let phone = phone::parse(&request.phone)?;
    check_attempts(state, CODES_BY_ADDRESS, &address.to_string()).await?;
    phone::count(state, tenant, &phone).await?;
    state
        .db
        .write(|tx| boxed(phone::send(tx, state, tenant, &phone)))
        .await?;
    outbox::wake(state);
    Ok(())
}

/// Takes the code from the phone, and answers who it is and the cookie that says so.
pub async fn prove(
    state: &AppState,
    tenant: &TenantId,
    request: &PhoneSignIn,
) -> Result<(Applicant, HeaderValue), AppError> {
    let phone = phone::parse(&request.phone)?;
    check_attempts(state, GUESSES, &format!("{tenant}\n{}", phone.digits())).await?;
    let right = state
        .db
        .write(|tx| boxed(phone::take(tx, state, tenant, &phone, &request.code)))
        .await?;
    if !right {
        let text = "숫자가 맞지 않아요. 문자를 다시 봐 주세요.";
        return Err(AppError::refused(ErrorCode::SignInFailed, text));
    }
    let until = state.clock.now().plus_ms(LIVES_MS);
    let text = format!("{}\n{}", phone.digits(), until.0);
    let sealed = state
        .key
        .seal(PURPOSE, state.ids.bytes(), tenant.as_str(), text.as_bytes());
    let cookie = cookie::give(state, COOKIE, &sealed, LIVES_MS)?;
    let tenant = tenant.clone();
    Ok((Applicant { tenant, phone }, cookie))
}

/// Who has this cookie, if it is still good.
pub(super) fn find(state: &AppState, tenant: &TenantId, headers: &HeaderMap) -> Option<Applicant> {
    let sealed = cookie::read(headers, COOKIE)?;
    let text = state.key.open(PURPOSE, tenant.as_str(), &sealed)?;
    let text = String::from_utf8(text).ok()?;
    let (phone, until) = text.split_once('\n')?;
    let until = until.parse().ok().map(Timestamp)?;
    let phone = Phone::parse(phone).ok()?;
    (until > state.clock.now()).then(|| Applicant {
        tenant: tenant.clone(),
        phone,
    })
}

impl FromRequestParts<AppState> for Applicant {
    type Rejection = Infallible;

    /// Only behind the guard, which found out who it is.
    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let applicant = parts.extensions.get::<Self>().cloned();
        Ok(applicant.expect("the guard stands before every handler that asks whose phone it is"))
    }
}
