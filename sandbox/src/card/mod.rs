//! The card provider: Toss Payments' core API on the wire, and the payment page that its SDK would open.

mod api;
mod book;
mod decide;
mod demo_card;
mod pages;
mod payment;
mod purchase;
mod refusal;
mod view;
mod webhook;
mod window;

use std::sync::Arc;

use axum::{Router, http::HeaderMap};
use base64::{Engine, engine::general_purpose::STANDARD};

use self::refusal::Code;
pub(crate) use self::{book::Book, webhook::deliver};
use crate::{
    caller::{self, Gate},
    control,
    journal::Answer,
    provider::Provider,
};

pub(crate) struct CardDesk {
    pub(crate) provider: Arc<Provider<Book>>,
    /// The desk's own address, without a slash at the end.
    pub(crate) site: String,
    pub(crate) secret_key: String,
    pub(crate) client_key: String,
}

pub(crate) fn router(desk: CardDesk) -> Router {
    let control = control::router(Arc::clone(&desk.provider));
    Router::new()
        .merge(api::router())
        .merge(window::router())
        .with_state(Arc::new(desk))
        .merge(control)
}

impl Gate for CardDesk {
    /// Basic authentication with an empty password; then an error that the caller forces by header.
    fn admit(&self, headers: &HeaderMap) -> Result<(), Answer> {
        let given =
            caller::credentials(headers, "Basic").and_then(|text| STANDARD.decode(text).ok());
        if given.as_deref() != Some(format!("{}:", self.secret_key).as_bytes()) {
            return Err(Code::UnauthorizedKey.answer());
        }
        let Some(forced) = headers.get("tosspayments-test-code") else {
            return Ok(());
        };
        let code = forced.to_str().ok().and_then(Code::named);
        Err(code.unwrap_or(Code::InvalidRequest).answer())
    }
}
