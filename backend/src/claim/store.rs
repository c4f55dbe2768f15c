//! The tables `claims` and `claim_lines`.

use shared::{
    claim::{ClaimKind, ClaimReason, ClaimStatus, ShippingPayer},
    ids::{ClaimId, OrderNo, TenantId},
    time::{Date, Timestamp},
};

use crate::{db::Conn, error::AppError};

/// A claim's own row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct ClaimRow {
    #[sqlx(rename = "tenant_id")]
    pub(super) tenant: TenantId,
    pub(super) id: ClaimId,
    pub(super) order_no: OrderNo,
    kind: String,
    pub(super) note: String,
    status: String,
    shipping_payer: Option<String>,
}

impl ClaimRow {
    pub(super) fn kind(&self) -> Result<ClaimKind, AppError> {
        ClaimKind::parse(&self.kind).ok_or_else(|| unreadable("kind", &self.kind))
    }

    pub(super) fn shipping_payer(&self) -> Result<Option<ShippingPayer>, AppError> {
        let Some(text) = &self.shipping_payer else {
            return Ok(None);
        };
        let payer = ShippingPayer::parse(text).ok_or_else(|| unreadable("shipping payer", text))?;
        Ok(Some(payer))
    }

    pub(super) fn status(&self) -> Result<ClaimStatus, AppError> {
        ClaimStatus::parse(&self.status).ok_or_else(|| unreadable("status", &self.status))
    }
}

pub(super) fn unreadable(what: &str, text: &str) -> AppError {
    AppError::internal(anyhow::anyhow!("claim {what} {text}"))
}

/// Who wants a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// The shopper, or the mall for them.
    Buyer,
    /// A vendor that cannot send.
    Seller,
}

impl Opener {
    fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "BUYER",
            Self::Seller => "SELLER",
        }
    }
}

/// A claim to be written.
pub(super) struct NewClaim<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) id: &'a ClaimId,
    pub(super) order_no: &'a OrderNo,
    pub(super) request_key: &'a str,
    pub(super) body_sha256: &'a str,
    pub(super) kind: ClaimKind,
    pub(super) reason: ClaimReason,
    pub(super) note: &'a str,
    pub(super) status: ClaimStatus,
    pub(super) shipping_payer: Option<ShippingPayer>,
    pub(super) now: Timestamp,
    pub(super) opened_by: Opener,
    /// Number of the place and units.
    pub(super) lines: &'a [(u32, u32)],
}

pub(super) async fn insert(tx: &mut Conn, claim: &NewClaim<'_>) -> Result<(), AppError> {
    sqlx::query(
        "insert into claims
                (tenant_id, id, order_no, request_key, body_sha256, kind, reason, note, status,
                 shipping_payer, requested_at, opened_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(claim.tenant)
    .bind(claim.id)
    .bind(claim.order_no)
    .bind(claim.request_key)
    .bind(claim.body_sha256)
    .bind(claim.kind.as_str())
    .bind(claim.reason.as_str())
    .bind(claim.note)
    .bind(claim.status.as_str())
    .bind(claim.shipping_payer.map(ShippingPayer::as_str))
    .bind(claim.now)
    .bind(claim.opened_by.as_str())
    .execute(&mut *tx)
    .await?;
    for (place, units) in claim.lines {
        sqlx::query(
            "insert into claim_lines (tenant_id, claim_id, order_no, place, quantity)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(claim.tenant)
        .bind(claim.id)
        .bind(claim.order_no)
        .bind(i64::from(*place))
        .bind(i64::from(*units))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The body's hash of the claim that a key was used for.
pub(super) async fn find_key(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    key: &str,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select body_sha256
           from claims
          where tenant_id = $1
            and order_no = $2
            and request_key = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(key)
    .fetch_optional(conn)
    .await
}

pub(super) async fn find(conn: &mut Conn, id: &ClaimId) -> sqlx::Result<Option<ClaimRow>> {
    sqlx::query_as(
        "select tenant_id,
                id,
                order_no,
                kind,
                note,
                status,
                shipping_payer
           from claims
          where id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await
}

/// The lines of a claim: number of the place and units.
pub(super) async fn lines(conn: &mut Conn, id: &ClaimId) -> Result<Vec<(u32, u32)>, AppError> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "select place,
                quantity
           from claim_lines
          where claim_id = $1
          order by place",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    let count = |number: i64| u32::try_from(number).map_err(AppError::internal);
    rows.into_iter()
        .map(|(place, units)| Ok((count(place)?, count(units)?)))
        .collect()
}

/// Moves a claim on. `false`: it was not in `from` any more.
pub(super) async fn change_status(
    tx: &mut Conn,
    id: &ClaimId,
    from: ClaimStatus,
    to: ClaimStatus,
    answer: Option<&str>,
) -> Result<bool, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("a claim", from, to));
    }
    let changed = sqlx::query(
        "update claims
            set status = $3,
                answer = coalesce($4, answer)
          where id = $1
            and status = $2",
    )
    .bind(id)
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(answer)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Starts the clock of the refund.
pub(super) async fn start_clock(
    tx: &mut Conn,
    id: &ClaimId,
    now: Timestamp,
    due_on: Date,
) -> sqlx::Result<()> {
    sqlx::query(
        "update claims
            set refund_at = $2,
                due_on = $3
          where id = $1",
    )
    .bind(id)
    .bind(now)
    .bind(due_on.0)
    .execute(tx)
    .await?;
    Ok(())
}

/// Stops the clock: everything is back.
pub(super) async fn stop_clock(tx: &mut Conn, id: &ClaimId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "update claims
            set refunded_at = $2
          where id = $1",
    )
    .bind(id)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
