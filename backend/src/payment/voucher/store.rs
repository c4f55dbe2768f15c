//! The table `voucher_authorizations`.

use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
};

use super::status::Status;
#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{db::Conn, error::AppError, voucher::provider::LotAmount};

/// What the provider was asked for, for one order.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) provider_idem: String,
    pub(super) auth_id: Option<String>,
    pub(super) approval_no: Option<String>,
    lots: String,
    status: String,
}

impl Row {
    pub(super) fn lots(&self) -> Result<Vec<LotAmount>, AppError> {
        serde_json::from_str(&self.lots).map_err(AppError::internal)
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
                approval_no,
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

pub(super) async fn insert(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    provider_idem: &str,
    lots: &[LotAmount],
) -> Result<(), AppError> {
    let total: Won = lots.iter().map(|lot| lot.amount).sum();
    sqlx::query(
        "insert into voucher_authorizations
                (tenant_id, order_no, provider_idem, amount, lots, status)
         values ($1, $2, $3, $4, $5, 'CREATED')",
    )
    .bind(tenant)
    .bind(no)
    .bind(provider_idem)
    .bind(total)
    .bind(serde_json::to_string(lots).map_err(AppError::internal)?)
    .execute(conn)
    .await?;
    Ok(())
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
) -> sqlx::Result<()> {
    sqlx::query(
        "update voucher_authorizations
            set provider_idem = $3,
                auth_id = null
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(provider_idem)
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
