//! A vendor's own statements, with what every amount is made of.

use shared::{
    console::settlement::{LineKind, Statement, Statements, VendorStatementRow},
    ids::{StatementId, TenantId, VendorId},
    money::Won,
    settlement::{Amounts, Balance},
    time::{Date, Timestamp},
};

use super::{
    explain::{fees, lines, sold},
    run::read_status,
};
use crate::{catalog::Snapshot, db::Conn, error::AppError, state::AppState};

/// More statements than a vendor has in ten years.
const MOST: i64 = 150;

#[derive(sqlx::FromRow)]
struct Row {
    id: StatementId,
    vendor_name: String,
    carried_in: Won,
    payable: Won,
    carried_out: Won,
    from_day: i64,
    until_day: i64,
    status: String,
    paid_at: Option<Timestamp>,
}

pub(super) async fn list(
    state: &AppState,
    mall: &Snapshot,
    vendor: &VendorId,
) -> Result<Statements, AppError> {
    let tenant = mall.tenant();
    let name = mall.vendor_name(vendor).map(ToOwned::to_owned);
    let name = name.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let mut conn = state.db.read().await?;
    let rows = rows(&mut conn, tenant, vendor, None).await?;
    let rows = rows.into_iter().map(|row| read_row(&row));
    Ok(Statements {
        vendor: name,
        rows: rows.collect::<Result<_, AppError>>()?,
        waiting: waiting(&mut conn, tenant, vendor).await?,
    })
}

/// The vendor's statements, or one of them, the newest first.
async fn rows(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
    only: Option<&StatementId>,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(
        "select statements.id,
                statements.vendor_name,
                statements.carried_in,
                statements.payable,
                statements.carried_out,
                settlement_runs.from_day,
                settlement_runs.until_day,
                settlement_runs.status,
                settlement_runs.paid_at
           from statements
           join settlement_runs
             on settlement_runs.tenant_id = statements.tenant_id
            and settlement_runs.id = statements.run_id
          where statements.tenant_id = $1
            and statements.vendor_id = $2
            and statements.id = coalesce($3, statements.id)
          order by settlement_runs.until_day desc
          limit $4",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(only)
    .bind(MOST)
    .fetch_all(conn)
    .await
}

fn read_row(row: &Row) -> Result<VendorStatementRow, AppError> {
    Ok(VendorStatementRow {
        id: row.id.clone(),
        from: Date(row.from_day),
        until: Date(row.until_day),
        status: read_status(&row.status)?,
        paid_at: row.paid_at,
        balance: Balance {
            carried_in: row.carried_in,
            payable: row.payable,
            carried_out: row.carried_out,
        },
    })
}

/// What shoppers paid for this vendor's things, and what is in no statement yet.
async fn waiting(conn: &mut Conn, tenant: &TenantId, vendor: &VendorId) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select (select cast(coalesce(sum(order_places.due), 0) as bigint)
                   from shipments
                   join orders
                     on orders.tenant_id = shipments.tenant_id
                    and orders.no = shipments.order_no
                   join order_places
                     on order_places.tenant_id = shipments.tenant_id
                    and order_places.order_no = shipments.order_no
                    and order_places.vendor_id = shipments.vendor_id
                  where shipments.tenant_id = $1
                    and shipments.vendor_id = $2
                    and orders.paid_at is not null)
              - (select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                   from shipments
                   join order_places
                     on order_places.tenant_id = shipments.tenant_id
                    and order_places.order_no = shipments.order_no
                    and order_places.vendor_id = shipments.vendor_id
                   join claim_parts
                     on claim_parts.tenant_id = order_places.tenant_id
                    and claim_parts.order_no = order_places.order_no
                    and claim_parts.place = order_places.place
                  where shipments.tenant_id = $1
                    and shipments.vendor_id = $2)
              - (select cast(coalesce(sum(goods + shipping), 0) as bigint)
                   from statements
                  where tenant_id = $1
                    and vendor_id = $2)",
    )
    .bind(tenant)
    .bind(vendor)
    .fetch_one(conn)
    .await
}

pub(super) async fn read(
    state: &AppState,
    tenant: &TenantId,
    (vendor, id): (&VendorId, &StatementId),
) -> Result<Statement, AppError> {
    let mut conn = state.db.read().await?;
    let row = rows(&mut conn, tenant, vendor, Some(id)).await?.pop();
    let row = row.ok_or_else(|| AppError::not_found("그런 정산서가 없어요."))?;
    let lines = lines(&mut conn, tenant, id).await?;
    let sum = |kind: LineKind| -> Amounts {
        let of_kind = lines.iter().filter(|line| line.line.kind == kind);
        of_kind.map(|line| line.line.amounts).sum()
    };
    let sales = lines.iter().filter(|line| line.line.kind == LineKind::Sale);
    let (goods, parcels) = sold(&mut conn, tenant, vendor, id).await?;
    Ok(Statement {
        vendor: row.vendor_name.clone(),
        row: read_row(&row)?,
        sold: sum(LineKind::Sale),
        returned: sum(LineKind::Refund),
        orders: u32::try_from(sales.clone().count()).unwrap_or(u32::MAX),
        goods,
        parcels,
        fees: fees(sales),
        lines: lines.iter().map(|line| line.line.clone()).collect(),
    })
}
