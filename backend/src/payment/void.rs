//! Sending back a charge that has no order: the order ended before the approval came, or the
//! provider took money for an attempt that our books had given up.

use shared::{console::case::CaseKind, ids::AttemptId, payment::AttemptStatus};

use super::{
    card,
    give_back::{Answer, GiveBack, Outcome, give_back},
    store::{self, AttemptRow, Change},
    verdict::{Verdict, judge},
};
use crate::{
    case,
    db::{Conn, boxed},
    error::AppError,
    order,
    outbox::{self, Template, Topic},
    outside::Call,
    state::AppState,
};

/// Sends the money of a charge back that has no order. `false`: not yet.
pub async fn void_card(state: &AppState, id: &AttemptId, first: bool) -> Result<bool, AppError> {
    let attempt = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, id).await?
    };
    let Some(attempt) = attempt else {
        return Ok(true);
    };
    let is_open = matches!(
        attempt.status()?,
        AttemptStatus::Voiding | AttemptStatus::Declined | AttemptStatus::Abandoned
    );
    if !is_open {
        return Ok(true);
    }
    let what = GiveBack {
        idempotency_key: &format!("void-{id}"),
        amount: attempt.amount,
        tax_free: attempt.tax_free,
        reason: "주문 불가",
    };
    let answer = give_back(state, &attempt, what, first).await;
    state
        .db
        .write(|tx| boxed(voided(tx, state, &attempt, &answer)))
        .await?;
    Ok(matches!(answer.outcome, Outcome::Back(_)))
}

async fn voided(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    answer: &Answer,
) -> Result<(), AppError> {
    answer.store(tx, attempt).await?;
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    match &answer.outcome {
        Outcome::Back(at) => {
            let change = Change {
                voided_at: Some(at.unwrap_or(now)),
                ..Change::default()
            };
            let (from, to) = (attempt.status()?, AttemptStatus::Voided);
            if store::change_status(tx, &attempt.id, from, to, change).await? {
                let text = "카드 결제를 되돌렸어요";
                order::store::add_event(tx, tenant, no, now, "VOIDED", text).await?;
                outbox::message(tx, state, tenant, Template::Voided, no).await?;
            }
            Ok(())
        }
        Outcome::Refused(code) => {
            let amount = attempt.amount;
            let text = format!("카드사가 {amount} 결제를 취소하지 않겠다고 했어요({code}).");
            let about = case::About::part(no, attempt.id.as_str());
            case::open(tx, state, tenant, CaseKind::RefundRefused, about, &text).await
        }
        Outcome::Unclear => Ok(()),
    }
}

/// Asks about an attempt that our books have given up; a charge that happened all the same goes
/// back. Nothing changes as long as the provider took no money.
pub(super) async fn look_again(state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    let call = card::query(state, &attempt.id).await;
    if let Verdict::Charged(payment) = judge(&attempt.id, attempt.amount, &call.reply) {
        state
            .db
            .write(|tx| boxed(late_charge(tx, state, attempt, &payment, &call)))
            .await?;
        outbox::wake(state);
    }
    Ok(())
}

async fn late_charge(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    payment: &card::Payment,
    call: &Call,
) -> Result<(), AppError> {
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    let at = payment.approved_at().unwrap_or(now);
    if store::note_late_charge(tx, &attempt.id, &payment.key, at).await? {
        call.store(tx, tenant).await?;
        let text = "주문을 이어 갈 수 없어 카드 결제를 되돌리고 있어요";
        order::store::add_event(tx, tenant, no, now, "VOIDING", text).await?;
        outbox::add(
            tx,
            state,
            tenant,
            Topic::VoidCard,
            attempt.id.as_str(),
            "{}",
        )
        .await?;
    }
    Ok(())
}
