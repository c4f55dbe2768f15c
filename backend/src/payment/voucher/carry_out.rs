//! What the provider is told after our transaction is committed, as often as it takes.
//!
//! A later try asks first how far the provider is, so that nothing is repeated that an answer
//! which got lost had already brought about.

use serde::Deserialize;
use serde_json::Value;
use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
    time::Timestamp,
};

use super::{
    give_back,
    known::{Known, Stage, ask},
    refused,
    status::Status,
    store::{self, Row},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order,
    outbox::{self, Topic},
    outside::{Call, Reply},
    state::AppState,
    voucher::provider,
};

/// How often the provider is told or asked in one round.
const QUESTIONS: usize = 4;

/// One order's part at the provider, on its way from one state to the next.
#[derive(Clone, Copy)]
pub(super) struct Move<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) no: &'a OrderNo,
    pub(super) from: Status,
    pub(super) to: Status,
}

/// How a round ended.
enum End {
    /// The provider did it, now or before; when it gave something back, if it told.
    Done(Option<Known>, Option<Timestamp>),
    /// It refuses for good, with this code.
    Refused(String),
    /// Nobody knows yet.
    Unclear,
}

/// Carries out what the outbox remembers. `false`: not yet.
pub async fn carry_out(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    topic: Topic,
    first: bool,
) -> Result<bool, AppError> {
    let row = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, tenant, no).await?
    };
    let Some(row) = row else { return Ok(true) };
    let (from, to) = match topic {
        Topic::ConfirmVoucher => (Status::Confirming, Status::Confirmed),
        Topic::VoidVoucher => (Status::Voiding, Status::Voided),
        _ => (Status::Cancelling, Status::Cancelled),
    };
    // A task that a later one has overtaken has nothing to do any more.
    if row.status()? != from {
        return Ok(true);
    }
    let step = Move {
        tenant,
        no,
        from,
        to,
    };
    let mut calls = Vec::new();
    failpoint!(VoucherTaskSending);
    let end = converse(state, step, &row, first, &mut calls).await?;
    failpoint!(VoucherTaskAnswered);
    state
        .db
        .write(|tx| boxed(end_in(tx, state, step, &row, &calls, &end)))
        .await?;
    failpoint!(VoucherTaskCommitted);
    outbox::wake(state);
    Ok(match end {
        End::Done(..) => true,
        // The refusal has been acted on; giving money back is tried on until a person helps.
        End::Refused(_) => from == Status::Confirming,
        End::Unclear => false,
    })
}

/// Tells and asks the provider until it is clear how far it is, or that it is not clear.
async fn converse(
    state: &AppState,
    step: Move<'_>,
    row: &Row,
    first: bool,
    calls: &mut Vec<Call>,
) -> Result<End, AppError> {
    let no = step.no;
    // What was told is believed on the first try only.
    let told = match (step.from, &row.auth_id) {
        (Status::Confirming, Some(id)) if first => Some(provider::confirm(state, no, id).await),
        (Status::Voiding, Some(id)) if first => Some(provider::void(state, no, id).await),
        _ => None,
    };
    let mut refusal = None;
    if let Some(call) = told {
        let reply = call.reply.clone();
        calls.push(call);
        match reply {
            Reply::Refused { code, .. } if !reply_is_moment(calls) => refusal = Some(code),
            Reply::Done(_) => {}
            Reply::Refused { .. } | Reply::Unknown => return Ok(End::Unclear),
        }
        if let Some(known) = calls.last().and_then(|c| Known::read(no, row, &c.reply))
            && reached(step.from, known.stage())
        {
            return Ok(End::Done(Some(known), None));
        }
    }
    while calls.len() < QUESTIONS {
        let (call, answer) = ask(state, no, row).await;
        calls.push(call);
        let Some(known) = answer else {
            return Ok(End::Unclear);
        };
        let far = known.as_ref().map_or(Stage::Nothing, Known::stage);
        if reached(step.from, far) {
            return Ok(End::Done(known, None));
        }
        let Some(known) = known.filter(|_| far != Stage::Nothing) else {
            let code = refusal.unwrap_or_else(|| "AUTHORIZATION_GONE".to_owned());
            return Ok(End::Refused(code));
        };
        // It stands as before although it refused: it will not do it.
        if let Some(code) = refusal {
            return Ok(End::Refused(code));
        }
        let call = match (step.from, far, &known.approval_no) {
            (Status::Confirming, _, _) => provider::confirm(state, no, &known.auth_id).await,
            (_, Stage::Spent, Some(approval)) => {
                let key = format!("cancel-{approval}");
                provider::cancel(state, no, approval, &key, &row.lots()?).await
            }
            _ => provider::void(state, no, &known.auth_id).await,
        };
        let reply = call.reply.clone();
        calls.push(call);
        match reply {
            Reply::Done(body) if is_back(&body, row.amount) => {
                return Ok(End::Done(Some(known), canceled_at(&body)));
            }
            Reply::Done(_) => {}
            Reply::Refused { code, .. } if !reply_is_moment(calls) => refusal = Some(code),
            Reply::Refused { .. } | Reply::Unknown => return Ok(End::Unclear),
        }
    }
    Ok(End::Unclear)
}

/// Whether the provider is where this step wants it.
fn reached(from: Status, stage: Stage) -> bool {
    match from {
        Status::Confirming => stage == Stage::Spent,
        _ => matches!(stage, Stage::Nothing | Stage::Back),
    }
}

/// The last refusal says nothing about what was asked.
fn reply_is_moment(calls: &[Call]) -> bool {
    calls
        .last()
        .is_some_and(|call| call.reply.is_about_caller())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Canceled {
    #[serde(rename = "canceledAt")]
    at: String,
    amount: Won,
    remaining: Won,
}

/// A cancel's answer that says that everything is back.
fn is_back(body: &Value, amount: Won) -> bool {
    Canceled::deserialize(body).is_ok_and(|told| told.amount == amount && told.remaining.is_zero())
}

fn canceled_at(body: &Value) -> Option<Timestamp> {
    let told = Canceled::deserialize(body).ok()?;
    Timestamp::parse_rfc3339(&told.at)
}

async fn end_in(
    tx: &mut Conn,
    state: &AppState,
    step: Move<'_>,
    row: &Row,
    calls: &[Call],
    end: &End,
) -> Result<(), AppError> {
    let Move {
        tenant,
        no,
        from,
        to,
    } = step;
    // The card's money may be on its way back at the same time, and the later one closes the order.
    order::store::lock(tx, tenant, no).await?;
    for call in calls {
        call.store(tx, tenant).await?;
    }
    match end {
        End::Done(known, at) => {
            let now = state.clock.now();
            if let Some(known) = known {
                // Also when the order was cancelled meanwhile: the cancel needs it.
                let approval = known.approval_no.as_deref();
                store::set_names(tx, tenant, no, Some(&known.auth_id), approval).await?;
            }
            if !store::change_status(tx, tenant, no, from, to).await? {
                return Ok(());
            }
            let spent_at = known.as_ref().and_then(Known::approved_at);
            // Only what was spent can have been given back.
            let is_back = to != Status::Confirmed && spent_at.is_some();
            let back_at = is_back.then(|| at.unwrap_or(now));
            store::set_times(tx, tenant, no, spent_at, back_at).await?;
            if to == Status::Cancelled {
                give_back::returned_with_order(tx, state, tenant, no, calls).await?;
            }
            Ok(())
        }
        End::Refused(code) if from == Status::Confirming => {
            refused::undo(tx, state, step, code).await
        }
        End::Refused(code) => refused::tell(tx, state, step, row.amount, code).await,
        End::Unclear => Ok(()),
    }
}
