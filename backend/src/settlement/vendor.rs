//! A vendor's own statements, with what every amount is made of.

use std::collections::BTreeMap;

use shared::{
    console::settlement::{
        FeeAt, LineKind, SoldGoods, SoldParcels, Statement, StatementLine, Statements,
        VendorStatementRow,
    },
    ids::{OrderNo, StatementId, TenantId, VendorId},
    money::{Rate, Won},
    settlement::{Amounts, Balance},
    time::{Date, Timestamp},
};

use super::run::read_status;
use crate::{catalog::Snapshot, db::Conn, error::AppError, order, state::AppState};

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

struct Line {
    rate: Rate,
    line: StatementLine,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    kind: String,
    order_no: OrderNo,
    happened_at: Timestamp,
    commission_bp: i64,
    goods: Won,
    shipping: Won,
    tax_free: Won,
    fee: Won,
    fee_vat: Won,
    content: Option<String>,
}

/// The lines by time, each with the first thing that it is about.
async fn lines(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &StatementId,
) -> Result<Vec<Line>, AppError> {
    let rows: Vec<LineRow> = sqlx::query_as(
        "select lines.kind,
                lines.order_no,
                lines.happened_at,
                lines.commission_bp,
                lines.goods,
                lines.shipping,
                lines.tax_free,
                lines.fee,
                lines.fee_vat,
                (select order_places.content
                   from order_places
                  where order_places.tenant_id = lines.tenant_id
                    and order_places.order_no = lines.order_no
                    and order_places.vendor_id = lines.vendor_id
                    and order_places.kind = 'LINE'
                    and (lines.kind = 'SALE' or exists (
                            select 1
                              from claim_lines
                             where claim_lines.claim_id = lines.ref
                               and claim_lines.place = order_places.place))
                  order by order_places.place
                  limit 1) as content
           from statement_lines as lines
          where lines.tenant_id = $1
            and lines.statement_id = $2
          order by lines.happened_at,
                   lines.ref",
    )
    .bind(tenant)
    .bind(id)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read_line).collect()
}

fn read_line(row: LineRow) -> Result<Line, AppError> {
    let kind = LineKind::parse(&row.kind)
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("line kind {}", row.kind)))?;
    let what = row.content.as_deref().map(order::line_name).transpose()?;
    Ok(Line {
        rate: Rate(u32::try_from(row.commission_bp).unwrap_or(0)),
        line: StatementLine {
            kind,
            order: row.order_no,
            at: row.happened_at,
            what: what.unwrap_or_default(),
            amounts: Amounts {
                goods: row.goods,
                shipping: row.shipping,
                tax_free: row.tax_free,
                fee: row.fee,
                fee_vat: row.fee_vat,
            },
        },
    })
}

/// The commission of the sales, by rate.
fn fees<'a>(sales: impl Iterator<Item = &'a Line>) -> Vec<FeeAt> {
    let mut fees: BTreeMap<Rate, (Won, Won)> = BTreeMap::new();
    for Line { rate, line } in sales {
        let at = fees.entry(*rate).or_default();
        at.0 += line.amounts.goods;
        at.1 += line.amounts.fee;
    }
    fees.into_iter()
        .map(|(rate, (goods, fee))| FeeAt { rate, goods, fee })
        .collect()
}

/// What was sold and which parcels were paid for, from the frozen orders.
async fn sold(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
    id: &StatementId,
) -> Result<(Vec<SoldGoods>, Vec<SoldParcels>), AppError> {
    let rows: Vec<(String, String, i64, Won)> = sqlx::query_as(
        "select order_places.kind,
                order_places.content,
                order_places.quantity,
                order_places.due
           from statement_lines
           join order_places
             on order_places.tenant_id = statement_lines.tenant_id
            and order_places.order_no = statement_lines.order_no
            and order_places.vendor_id = statement_lines.vendor_id
          where statement_lines.tenant_id = $1
            and statement_lines.vendor_id = $2
            and statement_lines.statement_id = $3
            and statement_lines.kind = 'SALE'",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(id)
    .fetch_all(conn)
    .await?;
    let mut goods: BTreeMap<String, (u32, Won)> = BTreeMap::new();
    let mut parcels: BTreeMap<Won, u32> = BTreeMap::new();
    for (kind, content, quantity, due) in rows {
        if kind == "LINE" {
            let sold = goods.entry(order::line_name(&content)?).or_default();
            sold.0 += u32::try_from(quantity).unwrap_or(0);
            sold.1 += due;
        } else if !due.is_zero() {
            *parcels.entry(due).or_default() += 1;
        }
    }
    let goods = goods
        .into_iter()
        .map(|(name, (quantity, amount))| SoldGoods {
            name,
            quantity,
            amount,
        });
    let parcels = parcels
        .into_iter()
        .map(|(fee, count)| SoldParcels { fee, count });
    Ok((goods.collect(), parcels.collect()))
}
