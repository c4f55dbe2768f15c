//! The daily match: our payments and refunds, the providers' own lists, and the ledger have to
//! tell the same sums. What does not meet its like stands in `match_differences` until it does.

mod compare;
mod ours;
mod store;

use shared::{
    ids::TenantId,
    money::Won,
    time::{Date, Timestamp},
};

use self::compare::{Difference, Movement, compare};
use super::transactions::{of_card, of_vouchers};
use crate::{db::boxed, error::AppError, state::AppState};

/// A day is compared this long after its end, when what was in flight at midnight has landed.
const SETTLED_AFTER_MS: i64 = 30 * 60_000;
/// A day with differences is compared again this often.
const AGAIN_AFTER_MS: i64 = 60 * 60_000;
/// Days that are made up for when the mall was down.
const DAYS: i64 = 7;
/// Days before and after in which a movement may find its like.
const AROUND: i64 = 2;

/// Compares every settled day of the last week that is still to be compared, and answers how many
/// those were.
pub async fn match_due(state: &AppState) -> Result<usize, AppError> {
    let now = state.clock.now();
    let last = now.plus_ms(-SETTLED_AFTER_MS).date().plus(-1);
    let due = {
        let mut conn = state.db.read().await?;
        store::list_due(&mut conn, last, DAYS, now.plus_ms(-AGAIN_AFTER_MS)).await?
    };
    for day in &due {
        match_day(state, *day).await?;
    }
    let mut conn = state.db.read().await?;
    state
        .vitals
        .set_differences(store::count_open(&mut conn).await?);
    Ok(due.len())
}

async fn match_day(state: &AppState, day: Date) -> Result<(), AppError> {
    let (from, until) = (day.plus(-AROUND), day.plus(AROUND));
    let (start, end) = (from.start(), until.plus(1).start());
    let theirs = theirs(state, (from, until), (start, end)).await?;
    let differences = {
        let mut conn = state.db.read().await?;
        let ours = ours::movements(&mut conn, start, end).await?;
        let in_flight = ours::in_flight(&mut conn).await?;
        let mut differences = Vec::new();
        for mut difference in compare(day, &ours, &theirs, &in_flight) {
            difference.tenant = ours::owner(&mut conn, &difference.reference).await?;
            // Taken without an order of ours, and given back again: nobody misses anything.
            let is_stranger = difference.tenant == TenantId::default();
            if !(is_stranger && is_even(&theirs, &difference.reference)) {
                differences.push(difference);
            }
        }
        differences.extend(ours::ledger(&mut conn).await?);
        differences
    };
    let new = state
        .db
        .write(|tx| boxed(store::record(tx, state, day, &differences)))
        .await?;
    for difference in &new {
        tell(state, day, difference);
    }
    Ok(())
}

async fn theirs(
    state: &AppState,
    (from, until): (Date, Date),
    (start, end): (Timestamp, Timestamp),
) -> Result<Vec<Movement>, AppError> {
    let cards = of_card(state, start, end).await?;
    let mut movements: Vec<Movement> = cards
        .iter()
        .map(|row| Movement {
            kind: if row.is_cancel() {
                "CARD_CANCEL"
            } else {
                "CARD_APPROVAL"
            },
            reference: row.order_id.to_string(),
            amount: row.amount,
            at: row.at(),
        })
        .collect();
    let vouchers = of_vouchers(state, from, until).await?;
    movements.extend(vouchers.iter().map(|row| Movement {
        kind: if row.is_cancel {
            "VOUCHER_CANCEL"
        } else {
            "VOUCHER_APPROVAL"
        },
        reference: row.order_no.to_string(),
        amount: row.amount(),
        at: row.at,
    }));
    Ok(movements)
}

/// Whether everything that was taken was given back.
fn is_even(theirs: &[Movement], reference: &str) -> bool {
    let signed = |movement: &Movement| {
        if movement.kind.ends_with("CANCEL") {
            -movement.amount
        } else {
            movement.amount
        }
    };
    let of_it = theirs.iter().filter(|m| m.reference == reference);
    of_it.map(signed).sum::<Won>().is_zero()
}

fn tell(state: &AppState, day: Date, difference: &Difference) {
    state.metrics.count("match_differences", difference.kind);
    let Difference {
        tenant,
        kind,
        reference,
        ours,
        theirs,
    } = difference;
    let day = day.start().rfc3339();
    tracing::error!(%tenant, kind, reference, ours = ours.0, theirs = theirs.0, day, "the books and a provider differ");
}
