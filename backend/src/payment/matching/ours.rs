//! What our own rows say about a few days: movements, money in flight, and the books.

use std::collections::BTreeSet;

use shared::{ids::TenantId, money::Won, time::Timestamp};

use super::compare::{Difference, Movement};
use crate::{db::Conn, error::AppError, voucher::provider};

/// Kind and query of each movement: reference, amount and time.
const MOVEMENTS: [(&str, &str); 5] = [
    (
        "CARD_APPROVAL",
        "select id, amount, approved_at
           from payment_attempts
          where approved_at >= $1 and approved_at < $2",
    ),
    (
        "CARD_CANCEL",
        "select attempt_id, amount, done_at
           from refunds
          where status = 'DONE' and done_at >= $1 and done_at < $2",
    ),
    (
        "CARD_CANCEL",
        "select id, amount, voided_at
           from payment_attempts
          where voided_at >= $1 and voided_at < $2",
    ),
    (
        "VOUCHER_APPROVAL",
        "select order_no, amount, confirmed_at
           from voucher_authorizations
          where confirmed_at >= $1 and confirmed_at < $2",
    ),
    (
        "VOUCHER_CANCEL",
        "select order_no, amount, cancelled_at
           from voucher_authorizations
          where cancelled_at >= $1 and cancelled_at < $2",
    ),
];

pub(super) async fn movements(
    conn: &mut Conn,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Movement>, AppError> {
    let mut movements = Vec::new();
    for (kind, sql) in MOVEMENTS {
        let rows: Vec<(String, Won, Timestamp)> = sqlx::query_as(sql)
            .bind(from)
            .bind(until)
            .fetch_all(&mut *conn)
            .await?;
        movements.extend(rows.into_iter().map(|(reference, amount, at)| Movement {
            kind,
            reference,
            amount,
            at,
        }));
    }
    movements.extend(voucher_parts(conn, from, until).await?);
    Ok(movements)
}

/// Parts of spent vouchers that went back; a voucher that was never spent was only freed.
async fn voucher_parts(
    conn: &mut Conn,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Movement>, AppError> {
    let rows: Vec<(String, String, Timestamp)> = sqlx::query_as(
        "select part.order_no, part.lots, part.done_at
           from voucher_refunds part
           join voucher_authorizations whole
             on whole.tenant_id = part.tenant_id
            and whole.order_no = part.order_no
          where part.kind = 'PART'
            and part.status = 'DONE'
            and part.done_at >= $1
            and part.done_at < $2
            and whole.confirmed_at is not null",
    )
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    let movement = |(reference, lots, at): (String, String, Timestamp)| {
        Ok(Movement {
            kind: "VOUCHER_CANCEL",
            reference,
            amount: provider::sum(&lots)?,
            at,
        })
    };
    rows.into_iter().map(movement).collect()
}

/// Attempts and orders about which a provider is still being asked.
pub(super) async fn in_flight(conn: &mut Conn) -> Result<BTreeSet<String>, AppError> {
    let references: Vec<String> = sqlx::query_scalar(
        "select id
           from payment_attempts
          where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')
             or (status in ('DECLINED', 'ABANDONED') and approved_at is not null)
         union
         select attempt_id
           from refunds
          where status = 'REQUESTED'
         union
         select order_no
           from voucher_authorizations
          where status in ('REQUESTED', 'CONFIRMING', 'VOIDING', 'CANCELLING')
         union
         select order_no
           from voucher_refunds
          where status = 'REQUESTED'",
    )
    .fetch_all(conn)
    .await?;
    Ok(references.into_iter().collect())
}

/// Whose an attempt or an order is; empty when nobody knows it.
pub(super) async fn owner(conn: &mut Conn, reference: &str) -> Result<TenantId, AppError> {
    let tenant: Option<TenantId> = sqlx::query_scalar(
        "select tenant_id from payment_attempts where id = $1
         union
         select tenant_id from voucher_authorizations where order_no = $1
          limit 1",
    )
    .bind(reference)
    .fetch_optional(conn)
    .await?;
    Ok(tenant.unwrap_or_default())
}

/// Where the ledger's accounts of the providers say something else than our own rows. One
/// statement, so that both are seen at the same moment; both change in one transaction, so that
/// there is nothing in flight between them.
pub(super) async fn ledger(conn: &mut Conn) -> Result<Vec<Difference>, AppError> {
    let rows: Vec<(TenantId, Won, Won, Won, Won)> = sqlx::query_as(
        "select t.id,
                (select cast(coalesce(sum(a.amount), 0) as bigint)
                   from payment_attempts a
                  where a.tenant_id = t.id and a.status = 'BOOKED')
                - (select cast(coalesce(sum(r.amount), 0) as bigint)
                     from refunds r
                    where r.tenant_id = t.id),
                (select cast(coalesce(-sum(c.posted), 0) as bigint)
                   from accounts c
                  where c.tenant_id = t.id and c.kind = 'CARD'),
                (select cast(coalesce(sum(d.amount - d.returned), 0) as bigint)
                   from order_tenders d
                   join orders o on o.tenant_id = d.tenant_id and o.no = d.order_no
                  where d.tenant_id = t.id
                    and d.kind = 'EXTERNAL_VOUCHER'
                    and o.paid_at is not null),
                (select cast(coalesce(-sum(c.posted), 0) as bigint)
                   from accounts c
                  where c.tenant_id = t.id and c.kind = 'EXTERNAL_VOUCHER')
           from tenants t",
    )
    .fetch_all(conn)
    .await?;
    let mut differences = Vec::new();
    for (tenant, card, card_books, voucher, voucher_books) in rows {
        for (kind, account, ours, theirs) in [
            ("LEDGER_CARD", "card", card, card_books),
            ("LEDGER_VOUCHER", "external", voucher, voucher_books),
        ] {
            if ours != theirs {
                differences.push(Difference {
                    tenant: tenant.clone(),
                    kind,
                    reference: account.to_owned(),
                    ours,
                    theirs,
                });
            }
        }
    }
    Ok(differences)
}
