//! The tables as the engine knows them, so that no list of them has to be kept by hand.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;

use super::{Conn, Engine};

/// A table with everything that reading and writing its rows needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns by name, the same order on both engines; none that the engine computes.
    pub columns: Vec<Column>,
    /// The columns of its primary key, in the key's order.
    pub key: Vec<String>,
    /// The tables that its rows point at.
    parents: BTreeSet<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// The two types of the portable schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// TEXT.
    Text,
    /// BIGINT.
    Integer,
}

/// Why the tables cannot be read or written as a whole.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// Neither TEXT nor BIGINT.
    #[error("the column {table}.{column} is of type {found}; only TEXT and BIGINT can be moved")]
    Type {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its type.
        found: String,
    },
    /// Rows could not be put in any order that every reference allows.
    #[error("the tables {0} point at each other, so no order of writing them works")]
    Circle(String),
    /// The engine refused.
    #[error("the tables cannot be read")]
    Sqlx(#[from] sqlx::Error),
}

/// Every table of the mall, each after those that its rows point at. Tables whose names begin
/// with `_` belong to the migrations.
pub async fn tables(conn: &mut Conn, engine: Engine) -> Result<Vec<Table>, SchemaError> {
    let names: Vec<String> = sqlx::query_scalar(match engine {
        Engine::Sqlite => {
            "select name from sqlite_master
              where type = 'table' and substr(name, 1, 1) <> '_' and substr(name, 1, 7) <> 'sqlite_'
              order by name"
        }
        Engine::Postgres => {
            "select table_name::text from information_schema.tables
              where table_schema = current_schema() and table_type = 'BASE TABLE'
                and left(table_name, 1) <> '_'
              order by 1"
        }
    })
    .fetch_all(&mut *conn)
    .await?;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        found.push(table(conn, engine, name).await?);
    }
    parents_first(found)
}

/// The newest migration of the tables, and of the engine's own triggers.
pub async fn version(conn: &mut Conn) -> sqlx::Result<(i64, i64)> {
    let mut newest = [0_i64; 2];
    for (place, table) in ["_sqlx_migrations", "_engine_migrations"]
        .iter()
        .enumerate()
    {
        newest[place] = sqlx::query_scalar(AssertSqlSafe(format!(
            "select cast(coalesce(max(version), 0) as bigint) from {table}"
        )))
        .fetch_one(&mut *conn)
        .await?;
    }
    Ok((newest[0], newest[1]))
}

/// Lifts the time limit of statements until the transaction ends, for work on whole tables.
pub async fn take_time(conn: &mut Conn, engine: Engine) -> sqlx::Result<()> {
    if engine == Engine::Postgres {
        sqlx::raw_sql("set local statement_timeout = 0")
            .execute(conn)
            .await?;
    }
    Ok(())
}

async fn table(conn: &mut Conn, engine: Engine, name: String) -> Result<Table, SchemaError> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(match engine {
        Engine::Sqlite => "select name, type, pk from pragma_table_info($1) order by name",
        Engine::Postgres => {
            "select attname::text,
                    format_type(atttypid, atttypmod)::text,
                    coalesce(array_position(indkey::int2[], attnum) + 1, 0)::bigint
               from pg_attribute
               left join pg_index on indrelid = attrelid and indisprimary
              where attrelid = $1::text::regclass and attnum > 0 and not attisdropped
                and attgenerated = ''
              order by attname collate \"C\""
        }
    })
    .bind(&name)
    .fetch_all(&mut *conn)
    .await?;
    let parents: Vec<String> = sqlx::query_scalar(match engine {
        Engine::Sqlite => "select distinct \"table\" from pragma_foreign_key_list($1)",
        Engine::Postgres => {
            "select distinct confrelid::regclass::text from pg_constraint
              where conrelid = $1::text::regclass and contype = 'f'"
        }
    })
    .bind(&name)
    .fetch_all(conn)
    .await?;
    let mut keyed: Vec<(i64, String)> = Vec::new();
    let mut columns = Vec::with_capacity(rows.len());
    for (column, found, place) in rows {
        let kind = match found.to_ascii_lowercase().as_str() {
            "text" => Kind::Text,
            "bigint" => Kind::Integer,
            _ => {
                return Err(SchemaError::Type {
                    table: name,
                    column,
                    found,
                });
            }
        };
        if place > 0 {
            keyed.push((place, column.clone()));
        }
        columns.push(Column { name: column, kind });
    }
    keyed.sort();
    Ok(Table {
        name,
        columns,
        key: keyed.into_iter().map(|(_, column)| column).collect(),
        parents: parents.into_iter().collect(),
    })
}

fn parents_first(mut left: Vec<Table>) -> Result<Vec<Table>, SchemaError> {
    let mut ordered: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waiting: BTreeSet<String> = left.iter().map(|table| table.name.clone()).collect();
        let (ready, rest): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|table| table.parents.is_disjoint(&waiting));
        if ready.is_empty() {
            let names: Vec<_> = waiting.into_iter().collect();
            return Err(SchemaError::Circle(names.join(", ")));
        }
        ordered.extend(ready);
        left = rest;
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::{SchemaError, Table, parents_first};

    fn table(name: &str, parents: &[&str]) -> Table {
        Table {
            name: name.to_owned(),
            columns: Vec::new(),
            key: Vec::new(),
            parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_pointed_at_comes_first() {
        let tables = vec![table("a", &["b"]), table("b", &["c"]), table("c", &[])];
        let ordered = parents_first(tables).unwrap();
        let names: Vec<_> = ordered.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["c", "b", "a"]);
    }

    #[test]
    fn a_circle_is_refused() {
        let tables = vec![table("a", &["b"]), table("b", &["a"])];
        assert!(matches!(parents_first(tables), Err(SchemaError::Circle(_))));
    }
}
