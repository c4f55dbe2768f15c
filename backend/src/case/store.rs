//! The tables `cases` and `case_notes`.

use shared::{
    console::case::CaseKind,
    ids::{OrderNo, TenantId},
    time::Timestamp,
};

use super::About;
use crate::db::Conn;

pub(super) struct NewCase<'a> {
    pub(super) id: &'a str,
    pub(super) kind: CaseKind,
    pub(super) about: About<'a>,
    pub(super) text: &'a str,
    /// Who writes it down; empty for the mall itself.
    pub(super) by: &'a str,
    pub(super) at: Timestamp,
}

/// `false`: one of the kind about the same thing is open.
pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    case: NewCase<'_>,
) -> sqlx::Result<bool> {
    let opened = sqlx::query(
        "insert into cases (tenant_id, id, kind, ref, order_no, text, opened_at, opened_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do nothing",
    )
    .bind(tenant)
    .bind(case.id)
    .bind(case.kind.as_str())
    .bind(case.about.reference)
    .bind(case.about.order)
    .bind(case.text)
    .bind(case.at)
    .bind(case.by)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(opened == 1)
}

/// Whether a case of the kind about the same thing was opened after `since`, open or not.
pub async fn was_opened(
    conn: &mut Conn,
    tenant: &TenantId,
    kind: CaseKind,
    reference: &str,
    since: Timestamp,
) -> sqlx::Result<bool> {
    let count: i64 = sqlx::query_scalar(
        "select count(*)
           from cases
          where tenant_id = $1
            and kind = $2
            and ref = $3
            and opened_at > $4",
    )
    .bind(tenant)
    .bind(kind.as_str())
    .bind(reference)
    .bind(since)
    .fetch_one(conn)
    .await?;
    Ok(count > 0)
}

/// Closes a case. `false`: it is not open.
pub(super) async fn close(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let closed = sqlx::query(
        "update cases
            set closed_at = $3
          where tenant_id = $1
            and id = $2
            and closed_at is null",
    )
    .bind(tenant)
    .bind(id)
    .bind(now)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(closed == 1)
}

/// Opens a closed case again. `false`: it is not closed.
pub(super) async fn reopen(tx: &mut Conn, tenant: &TenantId, id: &str) -> sqlx::Result<bool> {
    let opened = sqlx::query(
        "update cases
            set closed_at = null
          where tenant_id = $1
            and id = $2
            and closed_at is not null",
    )
    .bind(tenant)
    .bind(id)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(opened == 1)
}

/// The order of a case, with the case's row taken. `None`: there is no such case.
pub(super) async fn lock(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> sqlx::Result<Option<Option<OrderNo>>> {
    sqlx::query_scalar(
        "update cases
            set text = text
          where tenant_id = $1
            and id = $2
        returning order_no",
    )
    .bind(tenant)
    .bind(id)
    .fetch_optional(tx)
    .await
}

/// Adds words to a case whose row is taken.
pub(super) async fn add_note(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    (at, who, text): (Timestamp, &str, &str),
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into case_notes (tenant_id, case_id, seq, at, who, text)
         select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5
           from case_notes
          where tenant_id = $1
            and case_id = $2",
    )
    .bind(tenant)
    .bind(id)
    .bind(at)
    .bind(who)
    .bind(text)
    .execute(tx)
    .await?;
    Ok(())
}
