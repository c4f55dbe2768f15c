//! What waits for an answer, for those who are reminded of it.

use shared::{
    ids::{TenantId, VendorId},
    time::Timestamp,
};

use crate::db::Conn;

/// How many questions wait for a vendor's answer.
pub(crate) async fn count_waiting(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select count(*)
           from product_questions
          where tenant_id = $1
            and vendor_id = $2
            and answered_at is null
            and hidden = ''",
    )
    .bind(tenant)
    .bind(vendor)
    .fetch_one(conn)
    .await
}

/// How many questions wait for each vendor who is asked anything.
pub(crate) async fn list_waiting(
    conn: &mut Conn,
    tenant: &TenantId,
) -> sqlx::Result<Vec<(VendorId, i64)>> {
    sqlx::query_as(
        "select vendor_id,
                count(*)
           from product_questions
          where tenant_id = $1
            and answered_at is null
            and hidden = ''
          group by vendor_id",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// Questions that should have been answered.
#[derive(Debug)]
pub(crate) struct Late {
    /// How many.
    pub(crate) questions: i64,
    /// Of how many vendors.
    pub(crate) vendors: i64,
    /// When the oldest of them was asked.
    pub(crate) first: Timestamp,
}

/// What was asked before a moment and is not answered. `None`: nothing.
pub(crate) async fn late(
    conn: &mut Conn,
    tenant: &TenantId,
    before: Timestamp,
) -> sqlx::Result<Option<Late>> {
    let (questions, vendors, first): (i64, i64, Option<Timestamp>) = sqlx::query_as(
        "select count(*),
                count(distinct vendor_id),
                min(asked_at)
           from product_questions
          where tenant_id = $1
            and asked_at < $2
            and answered_at is null
            and hidden = ''",
    )
    .bind(tenant)
    .bind(before)
    .fetch_one(conn)
    .await?;
    let late = |first| Late {
        questions,
        vendors,
        first,
    };
    Ok(first.map(late))
}
