//! Cases: what the mall cannot settle by itself and leaves to a person, and what shoppers ask.
//!
//! A case of the mall is opened in the transaction that finds it out, so that it is there exactly
//! when its cause is. While one of a kind about the same thing is open, opening it again changes
//! nothing.

mod list;
mod routes;
mod steps;
mod store;

use shared::{
    console::case::CaseKind,
    ids::{ClaimId, LotId, OrderNo, TenantId},
    money::Won,
};

use crate::{db::Conn, error::AppError, state::AppState};

pub(crate) use self::steps::note_on;
pub use self::{list::list_open, routes::add, store::was_opened};

/// What a case is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The order that it belongs to.
    pub order: Option<&'a OrderNo>,
    /// An order, an attempt, a refund or a lot of a claim.
    pub reference: &'a str,
}

impl<'a> About<'a> {
    /// The order as a whole.
    pub fn order(no: &'a OrderNo) -> Self {
        Self::part(no, no.as_str())
    }

    /// A part of an order, for example a refund.
    pub fn part(no: &'a OrderNo, reference: &'a str) -> Self {
        Self {
            order: Some(no),
            reference,
        }
    }
}

/// Opens a case. Nothing changes while one of the kind about the same thing is open.
pub async fn open(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    kind: CaseKind,
    about: About<'_>,
    text: &str,
) -> Result<(), AppError> {
    let id = state.ids.id("case");
    let case = store::NewCase {
        id: &id,
        kind,
        about,
        text,
        by: "",
        at: state.clock.now(),
    };
    if store::insert(tx, tenant, case).await? {
        state.metrics.count("cases_opened", kind.as_str());
        let reference = about.reference;
        tracing::error!(%tenant, kind = kind.as_str(), reference, text, "a case for a person");
    }
    Ok(())
}

/// Opens a case about money that a claim gave back to a lot that has expired: it is there, but
/// nobody can spend it, so a person decides.
pub async fn open_expired(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    claim: &ClaimId,
    (lot, amount): (&LotId, Won),
) -> Result<(), AppError> {
    let text = format!("{amount}을 상품권 {lot}에 돌려드렸는데, 이미 기한이 지난 상품권이에요.");
    let reference = format!("{claim}/{lot}");
    let about = About::part(no, &reference);
    open(tx, state, tenant, CaseKind::LotExpired, about, &text).await
}
