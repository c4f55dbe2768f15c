//! How far an earlier run came: a file beside the database, believed only where the chain still
//! has the hash that it names.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use shared::{ids::TenantId, time::Timestamp};

use super::{Fault, VerifyError, walk::Position};
use crate::ledger::chain::Hash;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Checkpoint {
    pub(super) seq: i64,
    pub(super) hash: String,
    verified_at: Timestamp,
}

impl Checkpoint {
    pub(super) fn new(at: Position, now: Timestamp) -> Self {
        Self {
            seq: at.seq,
            hash: at.hash.to_string(),
            verified_at: now,
        }
    }

    pub(super) fn position(&self) -> Option<Position> {
        let hash = Hash::parse(&self.hash)?;
        Some(Position {
            seq: self.seq,
            hash,
        })
    }
}

fn file(data: &Path, tenant: &TenantId) -> PathBuf {
    data.join("verified").join(format!("{tenant}.json"))
}

/// A file that cannot be understood counts as none: the run then begins at the first link.
pub(super) fn read(data: &Path, tenant: &TenantId) -> Result<Option<Checkpoint>, VerifyError> {
    let path = file(data, tenant);
    match fs::read(&path) {
        Ok(bytes) => {
            let read: Option<Checkpoint> = serde_json::from_slice(&bytes).ok();
            Ok(read.filter(|checkpoint| checkpoint.seq > 0))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(failed(&path, source)),
    }
}

pub(super) fn write(
    data: &Path,
    tenant: &TenantId,
    checkpoint: &Checkpoint,
) -> Result<(), VerifyError> {
    let path = file(data, tenant);
    let text = serde_json::to_string(checkpoint).unwrap_or_default();
    fs::create_dir_all(data.join("verified"))
        .and_then(|()| fs::write(&path, text + "\n"))
        .map_err(|source| failed(&path, source))
}

fn failed(path: &Path, source: io::Error) -> VerifyError {
    VerifyError::File {
        path: path.display().to_string(),
        source,
    }
}

/// The fault of a chain that is not the one that was verified.
pub(super) fn rewritten(
    data: &Path,
    tenant: &TenantId,
    known: &Checkpoint,
    stored: Option<String>,
) -> Fault {
    let stored = stored.map_or_else(|| "no row".to_owned(), |hash| format!("hash {hash}"));
    let right = format!(
        "hash {}, as verified at {} (if you restored a backup, remove {})",
        known.hash,
        known.verified_at.rfc3339(),
        file(data, tenant).display(),
    );
    Fault::new(format!("link {}", known.seq), stored, right)
}
