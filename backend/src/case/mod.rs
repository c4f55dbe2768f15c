//! Cases: what the mall cannot settle by itself and leaves to a person.
//!
//! A case is opened in the transaction that finds it out, so that it is there exactly when its
//! cause is. While one of a kind about the same thing is open, opening it again changes nothing.

use shared::{ids::TenantId, time::Timestamp};

use crate::{db::Conn, error::AppError, state::AppState};

/// Why a person has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The provider has not told for a day what became of a payment.
    PaymentUnresolved,
    /// The voucher provider refused to spend what it had set aside; the order was cancelled.
    VoucherRefused,
    /// A provider refuses to give money back.
    RefundRefused,
    /// A provider gave money back that our books count as paid.
    CancelledOutside,
    /// Money went back to a voucher that has expired.
    LotExpired,
    /// A claim that the rules leave to a person.
    Claim,
}

impl Kind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PaymentUnresolved => "PAYMENT_UNRESOLVED",
            Self::VoucherRefused => "VOUCHER_REFUSED",
            Self::RefundRefused => "REFUND_REFUSED",
            Self::CancelledOutside => "CANCELLED_OUTSIDE",
            Self::LotExpired => "LOT_EXPIRED",
            Self::Claim => "CLAIM",
        }
    }
}

/// A case as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Case {
    /// Its own id.
    pub id: String,
    /// A [`Kind`], as it is stored.
    pub kind: String,
    /// What it is about: an order, an attempt, a refund or a claim.
    #[sqlx(rename = "ref")]
    pub reference: String,
    /// What happened and what the operator is to do.
    pub text: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When somebody closed it.
    pub closed_at: Option<Timestamp>,
}

/// Opens a case. Nothing changes while one of the kind about the same thing is open.
pub async fn open(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    kind: Kind,
    reference: &str,
    text: &str,
) -> Result<(), AppError> {
    let opened = sqlx::query(
        "insert into cases (tenant_id, id, kind, ref, text, opened_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
    )
    .bind(tenant)
    .bind(state.ids.id("case"))
    .bind(kind.as_str())
    .bind(reference)
    .bind(text)
    .bind(state.clock.now())
    .execute(tx)
    .await?
    .rows_affected();
    if opened == 1 {
        state.metrics.count("cases_opened", kind.as_str());
        tracing::error!(%tenant, kind = kind.as_str(), reference, text, "a case for a person");
    }
    Ok(())
}

/// Whether a case of the kind about the same thing was opened after `since`, open or not.
pub async fn was_opened(
    conn: &mut Conn,
    tenant: &TenantId,
    kind: Kind,
    reference: &str,
    since: Timestamp,
) -> sqlx::Result<bool> {
    let count: i64 = sqlx::query_scalar(
        "select count(*)
           from cases
          where tenant_id = $1
            and kind = $2
            and ref = $3
            and opened_at > $4",
    )
    .bind(tenant)
    .bind(kind.as_str())
    .bind(reference)
    .bind(since)
    .fetch_one(conn)
    .await?;
    Ok(count > 0)
}

/// Closes a case. `false`: it is not open.
pub async fn close(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    let closed = sqlx::query(
        "update cases
            set closed_at = $3
          where tenant_id = $1
            and id = $2
            and closed_at is null",
    )
    .bind(tenant)
    .bind(id)
    .bind(now)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(closed == 1)
}

/// The cases of a mall that are open, oldest first.
pub async fn list_open(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<Case>> {
    sqlx::query_as(
        "select id,
                kind,
                ref,
                text,
                opened_at,
                closed_at
           from cases
          where tenant_id = $1
            and closed_at is null
          order by opened_at, id",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}
