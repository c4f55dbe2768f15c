//! The table `voucher_lots`.

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    time::Timestamp,
    voucher::LotMovement,
};

use crate::{db::Conn, ledger::AccountId};

/// A lot of our own ledger.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LotRow {
    pub(super) id: LotId,
    #[sqlx(rename = "programme_id")]
    pub(super) programme: ProgrammeId,
    pub(super) pin_hash: String,
    pub(super) face: Won,
    pub(super) expires_at: Timestamp,
}

/// A lot to be written.
pub(super) struct NewLot<'a> {
    pub(super) id: &'a LotId,
    pub(super) programme: &'a ProgrammeId,
    pub(super) code_hash: &'a str,
    pub(super) pin_hash: &'a str,
    pub(super) face: Won,
    pub(super) issued_at: Timestamp,
    pub(super) expires_at: Timestamp,
}

/// Selects the lot of a tenant (`$1`) whose column is `$2`, as a [`LotRow`].
macro_rules! select_lot {
    ($column:literal) => {
        concat!(
            "select id, programme_id, pin_hash, face, expires_at
               from voucher_lots
              where tenant_id = $1
                and ",
            $column,
            " = $2"
        )
    };
}

pub(super) async fn find_by_code(
    conn: &mut Conn,
    tenant: &TenantId,
    code_hash: &str,
) -> sqlx::Result<Option<LotRow>> {
    sqlx::query_as(select_lot!("code_hash"))
        .bind(tenant)
        .bind(code_hash)
        .fetch_optional(conn)
        .await
}

pub(super) async fn find_by_id(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &LotId,
) -> sqlx::Result<Option<LotRow>> {
    sqlx::query_as(select_lot!("id"))
        .bind(tenant)
        .bind(id)
        .fetch_optional(conn)
        .await
}

pub(super) async fn insert(
    conn: &mut Conn,
    tenant: &TenantId,
    lot: &NewLot<'_>,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into voucher_lots
                (tenant_id, id, programme_id, code_hash, pin_hash, face, issued_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(tenant)
    .bind(lot.id)
    .bind(lot.programme)
    .bind(lot.code_hash)
    .bind(lot.pin_hash)
    .bind(lot.face)
    .bind(lot.issued_at)
    .bind(lot.expires_at)
    .execute(conn)
    .await?;
    Ok(())
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
