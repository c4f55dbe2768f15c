//! The tables of an order: its row, contacts, shipments and events.

use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
    order::{OrderStatus, ShipmentStatus},
    text::Phone,
    time::Timestamp,
};

#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::{Conn, Together},
    error::AppError,
};

/// The order's own row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OrderRow {
    /// Its number.
    pub no: OrderNo,
    status: String,
    /// Counts its changes of state.
    pub version: i64,
    /// What has to be paid in all.
    pub due: Won,
    /// What the card pays.
    pub card: Won,
    /// All other sums, as JSON.
    pub totals: String,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Until when it can be paid.
    pub pay_until: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
}

impl OrderRow {
    /// Its state.
    pub fn status(&self) -> Result<OrderStatus, AppError> {
        OrderStatus::parse(&self.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("order status {}", self.status)))
    }
}

/// Finds an order.
pub async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Option<OrderRow>> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::ORDER, (tenant.as_str(), no.as_str())).await?;
    sqlx::query_as(
        "select no,
                status,
                version,
                due,
                card,
                totals,
                placed_at,
                pay_until,
                paid_at
           from orders
          where tenant_id = $1
            and no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}

/// Takes an order's row: until the transaction ends, nobody else decides what its end is.
pub async fn lock(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<()> {
    sqlx::query(
        "update orders
            set version = version
          where tenant_id = $1
            and no = $2",
    )
    .bind(tenant)
    .bind(no)
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves an order on. `false`: it was not in `from` any more.
pub async fn change_status(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: OrderStatus,
    to: OrderStatus,
    now: Timestamp,
) -> Result<bool, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("an order", from, to));
    }
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::ORDER, (tenant.as_str(), no.as_str())).await?;
    let changed = sqlx::query(
        "update orders
            set status = $4,
                version = version + 1,
                paid_at = case when $4 = 'PAID' then $5 else paid_at end
          where tenant_id = $1
            and no = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(now)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Gives an unpaid order more time. `false`: it is not unpaid any more.
pub async fn extend(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    until: Timestamp,
) -> sqlx::Result<bool> {
    let changed = sqlx::query(
        "update orders
            set pay_until = $3
          where tenant_id = $1
            and no = $2
            and status = 'PENDING_PAYMENT'
            and pay_until < $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(until)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Adds to what is written together that all shipments of an order move on which are in `from`.
pub fn change_shipments(
    writes: Together,
    tenant: &TenantId,
    no: &OrderNo,
    from: ShipmentStatus,
    to: ShipmentStatus,
) -> Result<Together, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("a shipment", from, to));
    }
    let sql = "update shipments
                  set status = $4
                where tenant_id = $1
                  and order_no = $2
                  and status = $3";
    Ok(writes.write(sql, |statement| {
        let statement = statement.bind(tenant).bind(no);
        statement.bind(from.as_str()).bind(to.as_str())
    }))
}

/// Takes the row of a paid order, before which no other claim or parcel of it moves until the
/// transaction ends. `false`: it is not in this state.
pub async fn lock_paid(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<bool> {
    let locked = sqlx::query(
        "update orders
            set version = version + 1
          where tenant_id = $1
            and no = $2
            and status = 'PAID'",
    )
    .bind(tenant)
    .bind(no)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(locked == 1)
}

/// The phone of who ordered.
pub async fn find_phone(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<Option<Phone>> {
    sqlx::query_scalar(
        "select buyer_phone
           from order_contacts
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}

/// Adds what happened to an order, for its owner to read, to what is written together.
pub fn event(
    writes: Together,
    tenant: &TenantId,
    no: &OrderNo,
    at: Timestamp,
    kind: &str,
    text: &str,
) -> Together {
    let sql = "insert into order_events (tenant_id, order_no, seq, at, kind, text)
               select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5
                 from order_events
                where tenant_id = $1
                  and order_no = $2";
    writes.write(sql, |statement| {
        let statement = statement.bind(tenant).bind(no).bind(at);
        statement.bind(kind).bind(text)
    })
}

/// Writes down what happened to an order, for its owner to read.
pub async fn add_event(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    at: Timestamp,
    kind: &str,
    text: &str,
) -> sqlx::Result<()> {
    let event = event(Together::new(), tenant, no, at, kind, text);
    event.execute(conn).await
}
