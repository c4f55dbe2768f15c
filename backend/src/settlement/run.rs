//! Runs as the county reads them: what is counted, what is closed, and whether the books agree.

use shared::{
    console::settlement::{LineKind, Run, RunRow, Runs, Signed, StatementRow, Sums},
    ids::{RunId, TenantId},
    money::Won,
    settlement::{Amounts, Balance, RunStatus},
    time::{Date, Timestamp},
};

use super::{
    books::{booked, books, statements},
    close::first_day,
    count::{Draft, count},
};
use crate::{console::Actor, error::AppError, state::AppState};

/// More runs than a mall has in ten years.
const MOST: i64 = 150;

/// All runs, the newest first, and whether the vendors' accounts agree with them.
pub(super) async fn list(state: &AppState, tenant: &TenantId) -> Result<Runs, AppError> {
    let mut conn = state.db.read().await?;
    let rows: Vec<(RunId, i64, i64, String, Won, i64)> = sqlx::query_as(
        "select settlement_runs.id,
                settlement_runs.from_day,
                settlement_runs.until_day,
                settlement_runs.status,
                cast(sum(statements.payable) as bigint),
                count(*)
           from settlement_runs
           join statements
             on statements.tenant_id = settlement_runs.tenant_id
            and statements.run_id = settlement_runs.id
          where settlement_runs.tenant_id = $1
          group by settlement_runs.id,
                   settlement_runs.from_day,
                   settlement_runs.until_day,
                   settlement_runs.status
          order by settlement_runs.until_day desc
          limit $2",
    )
    .bind(tenant)
    .bind(MOST)
    .fetch_all(&mut *conn)
    .await?;
    let row = |(id, from, until, status, payable, vendors): (_, _, _, String, _, i64)| {
        Ok(RunRow {
            id,
            from: Date(from),
            until: Date(until),
            status: read_status(&status)?,
            payable,
            vendors: u32::try_from(vendors).unwrap_or(u32::MAX),
        })
    };
    Ok(Runs {
        runs: rows.into_iter().map(row).collect::<Result<_, AppError>>()?,
        books: books(&mut conn, tenant).await?,
        until: state.clock.now().date().plus(-1),
    })
}

/// What a run would be if it were closed now.
pub(super) async fn preview(
    state: &AppState,
    tenant: &TenantId,
    until: Date,
) -> Result<Run, AppError> {
    let mut conn = state.db.read().await?;
    let from = first_day(&mut conn, tenant, until, state.clock.now()).await?;
    let drafts = count(&mut conn, tenant, until).await?;
    let rows = |draft: &Draft| StatementRow {
        id: None,
        vendor: draft.vendor.clone(),
        name: draft.name.clone(),
        sold: draft.sum(LineKind::Sale),
        returned: draft.sum(LineKind::Refund),
        balance: draft.balance,
    };
    let statements: Vec<StatementRow> = drafts.iter().map(rows).collect();
    let gross = |of: fn(&StatementRow) -> Amounts| -> Won {
        statements.iter().map(|row| of(row).gross()).sum()
    };
    // Nothing is written yet that the ledger could be asked about.
    let (captured, refunded) = (gross(|row| row.sold), -gross(|row| row.returned));
    Ok(Run {
        id: None,
        from,
        until,
        status: RunStatus::Open,
        closed: None,
        approved: None,
        paid: None,
        own: false,
        sums: sums(&statements, captured, refunded),
        statements,
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    from_day: i64,
    until_day: i64,
    status: String,
    closed_by: String,
    closed_at: Timestamp,
    closer: String,
    approved_at: Option<Timestamp>,
    approver: Option<String>,
    paid_at: Option<Timestamp>,
    payer: Option<String>,
}

/// A run with its statements.
pub(super) async fn read(state: &AppState, actor: &Actor, id: &RunId) -> Result<Run, AppError> {
    let mut conn = state.db.read().await?;
    let row: Option<Row> = sqlx::query_as(
        "select runs.from_day,
                runs.until_day,
                runs.status,
                runs.closed_by,
                runs.closed_at,
                closer.name as closer,
                runs.approved_at,
                approver.name as approver,
                runs.paid_at,
                payer.name as payer
           from settlement_runs as runs
           join staff as closer
             on closer.tenant_id = runs.tenant_id
            and closer.id = runs.closed_by
           left join staff as approver
             on approver.tenant_id = runs.tenant_id
            and approver.id = runs.approved_by
           left join staff as payer
             on payer.tenant_id = runs.tenant_id
            and payer.id = runs.paid_by
          where runs.tenant_id = $1
            and runs.id = $2",
    )
    .bind(&actor.tenant)
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    let row = row.ok_or_else(|| AppError::not_found("그런 정산이 없어요."))?;
    let statements = statements(&mut conn, &actor.tenant, id).await?;
    let captured = booked(&mut conn, &actor.tenant, id, LineKind::Sale).await?;
    let refunded = -booked(&mut conn, &actor.tenant, id, LineKind::Refund).await?;
    let signed = |who: Option<String>, at: Option<Timestamp>| {
        who.zip(at).map(|(who, at)| Signed { who, at })
    };
    Ok(Run {
        id: Some(id.clone()),
        from: Date(row.from_day),
        until: Date(row.until_day),
        status: read_status(&row.status)?,
        closed: signed(Some(row.closer), Some(row.closed_at)),
        approved: signed(row.approver, row.approved_at),
        paid: signed(row.payer, row.paid_at),
        own: row.closed_by == actor.id,
        sums: sums(&statements, captured, refunded),
        statements,
    })
}

fn sums(statements: &[StatementRow], captured: Won, refunded: Won) -> Sums {
    let of = |part: fn(&Balance) -> Won| statements.iter().map(|row| part(&row.balance)).sum();
    Sums {
        captured,
        refunded,
        lines: statements.iter().map(StatementRow::lines).sum(),
        balance: Balance {
            carried_in: of(|balance| balance.carried_in),
            payable: of(|balance| balance.payable),
            carried_out: of(|balance| balance.carried_out),
        },
    }
}

pub(super) fn read_status(text: &str) -> Result<RunStatus, AppError> {
    let known = RunStatus::parse(text);
    known.ok_or_else(|| AppError::internal(anyhow::anyhow!("run status {text}")))
}
