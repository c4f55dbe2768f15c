//! The answers as people and spreadsheets read them. Amounts are won.

use std::io::{self, Write};

use shared::{
    ids::TenantId,
    time::{Date, Timestamp},
};

use super::StatementArgs;
use crate::ledger::{programme::ProgrammeTotals, statement::Statement, verify::Verified};

pub(super) fn verified(out: &mut dyn Write, tenant: &TenantId, done: &Verified) -> io::Result<()> {
    writeln!(
        out,
        "{tenant}: {} transfers are whole; the last has the hash {}; {} published roots agree",
        done.last, done.hash, done.roots,
    )?;
    if done.resumed_after > 0 {
        writeln!(
            out,
            "{tenant}: the first {} were verified by an earlier run; --from-start does it again",
            done.resumed_after,
        )?;
    }
    Ok(())
}

pub(super) fn statement(
    out: &mut dyn Write,
    args: &StatementArgs,
    found: &Statement,
) -> io::Result<()> {
    writeln!(out, "{} from {} to {}", args.account, args.from, args.to)?;
    let edge = |out: &mut dyn Write, what: &str, balance: &str| {
        writeln!(
            out,
            "{what:<19}  {:<12}  {:<24}  {:>16}  {balance:>16}",
            "", "", ""
        )
    };
    edge(out, "opening balance", &found.opening.grouped())?;
    for line in &found.lines {
        writeln!(
            out,
            "{:<19}  {:<12}  {:<24}  {:>16}  {:>16}",
            clock_time(line.at),
            line.kind,
            line.reference,
            line.amount.grouped(),
            line.balance.grouped(),
        )?;
    }
    edge(out, "closing balance", &found.closing.grouped())
}

pub(super) fn statement_csv(out: &mut dyn Write, found: &Statement) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["time", "kind", "reference", "link", "amount", "balance"])?;
    let edge =
        |kind: &str, balance: i64| ["", kind, "", "", "", &balance.to_string()].map(str::to_owned);
    table.write_record(edge("OPENING", found.opening.0))?;
    for line in &found.lines {
        table.write_record([
            line.at.rfc3339(),
            line.kind.clone(),
            line.reference.clone(),
            line.link.to_string(),
            line.amount.0.to_string(),
            line.balance.0.to_string(),
        ])?;
    }
    table.write_record(edge("CLOSING", found.closing.0))?;
    table.flush()?;
    Ok(())
}

pub(super) fn programmes(
    out: &mut dyn Write,
    tenant: &TenantId,
    on: Date,
    found: &[ProgrammeTotals],
) -> io::Result<()> {
    writeln!(out, "{tenant} at the end of {on}")?;
    writeln!(
        out,
        "{:<24}  {:>16} = {:>14} + {:>14} + {:>14} + {:>14}",
        "programme", "issued", "held", "spent", "expired", "remaining",
    )?;
    for totals in found {
        writeln!(
            out,
            "{:<24}  {:>16} = {:>14} + {:>14} + {:>14} + {:>14}",
            totals.programme.as_str(),
            totals.issued.grouped(),
            totals.held.grouped(),
            totals.spent.grouped(),
            totals.expired.grouped(),
            totals.remaining.grouped(),
        )?;
        let missing = totals.missing();
        if !missing.is_zero() {
            writeln!(out, "{:<24}  {missing} do not add up", "")?;
        }
    }
    Ok(())
}

/// The time of a clock in Korea: `2026-11-22 09:30:00`.
fn clock_time(at: Timestamp) -> String {
    let text = at.rfc3339();
    text[..19].replace('T', " ")
}
