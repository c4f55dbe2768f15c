//! What the carriers have of some orders, looked at before their arrival is written down.

use shared::{
    console::on_way::{MOST_ORDERS, OnWay, ParcelOf},
    error::FieldError,
    ids::{OrderNo, TenantId, VendorId},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use crate::{db::in_list, error::AppError, state::AppState};

/// The parcels that are on their way, by order and vendor.
pub(super) async fn look(
    state: &AppState,
    tenant: &TenantId,
    orders: &[OrderNo],
) -> Result<Vec<OnWay>, AppError> {
    check_count("orders", orders.len())?;
    let sql = format!(
        "select order_no,
                vendor_id,
                vendor_name,
                tracking,
                sent_at
           from shipments
          where tenant_id = $1
            and status = 'SHIPPED'
            and order_no in {}
          order by order_no, vendor_id",
        in_list(2, orders.len())
    );
    let rows = sqlx::query_as(AssertSqlSafe(sql)).bind(tenant);
    let rows = orders.iter().fold(rows, sqlx::query::QueryAs::bind);
    let mut conn = state.db.read().await?;
    let rows: Vec<(OrderNo, VendorId, String, String, Option<Timestamp>)> =
        rows.fetch_all(&mut *conn).await?;
    let read = |(no, vendor, vendor_name, tracking, sent_at)| OnWay {
        parcel: ParcelOf { no, vendor },
        vendor_name,
        tracking,
        sent_at,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// At least one and at most [`MOST_ORDERS`] are handled together.
pub(super) fn check_count(field: &str, count: usize) -> Result<(), AppError> {
    if (1..=MOST_ORDERS).contains(&count) {
        return Ok(());
    }
    let says = format!("한 번에 1건에서 {MOST_ORDERS}건까지 골라 주세요.");
    Err(AppError::invalid(vec![FieldError::new(field, says)]))
}
