//! The table `voucher_authorizations`.

use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
    time::Timestamp,
};

use super::status::Status;
#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::{Conn, rows},
    error::AppError,
    outside::LONGEST_BACK_OFF_MS,
    voucher::provider::{self, LotAmount},
};

/// What the provider was asked for, for one order.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) provider_idem: String,
    pub(super) auth_id: Option<String>,
    pub(super) amount: Won,
    pub(super) tries: i64,
    lots: String,
    status: String,
}

impl Row {
    pub(super) fn lots(&self) -> Result<Vec<LotAmount>, AppError> {
        provider::read_lots(&self.lots)
    }

    pub(super) fn status(&self) -> Result<Status, AppError> {
        Status::parse(&self.status).ok_or_else(|| {
            AppError::internal(anyhow::anyhow!("authorisation status {}", self.status))
        })
    }
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Option<Row>> {
    sqlx::query_as(
        "select provider_idem,
                auth_id,
                amount,
                tries,
                lots,
                status
           from voucher_authorizations
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}

rows! {
    /// What the provider will be asked for, as the table keeps it.
    AuthorizationRow in "voucher_authorizations" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        provider_idem "provider_idem": String,
        amount "amount": Won,
        lots "lots": String,
        status "status": &'static str,
        next_check_at "next_check_at": Timestamp,
    }
}

/// Moves the authorisation on. `false`: it was not in `from`.
pub(super) async fn change_status(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: Status,
    to: Status,
) -> Result<bool, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("an authorisation", from, to));
    }
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::AUTHORIZATION, (tenant.as_str(), no.as_str())).await?;
    let changed = sqlx::query(
        "update voucher_authorizations
            set status = $4
          where tenant_id = $1
            and order_no = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(from.as_str())
    .bind(to.as_str())
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Names the request that the provider is about to get; what an earlier one was called is over.
pub(super) async fn set_request(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    provider_idem: &str,
    next_check_at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "update voucher_authorizations
            set provider_idem = $3,
                auth_id = null,
                next_check_at = $4
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(provider_idem)
    .bind(next_check_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets when to go on with a request that has no answer yet; `None`: it has one.
pub(super) async fn postpone(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    next_check_at: Option<Timestamp>,
) -> sqlx::Result<()> {
    sqlx::query(
        "update voucher_authorizations
            set next_check_at = $3,
                tries = tries + 1
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(next_check_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Orders without a card part whose authorisation waits for an answer that is overdue.
pub(super) async fn list_due(
    conn: &mut Conn,
    now: Timestamp,
) -> sqlx::Result<Vec<(TenantId, OrderNo)>> {
    sqlx::query_as(
        "select a.tenant_id,
                a.order_no
           from voucher_authorizations a
           join orders o on o.tenant_id = a.tenant_id and o.no = a.order_no
          where a.next_check_at is not null
            and (a.next_check_at <= $1 or a.next_check_at > $2)
            and a.status in ('CREATED', 'REQUESTED', 'HELD')
            and o.status = 'PENDING_PAYMENT'
            and o.card = 0
          order by a.next_check_at
          limit 20",
    )
    .bind(now)
    .bind(now.plus_ms(2 * LONGEST_BACK_OFF_MS))
    .fetch_all(conn)
    .await
}

/// Keeps when the provider spent its part, or gave it back.
pub(super) async fn set_times(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    confirmed_at: Option<Timestamp>,
    cancelled_at: Option<Timestamp>,
) -> sqlx::Result<()> {
    sqlx::query(
        "update voucher_authorizations
            set confirmed_at = coalesce(confirmed_at, $3),
                cancelled_at = coalesce(cancelled_at, $4)
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(confirmed_at)
    .bind(cancelled_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps the names that the provider gave. `None` leaves what is known.
pub(super) async fn set_names(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    auth_id: Option<&str>,
    approval_no: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query(
        "update voucher_authorizations
            set auth_id = coalesce($3, auth_id),
                approval_no = coalesce($4, approval_no)
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(auth_id)
    .bind(approval_no)
    .execute(conn)
    .await?;
    Ok(())
}
