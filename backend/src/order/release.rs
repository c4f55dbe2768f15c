//! What an order holds, on its way on: freed, spent, or given back after it was spent.

use shared::{
    error::ErrorCode,
    ids::{OrderNo, TenantId, VendorId},
    money::Won,
    order::{OrderStatus, ShipmentStatus},
    time::Timestamp,
};

use super::{
    held::{self, HoldEnd, Reserved},
    store,
};
use crate::{
    catalog::stock,
    db::Conn,
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
    payment,
    state::AppState,
};

/// Ends an order that nothing was paid for, and frees what it holds. `false`: it is not unpaid any
/// more. While a payment is in flight it is refused.
pub async fn end_unpaid(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    to: OrderStatus,
    text: &str,
) -> Result<bool, AppError> {
    let now = state.clock.now();
    if !store::change_status(tx, tenant, no, OrderStatus::PendingPayment, to, now).await? {
        return Ok(false);
    }
    // After the order's row is ours: a payment in flight keeps the order as it is.
    if !payment::abandon(tx, tenant, no).await? {
        return Err(AppError::refused(
            ErrorCode::PaymentPending,
            "결제를 확인하고 있어요. 잠시 뒤에 다시 시도해 주세요.",
        ));
    }
    let (waiting, cancelled) = (ShipmentStatus::Waiting, ShipmentStatus::Cancelled);
    store::change_shipments(tx, tenant, no, waiting, cancelled).await?;
    release(tx, tenant, no, now).await?;
    failpoint!(EndReleased);
    payment::voucher::give_up(tx, state, tenant, no).await?;
    store::add_event(tx, tenant, no, now, to.as_str(), text).await?;
    failpoint!(EndWritten);
    Ok(true)
}

/// Frees the stock and the vouchers that an unpaid order holds.
async fn release(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<(), AppError> {
    let (from, to) = (Reserved::Active, Reserved::Released);
    for (option, quantity) in held::change_reservations(conn, tenant, no, from, to).await? {
        let released = stock::release(conn, tenant, &option, quantity, now).await?;
        ensure(released, "reservation", no)?;
    }
    end_holds(conn, tenant, no, HoldEnd::Released).await
}

/// Sells the stock and takes the voucher money that a paid order holds.
pub async fn capture(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> Result<(), AppError> {
    let (from, to) = (Reserved::Active, Reserved::Committed);
    for (option, quantity) in held::change_reservations(conn, tenant, no, from, to).await? {
        let sold = stock::sell(conn, tenant, &option, quantity).await?;
        ensure(sold, "reservation", no)?;
    }
    end_holds(conn, tenant, no, HoldEnd::Captured).await
}

async fn end_holds(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    end: HoldEnd,
) -> Result<(), AppError> {
    for (account, amount) in held::end_holds(conn, tenant, no, end).await? {
        let ended = ledger::unhold(conn, tenant, &account, amount).await?;
        ensure(ended, "hold", no)?;
    }
    Ok(())
}

/// Gives a paid order's stock back to the shelf and its money, in our books, to where it came
/// from: every lot, the card and the county get exactly what they paid.
pub(super) async fn give_back(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<(), AppError> {
    let (from, to) = (Reserved::Committed, Reserved::Returned);
    for (option, quantity) in held::change_reservations(conn, tenant, no, from, to).await? {
        let returned = stock::put_back(conn, tenant, &option, quantity, now).await?;
        ensure(returned, "sale", no)?;
    }
    let mut entries = sale_entries(conn, tenant, no).await?;
    for (_, amount) in &mut entries {
        *amount = -*amount;
    }
    let transfer = Transfer {
        kind: TransferKind::Refund,
        reference: no.as_str(),
        at: now,
        entries,
    };
    sqlx::query(
        "update order_tenders
            set returned = amount
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .execute(&mut *conn)
    .await?;
    Ok(ledger::post(conn, ids, tenant, transfer).await?)
}

/// What a sale moves: from every account that pays to every vendor that earns.
pub async fn sale_entries(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Vec<(AccountId, Won)>> {
    let mut entries: Vec<(AccountId, Won)> = sqlx::query_as(
        "select account_id,
                -amount
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
    entries.extend(
        earning
            .into_iter()
            .map(|(vendor, due)| (AccountId::vendor(&vendor), due)),
    );
    Ok(entries)
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
