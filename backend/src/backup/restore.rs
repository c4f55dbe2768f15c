//! From a backup to a data folder that `chorok serve` can start on. Nothing is overwritten, and
//! nothing is called done before every rule was looked at.

use std::{
    fs,
    path::{Path, PathBuf},
};

use shared::time::Timestamp;

use super::{
    DATABASE, Error, KEY, MEDIA,
    files::{self, FileError},
    manifest::{Form, Manifest},
};
use crate::{
    check,
    db::{Access, Db, DbOptions, Engine, newest_schema},
    everything::{self, Rules},
    secret::RootKey,
};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The state of the mall that came back.
    pub taken_at: Timestamp,
    /// How many orders it has.
    pub orders: i64,
}

/// Restores a backup into an empty data folder, and into the database that `target` names: the
/// folder's own file, or an empty PostgreSQL database for a backup that holds tables.
///
/// When something is not right, the folder is empty again afterwards.
pub async fn restore(backup: &Path, data: &Path, target: &DbOptions) -> Result<Restored, Error> {
    if !files::is_empty(data)? {
        return Err(Error::Refused(format!(
            "{} is not empty; restore into a new folder with --data",
            data.display()
        )));
    }
    let manifest = Manifest::read_whole(backup)?;
    refuse_newer(&manifest, target.engine()?)?;
    files::make(data)?;
    let restored = restore_into(&manifest, backup, data, target).await;
    if restored.is_err() {
        clear(data)?;
    }
    restored
}

async fn restore_into(
    manifest: &Manifest,
    backup: &Path,
    data: &Path,
    target: &DbOptions,
) -> Result<Restored, Error> {
    if backup.join(KEY).is_file() {
        RootKey::load_known(None, &backup.join(KEY))?.store(&data.join(KEY))?;
    }
    files::repeat(&backup.join(MEDIA), &data.join(MEDIA))?;
    match manifest.form {
        Form::Sqlite => restore_file(backup, data, target).await?,
        Form::Tables => {
            let db = Db::open(target, Access::Write).await?;
            let imported = everything::import(&db, backup, Rules::Check).await;
            db.close().await;
            imported?;
        }
    }
    files::sync(data)?;
    Ok(Restored {
        taken_at: manifest.taken_at,
        orders: manifest.rows.get("orders").copied().unwrap_or_default(),
    })
}

/// Brings the file up to this program's schema and checks it before it gets its name.
async fn restore_file(backup: &Path, data: &Path, target: &DbOptions) -> Result<(), Error> {
    let wanted = data.join(DATABASE);
    if target.engine()? != Engine::Sqlite || target.file() != wanted {
        return Err(Error::Refused(format!(
            "this backup is a SQLite file and becomes {}; unset CHOROK_DATABASE_URL, restore, then \
             move the mall with `chorok export --everything`",
            wanted.display()
        )));
    }
    let unchecked = data.join("unchecked.db");
    files::copy(&backup.join(DATABASE), &unchecked)?;
    let db = Db::open(&DbOptions::file_at(&unchecked), Access::Write).await?;
    let findings = check::check(&db).await;
    db.close().await;
    if let Some(broken) = check::broken(&findings?) {
        return Err(Error::Refused(format!(
            "nothing was restored, because these rules are broken in the backup: {broken}; use an \
             older one, or put its {DATABASE} into a data folder by hand to have it as it is"
        )));
    }
    files::rename(&unchecked, &wanted)?;
    Ok(())
}

fn refuse_newer(manifest: &Manifest, engine: Engine) -> Result<(), Error> {
    let (tables, triggers) = newest_schema(engine);
    // Triggers are counted for each engine; tables bring none along.
    let triggers_known = manifest.form == Form::Tables || manifest.schema.1 <= triggers;
    if manifest.schema.0 <= tables && triggers_known {
        return Ok(());
    }
    Err(Error::Refused(format!(
        "the backup is of a newer schema than this chorok knows; restore it with chorok {}",
        manifest.chorok
    )))
}

/// Takes away what a restore that failed has put there.
fn clear(data: &Path) -> Result<(), FileError> {
    let wrap = |error| FileError::new(data, error);
    let entries = fs::read_dir(data).map_err(wrap)?;
    let paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    for path in paths {
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(|error| FileError::new(&path, error))?;
    }
    Ok(())
}
