//! The table `payment_attempts`.

use shared::{
    ids::{AttemptId, OrderNo, TenantId},
    money::Won,
    payment::AttemptStatus,
    time::Timestamp,
};

#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::{Conn, is_unique_violation, rows},
    error::AppError,
};

/// One try to pay.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct AttemptRow {
    #[sqlx(rename = "tenant_id")]
    pub(super) tenant: TenantId,
    pub(super) id: AttemptId,
    pub(super) order_no: OrderNo,
    pub(super) amount: Won,
    pub(super) tax_free: Won,
    pub(super) provider_key: Option<String>,
    pub(super) provider_idem: String,
    status: String,
    pub(super) message: String,
    pub(super) tries: i64,
}

impl AttemptRow {
    pub(super) fn status(&self) -> Result<AttemptStatus, AppError> {
        AttemptStatus::parse(&self.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("attempt status {}", self.status)))
    }
}

/// Selects attempts as [`AttemptRow`]s.
macro_rules! select_attempt {
    ($condition:literal) => {
        concat!(
            "select tenant_id, id, order_no, amount, tax_free, provider_key, provider_idem, status,
                    message, tries
               from payment_attempts
              where ",
            $condition
        )
    };
}

pub(super) async fn find(conn: &mut Conn, id: &AttemptId) -> sqlx::Result<Option<AttemptRow>> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::ATTEMPT, ("card", id.as_str())).await?;
    sqlx::query_as(select_attempt!("id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await
}

/// The attempt that paid an order.
pub(super) async fn find_booked(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Option<AttemptRow>> {
    sqlx::query_as(select_attempt!(
        "tenant_id = $1 and order_no = $2 and status = 'BOOKED'"
    ))
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}

rows! {
    /// An attempt to be written.
    NewAttempt in "payment_attempts" {
        tenant "tenant_id": TenantId,
        id "id": AttemptId,
        no "order_no": OrderNo,
        provider "provider": &'static str,
        amount "amount": Won,
        tax_free "tax_free": Won,
        provider_idem "provider_idem": String,
        status "status": &'static str,
        created_at "created_at": Timestamp,
    }
}

/// What changes together with an attempt's state.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) provider_key: Option<&'a str>,
    pub(super) method: Option<&'a str>,
    pub(super) message: Option<&'a str>,
    /// When to ask the provider next; `None`: never again.
    pub(super) next_check_at: Option<Timestamp>,
    /// Since when the provider is being asked.
    pub(super) unsettled_since: Option<Timestamp>,
    /// When the provider took the money.
    pub(super) approved_at: Option<Timestamp>,
    /// When the provider gave it back.
    pub(super) voided_at: Option<Timestamp>,
}

/// Moves an attempt on. `false`: it was not in `from` any more, or another attempt of the order
/// is live.
pub(super) async fn change_status(
    conn: &mut Conn,
    id: &AttemptId,
    from: AttemptStatus,
    to: AttemptStatus,
    change: Change<'_>,
) -> Result<bool, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("an attempt", from, to));
    }
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::ATTEMPT, ("card", id.as_str())).await?;
    let changed = sqlx::query(
        "update payment_attempts
            set status = $3,
                version = version + 1,
                provider_key = coalesce($4, provider_key),
                method = coalesce($5, method),
                message = coalesce($6, message),
                next_check_at = $7,
                unsettled_since = coalesce($8, unsettled_since),
                approved_at = coalesce($9, approved_at),
                voided_at = coalesce($10, voided_at)
          where id = $1
            and status = $2",
    )
    .bind(id)
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(change.provider_key)
    .bind(change.method)
    .bind(change.message)
    .bind(change.next_check_at)
    .bind(change.unsettled_since)
    .bind(change.approved_at)
    .bind(change.voided_at)
    .execute(conn)
    .await;
    match changed {
        Ok(done) => Ok(done.rows_affected() == 1),
        Err(error) if is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Moves an attempt on that the provider was asked about. Another round may have given the first
/// answer up meanwhile. `false`: it has been decided.
pub(super) async fn end_asking(
    conn: &mut Conn,
    id: &AttemptId,
    to: AttemptStatus,
    change: Change<'_>,
) -> Result<bool, AppError> {
    for from in [AttemptStatus::Approving, AttemptStatus::Unknown] {
        if change_status(conn, id, from, to, change).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps that the provider charged an attempt which our books had given up. `false`: known.
pub(super) async fn note_late_charge(
    conn: &mut Conn,
    id: &AttemptId,
    provider_key: &str,
    approved_at: Timestamp,
) -> sqlx::Result<bool> {
    let noted = sqlx::query(
        "update payment_attempts
            set provider_key = $2,
                approved_at = $3,
                unsettled_since = $3,
                version = version + 1
          where id = $1
            and status in ('DECLINED', 'ABANDONED')
            and approved_at is null",
    )
    .bind(id)
    .bind(provider_key)
    .bind(approved_at)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(noted == 1)
}

/// Whether a payment of the order is being settled right now.
pub async fn is_confirming(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<bool> {
    let count: i64 = sqlx::query_scalar(
        "select count(*)
           from payment_attempts
          where tenant_id = $1
            and order_no = $2
            and status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(conn)
    .await?;
    Ok(count > 0)
}

/// Whether an attempt of the order is on its way, or has paid.
pub(super) async fn has_live(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<bool> {
    let count: i64 = sqlx::query_scalar(
        "select count(*)
           from payment_attempts
          where tenant_id = $1
            and order_no = $2
            and status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'BOOKED', 'VOIDING')",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(conn)
    .await?;
    Ok(count > 0)
}

/// The card that paid, as shoppers know it.
pub async fn card_name(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select method
           from payment_attempts
          where tenant_id = $1
            and order_no = $2
            and status = 'BOOKED'
            and method <> ''",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}
