//! The table `payment_attempts`.

use shared::{
    ids::{AttemptId, OrderNo, TenantId},
    money::Won,
    payment::AttemptStatus,
    time::Timestamp,
};

use crate::{
    db::{Conn, is_unique_violation},
    error::AppError,
    outside::LONGEST_BACK_OFF_MS,
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

pub(super) async fn insert(conn: &mut Conn, attempt: &NewAttempt<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "insert into payment_attempts
                (tenant_id, id, order_no, provider, amount, tax_free, provider_idem, status,
                 created_at)
         values ($1, $2, $3, 'card', $4, $5, $6, 'CREATED', $7)",
    )
    .bind(attempt.tenant)
    .bind(attempt.id)
    .bind(attempt.order_no)
    .bind(attempt.amount)
    .bind(attempt.tax_free)
    .bind(attempt.provider_idem)
    .bind(attempt.now)
    .execute(conn)
    .await?;
    Ok(())
}

/// An attempt to be written.
pub(super) struct NewAttempt<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) id: &'a AttemptId,
    pub(super) order_no: &'a OrderNo,
    pub(super) amount: Won,
    pub(super) tax_free: Won,
    pub(super) provider_idem: &'a str,
    pub(super) now: Timestamp,
}

/// What changes together with an attempt's state.
#[derive(Debug, Default)]
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

/// Sets when to ask the provider again.
pub(super) async fn postpone(
    conn: &mut Conn,
    id: &AttemptId,
    next_check_at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "update payment_attempts
            set next_check_at = $2,
                tries = tries + 1
          where id = $1
            and next_check_at is not null",
    )
    .bind(id)
    .bind(next_check_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes an attempt whose time has come, for one worker. `false`: another one was faster.
pub(super) async fn lease(
    conn: &mut Conn,
    id: &AttemptId,
    now: Timestamp,
    until: Timestamp,
) -> sqlx::Result<bool> {
    let taken = sqlx::query(
        "update payment_attempts
            set next_check_at = $3
          where id = $1
            and (next_check_at <= $2 or next_check_at > $4)",
    )
    .bind(id)
    .bind(now)
    .bind(until)
    .bind(too_late(now))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(taken == 1)
}

/// What is due later than this was written before the clock was set back: it is due now.
pub(super) fn too_late(now: Timestamp) -> Timestamp {
    now.plus_ms(2 * LONGEST_BACK_OFF_MS)
}

/// Attempts whose time has come.
pub(super) async fn list_due(conn: &mut Conn, now: Timestamp) -> sqlx::Result<Vec<AttemptId>> {
    sqlx::query_scalar(
        "select id
           from payment_attempts
          where next_check_at is not null
            and (next_check_at <= $1 or next_check_at > $2)
          order by next_check_at
          limit 20",
    )
    .bind(now)
    .bind(too_late(now))
    .fetch_all(conn)
    .await
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
