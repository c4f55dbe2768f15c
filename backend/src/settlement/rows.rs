//! The rows that a run is counted from: frozen orders, what claims gave back, earlier statements.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::{
    ids::{ClaimId, OrderNo, TenantId, VendorId},
    money::{Rate, Won},
    settlement::{Part, Ready, Terms},
    time::Timestamp,
};

use crate::{db::Conn, error::AppError};

/// What the vendors' own rows say.
#[derive(Deserialize)]
pub(super) struct VendorContent {
    pub(super) name: String,
    pub(super) commission_bp: Rate,
}

#[derive(sqlx::FromRow)]
pub(super) struct SaleRow {
    pub(super) order_no: OrderNo,
    pub(super) vendor_id: VendorId,
    pub(super) commission_bp: Option<i64>,
    pub(super) paid_at: Timestamp,
    pub(super) goods: Won,
    pub(super) shipping: Won,
    pub(super) tax_free: Won,
}

#[derive(sqlx::FromRow)]
pub(super) struct RefundRow {
    pub(super) claim_id: ClaimId,
    pub(super) order_no: OrderNo,
    pub(super) vendor_id: VendorId,
    pub(super) refund_at: Timestamp,
    pub(super) goods: Won,
    pub(super) shipping: Won,
    pub(super) tax_free: Won,
}

/// All vendors, also those that sell nothing any more.
pub(super) async fn vendors(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<BTreeMap<VendorId, VendorContent>, AppError> {
    let rows: Vec<(VendorId, String)> =
        sqlx::query_as("select id, content from vendors where tenant_id = $1")
            .bind(tenant)
            .fetch_all(conn)
            .await?;
    let read = |(id, content): (VendorId, String)| {
        let content = serde_json::from_str(&content).map_err(AppError::internal)?;
        Ok((id, content))
    };
    rows.into_iter().map(read).collect()
}

/// Parts of paid orders that no statement has, that cannot be sent back for a change of mind any
/// more, and of which no claim is open.
pub(super) async fn sales(
    conn: &mut Conn,
    tenant: &TenantId,
    ready: Ready,
) -> sqlx::Result<Vec<SaleRow>> {
    sqlx::query_as(
        "select shipments.order_no,
                shipments.vendor_id,
                shipments.commission_bp,
                orders.paid_at,
                cast(sum(case when order_places.kind = 'LINE' then order_places.due else 0 end)
                     as bigint) as goods,
                cast(sum(case when order_places.kind = 'LINE' then 0 else order_places.due end)
                     as bigint) as shipping,
                cast(sum(order_places.tax_free) as bigint) as tax_free
           from shipments
           join orders
             on orders.tenant_id = shipments.tenant_id
            and orders.no = shipments.order_no
           join order_places
             on order_places.tenant_id = shipments.tenant_id
            and order_places.order_no = shipments.order_no
            and order_places.vendor_id = shipments.vendor_id
          where shipments.tenant_id = $1
            and shipments.settled = 0
            and shipments.status in ('SHIPPED', 'DELIVERED', 'CONFIRMED')
            and (shipments.delivered_at < $2
                 or (shipments.delivered_at is null and shipments.sent_at < $3))
            and orders.paid_at is not null
            and not exists (
                select 1
                  from claims
                  join claim_lines
                    on claim_lines.claim_id = claims.id
                  join order_places as claimed
                    on claimed.tenant_id = claim_lines.tenant_id
                   and claimed.order_no = claim_lines.order_no
                   and claimed.place = claim_lines.place
                 where claims.tenant_id = shipments.tenant_id
                   and claims.order_no = shipments.order_no
                   and claims.status in ('REQUESTED', 'APPROVED', 'RECEIVED')
                   and claimed.vendor_id = shipments.vendor_id
            )
          group by shipments.order_no,
                   shipments.vendor_id,
                   shipments.commission_bp,
                   orders.paid_at
          order by orders.paid_at,
                   shipments.order_no,
                   shipments.vendor_id",
    )
    .bind(tenant)
    .bind(ready.arrived_before)
    .bind(ready.sent_before)
    .fetch_all(conn)
    .await
}

/// What claims gave back of parts that were sent, and that no statement has, the oldest first.
/// A line is taxed as a whole or not at all, and a parcel's fee comes back as a whole.
pub(super) async fn refunds(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<RefundRow>> {
    sqlx::query_as(
        "select claims.id as claim_id,
                claims.order_no,
                places.vendor_id,
                claims.refund_at,
                cast(sum(case when places.kind = 'LINE' then places.amount else 0 end)
                     as bigint) as goods,
                cast(sum(case when places.kind = 'LINE' then 0 else places.amount end)
                     as bigint) as shipping,
                cast(sum(case
                         when places.tax_free = places.due then places.amount
                         when places.amount = places.due then places.tax_free
                         else 0
                         end)
                     as bigint) as tax_free
           from (
                select order_places.tenant_id,
                       claim_parts.claim_id,
                       order_places.place,
                       order_places.kind,
                       order_places.vendor_id,
                       order_places.due,
                       order_places.tax_free,
                       cast(sum(claim_parts.amount) as bigint) as amount
                  from claim_parts
                  join order_places
                    on order_places.tenant_id = claim_parts.tenant_id
                   and order_places.order_no = claim_parts.order_no
                   and order_places.place = claim_parts.place
                 where claim_parts.tenant_id = $1
                 group by order_places.tenant_id,
                          claim_parts.claim_id,
                          order_places.place,
                          order_places.kind,
                          order_places.vendor_id,
                          order_places.due,
                          order_places.tax_free
           ) as places
           join claims
             on claims.id = places.claim_id
           join shipments
             on shipments.tenant_id = claims.tenant_id
            and shipments.order_no = claims.order_no
            and shipments.vendor_id = places.vendor_id
          where shipments.status in ('SHIPPED', 'DELIVERED', 'CONFIRMED')
            and claims.refund_at is not null
            and not exists (
                select 1
                  from statement_lines
                 where statement_lines.tenant_id = places.tenant_id
                   and statement_lines.vendor_id = places.vendor_id
                   and statement_lines.kind = 'REFUND'
                   and statement_lines.ref = claims.id
            )
          group by claims.id,
                   claims.order_no,
                   places.vendor_id,
                   claims.refund_at
          order by claims.refund_at,
                   claims.id,
                   places.vendor_id",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// A part as earlier statements left it; `None`: its sale is in none of them.
pub(super) async fn settled(
    conn: &mut Conn,
    tenant: &TenantId,
    (order, vendor): &(OrderNo, VendorId),
) -> sqlx::Result<Option<(Terms, Part)>> {
    let row: Option<(i64, Won)> = sqlx::query_as(
        "select commission_bp,
                cast(sum(goods) as bigint)
           from statement_lines
          where tenant_id = $1
            and order_no = $2
            and vendor_id = $3
          group by commission_bp",
    )
    .bind(tenant)
    .bind(order)
    .bind(vendor)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(bp, goods)| {
        let commission = Rate(u32::try_from(bp).unwrap_or(0));
        let terms = Terms { commission };
        (terms, Part::standing(terms, goods))
    }))
}

/// What vendors owe from their last statement.
pub(super) async fn owed(
    conn: &mut Conn,
    tenant: &TenantId,
) -> sqlx::Result<BTreeMap<VendorId, Won>> {
    let rows: Vec<(VendorId, Won)> = sqlx::query_as(
        "select statements.vendor_id,
                statements.carried_out
           from statements
           join settlement_runs
             on settlement_runs.tenant_id = statements.tenant_id
            and settlement_runs.id = statements.run_id
          where statements.tenant_id = $1
            and statements.carried_out < 0
            and settlement_runs.status = 'PAID'
            and not exists (
                select 1
                  from statements as later
                  join settlement_runs as later_runs
                    on later_runs.tenant_id = later.tenant_id
                   and later_runs.id = later.run_id
                 where later.tenant_id = statements.tenant_id
                   and later.vendor_id = statements.vendor_id
                   and later_runs.until_day > settlement_runs.until_day
            )",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}
