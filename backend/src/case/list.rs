//! The lists of cases, each with its notes.

use std::collections::BTreeMap;

use shared::{
    console::case::{Case, CaseKind, CaseList, CaseNote},
    ids::{OrderNo, TenantId},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use crate::{
    db::{Conn, in_list},
    error::AppError,
};

/// As many closed ones are shown.
const MOST: i64 = 100;

/// Open cases, or those that were closed last.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    closed: bool,
) -> Result<CaseList, AppError> {
    let rows = if closed {
        read(
            conn,
            tenant,
            "closed_at is not null order by closed_at desc, id",
        )
        .await?
    } else {
        list_open(conn, tenant).await?
    };
    let open: i64 = sqlx::query_scalar(
        "select count(*)
           from cases
          where tenant_id = $1
            and closed_at is null",
    )
    .bind(tenant)
    .fetch_one(conn)
    .await?;
    Ok(CaseList {
        rows,
        open: open.unsigned_abs(),
    })
}

/// The cases of a mall that are open, oldest first.
pub async fn list_open(conn: &mut Conn, tenant: &TenantId) -> Result<Vec<Case>, AppError> {
    read(conn, tenant, "closed_at is null order by opened_at, id").await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    order_no: Option<OrderNo>,
    text: String,
    opened_at: Timestamp,
    opened_by: String,
    closed_at: Option<Timestamp>,
}

async fn read(
    conn: &mut Conn,
    tenant: &TenantId,
    which: &'static str,
) -> Result<Vec<Case>, AppError> {
    let sql = format!(
        "select id,
                kind,
                order_no,
                text,
                opened_at,
                opened_by,
                closed_at
           from cases
          where tenant_id = $1
            and {which}
          limit $2"
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(MOST)
        .fetch_all(&mut *conn)
        .await?;
    let mut notes = notes(conn, tenant, &rows).await?;
    let case = |row: Row| {
        let kind = CaseKind::parse(&row.kind)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("case of kind {}", row.kind)))?;
        Ok(Case {
            notes: notes.remove(&row.id).unwrap_or_default(),
            id: row.id,
            kind,
            order: row.order_no,
            text: row.text,
            opened_at: row.opened_at,
            opened_by: row.opened_by,
            closed_at: row.closed_at,
        })
    };
    rows.into_iter().map(case).collect()
}

async fn notes(
    conn: &mut Conn,
    tenant: &TenantId,
    cases: &[Row],
) -> sqlx::Result<BTreeMap<String, Vec<CaseNote>>> {
    let list = in_list(2, cases.len());
    let sql = format!(
        "select case_id, at, who, text from case_notes
          where tenant_id = $1 and case_id in {list}
          order by case_id, seq"
    );
    let query = sqlx::query_as(AssertSqlSafe(sql)).bind(tenant);
    let query = cases.iter().fold(query, |query, case| query.bind(&case.id));
    let rows: Vec<(String, Timestamp, String, String)> = query.fetch_all(conn).await?;
    let mut notes: BTreeMap<String, Vec<CaseNote>> = BTreeMap::new();
    for (case, at, who, text) in rows {
        let of_case = notes.entry(case).or_default();
        of_case.push(CaseNote { at, who, text });
    }
    Ok(notes)
}
