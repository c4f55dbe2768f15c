//! Files of one county's folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::Error;

#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn create(path: PathBuf) -> Result<Self, Error> {
        match fs::create_dir_all(&path) {
            Ok(()) => Ok(Self(path)),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// A header row and one row each; no file for no rows.
    pub(crate) fn csv<T: Serialize>(&self, name: &str, rows: &[T]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let path = self.0.join(name);
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            if let Err(source) = writer.serialize(row) {
                return Err(Error::Row { path, source });
            }
        }
        match writer.into_inner() {
            Ok(bytes) => put(&path, &bytes),
            Err(failed) => Err(Error::Write {
                path,
                source: failed.into_error(),
            }),
        }
    }

    pub(crate) fn json<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Error> {
        let path = self.0.join(name);
        match serde_json::to_vec_pretty(value) {
            Ok(bytes) => put(&path, &bytes),
            Err(source) => Err(Error::Json { path, source }),
        }
    }

    /// One file under `images/`.
    pub(crate) fn image(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.0.join("images").join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|source| Error::Write {
                path: folder.to_owned(),
                source,
            })?;
        }
        put(&path, bytes)
    }
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}
