//! Backups one after another while money is written, each restored and checked, and what they do
//! to the slowest writes.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use backend::{
    backup::{self, DATABASE, Source, manifest::Manifest},
    db::{Access, Conn, Db, DbOptions, boxed},
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
    state::AppState,
};
use serde::Serialize;
use shared::{money::Won, time::Timestamp};
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::TestApp;

/// What was counted. Times are microseconds from when a write was due, not from when it began.
#[derive(Debug, Default, Serialize)]
pub struct BackupLoad {
    /// Backups that were taken, restored and checked.
    pub backups: usize,
    /// Writes that were acknowledged.
    pub writes: u64,
    /// The slowest percent of writes begins here while no backup runs.
    pub p99_calm_us: u64,
    /// The same while one is taken.
    pub p99_backup_us: u64,
    /// How long the slowest backup took.
    pub slowest_backup_ms: u64,
    /// What was not as it must be. Empty.
    pub violations: Vec<String>,
}

/// What the writer is measured beside.
const CALM: usize = 0;
const BACKUP: usize = 1;
const RESTORE: usize = 2;

#[derive(Debug)]
struct Writer {
    state: AppState,
    phase: AtomicUsize,
    acknowledged: AtomicU64,
    stop: AtomicBool,
    /// By phase.
    latencies: [Mutex<Vec<u64>>; 3],
}

/// Takes `backups` backups while `per_second` transfers a second are posted.
///
/// Begins no other one once `going_on` says no.
pub async fn backup_load(
    backups: usize,
    per_second: u32,
    going_on: impl Fn() -> bool,
) -> BackupLoad {
    let app = TestApp::with_mall().await;
    let writer = Arc::new(Writer {
        state: app.state.clone(),
        phase: AtomicUsize::new(CALM),
        acknowledged: AtomicU64::new(0),
        stop: AtomicBool::new(false),
        latencies: Default::default(),
    });
    let writing = tokio::spawn(write(writer.clone(), per_second));
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut load = BackupLoad::default();
    let mut before = None;
    for round in 0..backups {
        if !going_on() {
            break;
        }
        // As long without a backup as a few of them take.
        writer.phase.store(CALM, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(500)).await;
        let now = app
            .state
            .clock
            .now()
            .plus_ms(i64::try_from(round).unwrap_or(0));
        let acknowledged = writer.acknowledged.load(Ordering::SeqCst);
        writer.phase.store(BACKUP, Ordering::SeqCst);
        let begun = Instant::now();
        let taken = backup::take(source(&app.state), &folder.path().join("backups"), now).await;
        let took = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        load.slowest_backup_ms = load.slowest_backup_ms.max(took);
        writer.phase.store(RESTORE, Ordering::SeqCst);
        let (path, manifest) = match taken {
            Ok(taken) => taken,
            Err(error) => {
                load.violations.push(format!("backup {round}: {error}"));
                continue;
            }
        };
        judge(
            &mut load.violations,
            &manifest,
            acknowledged,
            before.as_ref(),
        );
        if let Err(error) = restore(&path, &folder.path().join("restored")).await {
            load.violations.push(format!("restore {round}: {error}"));
        }
        std::fs::remove_dir_all(&path).expect("the backup can be removed");
        before = Some(manifest);
        load.backups += 1;
    }
    writer.stop.store(true, Ordering::SeqCst);
    if let Err(error) = writing.await.expect("the writer ends") {
        load.violations.push(format!("a write failed: {error}"));
    }
    load.writes = writer.acknowledged.load(Ordering::SeqCst);
    load.p99_calm_us = p99(&writer.latencies[CALM]);
    load.p99_backup_us = p99(&writer.latencies[BACKUP]);
    load
}

fn source(state: &AppState) -> Source<'_> {
    Source {
        db: &state.db,
        key: &state.key,
        data: &state.config.data,
    }
}

/// Everything acknowledged before the backup began is in it, and nothing went away since the
/// last one.
fn judge(
    violations: &mut Vec<String>,
    manifest: &Manifest,
    acknowledged: u64,
    before: Option<&Manifest>,
) {
    let taken = &manifest.taken;
    if manifest.ledger_sum != 0 {
        violations.push(format!(
            "{taken}: the ledger sums to {}",
            manifest.ledger_sum
        ));
    }
    let transfers = manifest.rows["transfers"];
    if transfers < i64::try_from(acknowledged).unwrap_or(i64::MAX) {
        violations.push(format!("{taken}: {transfers} of {acknowledged} transfers"));
    }
    for (table, rows) in before.iter().flat_map(|before| &before.rows) {
        if manifest.rows.get(table).is_none_or(|now| now < rows) {
            violations.push(format!("{taken}: {table} had {rows} rows before"));
        }
    }
}

/// Restores, which checks everything, and takes the copy away again.
async fn restore(backup: &Path, into: &Path) -> Result<(), backup::Error> {
    let options = DbOptions::file_at(&into.join(DATABASE));
    backup::restore(backup, into, &options).await?;
    let db = Db::open(&options, Access::ReadOnly).await?;
    db.ping().await?;
    db.close().await;
    std::fs::remove_dir_all(into).expect("the copy can be removed");
    Ok(())
}

async fn write(writer: Arc<Writer>, per_second: u32) -> Result<(), AppError> {
    let mut due = interval(Duration::from_secs(1) / per_second.max(1));
    // A write that came late does not excuse the ones behind it.
    due.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut number = 0_u64;
    while !writer.stop.load(Ordering::SeqCst) {
        let since = due.tick().await;
        let phase = writer.phase.load(Ordering::SeqCst);
        number += 1;
        let (reference, at) = (format!("load-{number}"), writer.state.clock.now());
        let ids = &writer.state.ids;
        let posted = writer
            .state
            .db
            .write(|tx| boxed(post(tx, ids, &reference, at)));
        posted.await?;
        writer.acknowledged.fetch_add(1, Ordering::SeqCst);
        // A write counts where it began and where it ended: the worse of the two.
        let phase = phase.max(writer.phase.load(Ordering::SeqCst) & BACKUP);
        let took = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
        writer.latencies[phase]
            .lock()
            .expect("nobody panics with it")
            .push(took);
    }
    Ok(())
}

/// A movement of one won between the books of the card and of the county.
async fn post(tx: &mut Conn, ids: &Ids, reference: &str, at: Timestamp) -> Result<(), AppError> {
    let transfer = Transfer {
        kind: TransferKind::Issue,
        reference,
        at,
        entries: vec![
            (AccountId::card(), Won(1)),
            (AccountId::county_discount(), Won(-1)),
        ],
    };
    ledger::post(tx, ids, &"gangjin".into(), transfer).await?;
    Ok(())
}

fn p99(latencies: &Mutex<Vec<u64>>) -> u64 {
    let mut sorted = latencies.lock().expect("nobody panics with it").clone();
    sorted.sort_unstable();
    let place = (sorted.len() * 99).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}
