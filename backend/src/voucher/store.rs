//! The table `voucher_lots`.

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    time::Timestamp,
    voucher::LotMovement,
};

use sqlx::AssertSqlSafe;

#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::{Conn, in_list, insert_all, rows},
    ledger::AccountId,
};

/// A lot of our own ledger, and what it can spend now.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LotRow {
    pub(super) id: LotId,
    #[sqlx(rename = "programme_id")]
    pub(super) programme: ProgrammeId,
    pub(super) pin_hash: String,
    pub(super) face: Won,
    pub(super) remaining: Won,
    pub(super) expires_at: Timestamp,
    pub(super) frozen_at: Option<Timestamp>,
}

rows! {
    /// A lot to be written.
    NewLot in "voucher_lots" {
        tenant "tenant_id": TenantId,
        id "id": LotId,
        programme "programme_id": ProgrammeId,
        code_hash "code_hash": String,
        pin_hash "pin_hash": String,
        face "face": Won,
        issued_at "issued_at": Timestamp,
        expires_at "expires_at": Timestamp,
    }
}

/// Selects lots of a tenant (`$1`) with their accounts, as [`LotRow`]s.
macro_rules! select_lots {
    () => {
        "select l.id,
                l.programme_id,
                l.pin_hash,
                l.face,
                l.expires_at,
                l.frozen_at,
                coalesce(a.posted - a.held, 0) as remaining
           from voucher_lots l
           left join accounts a
             on a.tenant_id = l.tenant_id
            and a.id = 'lot/' || l.id
          where l.tenant_id = $1
            and "
    };
}

pub(super) async fn find_by_code(
    conn: &mut Conn,
    tenant: &TenantId,
    code_hash: &str,
) -> sqlx::Result<Option<LotRow>> {
    sqlx::query_as(concat!(select_lots!(), "l.code_hash = $2"))
        .bind(tenant)
        .bind(code_hash)
        .fetch_optional(conn)
        .await
}

/// The lots with these ids, in any order. One statement, because each costs a round trip.
pub(super) async fn find_by_ids(
    conn: &mut Conn,
    tenant: &TenantId,
    ids: &[&LotId],
) -> sqlx::Result<Vec<LotRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    #[cfg(feature = "torture")]
    for id in ids {
        for row in [naive::POSTED, naive::HELD] {
            naive::believe(conn, row, (tenant.as_str(), &AccountId::lot(id).0)).await?;
        }
    }
    let sql = format!("{}l.id in {}", select_lots!(), in_list(2, ids.len()));
    let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(tenant);
    for id in ids {
        query = query.bind(*id);
    }
    query.fetch_all(conn).await
}

pub(super) async fn insert(conn: &mut Conn, lots: &[NewLot]) -> sqlx::Result<()> {
    insert_all(conn, lots).await
}

/// The newest movements of a lot.
pub(super) async fn list_movements(
    conn: &mut Conn,
    tenant: &TenantId,
    lot: &LotId,
) -> sqlx::Result<Vec<LotMovement>> {
    let rows: Vec<(String, String, Timestamp, Won)> = sqlx::query_as(
        "select t.kind,
                t.ref,
                t.created_at,
                e.amount
           from entries e
           join transfers t on t.tenant_id = e.tenant_id and t.id = e.transfer_id
          where e.tenant_id = $1
            and e.account_id = $2
          order by t.created_at desc, t.id desc
          limit 20",
    )
    .bind(tenant)
    .bind(AccountId::lot(lot))
    .fetch_all(conn)
    .await?;
    let movement = |(kind, reference, at, amount): (String, String, Timestamp, Won)| LotMovement {
        at,
        text: match kind.as_str() {
            "ISSUE" => "받았어요".to_owned(),
            "SPENT_BEFORE" => "전에 썼어요".to_owned(),
            "REFUND" => format!("주문 {reference} 취소로 돌려받았어요"),
            _ => format!("주문 {reference}에 썼어요"),
        },
        amount,
    };
    Ok(rows.into_iter().map(movement).collect())
}
