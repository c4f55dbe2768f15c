//! Backups while the mall serves, and the way back from them.
//!
//! A backup is a folder: the database (on SQLite one file, on PostgreSQL the tables as text), the
//! pictures, the signing key, and a manifest that is written last. It has its final name only
//! once it is whole and on the disk.

pub mod files;
pub mod manifest;

mod restore;
mod schedule;

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use shared::time::Timestamp;

use self::{
    files::FileError,
    manifest::{Form, MANIFEST, Manifest},
};
pub use self::{
    restore::{Restored, restore},
    schedule::{EVERY, Keep, run_due},
};
use crate::{
    check,
    db::{Access, Db, DbOptions, Engine, OpenError, schema},
    everything,
    secret::{RootKey, RootKeyError},
};

/// The database's file in a backup of SQLite, and in a data folder.
pub const DATABASE: &str = "chorok.db";

/// The key's file in a backup, and in a data folder.
pub const KEY: &str = "secret";

/// The folder of the pictures in a backup, and in a data folder.
pub const MEDIA: &str = "media";

/// What a folder is called until it is whole.
const UNFINISHED: &str = "part";

/// Why there is no backup, or no way back from it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files and the database do not go together; the sentence says what to do.
    #[error("{0}")]
    Refused(String),
    /// The database as files.
    #[error(transparent)]
    Everything(#[from] everything::Error),
    /// A file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The key.
    #[error(transparent)]
    Key(#[from] RootKeyError),
    /// The copy could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database refused.
    #[error("the database refused")]
    Database(#[from] sqlx::Error),
}

/// What is backed up.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The database.
    pub db: &'a Db,
    /// The key that codes and tokens depend on.
    pub key: &'a RootKey,
    /// The mall's data folder.
    pub data: &'a Path,
}

/// Takes a backup into a new folder below `to`, and answers that folder and its manifest.
pub async fn take(
    source: Source<'_>,
    to: &Path,
    now: Timestamp,
) -> Result<(PathBuf, Manifest), Error> {
    files::make(to)?;
    let _lock = lock(to)?;
    remove_unfinished(to)?;
    let name = name(now);
    let unfinished = to.join(format!("{name}.{UNFINISHED}"));
    files::make_empty(&unfinished)?;
    let mut manifest = match source.db.engine() {
        Engine::Sqlite => copy_file(source.db, &unfinished, now).await?,
        Engine::Postgres => everything::dump(source.db, &unfinished, now).await?,
    };
    source.key.store(&unfinished.join(KEY))?;
    let whole = to.join(name);
    let (media, target) = (source.data.join(MEDIA), whole.clone());
    // Hashing a county's pictures takes a while.
    let sealed = tokio::task::spawn_blocking(move || {
        files::repeat(&media, &unfinished.join(MEDIA))?;
        manifest.seal(&unfinished)?;
        files::rename(&unfinished, &target)?;
        Ok::<_, FileError>(manifest)
    });
    let manifest = sealed
        .await
        .map_err(|error| Error::Refused(format!("the backup broke off: {error}")))??;
    Ok((whole, manifest))
}

/// The backups in a folder, the oldest first.
pub fn list(folder: &Path) -> Result<Vec<(PathBuf, Manifest)>, Error> {
    let mut backups = Vec::new();
    if folder.is_dir() {
        let entries = fs::read_dir(folder).map_err(|error| FileError::new(folder, error))?;
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            let is_unfinished = path.extension().is_some_and(|end| end == UNFINISHED);
            if !is_unfinished && path.join(MANIFEST).is_file() {
                backups.push((path.clone(), Manifest::read(&path)?));
            }
        }
    }
    backups.sort_by_key(|(_, manifest)| manifest.taken_at);
    Ok(backups)
}

/// Copies the SQLite file as of one moment, looks at the copy, and describes it.
async fn copy_file(db: &Db, folder: &Path, now: Timestamp) -> Result<Manifest, Error> {
    let file = folder.join(DATABASE);
    db.copy_into(&file).await?;
    files::sync(&file)?;
    // The long look is at the copy, so that shoppers do not wait for it.
    let copy = Db::open(&DbOptions::file_at(&file), Access::ReadOnly).await?;
    let findings = check::check(&copy).await?;
    let mut snapshot = copy.snapshot().await?;
    let version = schema::version(&mut snapshot).await?;
    let mut rows = BTreeMap::new();
    for table in schema::tables(&mut snapshot, copy.engine())
        .await
        .map_err(everything::Error::from)?
    {
        let query = format!("select count(*) from \"{}\"", table.name);
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(query))
            .fetch_one(&mut *snapshot)
            .await?;
        rows.insert(table.name, count);
    }
    let sum = sqlx::query_scalar("select cast(coalesce(sum(amount), 0) as bigint) from entries")
        .fetch_one(&mut *snapshot)
        .await?;
    snapshot.finish().await?;
    copy.close().await;
    if let Some(broken) = findings
        .iter()
        .find(|finding| finding.name == "file_is_whole")
        && broken.violations > 0
    {
        return Err(Error::Refused(
            "the copy is damaged, so the mall's own file may be, too; run `chorok check`"
                .to_owned(),
        ));
    }
    let mut manifest = Manifest::new(Form::Sqlite, now, version, (rows, sum));
    manifest.broken_rules = check::broken(&findings);
    Ok(manifest)
}

/// One backup at a time in a folder; the lock goes with the process.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("lock");
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| FileError::new(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Refused(format!(
            "another backup into {} is running; wait for it",
            folder.display()
        ))),
        Err(TryLockError::Error(error)) => Err(FileError::new(&path, error).into()),
    }
}

/// Takes away what a crash has left. The lock is ours, so nobody works on it.
fn remove_unfinished(folder: &Path) -> Result<(), FileError> {
    let wrap = |error| FileError::new(folder, error);
    for entry in fs::read_dir(folder).map_err(wrap)?.filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_some_and(|end| end == UNFINISHED) {
            fs::remove_dir_all(&path).map_err(|error| FileError::new(&path, error))?;
        }
    }
    Ok(())
}

/// `2026-11-22T194500-123`, in Korean time.
fn name(now: Timestamp) -> String {
    let second = now.rfc3339();
    let second = second
        .split('+')
        .next()
        .unwrap_or_default()
        .replace(':', "");
    format!("{second}-{:03}", now.0.rem_euclid(1_000))
}

#[cfg(test)]
mod tests {
    use shared::time::Timestamp;

    use super::name;

    #[test]
    fn names_sort_like_their_times() {
        assert_eq!(name(Timestamp(7)), "1970-01-01T090000-007");
        assert!(name(Timestamp(999)) < name(Timestamp(1_000)));
    }
}
