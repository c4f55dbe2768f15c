//! What an order holds, on its way on: freed or spent, and units of it back on the shelf.

use shared::{
    error::ErrorCode,
    ids::{OptionId, OrderNo, TenantId, VendorId},
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
    db::{Conn, Together},
    error::AppError,
    ledger::{self, AccountId},
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
    release(tx, tenant, no, now).await?;
    failpoint!(EndReleased);
    payment::voucher::give_up(tx, state, tenant, no).await?;
    let (waiting, cancelled) = (ShipmentStatus::Waiting, ShipmentStatus::Cancelled);
    let writes = store::change_shipments(Together::new(), tenant, no, waiting, cancelled)?;
    let writes = store::event(writes, tenant, no, now, to.as_str(), text);
    writes.execute(tx).await?;
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
    let freed = held::end_holds(conn, tenant, no, HoldEnd::Released).await?;
    unhold(conn, tenant, no, &freed).await
}

/// What a paid order held, written down as taken, but not taken yet.
#[derive(Debug)]
pub struct Captured {
    no: OrderNo,
    sold: Vec<(OptionId, u32)>,
    spent: Vec<(AccountId, Won)>,
}

impl Captured {
    /// Writes down that a paid order takes what it holds.
    pub async fn write(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> Result<Self, AppError> {
        let (from, to) = (Reserved::Active, Reserved::Committed);
        Ok(Self {
            no: no.clone(),
            sold: held::change_reservations(conn, tenant, no, from, to).await?,
            spent: held::end_holds(conn, tenant, no, HoldEnd::Captured).await?,
        })
    }

    /// Sells the stock and takes the voucher money.
    pub async fn take(&self, conn: &mut Conn, tenant: &TenantId) -> Result<(), AppError> {
        for (option, quantity) in &self.sold {
            let sold = stock::sell(conn, tenant, option, *quantity).await?;
            ensure(sold, "reservation", &self.no)?;
        }
        unhold(conn, tenant, &self.no, &self.spent).await
    }
}

/// Puts sold units back on the shelf, in the ascending order of options in which all writers lock
/// the stock.
pub async fn put_back(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    mut units: Vec<(OptionId, u32)>,
    now: Timestamp,
) -> Result<(), AppError> {
    units.sort();
    for (option, quantity) in &units {
        let counted = held::return_units(conn, tenant, no, option, *quantity).await?;
        ensure(counted, "sale", no)?;
    }
    for (option, quantity) in &units {
        let returned = stock::put_back(conn, tenant, option, *quantity, now).await?;
        ensure(returned, "stock", no)?;
    }
    Ok(())
}

async fn unhold(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    ended: &[(AccountId, Won)],
) -> Result<(), AppError> {
    for (account, amount) in ended {
        let held = ledger::unhold(conn, tenant, account, *amount).await?;
        ensure(held, "hold", no)?;
    }
    Ok(())
}

/// What a sale moves: from every account that pays to every vendor that earns.
pub async fn sale_entries(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Vec<(AccountId, Won)>> {
    let moved: Vec<(Option<AccountId>, VendorId, Won)> = sqlx::query_as(
        "select account_id,
                '' as vendor_id,
                amount
           from order_tenders
          where tenant_id = $1
            and order_no = $2
          union all
         select null,
                vendor_id,
                due
           from order_places
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    let paying = moved
        .iter()
        .filter_map(|(account, _, amount)| Some((account.clone()?, *amount)));
    let places = moved.iter().filter(|(account, ..)| account.is_none());
    let earning = places.map(|(_, vendor, due)| (vendor, *due));
    Ok(sale(paying, earning))
}

/// The entries of a sale from what each tender pays and each line or parcel earns.
pub fn sale<'a>(
    paying: impl Iterator<Item = (AccountId, Won)>,
    earning: impl Iterator<Item = (&'a VendorId, Won)>,
) -> Vec<(AccountId, Won)> {
    let paid = paying.map(|(account, amount)| (account, -amount));
    let earned = earning.map(|(vendor, due)| (AccountId::vendor(vendor), due));
    paid.chain(earned).collect()
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
