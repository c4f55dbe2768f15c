//! Bringing the lots of an approved batch into the world, some lines at a time: each transaction
//! gives lines their lots, writes the letters and posts the money. Whoever stopped in the middle,
//! the next one goes on with the lines that have no lot.

use std::time::Duration;

use shared::{
    ids::{LotId, TenantId},
    time::Timestamp,
};

use super::{
    lines::{self, PaybackRow},
    store::{self, BatchRow},
};
use crate::{
    catalog::Snapshot,
    db::{Conn, boxed},
    error::AppError,
    outbox::{self, Letter},
    state::AppState,
    voucher::issue::{LotToIssue, fund, insert},
};

/// Lines in one transaction. It keeps the end of the ledger's chain locked, and orders wait.
const LINES: i64 = 25;

/// How often to look for batches that somebody left in the middle.
pub const EVERY: Duration = Duration::from_secs(30);

/// Goes on with batches that are approved and not all issued.
pub async fn issue_due(state: AppState) -> Result<(), AppError> {
    let issuing = {
        let mut conn = state.db.read().await?;
        store::list_issuing(&mut conn).await?
    };
    for (tenant, id) in issuing {
        issue(&state, &tenant, &id).await?;
    }
    Ok(())
}

/// Issues what is left of a batch.
pub(super) async fn issue(state: &AppState, tenant: &TenantId, id: &str) -> Result<(), AppError> {
    // Without the mall nobody could be told whose voucher it is.
    let Some(mall) = state.catalogs.by_tenant(tenant) else {
        return Ok(());
    };
    let step = (&*mall, id);
    while state
        .db
        .write(|tx| boxed(issue_some(tx, state, tenant, step)))
        .await?
    {
        outbox::wake(state);
    }
    Ok(())
}

/// Issues some lines. `false`: there is nothing left to do.
async fn issue_some(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (mall, id): (&Snapshot, &str),
) -> Result<bool, AppError> {
    if !store::lock(tx, tenant, id).await? {
        return Ok(false);
    }
    let Some(batch) = store::find(tx, tenant, id).await? else {
        return Ok(false);
    };
    let (Some(issued_at), Some(expires_at)) = (batch.decided_at, batch.expires_at) else {
        return Ok(false);
    };
    let mut lots = Vec::new();
    for line in lines::list(tx, tenant, id, (true, LINES)).await? {
        let lot = lot(state, &batch, &line, (issued_at, expires_at));
        insert(tx, &state.key, tenant, std::slice::from_ref(&lot)).await?;
        if !lines::give_lot(tx, tenant, (id, line.line), &lot.id).await? {
            let error = anyhow::anyhow!("line {} of {id} has a lot already", line.line);
            return Err(AppError::internal(error));
        }
        let letter = letter(mall, &line, &lot);
        outbox::letter(tx, state, tenant, lot.id.as_str(), &letter).await?;
        lots.push(lot);
    }
    for lot in &lots {
        fund(tx, &state.ids, tenant, lot).await?;
    }
    if lots.is_empty() {
        store::finish(tx, tenant, id).await?;
    }
    Ok(!lots.is_empty())
}

/// The id follows from the line, so that a line is issued once, whoever does it.
fn lot(
    state: &AppState,
    batch: &BatchRow,
    line: &PaybackRow,
    (issued_at, expires_at): (Timestamp, Timestamp),
) -> LotToIssue {
    let pin = u32::from_le_bytes(state.ids.bytes()) % 10_000;
    LotToIssue {
        id: LotId(format!("{}-{}", batch.id, line.line)),
        code: state.ids.code(16),
        pin: format!("{pin:04}"),
        programme: batch.programme_id.clone(),
        face: line.amount,
        issued_at,
        expires_at,
    }
}

fn letter(mall: &Snapshot, line: &PaybackRow, lot: &LotToIssue) -> Letter {
    let programme = mall.programmes.get(&lot.programme);
    let programme = programme.map_or("상품권", |programme| programme.name.as_str());
    let groups: Vec<&str> = (0..lot.code.len())
        .step_by(4)
        .filter_map(|at| lot.code.get(at..at + 4))
        .collect();
    let (year, month, day) = lot.expires_at.plus_ms(-1).date().ymd();
    Letter {
        to: line.phone.to_string(),
        template: "voucher-issued".to_owned(),
        title: format!("{programme}이(가) 왔어요"),
        body: format!(
            "[{}] {programme} {}이 왔어요. 번호 {}, 비밀번호 {}. {year}년 {month}월 {day}일까지 쓸 수 있어요. 번호와 비밀번호는 다른 사람에게 알려 주지 마세요.",
            mall.mall.mall_name,
            lot.face,
            groups.join("-"),
            lot.pin,
        ),
    }
}
