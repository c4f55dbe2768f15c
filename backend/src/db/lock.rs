//! One process per SQLite file: a lock on a file beside it, held until the process ends.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use super::OpenError;

/// Proof that no other process writes to the file. Kept alive as long as the process serves.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock, or says who must stop.
    ///
    /// The operating system drops it with the process, so a crash leaves nothing behind.
    pub fn take(database: &Path) -> Result<Self, OpenError> {
        let path = database.with_extension("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|source| OpenError::Folder {
                path: path.clone(),
                source,
            })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::Locked(database.to_path_buf())),
            Err(TryLockError::Error(source)) => Err(OpenError::Folder { path, source }),
        }
    }
}
