//! The tables `reservations` and `holds`: the stock and the voucher money of one order.

use shared::{
    ids::{OptionId, OrderNo, TenantId},
    money::Won,
};

use crate::{
    db::{Conn, rows},
    error::AppError,
    ledger::AccountId,
};

rows! {
    /// Stock that an order took.
    ReservationRow in "reservations" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        option "option_id": OptionId,
        quantity "quantity": i64,
        status "status": &'static str,
        returned "returned": i64,
    }

    /// Voucher money that an order took.
    HoldRow in "holds" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        account "account_id": AccountId,
        amount "amount": Won,
        status "status": &'static str,
    }
}

/// What became of the stock that an order reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reserved {
    /// Set aside.
    Active,
    /// Back on the shelf, never sold.
    Released,
    /// Sold.
    Committed,
}

impl Reserved {
    fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Released => "RELEASED",
            Self::Committed => "COMMITTED",
        }
    }
}

/// Moves the reservations of an order on and answers them in ascending order of the option, the
/// order in which all writers lock the stock.
pub(super) async fn change_reservations(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: Reserved,
    to: Reserved,
) -> Result<Vec<(OptionId, u32)>, AppError> {
    let rows: Vec<(OptionId, i64)> = sqlx::query_as(
        "update reservations
            set status = $4
          where tenant_id = $1
            and order_no = $2
            and status = $3
        returning option_id,
                  quantity",
    )
    .bind(tenant)
    .bind(no)
    .bind(from.as_str())
    .bind(to.as_str())
    .fetch_all(conn)
    .await?;
    let mut changed = Vec::with_capacity(rows.len());
    for (option, quantity) in rows {
        changed.push((option, u32::try_from(quantity).map_err(AppError::internal)?));
    }
    changed.sort();
    Ok(changed)
}

/// Counts sold units as back on the shelf. `false`: fewer are sold.
pub(super) async fn return_units(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    option: &OptionId,
    quantity: u32,
) -> sqlx::Result<bool> {
    let counted = sqlx::query(
        "update reservations
            set returned = returned + $4,
                status = case when returned + $4 = quantity then 'RETURNED' else status end
          where tenant_id = $1
            and order_no = $2
            and option_id = $3
            and status = 'COMMITTED'
            and returned + $4 <= quantity",
    )
    .bind(tenant)
    .bind(no)
    .bind(option)
    .bind(i64::from(quantity))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(counted == 1)
}

/// How a hold ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HoldEnd {
    /// The money is spent.
    Captured,
    /// It is free again.
    Released,
}

/// Ends the holds of an order and answers them in ascending order of the account, the order in
/// which all writers lock them.
pub(super) async fn end_holds(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    end: HoldEnd,
) -> sqlx::Result<Vec<(AccountId, Won)>> {
    let mut ended: Vec<(AccountId, Won)> = sqlx::query_as(
        "update holds
            set status = $3
          where tenant_id = $1
            and order_no = $2
            and status = 'HELD'
        returning account_id,
                  amount",
    )
    .bind(tenant)
    .bind(no)
    .bind(match end {
        HoldEnd::Captured => "CAPTURED",
        HoldEnd::Released => "RELEASED",
    })
    .fetch_all(conn)
    .await?;
    ended.sort();
    Ok(ended)
}
