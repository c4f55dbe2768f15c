//! The decisions about a closed run: a second person approves it, somebody takes the bank's file,
//! somebody says that the bank has paid. Each wants the authenticator's digits.

use sha2::{Digest, Sha256};
use shared::{
    console::settlement::BankFile,
    error::{ErrorCode, FieldError},
    ids::{RunId, TenantId, VendorId},
    money::Won,
    settlement::RunStatus,
    text::line,
};

use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    ledger::{self, AccountId, Transfer, TransferKind},
    sheet,
    state::AppState,
};

struct Closed {
    status: RunStatus,
    by: String,
}

/// What is decided about a run, with what the person has seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decision<'a> {
    pub(crate) run: &'a RunId,
    pub(crate) payable: Won,
}

/// Approves what will be paid out. Whoever closed the run cannot.
pub(super) async fn approve(
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
) -> Result<(), AppError> {
    actor.must_be_proved(state.clock.now())?;
    state
        .db
        .write(|tx| boxed(approve_in(tx, state, actor, decision)))
        .await
}

/// The same in the caller's transaction.
pub(crate) async fn approve_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
) -> Result<(), AppError> {
    let closed = find(tx, &actor.tenant, decision.run).await?;
    if closed.by == actor.id {
        let text = "계산한 사람은 결재할 수 없어요. 다른 분이 결재해 주세요.";
        return Err(AppError::refused(ErrorCode::Forbidden, text));
    }
    change(tx, state, actor, decision, (&closed, RunStatus::Approved)).await?;
    sign(tx, state, actor, decision, "settlement-approved").await
}

/// Marks an approved run as paid, and takes payouts and commissions from the vendors' accounts.
pub(super) async fn mark_paid(
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
) -> Result<(), AppError> {
    actor.must_be_proved(state.clock.now())?;
    state
        .db
        .write(|tx| boxed(mark_paid_in(tx, state, actor, decision)))
        .await
}

/// The same in the caller's transaction.
pub(crate) async fn mark_paid_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    let closed = find(tx, tenant, decision.run).await?;
    change(tx, state, actor, decision, (&closed, RunStatus::Paid)).await?;
    let transfer = Transfer {
        kind: TransferKind::Payout,
        reference: decision.run.as_str(),
        at: state.clock.now(),
        entries: entries(tx, tenant, decision.run).await?,
    };
    if !transfer.entries.iter().all(|(_, amount)| amount.is_zero()) {
        ledger::post(tx, &state.ids, tenant, transfer).await?;
    }
    // The ledger's chain is locked before the audit log's, as everywhere.
    sign(tx, state, actor, decision, "settlement-paid").await
}

/// From every vendor: what goes to its bank, and what the county keeps.
async fn entries(
    tx: &mut Conn,
    tenant: &TenantId,
    run: &RunId,
) -> sqlx::Result<Vec<(AccountId, Won)>> {
    let rows: Vec<(VendorId, Won, Won, Won)> = sqlx::query_as(
        "select vendor_id,
                payable,
                fee,
                fee_vat
           from statements
          where tenant_id = $1
            and run_id = $2",
    )
    .bind(tenant)
    .bind(run)
    .fetch_all(tx)
    .await?;
    let moved = |(vendor, payable, fee, vat): (VendorId, Won, Won, Won)| {
        [
            (AccountId::vendor(&vendor), -(payable + fee + vat)),
            (AccountId::payout(), payable),
            (AccountId::commission(), fee),
            (AccountId::commission_vat(), vat),
        ]
    };
    Ok(rows.into_iter().flat_map(moved).collect())
}

/// The list of transfers for the bank, once the run is approved. It is written down who took it.
pub(super) async fn take_file(
    state: &AppState,
    actor: &Actor,
    run: &RunId,
    reason: &str,
) -> Result<BankFile, AppError> {
    let reason = line(reason, 100).filter(|reason| reason.chars().count() >= 2);
    let reason = reason.ok_or_else(|| {
        let text = "왜 받는지 두 글자 이상 적어 주세요.";
        AppError::invalid(vec![FieldError::new("reason", text)])
    })?;
    actor.must_be_proved(state.clock.now())?;
    state
        .db
        .write(|tx| boxed(take_file_in(tx, state, actor, run, &reason)))
        .await
}

async fn take_file_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    run: &RunId,
    reason: &str,
) -> Result<BankFile, AppError> {
    let tenant = &actor.tenant;
    if find(tx, tenant, run).await?.status != RunStatus::Approved {
        let text = "결재가 끝나고 입금하기 전인 정산만 파일로 받을 수 있어요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    let rows: Vec<(VendorId, String, Won)> = sqlx::query_as(
        "select vendor_id,
                vendor_name,
                payable
           from statements
          where tenant_id = $1
            and run_id = $2
            and payable > 0
          order by vendor_id",
    )
    .bind(tenant)
    .bind(run)
    .fetch_all(&mut *tx)
    .await?;
    let total: Won = rows.iter().map(|(.., payable)| *payable).sum();
    let mut table = vec![
        ["판매자번호", "받는 곳", "금액", "정산"]
            .map(ToOwned::to_owned)
            .to_vec(),
    ];
    table.extend(rows.into_iter().map(|(vendor, name, payable)| {
        vec![vendor.0, name, payable.0.to_string(), run.to_string()]
    }));
    let csv = sheet::write_csv(&table);
    let sha256 = hex::encode(Sha256::digest(&csv));
    let detail = format!(r#"{{"payable":{},"sha256":"{sha256}"}}"#, total.0);
    let deed = Deed {
        reason,
        detail: &detail,
        ..Deed::of("payout-file", run.as_str())
    };
    note(tx, state, actor, deed).await?;
    Ok(BankFile {
        name: format!("{run}.csv"),
        text: String::from_utf8(csv).map_err(AppError::internal)?,
        sha256,
    })
}

async fn find(tx: &mut Conn, tenant: &TenantId, run: &RunId) -> Result<Closed, AppError> {
    let row: Option<(String, String)> = sqlx::query_as(
        "select status,
                closed_by
           from settlement_runs
          where tenant_id = $1
            and id = $2",
    )
    .bind(tenant)
    .bind(run)
    .fetch_optional(tx)
    .await?;
    let (status, by) = row.ok_or_else(|| AppError::not_found("그런 정산이 없어요."))?;
    let known = RunStatus::parse(&status);
    let status = known.ok_or_else(|| AppError::internal(anyhow::anyhow!("run status {status}")))?;
    Ok(Closed { status, by })
}

/// Moves the run along its machine, if the amount is the one that the person has seen.
async fn change(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
    (closed, to): (&Closed, RunStatus),
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    let payable = payable(tx, tenant, decision.run).await?;
    if payable != decision.payable {
        let text = "보시던 금액과 달라요. 새로 고쳐서 다시 봐 주세요.";
        return Err(AppError::refused(ErrorCode::AmountMismatch, text));
    }
    let sql = match to {
        RunStatus::Approved => {
            "update settlement_runs
                set status = $4, approved_at = $5, approved_by = $6
              where tenant_id = $1 and id = $2 and status = $3"
        }
        _ => {
            "update settlement_runs
                set status = $4, paid_at = $5, paid_by = $6
              where tenant_id = $1 and id = $2 and status = $3"
        }
    };
    let moves = closed.status.may_become(to)
        && sqlx::query(sql)
            .bind(tenant)
            .bind(decision.run)
            .bind(closed.status.as_str())
            .bind(to.as_str())
            .bind(state.clock.now())
            .bind(&actor.id)
            .execute(tx)
            .await?
            .rows_affected()
            == 1;
    moves.then_some(()).ok_or_else(|| {
        let text = format!(
            "지금은 {} 정산이에요. 새로 고쳐서 봐 주세요.",
            closed.status.name()
        );
        AppError::refused(ErrorCode::WrongState, text)
    })
}

/// What a run pays out.
pub(crate) async fn payable(conn: &mut Conn, tenant: &TenantId, run: &RunId) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(payable), 0) as bigint)
           from statements
          where tenant_id = $1
            and run_id = $2",
    )
    .bind(tenant)
    .bind(run)
    .fetch_one(conn)
    .await
}

async fn sign(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    decision: Decision<'_>,
    action: &'static str,
) -> Result<(), AppError> {
    let detail = format!(r#"{{"payable":{}}}"#, decision.payable.0);
    let deed = Deed {
        detail: &detail,
        ..Deed::of(action, decision.run.as_str())
    };
    note(tx, state, actor, deed).await
}
