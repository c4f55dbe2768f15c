//! The claims of an order as its owner sees them.

use std::collections::BTreeMap;

use shared::{
    claim::{
        Claim, ClaimKind, ClaimReason, ClaimRefund, ClaimStatus, ClaimedLine, ShippingPayer,
        TenderRefund, VendorRefund, late_interest,
    },
    ids::{ClaimId, OptionId, OrderNo, TenantId, VendorId},
    money::Won,
    time::{Date, Timestamp},
};

use super::store::unreadable;
use crate::{db::Conn, error::AppError};

#[derive(sqlx::FromRow)]
struct SeenRow {
    id: ClaimId,
    kind: String,
    reason: String,
    note: String,
    status: String,
    shipping_payer: Option<String>,
    answer: String,
    requested_at: Timestamp,
    refund_at: Option<Timestamp>,
    due_on: Option<i64>,
    refunded_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct PartRow {
    claim_id: ClaimId,
    seq: i64,
    vendor_id: VendorId,
    amount: Won,
}

/// The claims of an order, oldest first.
pub async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<Vec<Claim>, AppError> {
    let rows: Vec<SeenRow> = sqlx::query_as(
        "select id,
                kind,
                reason,
                note,
                status,
                shipping_payer,
                answer,
                requested_at,
                refund_at,
                due_on,
                refunded_at
           from claims
          where tenant_id = $1
            and order_no = $2
          order by requested_at, id",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let lines = lines(conn, tenant, no).await?;
    let parts = parts(conn, tenant, no).await?;
    let mut claims = Vec::with_capacity(rows.len());
    for row in rows {
        claims.push(claim(row, &lines, &parts, now)?);
    }
    Ok(claims)
}

async fn lines(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Vec<(ClaimId, Option<OptionId>, i64)>> {
    sqlx::query_as(
        "select claim_lines.claim_id,
                order_places.option_id,
                claim_lines.quantity
           from claim_lines
           join order_places
             on order_places.tenant_id = claim_lines.tenant_id
            and order_places.order_no = claim_lines.order_no
            and order_places.place = claim_lines.place
          where claim_lines.tenant_id = $1
            and claim_lines.order_no = $2
          order by claim_lines.place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await
}

async fn parts(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<Vec<PartRow>> {
    sqlx::query_as(
        "select claim_parts.claim_id,
                claim_parts.seq,
                order_places.vendor_id,
                claim_parts.amount
           from claim_parts
           join order_places
             on order_places.tenant_id = claim_parts.tenant_id
            and order_places.order_no = claim_parts.order_no
            and order_places.place = claim_parts.place
          where claim_parts.tenant_id = $1
            and claim_parts.order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await
}

fn claim(
    row: SeenRow,
    lines: &[(ClaimId, Option<OptionId>, i64)],
    parts: &[PartRow],
    now: Timestamp,
) -> Result<Claim, AppError> {
    let lines = lines.iter().filter(|line| line.0 == row.id);
    let lines = lines.map(|(_, option, quantity)| ClaimedLine {
        option: option.clone().unwrap_or_default(),
        quantity: u32::try_from(*quantity).unwrap_or(0),
    });
    let payer = row
        .shipping_payer
        .as_deref()
        .map(|text| ShippingPayer::parse(text).ok_or_else(|| unreadable("shipping payer", text)));
    Ok(Claim {
        kind: ClaimKind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
        reason: ClaimReason::parse(&row.reason).ok_or_else(|| unreadable("reason", &row.reason))?,
        status: ClaimStatus::parse(&row.status).ok_or_else(|| unreadable("status", &row.status))?,
        lines: lines.collect(),
        refund: refund(&row, parts, now),
        shipping_payer: payer.transpose()?,
        requested_at: row.requested_at,
        note: row.note,
        answer: row.answer,
        id: row.id,
    })
}

fn refund(row: &SeenRow, parts: &[PartRow], now: Timestamp) -> Option<ClaimRefund> {
    let (decided_at, due_on) = (row.refund_at?, Date(row.due_on?));
    let mut tenders: BTreeMap<i64, Won> = BTreeMap::new();
    let mut vendors: BTreeMap<&VendorId, Won> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.claim_id == row.id) {
        *tenders.entry(part.seq).or_default() += part.amount;
        *vendors.entry(&part.vendor_id).or_default() += part.amount;
    }
    let total = tenders.values().copied().sum();
    let until = row.refunded_at.unwrap_or(now).date();
    Some(ClaimRefund {
        total,
        decided_at,
        due_on,
        done_at: row.refunded_at,
        late_interest: late_interest(total, due_on, until),
        per_tender: tenders
            .into_iter()
            .map(|(seq, amount)| TenderRefund {
                tender: u32::try_from(seq - 1).unwrap_or(0),
                amount,
            })
            .collect(),
        per_vendor: vendors
            .into_iter()
            .map(|(vendor, amount)| VendorRefund {
                vendor: vendor.clone(),
                amount,
            })
            .collect(),
    })
}
