//! What a backup or an export says of itself, so that damage is found and named.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use shared::time::Timestamp;

use super::files::{self, FileError};
use crate::everything::Error;

/// The file's name.
pub const MANIFEST: &str = "manifest.json";

/// The layout of the folder. A newer one is not understood.
const LAYOUT: u32 = 1;

/// What the database is kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// One SQLite file, `chorok.db`.
    Sqlite,
    /// A JSON line for each row, for either engine.
    Tables,
}

/// A folder's description, written last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    layout: u32,
    /// What the database is kept as.
    pub form: Form,
    /// The version of chorok that wrote it.
    pub chorok: String,
    /// The moment that it shows the mall at, or a little before.
    pub taken_at: Timestamp,
    /// The same for people.
    pub taken: String,
    /// The newest migration of the tables, and of the engine's triggers.
    pub schema: (i64, i64),
    /// How many rows each table has.
    pub rows: BTreeMap<String, i64>,
    /// The sum of all entries of the ledger. Zero.
    pub ledger_sum: i64,
    /// The rules of `chorok check` that were broken in it already; empty for a healthy mall.
    pub broken_rules: Option<String>,
    /// Every file but this one.
    files: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    path: PathBuf,
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Describes a database; the files come with [`Manifest::seal`].
    pub(crate) fn new(
        form: Form,
        now: Timestamp,
        schema: (i64, i64),
        (rows, ledger_sum): (BTreeMap<String, i64>, i64),
    ) -> Self {
        Self {
            layout: LAYOUT,
            form,
            chorok: env!("CARGO_PKG_VERSION").to_owned(),
            taken_at: now,
            taken: now.rfc3339(),
            schema,
            rows,
            ledger_sum,
            broken_rules: None,
            files: Vec::new(),
        }
    }

    /// Sums up every file of the folder and writes the manifest beside them.
    pub(crate) fn seal(&mut self, folder: &Path) -> Result<(), FileError> {
        self.files.clear();
        for path in files::list(folder)? {
            let (bytes, sha256) = files::sum(&folder.join(&path))?;
            self.files.push(Entry {
                path,
                bytes,
                sha256,
            });
        }
        files::write_json(&folder.join(MANIFEST), self)?;
        files::sync(folder)
    }

    /// Reads a folder's manifest without looking at the other files.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let manifest: Self = files::read_json(&folder.join(MANIFEST))?;
        if manifest.layout > LAYOUT {
            return Err(Error::Refused(format!(
                "{} was written by a newer chorok ({}); use that one",
                folder.display(),
                manifest.chorok
            )));
        }
        Ok(manifest)
    }

    /// The same, and compares every file; the first that is not as it was written is named.
    pub fn read_whole(folder: &Path) -> Result<Self, Error> {
        let manifest = Self::read(folder)?;
        for entry in &manifest.files {
            let path = folder.join(&entry.path);
            let found = if path.is_file() {
                Some(files::sum(&path)?)
            } else {
                None
            };
            if found != Some((entry.bytes, entry.sha256.clone())) {
                let what = if found.is_some() {
                    "damaged"
                } else {
                    "missing"
                };
                return Err(Error::Refused(format!(
                    "{} is {what}; use another backup",
                    path.display()
                )));
            }
        }
        Ok(manifest)
    }

    /// How many bytes all files have.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|entry| entry.bytes).sum()
    }
}
