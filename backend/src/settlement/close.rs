//! Closing a run: everything that is ready is written down once, in one transaction.

use shared::{
    console::settlement::LineKind,
    error::{ErrorCode, FieldError},
    ids::{OrderNo, RunId, StatementId, TenantId, VendorId},
    money::Won,
    settlement::{Amounts, RunStatus},
    time::{Date, Timestamp},
};

use super::count::{Draft, Line, count};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed, insert_all, rows},
    error::AppError,
    state::AppState,
};

/// Closes everything that is ready by the end of `until`.
pub(super) async fn close(state: &AppState, actor: &Actor, until: Date) -> Result<RunId, AppError> {
    let id = RunId(state.ids.id("run"));
    state
        .db
        .write(|tx| boxed(close_in(tx, state, actor, &id, until)))
        .await?;
    Ok(id)
}

/// The same in the caller's transaction, under an id of its own.
pub(crate) async fn close_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &RunId,
    until: Date,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let from = first_day(tx, tenant, until, now).await?;
    insert_run(tx, actor, id, (from, until), now).await?;
    let drafts = count(tx, tenant, until).await?;
    if drafts.is_empty() {
        let text = "그날까지 정산할 것이 없어요. 상품이 도착하고 이레가 지나야 해요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    for draft in &drafts {
        let statement = StatementId(state.ids.id("stm"));
        insert_statement(tx, tenant, id, &statement, draft).await?;
        insert_lines(tx, tenant, &statement, draft).await?;
        settle_parcels(tx, tenant, &statement, draft).await?;
    }
    let payable: Won = drafts.iter().map(|draft| draft.balance.payable).sum();
    let detail = format!(
        r#"{{"until":"{until}","statements":{},"payable":{}}}"#,
        drafts.len(),
        payable.0
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("settlement-closed", id.as_str())
    };
    note(tx, state, actor, deed).await
}

/// The day after the run before, or the day of the mall's first sale. Refuses days that are not
/// over or were closed before.
pub(super) async fn first_day(
    conn: &mut Conn,
    tenant: &TenantId,
    until: Date,
    now: Timestamp,
) -> Result<Date, AppError> {
    let refused = |text: String| AppError::invalid(vec![FieldError::new("until", text)]);
    if until >= now.date() {
        let text = "끝난 날까지만 정산할 수 있어요. 어제나 그 앞날로 골라 주세요.";
        return Err(refused(text.to_owned()));
    }
    let last: Option<(i64, String)> = sqlx::query_as(
        "select until_day,
                status
           from settlement_runs
          where tenant_id = $1
          order by until_day desc
          limit 1",
    )
    .bind(tenant)
    .fetch_optional(&mut *conn)
    .await?;
    let Some((day, status)) = last else {
        let first: Option<Timestamp> =
            sqlx::query_scalar("select min(paid_at) from orders where tenant_id = $1")
                .bind(tenant)
                .fetch_one(conn)
                .await?;
        return Ok(first.map_or(until, |first| first.date().min(until)));
    };
    if RunStatus::parse(&status) != Some(RunStatus::Paid) {
        let text = "앞선 정산의 입금이 끝나야 다음을 계산할 수 있어요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    let from = Date(day).plus(1);
    if until < from {
        let text = format!(
            "{}까지는 이미 정산했어요. 그 뒷날로 골라 주세요.",
            Date(day).korean()
        );
        return Err(refused(text));
    }
    Ok(from)
}

async fn insert_run(
    tx: &mut Conn,
    actor: &Actor,
    id: &RunId,
    (from, until): (Date, Date),
    now: Timestamp,
) -> Result<(), AppError> {
    let inserted = sqlx::query(
        "insert into settlement_runs
                (tenant_id, id, from_day, until_day, status, closed_at, closed_by)
         values ($1, $2, $3, $4, 'CLOSED', $5, $6)
         on conflict do nothing",
    )
    .bind(&actor.tenant)
    .bind(id)
    .bind(from.0)
    .bind(until.0)
    .bind(now)
    .bind(&actor.id)
    .execute(tx)
    .await?
    .rows_affected();
    if inserted == 1 {
        return Ok(());
    }
    let text = "방금 다른 분이 정산을 계산했어요. 새로 고쳐서 봐 주세요.";
    Err(AppError::refused(ErrorCode::WrongState, text))
}

async fn insert_statement(
    tx: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
    id: &StatementId,
    draft: &Draft,
) -> sqlx::Result<()> {
    let sum: Amounts = draft.sum(LineKind::Sale) + draft.sum(LineKind::Refund);
    sqlx::query(
        "insert into statements
                (tenant_id, id, run_id, vendor_id, vendor_name, goods, shipping, tax_free, fee,
                 fee_vat, carried_in, payable, carried_out)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(tenant)
    .bind(id)
    .bind(run)
    .bind(&draft.vendor)
    .bind(&draft.name)
    .bind(sum.goods)
    .bind(sum.shipping)
    .bind(sum.tax_free)
    .bind(sum.fee)
    .bind(sum.fee_vat)
    .bind(draft.balance.carried_in)
    .bind(draft.balance.payable)
    .bind(draft.balance.carried_out)
    .execute(tx)
    .await?;
    Ok(())
}

/// The key of the table makes sure that a line is in one statement only.
async fn insert_lines(
    tx: &mut Conn,
    tenant: &TenantId,
    statement: &StatementId,
    draft: &Draft,
) -> sqlx::Result<()> {
    let row = |line: &Line| LineRow {
        tenant: tenant.clone(),
        vendor: draft.vendor.clone(),
        kind: line.kind.as_str(),
        reference: line.reference.clone(),
        statement: statement.clone(),
        order: line.order.clone(),
        at: line.at,
        commission_bp: i64::from(line.terms.commission.0),
        goods: line.amounts.goods,
        shipping: line.amounts.shipping,
        tax_free: line.amounts.tax_free,
        fee: line.amounts.fee,
        fee_vat: line.amounts.fee_vat,
    };
    let rows: Vec<LineRow> = draft.lines.iter().map(row).collect();
    insert_all(tx, &rows).await
}

/// Marks the parcels whose sale a statement has, so that the next run does not look at them. That
/// it is in one statement only is kept by the lines' key, not by this.
async fn settle_parcels(
    tx: &mut Conn,
    tenant: &TenantId,
    statement: &StatementId,
    draft: &Draft,
) -> sqlx::Result<()> {
    sqlx::query(
        "update shipments
            set settled = 1
          where tenant_id = $1
            and vendor_id = $2
            and settled = 0
            and order_no in (
                select order_no
                  from statement_lines
                 where tenant_id = $1
                   and statement_id = $3
                   and kind = 'SALE'
            )",
    )
    .bind(tenant)
    .bind(&draft.vendor)
    .bind(statement)
    .execute(tx)
    .await?;
    Ok(())
}

rows! {
    /// A row of `statement_lines`.
    LineRow in "statement_lines" {
        tenant "tenant_id": TenantId,
        vendor "vendor_id": VendorId,
        kind "kind": &'static str,
        reference "ref": String,
        statement "statement_id": StatementId,
        order "order_no": OrderNo,
        at "happened_at": Timestamp,
        commission_bp "commission_bp": i64,
        goods "goods": Won,
        shipping "shipping": Won,
        tax_free "tax_free": Won,
        fee "fee": Won,
        fee_vat "fee_vat": Won,
    }
}
