//! Backups under load, logs cut by a power failure, and what looking at the rules costs: the
//! functions of [`tests::torture`] as suites.

use tests::{
    suite::{Options, Outcome, Size, Tally, engine},
    torture::{backup_load, check_load, power_cuts},
};

/// Written meanwhile.
const PER_SECOND: u32 = 60;

/// Backups one after another while money is written, each restored and checked.
pub(crate) async fn backups(options: &Options) -> Option<(Tally, Outcome)> {
    if options.size == Size::Ci {
        return None;
    }
    let mut tally = Tally::default();
    // On PostgreSQL a backup is every table as text, and restoring reads it all back.
    let backups: u32 = if engine() == "SQLite" { 100 } else { 25 };
    tally.wanted = u64::from(backups);
    let has_time = || options.has_time(&tally);
    let load = backup_load(
        usize::try_from(backups).unwrap_or(usize::MAX),
        PER_SECOND,
        has_time,
    )
    .await;
    tally.runs = load.backups as u64;
    tally.blame(load.violations);
    let note = format!(
        "each restored and checked; {} writes at {PER_SECOND}/s meanwhile; slowest backup {} ms; p99 of a write {} ms while calm, {} ms during a backup",
        load.writes,
        load.slowest_backup_ms,
        load.p99_calm_us / 1_000,
        load.p99_backup_us / 1_000,
    );
    let outcome = tally.outcome("backups under load", note);
    Some((tally, outcome))
}

/// The write-ahead log ends anywhere.
pub(crate) async fn cuts(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" || options.size == Size::Ci {
        return None;
    }
    let mut tally = Tally::default();
    tally.wanted = 1_000;
    let has_time = || options.has_time(&tally);
    let report = power_cuts(1_000, options.seed, has_time).await;
    tally.runs = report.cuts;
    tally.blame(report.violations);
    let note = format!(
        "a log of {} frames with {} acknowledged orders, cut at every frame or anywhere, with and without rubbish behind",
        report.frames, report.orders
    );
    let outcome = tally.outcome("the power fails", note);
    Some((tally, outcome))
}

/// The rules, over many orders.
pub(crate) async fn checks(options: &Options) -> Option<(Tally, Outcome)> {
    if options.size == Size::Ci {
        return None;
    }
    let mut tally = Tally::default();
    let load = check_load(10_000).await;
    tally.runs = load.orders;
    tally.blame(load.violations.iter().map(ToString::to_string));
    let note = format!(
        "orders in the books; the look of every minute takes {} ms, the look at everything {} ms",
        load.minute_ms, load.whole_ms
    );
    let outcome = tally.outcome("every rule is looked at", note);
    Some((tally, outcome))
}
