//! Undoing what an order holds: before it is paid, and after.

use shared::{
    ids::{OrderNo, TenantId, VendorId},
    money::Won,
    time::Timestamp,
};

use super::store;
use crate::{
    catalog::stock,
    db::Conn,
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
};

/// Frees the stock and the vouchers that an unpaid order holds.
pub async fn release(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<(), AppError> {
    for (option, quantity) in store::list_reservations(conn, tenant, no, "ACTIVE").await? {
        let quantity = u32::try_from(quantity).unwrap_or(0);
        ensure(
            stock::release(conn, tenant, &option, quantity, now).await?,
            "reservation",
            no,
        )?;
    }
    store::change_reservations(conn, tenant, no, "ACTIVE", "RELEASED").await?;
    for (account, amount) in store::list_holds(conn, tenant, no).await? {
        ensure(
            ledger::unhold(conn, tenant, &account, amount).await?,
            "hold",
            no,
        )?;
    }
    store::end_holds(conn, tenant, no, "RELEASED").await?;
    Ok(())
}

/// Gives a paid order's stock back to the shelf and its money, in our books, to where it came
/// from: every lot, the card and the county get exactly what they paid.
pub async fn give_back(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<(), AppError> {
    for (option, quantity) in store::list_reservations(conn, tenant, no, "COMMITTED").await? {
        let quantity = u32::try_from(quantity).unwrap_or(0);
        ensure(
            stock::put_back(conn, tenant, &option, quantity, now).await?,
            "sale",
            no,
        )?;
    }
    store::change_reservations(conn, tenant, no, "COMMITTED", "RETURNED").await?;
    let entries = sale_entries(conn, tenant, no).await?;
    let back = entries
        .into_iter()
        .map(|(account, amount)| (account, -amount))
        .collect();
    let transfer = Transfer {
        kind: TransferKind::Refund,
        reference: no.as_str(),
        at: now,
        entries: back,
    };
    ledger::post(conn, ids, tenant, transfer).await?;
    sqlx::query(
        "update order_tenders
            set returned = amount
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .execute(conn)
    .await?;
    Ok(())
}

/// What a sale moves: from every account that pays to every vendor that earns.
pub async fn sale_entries(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Vec<(AccountId, Won)>> {
    let paying: Vec<(String, Won)> = sqlx::query_as(
        "select account_id,
                amount
           from order_tenders
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let earning: Vec<(VendorId, Won)> = sqlx::query_as(
        "select vendor_id,
                due
           from order_places
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    let paying = paying
        .into_iter()
        .map(|(account, amount)| (AccountId(account), -amount));
    let earning = earning
        .into_iter()
        .map(|(vendor, due)| (AccountId::vendor(&vendor), due));
    Ok(paying.chain(earning).collect())
}

/// A promise of our own rows to each other that does not hold is a fault, never passed over.
pub fn ensure(holds: bool, what: &str, no: &OrderNo) -> Result<(), AppError> {
    if holds {
        Ok(())
    } else {
        Err(AppError::internal(anyhow::anyhow!(
            "the {what} of order {no} is not as it was written"
        )))
    }
}
