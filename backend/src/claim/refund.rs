//! Giving the money of a claim back: in the books, on the shelf, and at the providers.

use shared::{
    claim::{Fees, REFUND_WITHIN, Refund, SplitPlace, business_days_after},
    ids::{ClaimId, LotId, OrderNo, TenantId},
    money::Won,
    time::Timestamp,
};

use super::{calendar, settle::settle, split, store};
use crate::{
    case,
    db::Conn,
    error::AppError,
    ledger::{self, AccountId, Transfer, TransferKind},
    order::{self, ensure},
    payment,
    state::AppState,
    voucher::provider::LotAmount,
};

/// What is to be given back.
pub(super) struct Due<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) no: &'a OrderNo,
    pub(super) claim: &'a ClaimId,
    /// The order's places as they are under the lock.
    pub(super) places: &'a [SplitPlace],
    /// Number of the place and units.
    pub(super) lines: &'a [(u32, u32)],
    pub(super) fees: Fees,
    /// Whether the units were never sent, so that somebody else can buy them.
    pub(super) unsent: bool,
    pub(super) reason: &'a str,
}

#[derive(Debug, sqlx::FromRow)]
struct TenderRow {
    seq: i64,
    kind: String,
    account_id: AccountId,
    lot_id: Option<LotId>,
}

/// Gives the units back that the claim has taken, and starts the clock of the refund.
pub(super) async fn give_back(
    tx: &mut Conn,
    state: &AppState,
    due: &Due<'_>,
) -> Result<(), AppError> {
    let (tenant, no, now) = (due.tenant, due.no, state.clock.now());
    let refund = Refund::of(due.places, due.lines, due.fees);
    let due_on = business_days_after(now.date(), REFUND_WITHIN, calendar::holidays());
    store::start_clock(tx, due.claim, now, due_on).await?;
    insert_parts(tx, due, &refund).await?;
    for part in &refund.0 {
        let place = due.places.iter().find(|place| place.place == part.place);
        ensure(place.is_some(), "frozen line", no)?;
        if let Some(place) = place {
            split::give_back(tx, tenant, no, place, part).await?;
        }
    }
    if due.unsent {
        order::put_back(tx, tenant, no, unsent_units(due), now).await?;
    }
    let tenders = tenders(tx, tenant, no).await?;
    let amounts: Vec<(&TenderRow, Won)> = tenders
        .iter()
        .zip(refund.per_tender())
        .filter(|(_, amount)| !amount.is_zero())
        .collect();
    for (tender, amount) in &amounts {
        return_to_tender(tx, tenant, no, tender.seq, *amount).await?;
    }
    post(tx, state, due, &refund, &amounts).await?;
    failpoint!(CancelReversed);
    tell_providers(tx, state, due, &refund, &amounts).await?;
    open_cases(tx, state, due, &amounts, now).await?;
    settle(tx, state, tenant, due.claim).await?;
    failpoint!(CancelWritten);
    Ok(())
}

fn unsent_units(due: &Due<'_>) -> Vec<(shared::ids::OptionId, u32)> {
    let unit = |(number, units): &(u32, u32)| {
        let place = due.places.iter().find(|place| place.place == *number)?;
        Some((place.option.clone()?, *units))
    };
    due.lines.iter().filter_map(unit).collect()
}

async fn insert_parts(tx: &mut Conn, due: &Due<'_>, refund: &Refund) -> sqlx::Result<()> {
    for part in &refund.0 {
        for (seq, amount) in (1_i64..).zip(&part.amounts) {
            if amount.is_zero() {
                continue;
            }
            sqlx::query(
                "insert into claim_parts (tenant_id, claim_id, order_no, place, seq, amount)
                 values ($1, $2, $3, $4, $5, $6)",
            )
            .bind(due.tenant)
            .bind(due.claim)
            .bind(due.no)
            .bind(i64::from(part.place))
            .bind(seq)
            .bind(amount)
            .execute(&mut *tx)
            .await?;
        }
    }
    Ok(())
}

async fn tenders(tx: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<Vec<TenderRow>> {
    sqlx::query_as(
        "select seq,
                kind,
                account_id,
                lot_id
           from order_tenders
          where tenant_id = $1
            and order_no = $2
          order by seq",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(tx)
    .await
}

/// Counts what a tender got back; never more than it paid.
async fn return_to_tender(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    seq: i64,
    amount: Won,
) -> Result<(), AppError> {
    let counted = sqlx::query(
        "update order_tenders
            set returned = returned + $4
          where tenant_id = $1
            and order_no = $2
            and seq = $3
            and returned + $4 <= amount",
    )
    .bind(tenant)
    .bind(no)
    .bind(seq)
    .bind(amount)
    .execute(tx)
    .await?
    .rows_affected();
    ensure(counted == 1, "tender", no)
}

/// One transfer for each claim: from every vendor that earned to every account that paid.
async fn post(
    tx: &mut Conn,
    state: &AppState,
    due: &Due<'_>,
    refund: &Refund,
    amounts: &[(&TenderRow, Won)],
) -> Result<(), AppError> {
    let paid = amounts
        .iter()
        .map(|(tender, amount)| (tender.account_id.clone(), *amount));
    let earned = refund
        .per_vendor()
        .into_iter()
        .map(|(vendor, amount)| (AccountId::vendor(&vendor), -amount));
    let transfer = Transfer {
        kind: TransferKind::Refund,
        reference: due.claim.as_str(),
        at: state.clock.now(),
        entries: paid.chain(earned).collect(),
    };
    Ok(ledger::post(tx, &state.ids, due.tenant, transfer).await?)
}

async fn tell_providers(
    tx: &mut Conn,
    state: &AppState,
    due: &Due<'_>,
    refund: &Refund,
    amounts: &[(&TenderRow, Won)],
) -> Result<(), AppError> {
    let mut lots = Vec::new();
    for (tender, amount) in amounts {
        match (tender.kind.as_str(), &tender.lot_id) {
            ("CARD", _) => {
                let amounts = (*amount, refund.card_tax_free());
                let (tenant, no, claim) = (due.tenant, due.no, due.claim);
                payment::refund(tx, state, tenant, no, claim, amounts, due.reason).await?;
            }
            ("EXTERNAL_VOUCHER", Some(lot_id)) => lots.push(LotAmount {
                lot_id: lot_id.clone(),
                amount: *amount,
            }),
            _ => {}
        }
    }
    if lots.is_empty() {
        return Ok(());
    }
    payment::voucher::give_back(tx, state, due.tenant, due.no, due.claim, &lots).await
}

/// Tells of money that is back on a lot of ours that has expired.
async fn open_cases(
    tx: &mut Conn,
    state: &AppState,
    due: &Due<'_>,
    amounts: &[(&TenderRow, Won)],
    now: Timestamp,
) -> Result<(), AppError> {
    let tenant = due.tenant;
    for (tender, amount) in amounts {
        let Some(lot) = tender.lot_id.as_ref().filter(|_| tender.kind == "VOUCHER") else {
            continue;
        };
        let expires_at: Timestamp = sqlx::query_scalar(
            "select expires_at
               from voucher_lots
              where tenant_id = $1
                and id = $2",
        )
        .bind(tenant)
        .bind(lot)
        .fetch_one(&mut *tx)
        .await?;
        if expires_at <= now {
            let back = (lot, *amount);
            case::open_expired(tx, state, tenant, due.no, due.claim, back).await?;
        }
    }
    Ok(())
}
