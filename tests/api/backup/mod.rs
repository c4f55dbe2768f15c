//! Backups of a mall that serves, the way back from them, and their schedule.

mod drill;
mod restore;
mod schedule;

use std::path::{Path, PathBuf};

use backend::backup::{self, Source, manifest::Manifest};
use tests::{Shop, TestApp};

/// A mall with a paid order, by voucher and card, and one that waits for its payment.
async fn busy_shop() -> Shop {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let paid = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&paid).await;
    let _ = shop.order(&[("jang-1", 1)], &[]).await;
    shop
}

fn backups(app: &TestApp) -> PathBuf {
    app.data().join("backups")
}

async fn take(app: &TestApp) -> (PathBuf, Manifest) {
    let source = Source {
        db: &app.state.db,
        key: &app.state.key,
        data: &app.state.config.data,
    };
    let taken = backup::take(source, &backups(app), app.state.clock.now()).await;
    taken.expect("a backup is taken")
}

/// Spoils one byte in the middle of a file.
fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).expect("the file is read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    // A hard link would take the mall's own file with it.
    std::fs::remove_file(path).expect("the file is removed");
    std::fs::write(path, bytes).expect("the file is written");
}
