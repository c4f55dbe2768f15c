//! Programmes and batches as the team sees them: people masked, codes nowhere.

use std::collections::BTreeMap;

use shared::{
    console::payback::{Batch, BatchFile, Person, ProgrammeSums, VoucherDesk},
    ids::ProgrammeId,
    money::Won,
    text::masked_name,
    time::Timestamp,
};

use super::{
    lines::{self, PaybackRow},
    store::{self, BatchRow},
};
use crate::{
    catalog::{
        Snapshot,
        record::{Programme, Source},
    },
    db::Conn,
    error::AppError,
    ledger::programme::{AsOf, ProgrammeTotals, totals},
    state::AppState,
};

/// Lines of a batch that are shown.
const LINES: i64 = 50;

/// The programmes with where their money is, and the latest batches.
pub(super) async fn desk(state: &AppState, mall: &Snapshot) -> Result<VoucherDesk, AppError> {
    let now = state.clock.now();
    let as_of = AsOf {
        until: now.plus_ms(1),
        last_seq: i64::MAX,
    };
    let mut conn = state.db.read().await?;
    let totals = totals(&mut conn, mall.tenant(), as_of).await?;
    let totals: BTreeMap<_, _> = totals
        .into_iter()
        .map(|sums| (sums.programme.clone(), sums))
        .collect();
    let programmes = mall.programmes.iter().map(|(id, programme)| {
        let sums = totals.get(id).cloned();
        sums_of(programme, sums.unwrap_or_else(|| nothing(id)), now)
    });
    let mut batches = Vec::new();
    for row in store::list(&mut conn, mall.tenant()).await? {
        batches.push(read(mall, row, now)?);
    }
    Ok(VoucherDesk {
        programmes: programmes.collect(),
        batches,
    })
}

fn nothing(id: &ProgrammeId) -> ProgrammeTotals {
    ProgrammeTotals {
        programme: id.clone(),
        issued: Won::ZERO,
        held: Won::ZERO,
        spent: Won::ZERO,
        expired: Won::ZERO,
        remaining: Won::ZERO,
    }
}

fn sums_of(programme: &Programme, sums: ProgrammeTotals, now: Timestamp) -> ProgrammeSums {
    ProgrammeSums {
        id: sums.programme,
        name: programme.name.as_str().to_owned(),
        issues: programme.issues_at(now) && !programme.compensation,
        rule: rule(programme, now),
        issued: sums.issued,
        held: sums.held,
        spent: sums.spent,
        expired: sums.expired,
        remaining: sums.remaining,
        of_ledger: programme.source == Source::Ledger,
    }
}

/// A programme's rule as people read it.
fn rule(programme: &Programme, now: Timestamp) -> Vec<(String, String)> {
    let mut rule = Vec::new();
    let mut say = |what: &str, text: String| rule.push((what.to_owned(), text));
    if let Some(payback) = &programme.payback {
        let percent = payback.rate_bp.0.0 / 100;
        let of = |least: Won, most: Won| format!("{least}부터 {percent}%, {most}까지");
        let (least, most) = (&payback.min_spend, &payback.cap);
        say("혼자", of(least.solo.0, most.solo.0));
        say("둘 이상", of(least.team.0, most.team.0));
        say("한 해", format!("한 사람 {}번까지", payback.per_year));
        say(
            "정산",
            format!("여행이 끝나고 {}일 안", payback.claim_within_days),
        );
        say("규칙", payback.rule_version.as_str().to_owned());
    }
    let (from, to) = (programme.effective_from.0, programme.effective_to.0);
    say("발행 기간", format!("{from} ~ {to}"));
    let last = programme.void_from(now.date()).plus_ms(-1).date();
    say("소멸", format!("오늘 발행하면 {last}까지"));
    rule
}

/// A batch with its first lines.
pub(super) async fn batch(
    state: &AppState,
    mall: &Snapshot,
    conn: &mut Conn,
    id: &str,
) -> Result<BatchFile, AppError> {
    let row = store::find(conn, mall.tenant(), id).await?;
    let row = row.ok_or_else(|| AppError::not_found("그런 발행이 없어요."))?;
    let lines = lines::list(conn, mall.tenant(), id, (false, LINES)).await?;
    Ok(BatchFile {
        rejected: store::rejected(&row)?,
        people: lines.into_iter().map(person).collect(),
        batch: read(mall, row, state.clock.now())?,
    })
}

fn person(line: PaybackRow) -> Person {
    Person {
        line: u32::try_from(line.line).unwrap_or_default(),
        name: masked_name(&line.name),
        phone: line.phone.masked(),
        reference: line.reference,
        amount: line.amount,
        note: line.note,
    }
}

fn read(mall: &Snapshot, row: BatchRow, now: Timestamp) -> Result<Batch, AppError> {
    let programme = mall.programmes.get(&row.programme_id);
    let void = row
        .expires_at
        .or_else(|| programme.map(|programme| programme.void_from(now.date())));
    Ok(Batch {
        status: row.status()?,
        programme_name: programme.map_or_else(String::new, |p| p.name.as_str().to_owned()),
        last_day: void.unwrap_or(now).plus_ms(-1).date(),
        people: u32::try_from(row.people).unwrap_or_default(),
        issued: u32::try_from(row.issued).unwrap_or_default(),
        decided: row.decided_name.zip(row.decided_at),
        prepared_by: (row.prepared_by, row.prepared_name),
        id: row.id,
        programme: row.programme_id,
        file_name: row.file_name,
        total: row.total,
        prepared_at: row.prepared_at,
        reason: row.reason,
    })
}
