//! The audit log: who did or looked at what, in a chain of hashes.
//!
//! A row is written in the transaction that it tells of. Its hash covers the one before, so that
//! a row cannot be changed or left out unseen; [`verify`] recomputes all of them.

use sha2::{Digest, Sha256};
use shared::{ids::TenantId, time::Timestamp};

use super::actor::Actor;
use crate::{
    db::Conn,
    error::AppError,
    ledger::chain::{Encoding, Hash},
    state::AppState,
};

/// Named first in the encoding; a form that has been used never changes.
const FORM: &str = "chorok-audit-1";

/// Something that was done or looked at.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// What, for example `parcel-sent`.
    pub action: &'static str,
    /// To what, for example an order's number.
    pub subject: &'a str,
    /// Why, where a reason is asked for.
    pub reason: &'a str,
    /// What it was before and after, as JSON, without people's data.
    pub detail: &'a str,
}

impl<'a> Deed<'a> {
    /// A deed that needs no reason and no further words.
    pub fn of(action: &'static str, subject: &'a str) -> Self {
        Self {
            action,
            subject,
            reason: "",
            detail: "",
        }
    }
}

/// A row of the log.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) at: Timestamp,
    pub(super) staff_id: String,
    pub(super) staff_name: String,
    pub(super) address: String,
    pub(super) action: String,
    pub(super) subject: String,
    pub(super) reason: String,
    pub(super) detail: String,
    pub(super) previous: String,
    pub(super) hash: String,
}

impl Row {
    fn expected(&self, tenant: &TenantId) -> String {
        let mut bytes = Encoding::default();
        for text in [FORM, tenant.as_str(), &self.previous] {
            bytes.text(text);
        }
        bytes.number(self.seq);
        bytes.number(self.at.0);
        for text in [
            &self.staff_id,
            &self.staff_name,
            &self.address,
            &self.action,
            &self.subject,
            &self.reason,
            &self.detail,
        ] {
            bytes.text(text);
        }
        hex::encode(Sha256::digest(bytes.bytes()))
    }
}

/// Writes a deed into the log. The log's head stays locked until the transaction ends, so this
/// comes after the work itself.
pub async fn note(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    deed: Deed<'_>,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    sqlx::query(
        "insert into audit_heads (tenant_id, seq, hash)
         values ($1, 0, $2)
         on conflict (tenant_id) do nothing",
    )
    .bind(tenant)
    .bind(Hash::START.to_string())
    .execute(&mut *tx)
    .await?;
    let (seq, previous): (i64, String) = sqlx::query_as(
        "update audit_heads
            set seq = seq + 1
          where tenant_id = $1
        returning seq,
                  hash",
    )
    .bind(tenant)
    .fetch_one(&mut *tx)
    .await?;
    let mut row = Row {
        seq,
        at: now,
        staff_id: actor.id.clone(),
        staff_name: actor.name.clone(),
        address: actor.address.to_string(),
        action: deed.action.to_owned(),
        subject: deed.subject.to_owned(),
        reason: deed.reason.to_owned(),
        detail: deed.detail.to_owned(),
        previous,
        hash: String::new(),
    };
    row.hash = row.expected(tenant);
    insert(tx, tenant, &row).await?;
    sqlx::query("update audit_heads set hash = $2 where tenant_id = $1")
        .bind(tenant)
        .bind(&row.hash)
        .execute(tx)
        .await?;
    Ok(())
}

async fn insert(tx: &mut Conn, tenant: &TenantId, row: &Row) -> sqlx::Result<()> {
    sqlx::query(
        "insert into audit_log (tenant_id, seq, at, staff_id, staff_name, address, action,
                                subject, reason, detail, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(tenant)
    .bind(row.seq)
    .bind(row.at)
    .bind(&row.staff_id)
    .bind(&row.staff_name)
    .bind(&row.address)
    .bind(&row.action)
    .bind(&row.subject)
    .bind(&row.reason)
    .bind(&row.detail)
    .bind(&row.previous)
    .bind(&row.hash)
    .execute(tx)
    .await?;
    Ok(())
}

/// How many rows are whole, and the first that is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Rows that belong together.
    pub whole: i64,
    /// The first row that was changed, left out or put in.
    pub broken: Option<i64>,
}

/// Recomputes the whole chain of a mall.
pub async fn verify(conn: &mut Conn, tenant: &TenantId) -> Result<Verified, AppError> {
    const PAGE: i64 = 1_000;
    let mut verified = Verified {
        whole: 0,
        broken: None,
    };
    let mut last = Hash::START.to_string();
    loop {
        let rows = list(conn, tenant, verified.whole, PAGE).await?;
        for row in &rows {
            let follows = row.seq == verified.whole + 1 && row.previous == last;
            if !follows || row.hash != row.expected(tenant) {
                verified.broken = Some(verified.whole + 1);
                return Ok(verified);
            }
            verified.whole = row.seq;
            last.clone_from(&row.hash);
        }
        if rows.is_empty() {
            break;
        }
    }
    let head: Option<(i64, String)> =
        sqlx::query_as("select seq, hash from audit_heads where tenant_id = $1")
            .bind(tenant)
            .fetch_optional(conn)
            .await?;
    let end = (verified.whole, last);
    if head.unwrap_or_else(|| (0, Hash::START.to_string())) != end {
        verified.broken = Some(verified.whole + 1);
    }
    Ok(verified)
}

/// Rows after this one, oldest first.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    after: i64,
    most: i64,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(
        "select seq,
                at,
                staff_id,
                staff_name,
                address,
                action,
                subject,
                reason,
                detail,
                previous,
                hash
           from audit_log
          where tenant_id = $1
            and seq > $2
          order by seq
          limit $3",
    )
    .bind(tenant)
    .bind(after)
    .bind(most)
    .fetch_all(conn)
    .await
}
