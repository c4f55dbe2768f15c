//! The whole database as files that both engines read: one JSON line for each row, a file for
//! each table, with the sums and hashes that prove that nothing was lost on the way.
//!
//! `chorok export --everything` and `chorok import --everything` move a mall between SQLite and
//! PostgreSQL; on PostgreSQL a backup has the same form. The list of tables is the engine's own.

mod load;
mod proof;
mod row;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use shared::time::Timestamp;

pub use self::{
    load::{Rules, import},
    proof::Proof,
};
use crate::{
    backup::{
        files::{self, FileError},
        manifest::{Form, Manifest},
    },
    db::{
        Conn, Db, Engine, Retryable,
        schema::{self, SchemaError, Table},
    },
};

/// The file of the sums and hashes.
const PROOF: &str = "proof.json";

/// The folder of the tables' files.
const TABLES: &str = "tables";

/// Why a database could not be written out or read in.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files and the database do not go together; the sentence says what to do.
    #[error("{0}")]
    Refused(String),
    /// The tables are not of the portable form.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The database refused.
    #[error("the database refused")]
    Database(#[from] sqlx::Error),
}

impl Retryable for Error {
    fn is_retryable(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_retryable())
    }
}

/// Writes one state of the whole database into `folder`, which is made and must be empty, with a
/// manifest of it.
pub async fn export(db: &Db, folder: &Path, now: Timestamp) -> Result<Manifest, Error> {
    files::make_empty(folder)?;
    let mut manifest = dump(db, folder, now).await?;
    manifest.seal(folder)?;
    Ok(manifest)
}

/// Writes the tables and their proof into `folder`, and answers what a manifest says of them.
pub(crate) async fn dump(db: &Db, folder: &Path, now: Timestamp) -> Result<Manifest, Error> {
    files::make(&folder.join(TABLES))?;
    let mut snapshot = db.snapshot().await?;
    let tables = schema::tables(&mut snapshot, db.engine()).await?;
    let version = schema::version(&mut snapshot).await?;
    let mut sink = Sink::new(folder);
    let proof = read(&mut snapshot, db.engine(), &tables, &mut sink).await?;
    snapshot.finish().await?;
    sink.close()?;
    files::write_json(&folder.join(PROOF), &proof)?;
    Ok(Manifest::new(Form::Tables, now, version, proof.counts()))
}

/// Reads every row of every table in an order that does not depend on the engine, and adds it
/// up. Each line goes through `sink` on its way.
pub(crate) async fn read(
    conn: &mut Conn,
    engine: Engine,
    tables: &[Table],
    sink: &mut Sink,
) -> Result<Proof, Error> {
    let mut proof = proof::Builder::default();
    for table in tables {
        proof.begin(table);
        sink.begin(table)?;
        row::for_each(conn, engine, table, |row| {
            let line = row.to_line(table);
            proof.add(&row, &line);
            sink.add(&line)
        })
        .await?;
    }
    Ok(proof.finish())
}

/// Where the lines go.
///
/// Writing blocks, but only on the page cache: a buffer of 64 KiB at a time.
#[derive(Debug)]
pub(crate) struct Sink {
    folder: Option<PathBuf>,
    file: Option<(PathBuf, BufWriter<File>)>,
}

impl Sink {
    fn new(folder: &Path) -> Self {
        Self {
            folder: Some(folder.join(TABLES)),
            file: None,
        }
    }

    /// Keeps nothing: only the sums are wanted.
    pub(crate) fn none() -> Self {
        Self {
            folder: None,
            file: None,
        }
    }

    fn begin(&mut self, table: &Table) -> Result<(), FileError> {
        self.close()?;
        if let Some(folder) = &self.folder {
            let path = folder.join(format!("{}.jsonl", table.name));
            let file = files::create(&path)?;
            self.file = Some((path, BufWriter::with_capacity(64 * 1024, file)));
        }
        Ok(())
    }

    fn add(&mut self, line: &str) -> Result<(), FileError> {
        match &mut self.file {
            Some((path, file)) => {
                let written = file.write_all(line.as_bytes());
                written
                    .and_then(|()| file.write_all(b"\n"))
                    .map_err(|source| FileError::new(path, source))
            }
            None => Ok(()),
        }
    }

    fn close(&mut self) -> Result<(), FileError> {
        let Some((path, file)) = self.file.take() else {
            return Ok(());
        };
        let wrap = |source| FileError::new(&path, source);
        let file = file
            .into_inner()
            .map_err(|error| wrap(error.into_error()))?;
        file.sync_all().map_err(wrap)
    }
}
