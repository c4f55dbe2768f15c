//! A row of any table, between the database and a JSON line.

use futures_util::TryStreamExt;
use serde_json::Value as Json;
use sqlx::{AssertSqlSafe, Row as _};

use super::Error;
use crate::{
    backup::files::FileError,
    db::{
        Conn, Engine, Statement,
        schema::{Column, Kind, Table},
    },
};

/// A value of one of the two types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(Option<String>),
    Integer(Option<i64>),
}

/// The values of a row, in the order of the table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row(pub(super) Vec<Value>);

impl Row {
    /// One JSON object with the columns by name: the same bytes on both engines.
    pub(super) fn to_line(&self, table: &Table) -> String {
        let mut line = String::from("{");
        for (column, value) in table.columns.iter().zip(&self.0) {
            if line.len() > 1 {
                line.push(',');
            }
            line.push_str(&Json::from(column.name.as_str()).to_string());
            line.push(':');
            let value = match value {
                Value::Text(text) => Json::from(text.clone()),
                Value::Integer(number) => Json::from(*number),
            };
            line.push_str(&value.to_string());
        }
        line.push('}');
        line
    }

    /// Reads what [`Row::to_line`] wrote. `None`: it is of another table.
    pub(super) fn from_line(table: &Table, line: &str) -> Option<Self> {
        let Ok(Json::Object(mut fields)) = serde_json::from_str(line) else {
            return None;
        };
        let mut values = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            values.push(match (column.kind, fields.remove(&column.name)?) {
                (Kind::Text, Json::Null) => Value::Text(None),
                (Kind::Text, Json::String(text)) => Value::Text(Some(text)),
                (Kind::Integer, Json::Null) => Value::Integer(None),
                (Kind::Integer, Json::Number(number)) => Value::Integer(Some(number.as_i64()?)),
                _ => return None,
            });
        }
        fields.is_empty().then_some(Self(values))
    }

    /// Adds its values to a statement.
    pub(super) fn bind(self, statement: Statement<'_>) -> Statement<'_> {
        self.0
            .into_iter()
            .fold(statement, |statement, value| match value {
                Value::Text(text) => statement.bind(text),
                Value::Integer(number) => statement.bind(number),
            })
    }
}

/// Reads a table in the order of its key, by bytes whatever the engine's language is.
pub(super) async fn for_each(
    conn: &mut Conn,
    engine: Engine,
    table: &Table,
    mut each: impl FnMut(Row) -> Result<(), FileError>,
) -> Result<(), Error> {
    let query = select(engine, table);
    let mut rows = sqlx::query(AssertSqlSafe(query)).fetch(conn);
    while let Some(found) = rows.try_next().await? {
        let mut values = Vec::with_capacity(table.columns.len());
        for (place, column) in table.columns.iter().enumerate() {
            values.push(match column.kind {
                Kind::Text => Value::Text(found.try_get(place)?),
                Kind::Integer => Value::Integer(found.try_get(place)?),
            });
        }
        each(Row(values))?;
    }
    Ok(())
}

fn select(engine: Engine, table: &Table) -> String {
    let quoted = |column: &Column| format!("\"{}\"", column.name);
    let columns: Vec<_> = table.columns.iter().map(quoted).collect();
    let is_key = |column: &&Column| table.key.is_empty() || table.key.contains(&column.name);
    let mut keys: Vec<_> = table.columns.iter().filter(is_key).collect();
    keys.sort_by_key(|column| table.key.iter().position(|key| *key == column.name));
    let by_bytes = |column: &&Column| match (engine, column.kind) {
        (Engine::Postgres, Kind::Text) => quoted(column) + " collate \"C\"",
        _ => quoted(column),
    };
    let order: Vec<_> = keys.iter().map(by_bytes).collect();
    let (columns, order) = (columns.join(", "), order.join(", "));
    format!("select {columns} from \"{}\" order by {order}", table.name)
}
