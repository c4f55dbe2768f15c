//! Reading the files back into an empty database, in one transaction that compares before it
//! commits. Triggers and constraints stay on.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    io::{BufRead, BufReader},
    path::Path,
};

use sqlx::AssertSqlSafe;

use super::{Error, PROOF, Proof, Sink, TABLES, read, row::Row};
use crate::{
    backup::{
        files::{self, FileError},
        manifest::{Form, Manifest},
    },
    check,
    db::{
        Conn, Db, Engine, boxed,
        schema::{self, Table},
        values,
    },
};

/// How many rows go into one statement.
const BATCH: usize = 100;

/// What to do with a mall whose numbers do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Refuse it, and name the rules that it breaks.
    Check,
    /// Bring it in as it is.
    Ignore,
}

/// Brings an export into an empty database, which stays empty when anything is not right.
pub async fn import(db: &Db, folder: &Path, rules: Rules) -> Result<Manifest, Error> {
    let manifest = Manifest::read_whole(folder)?;
    if manifest.form != Form::Tables {
        return Err(Error::Refused(format!(
            "{} holds a SQLite file, not tables; restore it with `chorok restore`, then move the \
             mall with `chorok export --everything`",
            folder.display()
        )));
    }
    let proof: Proof = files::read_json(&folder.join(PROOF))?;
    let engine = db.engine();
    db.write(|tx| boxed(import_in(tx, engine, folder, &manifest, &proof, rules)))
        .await?;
    Ok(manifest)
}

async fn import_in(
    tx: &mut Conn,
    engine: Engine,
    folder: &Path,
    manifest: &Manifest,
    proof: &Proof,
    rules: Rules,
) -> Result<(), Error> {
    schema::take_time(tx, engine).await?;
    let (version, _) = schema::version(tx).await?;
    if version != manifest.schema.0 {
        return Err(Error::Refused(format!(
            "the files are of schema {} and this database of {version}; import them with \
             chorok {}, which made them, and upgrade afterwards",
            manifest.schema.0, manifest.chorok
        )));
    }
    let tables = schema::tables(tx, engine).await?;
    refuse_other_tables(&tables, proof)?;
    for table in &tables {
        refuse_filled(tx, table).await?;
    }
    for table in &tables {
        fill(tx, folder, table).await?;
    }
    let found = read(tx, engine, &tables, &mut Sink::none()).await?;
    proof.compare(&found)?;
    if rules == Rules::Check {
        let findings = check::check_whole(tx).await?;
        if let Some(broken) = check::broken(&findings) {
            return Err(Error::Refused(format!(
                "nothing was restored, because these rules are broken in the backup: {broken}; \
                 `chorok import --everything` brings it in as it is"
            )));
        }
    }
    Ok(())
}

fn refuse_other_tables(tables: &[Table], proof: &Proof) -> Result<(), Error> {
    let ours: BTreeSet<_> = tables.iter().map(|table| &table.name).collect();
    let theirs: BTreeSet<_> = proof.tables.keys().collect();
    match ours.symmetric_difference(&theirs).next() {
        None => Ok(()),
        Some(name) => Err(Error::Refused(format!(
            "the table {name} is on one side only; export again with the same version of chorok"
        ))),
    }
}

async fn refuse_filled(tx: &mut Conn, table: &Table) -> Result<(), Error> {
    let query = format!("select count(*) from \"{}\"", table.name);
    let rows: i64 = sqlx::query_scalar(AssertSqlSafe(query))
        .fetch_one(tx)
        .await?;
    if rows == 0 {
        return Ok(());
    }
    Err(Error::Refused(format!(
        "the database is not empty ({} has {rows} rows); import into a new one",
        table.name
    )))
}

async fn fill(tx: &mut Conn, folder: &Path, table: &Table) -> Result<(), Error> {
    let path = folder.join(TABLES).join(format!("{}.jsonl", table.name));
    let wrap = |source| FileError::new(&path, source);
    let file = fs::File::open(&path).map_err(wrap)?;
    let mut batch = Vec::with_capacity(BATCH);
    for line in BufReader::new(file).lines() {
        let line = line.map_err(wrap)?;
        let row = Row::from_line(table, &line).ok_or_else(|| {
            Error::Refused(format!(
                "{} has a line that is not a row of {}; export again",
                path.display(),
                table.name
            ))
        })?;
        batch.push(row);
        if batch.len() == BATCH {
            insert(tx, table, std::mem::take(&mut batch)).await?;
        }
    }
    insert(tx, table, batch).await
}

async fn insert(tx: &mut Conn, table: &Table, rows: Vec<Row>) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut text = format!("insert into \"{}\" (", table.name);
    for (place, column) in table.columns.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}\"{}\"", column.name);
    }
    text.push_str(") values ");
    text.push_str(&values(rows.len(), table.columns.len()));
    let statement = sqlx::query(AssertSqlSafe(text));
    let statement = rows
        .into_iter()
        .fold(statement, |statement, row| row.bind(statement));
    statement.execute(tx).await?;
    Ok(())
}
