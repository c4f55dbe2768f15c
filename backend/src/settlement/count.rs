//! What is to be settled: reads the frozen orders and what claims gave back, and writes nothing.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::{
    console::settlement::LineKind,
    ids::{ClaimId, OrderNo, TenantId, VendorId},
    money::{Rate, Won},
    settlement::{Amounts, Balance, Part, Ready, Terms},
    time::{Date, Timestamp},
};

use crate::{db::Conn, error::AppError};

/// A statement that is not written yet.
pub(super) struct Draft {
    pub(super) vendor: VendorId,
    pub(super) name: String,
    pub(super) balance: Balance,
    pub(super) lines: Vec<Line>,
}

impl Draft {
    pub(super) fn sum(&self, kind: LineKind) -> Amounts {
        let of_kind = self.lines.iter().filter(|line| line.kind == kind);
        of_kind.map(|line| line.amounts).sum()
    }
}

/// A line that is in no statement yet.
pub(super) struct Line {
    pub(super) kind: LineKind,
    /// The order of a sale, the claim of a refund.
    pub(super) reference: String,
    pub(super) order: OrderNo,
    pub(super) at: Timestamp,
    pub(super) terms: Terms,
    pub(super) amounts: Amounts,
}

/// What the vendors' own rows say.
#[derive(Deserialize)]
struct VendorContent {
    name: String,
    commission_bp: Rate,
}

#[derive(sqlx::FromRow)]
struct SaleRow {
    order_no: OrderNo,
    vendor_id: VendorId,
    commission_bp: Option<i64>,
    paid_at: Timestamp,
    goods: Won,
    shipping: Won,
    tax_free: Won,
}

#[derive(sqlx::FromRow)]
struct RefundRow {
    claim_id: ClaimId,
    order_no: OrderNo,
    vendor_id: VendorId,
    refund_at: Timestamp,
    goods: Won,
    shipping: Won,
    tax_free: Won,
}

/// Vendor's parts of orders with the terms of their sale.
type Parts = BTreeMap<(OrderNo, VendorId), (Terms, Part)>;

/// Counts everything that is ready by the end of `until`, by vendor.
pub(super) async fn count(
    conn: &mut Conn,
    tenant: &TenantId,
    until: Date,
) -> Result<Vec<Draft>, AppError> {
    let vendors = vendors(conn, tenant).await?;
    let mut lines: BTreeMap<VendorId, Vec<Line>> = BTreeMap::new();
    let mut parts = Parts::new();
    for row in sales(conn, tenant, Ready::by(until)).await? {
        let frozen = row.commission_bp.and_then(|bp| u32::try_from(bp).ok());
        let now = vendors.get(&row.vendor_id);
        let rate = frozen
            .map(Rate)
            .or_else(|| now.map(|vendor| vendor.commission_bp));
        let commission = rate.ok_or_else(|| unknown(&row.vendor_id))?;
        let terms = Terms { commission };
        let (part, amounts) = Part::sold(terms, row.goods, row.shipping, row.tax_free);
        let key = (row.order_no.clone(), row.vendor_id.clone());
        parts.insert(key, (terms, part));
        lines.entry(row.vendor_id).or_default().push(Line {
            kind: LineKind::Sale,
            reference: row.order_no.to_string(),
            order: row.order_no,
            at: row.paid_at,
            terms,
            amounts,
        });
    }
    for row in refunds(conn, tenant).await? {
        let key = (row.order_no.clone(), row.vendor_id.clone());
        if !parts.contains_key(&key) {
            // The sale was settled before, or waits together with its refund.
            let Some(settled) = settled(conn, tenant, &key).await? else {
                continue;
            };
            parts.insert(key.clone(), settled);
        }
        let Some((terms, part)) = parts.get_mut(&key) else {
            continue;
        };
        let amounts = part.give_back(row.goods, row.shipping, row.tax_free);
        lines.entry(row.vendor_id).or_default().push(Line {
            kind: LineKind::Refund,
            reference: row.claim_id.to_string(),
            order: row.order_no,
            at: row.refund_at,
            terms: *terms,
            amounts,
        });
    }
    let owed = owed(conn, tenant).await?;
    let draft = |(vendor, lines): (VendorId, Vec<Line>)| {
        let net: Won = lines.iter().map(|line| line.amounts.net()).sum();
        let carried_in = owed.get(&vendor).copied().unwrap_or(Won::ZERO);
        let name = vendors.get(&vendor).map(|known| known.name.clone());
        Draft {
            name: name.unwrap_or_else(|| vendor.to_string()),
            balance: Balance::of(carried_in, net),
            vendor,
            lines,
        }
    };
    Ok(lines.into_iter().map(draft).collect())
}

fn unknown(vendor: &VendorId) -> AppError {
    AppError::internal(anyhow::anyhow!("nobody knows the commission of {vendor}"))
}

/// All vendors, also those that sell nothing any more.
async fn vendors(
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
async fn sales(conn: &mut Conn, tenant: &TenantId, ready: Ready) -> sqlx::Result<Vec<SaleRow>> {
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
            and shipments.status in ('SHIPPED', 'DELIVERED', 'CONFIRMED')
            and (shipments.delivered_at < $2
                 or (shipments.delivered_at is null and shipments.sent_at < $3))
            and orders.paid_at is not null
            and not exists (
                select 1
                  from statement_lines
                 where statement_lines.tenant_id = shipments.tenant_id
                   and statement_lines.vendor_id = shipments.vendor_id
                   and statement_lines.kind = 'SALE'
                   and statement_lines.ref = shipments.order_no
            )
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
async fn refunds(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<RefundRow>> {
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
async fn settled(
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
