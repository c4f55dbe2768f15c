//! Runs as the county reads them: what is counted, what is closed, and whether the books agree.

use shared::{
    console::settlement::{Books, LineKind, Run, RunRow, Runs, Signed, StatementRow, Sums},
    ids::{RunId, StatementId, TenantId, VendorId},
    money::Won,
    settlement::{Amounts, Balance, RunStatus},
    time::{Date, Timestamp},
};

use super::{
    close::first_day,
    count::{Draft, count},
};
use crate::{console::Actor, db::Conn, error::AppError, state::AppState};

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

/// What the vendors' accounts hold, and what of it is not settled, not paid, or owed.
async fn books(conn: &mut Conn, tenant: &TenantId) -> Result<Books, AppError> {
    const BOOKS: &str = "select (select cast(coalesce(sum(posted), 0) as bigint)
                   from accounts
                  where tenant_id = $1
                    and kind = 'VENDOR'),
                (select cast(coalesce(sum(order_places.due), 0) as bigint)
                   from orders
                   join order_places
                     on order_places.tenant_id = orders.tenant_id
                    and order_places.order_no = orders.no
                  where orders.tenant_id = $1
                    and orders.paid_at is not null)
              - (select cast(coalesce(sum(amount), 0) as bigint)
                   from claim_parts
                  where tenant_id = $1)
              - (select cast(coalesce(sum(goods + shipping), 0) as bigint)
                   from statements
                  where tenant_id = $1),
                (select cast(coalesce(sum(statements.goods + statements.shipping
                                          + statements.carried_in), 0) as bigint)
                   from statements
                   join settlement_runs
                     on settlement_runs.tenant_id = statements.tenant_id
                    and settlement_runs.id = statements.run_id
                  where statements.tenant_id = $1
                    and settlement_runs.status <> 'PAID')";
    let (ledger, open, closed): (Won, Won, Won) = sqlx::query_as(BOOKS)
        .bind(tenant)
        .fetch_one(&mut *conn)
        .await?;
    let carried = super::count::owed(conn, tenant).await?;
    Ok(Books {
        ledger,
        open,
        closed,
        carried: carried.into_values().sum(),
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

#[derive(sqlx::FromRow)]
struct TotalRow {
    id: StatementId,
    vendor_id: VendorId,
    vendor_name: String,
    carried_in: Won,
    payable: Won,
    carried_out: Won,
    kind: Option<String>,
    goods: Won,
    shipping: Won,
    tax_free: Won,
    fee: Won,
    fee_vat: Won,
}

/// The statements of a run, the largest payout first.
async fn statements(
    conn: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
) -> Result<Vec<StatementRow>, AppError> {
    let rows: Vec<TotalRow> = sqlx::query_as(
        "select statements.id,
                statements.vendor_id,
                statements.vendor_name,
                statements.carried_in,
                statements.payable,
                statements.carried_out,
                lines.kind,
                cast(sum(lines.goods) as bigint) as goods,
                cast(sum(lines.shipping) as bigint) as shipping,
                cast(sum(lines.tax_free) as bigint) as tax_free,
                cast(sum(lines.fee) as bigint) as fee,
                cast(sum(lines.fee_vat) as bigint) as fee_vat
           from statements
           join statement_lines as lines
             on lines.tenant_id = statements.tenant_id
            and lines.statement_id = statements.id
          where statements.tenant_id = $1
            and statements.run_id = $2
          group by statements.id,
                   statements.vendor_id,
                   statements.vendor_name,
                   statements.carried_in,
                   statements.payable,
                   statements.carried_out,
                   lines.kind
          order by statements.payable desc,
                   statements.carried_out,
                   statements.vendor_id",
    )
    .bind(tenant)
    .bind(run)
    .fetch_all(conn)
    .await?;
    let mut statements: Vec<StatementRow> = Vec::new();
    for row in rows {
        let amounts = Amounts {
            goods: row.goods,
            shipping: row.shipping,
            tax_free: row.tax_free,
            fee: row.fee,
            fee_vat: row.fee_vat,
        };
        if statements
            .last()
            .is_none_or(|last| last.vendor != row.vendor_id)
        {
            statements.push(StatementRow {
                id: Some(row.id),
                vendor: row.vendor_id,
                name: row.vendor_name,
                sold: Amounts::default(),
                returned: Amounts::default(),
                balance: Balance {
                    carried_in: row.carried_in,
                    payable: row.payable,
                    carried_out: row.carried_out,
                },
            });
        }
        if let Some(statement) = statements.last_mut() {
            match row.kind.as_deref().and_then(LineKind::parse) {
                Some(LineKind::Refund) => statement.returned = amounts,
                _ => statement.sold = amounts,
            }
        }
    }
    Ok(statements)
}

/// What the ledger says of the sales, or of the refunds, of a run.
async fn booked(
    conn: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
    kind: LineKind,
) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(entries.amount), 0) as bigint)
           from statements
           join statement_lines
             on statement_lines.tenant_id = statements.tenant_id
            and statement_lines.statement_id = statements.id
           join transfers
             on transfers.tenant_id = statement_lines.tenant_id
            and transfers.kind = statement_lines.kind
            and transfers.ref = statement_lines.ref
           join entries
             on entries.tenant_id = transfers.tenant_id
            and entries.transfer_id = transfers.id
            and entries.account_id || '' = 'vendor/' || statements.vendor_id
          where statements.tenant_id = $1
            and statements.run_id = $2
            and statement_lines.kind = $3",
    )
    .bind(tenant)
    .bind(run)
    .bind(kind.as_str())
    .fetch_one(conn)
    .await
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
