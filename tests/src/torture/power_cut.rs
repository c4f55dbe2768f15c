//! A power cut, as SQLite sees it: the write-ahead log ends anywhere behind the last commit that
//! was pressed onto the disk, and what lies there may be half a frame or rubbish.

use std::{
    fs,
    path::{Path, PathBuf},
};

use backend::{
    check,
    db::{Access, Db, DbOptions},
};
use serde::Serialize;
use sqlx::{Connection, SqliteConnection};

use crate::Shop;

/// A frame: a page of 4 KiB and its header. The log begins with a header of its own.
const FRAME: u64 = 4_096 + 24;
const LOG_HEADER: u64 = 32;
/// A prime: one cut after the other jumps all over the log.
const STRIDE: u64 = 617;

/// What was counted.
#[derive(Debug, Default, Serialize)]
pub struct PowerCuts {
    /// Logs that were cut and opened again.
    pub cuts: u64,
    /// Frames that the log had.
    pub frames: u64,
    /// Orders that were acknowledged while it grew.
    pub orders: usize,
    /// Where the randomness began.
    pub seed: u64,
    /// What was not as it must be. Empty.
    pub violations: Vec<String>,
}

/// An order, and how long the log was when its buyer had the answer.
#[derive(Debug)]
struct Acknowledged {
    no: String,
    log: u64,
}

/// Places orders, then cuts the log `cuts` times: one half at the ends of frames, spread evenly,
/// the other anywhere, every second one of those with rubbish behind the cut.
///
/// Begins no other one once `going_on` says no.
pub async fn power_cuts(cuts: u64, seed: u64, going_on: impl Fn() -> bool) -> PowerCuts {
    let shop = Shop::open_on_file().await;
    let database = shop.app.data().join("chorok.db");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fold_log(&database).await;
    let base = folder.path().join("base.db");
    fs::copy(&database, &base).expect("the file can be copied");
    let orders = order(&shop, &log_of(&database)).await;
    // A pause: everything that was acknowledged is on the disk.
    let log = fs::read(log_of(&database)).expect("the log can be read");
    let end = log.len() as u64;
    let mut report = PowerCuts {
        frames: (end - LOG_HEADER) / FRAME,
        orders: orders.len(),
        seed,
        ..PowerCuts::default()
    };
    let mut random = Random(seed);
    for number in 0..cuts {
        if !going_on() {
            break;
        }
        let at_frame = number % 2 == 0;
        let cut = if at_frame {
            LOG_HEADER + FRAME * (number * STRIDE % cuts * report.frames / cuts)
        } else {
            random.below(end)
        };
        let mut rest = log[..usize::try_from(cut).unwrap_or(log.len())].to_vec();
        if number % 4 == 1 {
            let rubbish = random.below(2 * FRAME);
            rest.extend((0..rubbish).map(|_| random.next().to_le_bytes()[7]));
        }
        let wrong = open_after(folder.path(), &base, &rest, &orders, cut).await;
        report.violations.extend(
            wrong
                .into_iter()
                .map(|what| format!("cut at {cut}: {what}")),
        );
        report.cuts += 1;
    }
    report
}

/// Moves the log into the file and empties it, so that what follows is one log from its start.
async fn fold_log(database: &Path) {
    let url = format!("sqlite://{}", database.display());
    let mut conn = SqliteConnection::connect(&url)
        .await
        .expect("the file opens");
    let (busy, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
        .fetch_one(&mut conn)
        .await
        .expect("the log can be folded");
    assert_eq!(busy, 0, "somebody still reads the log");
    conn.close().await.expect("the connection closes");
}

/// Orders until the log is long, but short enough not to begin anew.
async fn order(shop: &Shop, log: &Path) -> Vec<Acknowledged> {
    let mut orders = Vec::new();
    let length = || fs::metadata(log).map_or(0, |file| file.len());
    while orders.len() < 40 && length() < 700 * FRAME {
        let lines = [("rice-1", 1), ("jang-1", 1)];
        let no = shop.order(&lines, &[]).await.no.to_string();
        orders.push(Acknowledged { no, log: length() });
    }
    assert!(
        orders.is_sorted_by_key(|order| order.log),
        "the log began anew: {orders:?}"
    );
    orders
}

/// Opens the file with what is left of its log, and answers what is wrong.
async fn open_after(
    folder: &Path,
    base: &Path,
    log: &[u8],
    orders: &[Acknowledged],
    cut: u64,
) -> Vec<String> {
    let database = folder.join("cut.db");
    fs::copy(base, &database).expect("the file can be copied");
    fs::write(log_of(&database), log).expect("the log can be written");
    let mut wrong = Vec::new();
    match found_after(&database).await {
        Ok((broken, found)) => {
            wrong.extend(broken);
            for order in orders {
                if order.log <= cut && !found.contains(&order.no) {
                    wrong.push(format!("the acknowledged order {} is gone", order.no));
                }
            }
        }
        Err(error) => wrong.push(format!("it does not open: {error:#}")),
    }
    for file in ["cut.db", "cut.db-wal", "cut.db-shm"] {
        // Not every cut leaves all three.
        let _ = fs::remove_file(folder.join(file));
    }
    wrong
}

async fn found_after(
    database: &Path,
) -> Result<(Option<String>, Vec<String>), Box<dyn std::error::Error>> {
    let db = Db::open(&DbOptions::file_at(database), Access::Write).await?;
    let broken = check::broken(&check::check(&db).await?);
    let mut conn = db.read().await?;
    let orders = sqlx::query_scalar("select no from orders")
        .fetch_all(&mut *conn)
        .await?;
    drop(conn);
    db.close().await;
    Ok((broken, orders))
}

fn log_of(database: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", database.display()))
}

/// The same numbers for the same seed (`SplitMix64`).
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}
