//! Charges of cards that our books do not know.

use std::collections::BTreeMap;

use shared::{
    console::case::CaseKind, ids::AttemptId, money::Won, payment::AttemptStatus, time::Timestamp,
};

use super::{Action, Mode, Unknown};
use crate::{
    case,
    db::{Conn, boxed},
    error::AppError,
    outside::{self, Reply},
    payment::{
        card, settle,
        store::{self, AttemptRow, Change},
        transactions::{CardRow, of_card},
        void_card,
    },
    state::AppState,
};

/// One payment as the provider lists it.
struct Charge {
    key: String,
    approved: Won,
    cancelled: Won,
    at: Timestamp,
}

impl Charge {
    fn kept(&self) -> Won {
        self.approved - self.cancelled
    }
}

pub(super) async fn recover(
    state: &AppState,
    since: Timestamp,
    mode: Mode,
) -> Result<Vec<Unknown>, AppError> {
    let rows = of_card(state, since, state.clock.now().plus_ms(86_400_000)).await?;
    let mut found = Vec::new();
    for (id, charge) in group(rows) {
        let (attempt, refunded) = {
            let mut conn = state.db.read().await?;
            let attempt = store::find(&mut conn, &id).await?;
            (attempt, refunded(&mut conn, &id).await?)
        };
        let Some(action) = judge(attempt.as_ref(), &charge, refunded)? else {
            continue;
        };
        let done = match mode {
            Mode::Show => None,
            Mode::Apply => Some(act(state, attempt.as_ref(), &charge, action).await?),
        };
        found.push(Unknown {
            provider: "card",
            reference: id.to_string(),
            provider_key: charge.key.clone(),
            amount: charge.kept(),
            at: charge.at,
            action,
            done,
        });
    }
    Ok(found)
}

fn group(rows: Vec<CardRow>) -> BTreeMap<AttemptId, Charge> {
    let mut charges = BTreeMap::new();
    for row in rows {
        let charge = charges.entry(row.order_id.clone()).or_insert(Charge {
            key: row.payment_key.clone(),
            approved: Won::ZERO,
            cancelled: Won::ZERO,
            at: row.at(),
        });
        if row.is_cancel() {
            charge.cancelled += row.amount;
        } else {
            charge.approved += row.amount;
        }
    }
    charges
}

/// What is to be done about a charge; `None`: our books tell the same.
fn judge(
    attempt: Option<&AttemptRow>,
    charge: &Charge,
    refunded: Won,
) -> Result<Option<Action>, AppError> {
    use AttemptStatus as S;
    let is_kept = charge.kept() > Won::ZERO;
    let Some(attempt) = attempt else {
        return Ok(is_kept.then_some(Action::GiveBack));
    };
    Ok(match attempt.status()? {
        S::Booked => (charge.cancelled > refunded).then_some(Action::OpenCase),
        S::Voided => None,
        S::Voiding => Some(Action::Settle),
        S::Created | S::Approving | S::Unknown | S::Approved => is_kept.then_some(Action::Settle),
        S::Declined | S::Abandoned => is_kept.then_some(Action::GiveBack),
    })
}

async fn act(
    state: &AppState,
    attempt: Option<&AttemptRow>,
    charge: &Charge,
    action: Action,
) -> Result<bool, AppError> {
    let Some(attempt) = attempt else {
        let key = format!("orphan-{}", charge.key);
        let call = card::cancel_rest(state, &charge.key, &key, "복구된 장부에 없는 결제").await;
        let is_back = |body| card::Payment::read(body).is_some_and(|p| p.is_cancelled());
        return Ok(match &call.reply {
            Reply::Done(body) => is_back(body),
            Reply::Refused { code, .. } => code == "ALREADY_CANCELED_PAYMENT",
            Reply::Unknown => false,
        });
    };
    if action == Action::OpenCase {
        let text = format!(
            "카드사는 {}을 이미 돌려주었는데, 복구한 장부에는 결제된 것으로 남아 있어요.",
            charge.cancelled
        );
        let kind = CaseKind::CancelledOutside;
        let about = case::About::part(&attempt.order_no, attempt.id.as_str());
        let opened = state
            .db
            .write(|tx| boxed(case::open(tx, state, &attempt.tenant, kind, about, &text)));
        return opened.await.map(|()| true);
    }
    if attempt.status()? == AttemptStatus::Created {
        let write = state
            .db
            .write(|tx| boxed(adopt(tx, state, attempt, &charge.key)));
        write.await?;
    }
    settle(state, &attempt.id).await?;
    let status = {
        let mut conn = state.db.read().await?;
        let row = store::find(&mut conn, &attempt.id).await?;
        row.map(|row| row.status()).transpose()?
    };
    Ok(match status {
        Some(AttemptStatus::Booked | AttemptStatus::Voided) => true,
        _ => void_card(state, &attempt.id, true).await? && is_voided(state, &attempt.id).await?,
    })
}

/// Takes a charge that we did not ask for yet as one that we did; where another attempt is on its
/// way for the same order, this one is given up.
async fn adopt(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    payment_key: &str,
) -> Result<(), AppError> {
    let change = || Change {
        provider_key: Some(payment_key),
        unsettled_since: Some(state.clock.now()),
        ..Change::default()
    };
    let approving = Change {
        next_check_at: Some(outside::answer_due(state)),
        ..change()
    };
    let (from, to) = (AttemptStatus::Created, AttemptStatus::Approving);
    let live = store::has_live(tx, &attempt.tenant, &attempt.order_no).await?;
    if live || !store::change_status(tx, &attempt.id, from, to, approving).await? {
        store::change_status(tx, &attempt.id, from, AttemptStatus::Abandoned, change()).await?;
    }
    Ok(())
}

async fn is_voided(state: &AppState, id: &AttemptId) -> Result<bool, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, id).await?;
    let status = row.map(|row| row.status()).transpose()?;
    Ok(status == Some(AttemptStatus::Voided))
}

/// What our books have given back of an attempt, or will.
async fn refunded(conn: &mut Conn, id: &AttemptId) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(amount), 0) as bigint) from refunds where attempt_id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await
}
