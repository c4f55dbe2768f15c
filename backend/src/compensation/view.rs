//! Compensations as the team sees them.

use shared::{
    console::compensation::{CompensationDesk, left},
    ids::{OrderNo, TenantId},
    money::Won,
};

use super::store::{self, Row};
use crate::{db::Conn, error::AppError};

/// Those of an order with what is left to give for it, or the newest of all.
pub(super) async fn desk(
    conn: &mut Conn,
    tenant: &TenantId,
    order: Option<&OrderNo>,
) -> Result<CompensationDesk, AppError> {
    let rows = store::list(conn, tenant, order).await?;
    let (mut paid, mut given) = (Won::ZERO, Won::ZERO);
    if let Some(order) = order {
        paid = store::paid(conn, tenant, order)
            .await?
            .map_or(Won::ZERO, |(paid, _)| paid);
        given = store::given(conn, tenant, order).await?;
    }
    let rows: Result<_, AppError> = rows.into_iter().map(Row::read).collect();
    Ok(CompensationDesk {
        rows: rows?,
        left: left(paid, given),
        given,
    })
}
