//! The seller's and the county's side of a claim: answer it, take the goods back, send the
//! replacement.

use shared::{
    claim::{ClaimKind, ClaimStatus},
    error::ErrorCode,
    ids::{ClaimId, OrderNo, TenantId},
    text::line,
    time::Timestamp,
};

use super::{
    asked::fees,
    refund::{Due, give_back},
    split,
    store::{self, ClaimRow},
};
use crate::{
    catalog::stock,
    db::{Conn, boxed},
    error::AppError,
    order::{self, ensure},
    outbox,
    state::AppState,
};

/// What an operator does with a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The goods may be sent back.
    Approve,
    /// It will not be done; the shopper reads why.
    Refuse(String),
    /// The goods are back. A return's money goes back at once.
    Receive,
    /// The replacement of an exchange is on its way; how it travels.
    Replace(String),
}

impl Step {
    /// The same with its text tidied, or what is wrong with it.
    pub fn checked(&self) -> Result<Self, AppError> {
        Ok(match self {
            Self::Refuse(why) => Self::Refuse(written(why)?),
            Self::Replace(tracking) => Self::Replace(written(tracking)?),
            Self::Approve | Self::Receive => self.clone(),
        })
    }
}

/// Takes a step, or says why it is not one.
pub async fn step(state: &AppState, id: &ClaimId, step: &Step) -> Result<(), AppError> {
    let step = step.checked()?;
    state
        .db
        .write(|tx| boxed(step_in(tx, state, id, &step)))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(())
}

/// The same in the caller's transaction, with texts as they are; the caller wakes the outbox.
pub async fn step_in(
    tx: &mut Conn,
    state: &AppState,
    id: &ClaimId,
    step: &Step,
) -> Result<(), AppError> {
    let found = store::find(tx, id).await?;
    let found = found.ok_or_else(|| AppError::not_found("그런 클레임이 없어요."))?;
    if !order::store::lock_paid(tx, &found.tenant, &found.order_no).await? {
        return Err(not_now());
    }
    // Under the lock its state stays what it is.
    let claim = store::find(tx, id).await?.unwrap_or(found);
    match step {
        Step::Approve => {
            let text = format!("{} 접수를 승인했어요", claim.kind()?.name());
            change(tx, state, &claim, ClaimStatus::Approved, None, &text).await
        }
        Step::Refuse(why) => {
            let text = format!("{} 접수를 받아들이지 못했어요: {why}", claim.kind()?.name());
            change(tx, state, &claim, ClaimStatus::Refused, Some(why), &text).await?;
            release(tx, &claim).await
        }
        Step::Receive => {
            let text = "돌려보낸 상품을 받았어요";
            change(tx, state, &claim, ClaimStatus::Received, None, text).await?;
            if claim.kind()? == ClaimKind::Return {
                refund(tx, state, &claim).await?;
            }
            Ok(())
        }
        Step::Replace(tracking) => replace(tx, state, &claim, tracking).await,
    }
}

/// Moves the claim from where it is, if its machine allows that.
async fn change(
    tx: &mut Conn,
    state: &AppState,
    claim: &ClaimRow,
    to: ClaimStatus,
    answer: Option<&str>,
    text: &str,
) -> Result<(), AppError> {
    let from = claim.status()?;
    if !from.may_become(to) || !store::change_status(tx, &claim.id, from, to, answer).await? {
        return Err(not_now());
    }
    let now = state.clock.now();
    order::store::add_event(tx, &claim.tenant, &claim.order_no, now, to.as_str(), text).await?;
    Ok(())
}

/// Another claim may speak of the units again.
async fn release(tx: &mut Conn, claim: &ClaimRow) -> Result<(), AppError> {
    for (place, units) in store::lines(tx, &claim.id).await? {
        split::let_go(tx, &claim.tenant, &claim.order_no, place, units).await?;
    }
    Ok(())
}

async fn refund(tx: &mut Conn, state: &AppState, claim: &ClaimRow) -> Result<(), AppError> {
    let (tenant, no) = (&claim.tenant, &claim.order_no);
    let (from, to) = (ClaimStatus::Received, ClaimStatus::Refunding);
    let moved = store::change_status(tx, &claim.id, from, to, None).await?;
    ensure(moved, "claim", no)?;
    let places = split::load(tx, tenant, no).await?;
    let due = Due {
        tenant,
        no,
        claim: &claim.id,
        places: &places,
        lines: &store::lines(tx, &claim.id).await?,
        fees: fees(claim.shipping_payer()?),
        unsent: false,
        reason: &claim.note,
    };
    give_back(tx, state, &due).await
}

async fn replace(
    tx: &mut Conn,
    state: &AppState,
    claim: &ClaimRow,
    tracking: &str,
) -> Result<(), AppError> {
    if claim.kind()? != ClaimKind::Exchange {
        return Err(not_now());
    }
    let text = format!("바꾼 상품을 보냈어요: {tracking}");
    change(
        tx,
        state,
        claim,
        ClaimStatus::Exchanged,
        Some(tracking),
        &text,
    )
    .await?;
    release(tx, claim).await?;
    let (tenant, now) = (&claim.tenant, state.clock.now());
    let places = split::load(tx, tenant, &claim.order_no).await?;
    for (number, units) in store::lines(tx, &claim.id).await? {
        let place = places.iter().find(|place| place.place == number);
        let Some(option) = place.and_then(|place| place.option.as_ref()) else {
            continue;
        };
        if !stock::give_away(tx, tenant, option, units, now).await? {
            return Err(AppError::refused(
                ErrorCode::SoldOut,
                "바꿔 보낼 물건이 없어요. 남은 물건을 채우거나, 교환을 거절하고 반품으로 접수하게 해 주세요.",
            ));
        }
    }
    Ok(())
}

/// A claim that waits for the seller or for a provider.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OpenClaim {
    /// Its id.
    pub id: ClaimId,
    /// Its order.
    pub order_no: OrderNo,
    /// What is wanted.
    pub kind: String,
    /// How far it is.
    pub status: String,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// In the shopper's words.
    pub note: String,
}

/// The open claims of a mall, oldest first.
pub async fn list_open(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<OpenClaim>> {
    sqlx::query_as(
        "select id,
                order_no,
                kind,
                status,
                requested_at,
                note
           from claims
          where tenant_id = $1
            and status in ('REQUESTED', 'APPROVED', 'RECEIVED', 'REFUNDING')
          order by requested_at, id
          limit 500",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}

fn written(text: &str) -> Result<String, AppError> {
    line(text, 200)
        .filter(|text| !text.is_empty())
        .ok_or_else(|| {
            let text = "손님이 읽을 말을 200자 안에서 한 줄로 적어 주세요.";
            AppError::refused(ErrorCode::Invalid, text)
        })
}

fn not_now() -> AppError {
    let text = "지금은 할 수 없는 단계예요. 새로 고쳐서 어디까지 왔는지 봐 주세요.";
    AppError::refused(ErrorCode::WrongState, text)
}
