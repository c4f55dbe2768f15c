//! The producer's side of claims: what shoppers want to send back, and what is answered.

use std::collections::BTreeMap;

use shared::{
    claim::{ClaimKind, ClaimReason, ClaimStatus},
    console::{
        desk::{ClaimStep, OpenClaim},
        parcel::ParcelLine,
    },
    ids::{ClaimId, OrderNo, TenantId, VendorId},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use crate::{
    claim::operator::{self, Step},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    order::line_name,
    outbox,
    state::AppState,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: ClaimId,
    order_no: OrderNo,
    kind: String,
    reason: String,
    note: String,
    status: String,
    requested_at: Timestamp,
    quantity: i64,
    content: String,
}

/// A mall's claims with what of its orders they are about.
const LINES: &str = "from claims
           join claim_lines
             on claim_lines.claim_id = claims.id
           join order_places
             on order_places.tenant_id = claims.tenant_id
            and order_places.order_no = claims.order_no
            and order_places.place = claim_lines.place
          where claims.tenant_id = $1";
/// The vendor has the next step.
const IS_OPEN: &str = "claims.kind <> 'CANCEL'
            and claims.status in ('REQUESTED', 'APPROVED', 'RECEIVED')";

/// How many open claims wait for each vendor for whom any does.
pub(super) async fn count_open(
    conn: &mut Conn,
    tenant: &TenantId,
) -> sqlx::Result<Vec<(VendorId, i64)>> {
    sqlx::query_as(AssertSqlSafe(format!(
        "select order_places.vendor_id,
                count(distinct claims.id)
           {LINES}
            and {IS_OPEN}
          group by order_places.vendor_id"
    )))
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// The open claims about a vendor's goods, the oldest first.
pub(super) async fn list(
    state: &AppState,
    tenant: &TenantId,
    vendor: &VendorId,
) -> Result<Vec<OpenClaim>, AppError> {
    let mut conn = state.db.read().await?;
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "select claims.id,
                claims.order_no,
                claims.kind,
                claims.reason,
                claims.note,
                claims.status,
                claims.requested_at,
                claim_lines.quantity,
                order_places.content
           {LINES}
            and order_places.vendor_id = $2
            and {IS_OPEN}
          order by claims.requested_at, claims.id, claim_lines.place
          limit 500"
    )))
    .bind(tenant)
    .bind(vendor)
    .fetch_all(&mut *conn)
    .await?;
    let mut claims: Vec<OpenClaim> = Vec::new();
    let mut places: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for row in rows {
        let line = ParcelLine {
            name: line_name(&row.content)?,
            quantity: u32::try_from(row.quantity).unwrap_or(0),
        };
        if let Some(at) = places.get(&row.id) {
            claims[*at].lines.push(line);
            continue;
        }
        places.insert(row.id.clone(), claims.len());
        claims.push(read(row, line)?);
    }
    Ok(claims)
}

fn read(row: Row, line: ParcelLine) -> Result<OpenClaim, AppError> {
    let unreadable = || AppError::internal(anyhow::anyhow!("claim {} cannot be read", row.id));
    Ok(OpenClaim {
        kind: ClaimKind::parse(&row.kind).ok_or_else(unreadable)?,
        reason: ClaimReason::parse(&row.reason).ok_or_else(unreadable)?,
        status: ClaimStatus::parse(&row.status).ok_or_else(unreadable)?,
        id: row.id.clone(),
        no: row.order_no.clone(),
        note: row.note.clone(),
        requested_at: row.requested_at,
        lines: vec![line],
    })
}

/// Answers a claim about this vendor's goods.
pub(super) async fn step(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    id: &ClaimId,
    wanted: &ClaimStep,
) -> Result<(), AppError> {
    let wanted = match wanted {
        ClaimStep::Approve => Step::Approve,
        ClaimStep::Refuse { why } => Step::Refuse(why.clone()),
        ClaimStep::Receive => Step::Receive,
        ClaimStep::Replace { tracking } => Step::Replace(tracking.clone()),
    };
    let wanted = wanted.checked()?;
    state
        .db
        .write(|tx| boxed(step_in(tx, state, actor, (vendor, id), &wanted)))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(())
}

async fn step_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &ClaimId),
    wanted: &Step,
) -> Result<(), AppError> {
    // A claim is about one parcel, so one line of the vendor's makes it the vendor's.
    let own: i64 = sqlx::query_scalar(AssertSqlSafe(format!(
        "select count(*)
           {LINES}
            and claims.id = $2
            and order_places.vendor_id = $3"
    )))
    .bind(&actor.tenant)
    .bind(id)
    .bind(vendor)
    .fetch_one(&mut *tx)
    .await?;
    if own == 0 {
        return Err(AppError::not_found("그런 클레임이 없어요."));
    }
    operator::step_in(tx, state, id, wanted).await?;
    let action = match wanted {
        Step::Approve => "claim-approved",
        Step::Refuse(_) => "claim-refused",
        Step::Receive => "claim-received",
        Step::Replace(_) => "claim-replaced",
    };
    let reason = match wanted {
        Step::Refuse(text) | Step::Replace(text) => text.as_str(),
        Step::Approve | Step::Receive => "",
    };
    let deed = Deed {
        reason,
        ..Deed::of(action, id.as_str())
    };
    note(tx, state, actor, deed).await
}
