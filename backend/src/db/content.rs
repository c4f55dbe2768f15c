//! Statements for the tables that keep a thing as one row with a JSON content: `tenant_id`, `id`,
//! `content`, `hidden`, and the columns that SQL joins or guards. One shape for all of them.

use std::fmt::Write;

use sqlx::AssertSqlSafe;

use super::{Any, Statement};

/// Answers id, content and hidden of every row of a tenant (`$1`).
pub fn list_rows<'q, T>(
    table: &'static str,
) -> sqlx::query::QueryAs<'q, Any, T, sqlx::any::AnyArguments>
where
    T: for<'r> sqlx::FromRow<'r, sqlx::any::AnyRow>,
{
    sqlx::query_as(AssertSqlSafe(format!(
        "select id, content, hidden from {table} where tenant_id = $1"
    )))
}

/// Answers the content of every visible row of a tenant (`$1`), by id.
pub fn list_content<'q>(
    table: &'static str,
) -> sqlx::query::QueryScalar<'q, Any, String, sqlx::any::AnyArguments> {
    sqlx::query_scalar(AssertSqlSafe(format!(
        "select content from {table} where tenant_id = $1 and hidden = 0 order by id"
    )))
}

/// Answers the content of one visible row: tenant (`$1`), id (`$2`).
pub fn find_content<'q>(
    table: &'static str,
) -> sqlx::query::QueryScalar<'q, Any, String, sqlx::any::AnyArguments> {
    sqlx::query_scalar(AssertSqlSafe(format!(
        "select content from {table} where tenant_id = $1 and id = $2 and hidden = 0"
    )))
}

/// Puts a row in place and shows it: tenant, id, content, then the named columns, in that order.
pub fn put_row<'q>(table: &'static str, columns: &[&'static str]) -> Statement<'q> {
    let mut names = String::from("tenant_id, id, content");
    let mut values = String::from("$1, $2, $3");
    let mut sets = String::from("content = excluded.content, hidden = 0");
    for (place, column) in columns.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(names, ", {column}");
        let _ = write!(values, ", ${}", place + 4);
        let _ = write!(sets, ", {column} = excluded.{column}");
    }
    sqlx::query(AssertSqlSafe(format!(
        "insert into {table} ({names}) values ({values})
         on conflict (tenant_id, id) do update set {sets}"
    )))
}

/// Hides a row: tenant (`$1`), id (`$2`).
pub fn hide_row<'q>(table: &'static str) -> Statement<'q> {
    sqlx::query(AssertSqlSafe(format!(
        "update {table} set hidden = 1 where tenant_id = $1 and id = $2"
    )))
}
