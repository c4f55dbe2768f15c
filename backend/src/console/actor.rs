//! Who is at the console.

use std::{convert::Infallible, net::IpAddr};

use axum::{extract::FromRequestParts, http::request::Parts};
use shared::{
    console::role::{Permission, Role},
    error::ErrorCode,
    ids::{TenantId, VendorId},
    time::Timestamp,
};

use crate::{error::AppError, state::AppState};

/// How long the authenticator's digits are good for decisions about money.
const PROOF_MS: i64 = 5 * 60_000;

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Of which mall.
    pub tenant: TenantId,
    /// The person's id.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The roles; the first three kinds with their vendor.
    pub roles: Vec<(Role, Option<VendorId>)>,
    /// When the authenticator was last asked.
    pub proved_at: Timestamp,
    /// Names the session in the database.
    pub session: String,
    /// From where.
    pub address: IpAddr,
}

impl Actor {
    /// Whether one of the county's roles allows it.
    pub fn may(&self, permission: Permission) -> bool {
        let mut county = self.roles.iter().filter(|(_, vendor)| vendor.is_none());
        county.any(|(role, _)| role.may(permission))
    }

    /// Whether a role at this vendor allows it.
    pub fn may_for(&self, permission: Permission, vendor: &VendorId) -> bool {
        let mut own = self.roles.iter();
        own.any(|(role, of)| of.as_ref() == Some(vendor) && role.may(permission))
    }

    /// Whether this person works for the county.
    pub fn is_of_county(&self) -> bool {
        self.roles.iter().any(|(_, vendor)| vendor.is_none())
    }

    /// Whether the authenticator was asked a moment ago.
    pub fn is_proved(&self, now: Timestamp) -> bool {
        now.0 - self.proved_at.0 <= PROOF_MS
    }

    /// Refuses a decision about money to a session that somebody may have left open.
    pub fn must_be_proved(&self, now: Timestamp) -> Result<(), AppError> {
        if self.is_proved(now) {
            return Ok(());
        }
        let text = "인증 앱의 숫자 여섯 자리를 다시 넣어 주세요.";
        Err(AppError::refused(ErrorCode::StepUpRequired, text))
    }
}

impl FromRequestParts<AppState> for Actor {
    type Rejection = Infallible;

    /// Only behind the guard, which found out who it is.
    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let actor = parts.extensions.get::<Self>().cloned();
        Ok(actor.expect("the guard stands before every handler that asks who it is"))
    }
}
