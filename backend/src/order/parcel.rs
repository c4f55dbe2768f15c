//! What each vendor sends: on its way, arrived, or not to be sent. Each step takes the order's
//! row first, so that a parcel and a claim of the same order never move at once.

use shared::{
    error::ErrorCode,
    ids::{OrderNo, TenantId, VendorId},
    order::ShipmentStatus,
    text::line,
    time::Timestamp,
};

use super::store;
use crate::{
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// A vendor's part of an order.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// Who sends it.
    pub vendor: VendorId,
    /// How far it is.
    pub status: ShipmentStatus,
    /// When it came.
    pub delivered_at: Option<Timestamp>,
}

impl Parcel {
    /// Whether the carrier has it, or had it.
    pub fn has_left(&self) -> bool {
        use ShipmentStatus::{Confirmed, Delivered, Shipped};
        matches!(self.status, Shipped | Delivered | Confirmed)
    }
}

/// The parcels of an order, by vendor.
pub async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<Parcel>, AppError> {
    let rows: Vec<(VendorId, String, Option<Timestamp>)> = sqlx::query_as(
        "select vendor_id,
                status,
                delivered_at
           from shipments
          where tenant_id = $1
            and order_no = $2
          order by vendor_id",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    let parcel = |(vendor, status, delivered_at): (VendorId, String, Option<Timestamp>)| {
        let known = ShipmentStatus::parse(&status);
        let status =
            known.ok_or_else(|| AppError::internal(anyhow::anyhow!("shipment status {status}")))?;
        Ok(Parcel {
            vendor,
            status,
            delivered_at,
        })
    };
    rows.into_iter().map(parcel).collect()
}

/// A vendor has nothing left to send. `false`: its parcel is not being prepared.
pub async fn stop(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    vendor: &VendorId,
) -> Result<bool, AppError> {
    let (from, to) = (ShipmentStatus::Preparing, ShipmentStatus::Cancelled);
    change(tx, tenant, (no, vendor), (from, to)).await
}

/// The carrier has a vendor's parcel; `tracking` names it and the parcel's number.
pub async fn ship(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    vendor: &VendorId,
    tracking: &str,
) -> Result<(), AppError> {
    let tracking = line(tracking, 60).filter(|text| !text.is_empty());
    let tracking = tracking
        .ok_or_else(|| wrong("name the carrier and the parcel's number in up to 60 letters"))?;
    state
        .db
        .write(|tx| boxed(ship_in(tx, state, tenant, (no, vendor), &tracking)))
        .await
}

async fn ship_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (no, vendor): (&OrderNo, &VendorId),
    tracking: &str,
) -> Result<(), AppError> {
    let (from, to) = (ShipmentStatus::Preparing, ShipmentStatus::Shipped);
    if !store::lock_paid(tx, tenant, no).await?
        || !change(tx, tenant, (no, vendor), (from, to)).await?
    {
        return Err(wrong(
            "this vendor has no parcel of the order in preparation",
        ));
    }
    sqlx::query(
        "update shipments
            set tracking = $4
          where tenant_id = $1
            and order_no = $2
            and vendor_id = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(vendor)
    .bind(tracking)
    .execute(&mut *tx)
    .await?;
    let text = format!("상품을 보냈어요: {tracking}");
    store::add_event(tx, tenant, no, state.clock.now(), to.as_str(), &text).await?;
    Ok(())
}

/// A vendor's parcel has arrived.
pub async fn deliver(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    vendor: &VendorId,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(deliver_in(tx, state, tenant, (no, vendor))))
        .await
}

async fn deliver_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (no, vendor): (&OrderNo, &VendorId),
) -> Result<(), AppError> {
    let (from, to) = (ShipmentStatus::Shipped, ShipmentStatus::Delivered);
    if !store::lock_paid(tx, tenant, no).await?
        || !change(tx, tenant, (no, vendor), (from, to)).await?
    {
        return Err(wrong("this vendor has no parcel of the order on its way"));
    }
    let now = state.clock.now();
    sqlx::query(
        "update shipments
            set delivered_at = $4
          where tenant_id = $1
            and order_no = $2
            and vendor_id = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(vendor)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    store::add_event(tx, tenant, no, now, to.as_str(), "상품이 도착했어요").await?;
    Ok(())
}

async fn change(
    tx: &mut Conn,
    tenant: &TenantId,
    (no, vendor): (&OrderNo, &VendorId),
    (from, to): (ShipmentStatus, ShipmentStatus),
) -> Result<bool, AppError> {
    if !from.may_become(to) {
        return Err(AppError::illegal("a shipment", from, to));
    }
    let changed = sqlx::query(
        "update shipments
            set status = $5
          where tenant_id = $1
            and order_no = $2
            and vendor_id = $3
            and status = $4",
    )
    .bind(tenant)
    .bind(no)
    .bind(vendor)
    .bind(from.as_str())
    .bind(to.as_str())
    .execute(tx)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

fn wrong(text: &str) -> AppError {
    AppError::refused(ErrorCode::WrongState, text)
}
