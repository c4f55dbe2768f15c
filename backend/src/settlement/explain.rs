//! What the amounts of a statement are made of: each line, and from the frozen orders what was
//! sold and which parcels were paid for.

use std::collections::BTreeMap;

use shared::{
    console::settlement::{FeeAt, LineKind, SoldGoods, SoldParcels, StatementLine},
    ids::{OrderNo, StatementId, TenantId, VendorId},
    money::{Rate, Won},
    settlement::Amounts,
    time::Timestamp,
};

use crate::{db::Conn, error::AppError, order};

/// A line with the rate of its commission.
pub(super) struct Line {
    rate: Rate,
    pub(super) line: StatementLine,
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
pub(super) async fn lines(
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
pub(super) fn fees<'a>(sales: impl Iterator<Item = &'a Line>) -> Vec<FeeAt> {
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
pub(super) async fn sold(
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
