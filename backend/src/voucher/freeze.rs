//! Stopping a lot, for example because its code was sent to the wrong phone. It pays for no new
//! order; an order that holds its money already goes on, and refunds still come back to it.

use shared::{
    ids::{LotId, TenantId},
    time::Timestamp,
};

use crate::db::Conn;

/// Stops a lot. `false`: there is none that is free.
pub async fn freeze(
    tx: &mut Conn,
    tenant: &TenantId,
    lot: &LotId,
    reason: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let frozen = sqlx::query(
        "update voucher_lots
            set frozen_at = $3,
                frozen_reason = $4
          where tenant_id = $1
            and id = $2
            and frozen_at is null",
    )
    .bind(tenant)
    .bind(lot)
    .bind(now)
    .bind(reason)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(frozen == 1)
}

/// Lets a lot be spent again. `false`: there is none that is stopped.
pub async fn unfreeze(tx: &mut Conn, tenant: &TenantId, lot: &LotId) -> sqlx::Result<bool> {
    let freed = sqlx::query(
        "update voucher_lots
            set frozen_at = null,
                frozen_reason = ''
          where tenant_id = $1
            and id = $2
            and frozen_at is not null",
    )
    .bind(tenant)
    .bind(lot)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(freed == 1)
}
