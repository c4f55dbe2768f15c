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
use crate::{db::Conn, error::AppError};

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
    let step = Step::plain(ShipmentStatus::Preparing, ShipmentStatus::Cancelled);
    step.take(tx, tenant, (no, vendor)).await
}

/// The carrier has a vendor's parcel; `tracking` names it and the parcel's number.
pub async fn ship(
    tx: &mut Conn,
    tenant: &TenantId,
    place: (&OrderNo, &VendorId),
    tracking: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let tracking = line(tracking, 60).filter(|text| !text.is_empty());
    let tracking =
        tracking.ok_or_else(|| wrong("택배사와 송장 번호를 60자 안에서 적어 주세요."))?;
    let step = Step {
        tracking: Some(&tracking),
        sent_at: Some(now),
        ..Step::plain(ShipmentStatus::Preparing, ShipmentStatus::Shipped)
    };
    let told = format!("상품을 보냈어요: {tracking}");
    let done = step.tell(tx, tenant, place, (now, &told)).await?;
    done.then_some(())
        .ok_or_else(|| wrong("지금 보낼 수 있는 주문이 아니에요. 이미 보냈거나 취소된 주문이에요."))
}

/// A vendor's parcel has arrived.
pub async fn deliver(
    tx: &mut Conn,
    tenant: &TenantId,
    place: (&OrderNo, &VendorId),
    now: Timestamp,
) -> Result<(), AppError> {
    let done = deliver_if_sent(tx, tenant, place, now).await?;
    done.then_some(())
        .ok_or_else(|| wrong("지금 가고 있는 상품이 아니에요."))
}

/// The same for a parcel that somebody else may have written down already. `false`: no carrier
/// has it.
pub async fn deliver_if_sent(
    tx: &mut Conn,
    tenant: &TenantId,
    place: (&OrderNo, &VendorId),
    now: Timestamp,
) -> Result<bool, AppError> {
    let step = Step {
        delivered_at: Some(now),
        ..Step::plain(ShipmentStatus::Shipped, ShipmentStatus::Delivered)
    };
    step.tell(tx, tenant, place, (now, "상품이 도착했어요"))
        .await
}

/// A vendor says that it will send. `false`: it said so before, or there is nothing to send.
pub async fn accept(
    tx: &mut Conn,
    tenant: &TenantId,
    (no, vendor): (&OrderNo, &VendorId),
    now: Timestamp,
) -> Result<bool, AppError> {
    if !store::lock_paid(tx, tenant, no).await? {
        return Ok(false);
    }
    let accepted = sqlx::query(
        "update shipments
            set accepted_at = $4
          where tenant_id = $1
            and order_no = $2
            and vendor_id = $3
            and status = 'PREPARING'
            and accepted_at is null",
    )
    .bind(tenant)
    .bind(no)
    .bind(vendor)
    .bind(now)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if accepted == 1 {
        let text = "판매자가 주문을 확인했어요";
        store::add_event(tx, tenant, no, now, "ACCEPTED", text).await?;
    }
    Ok(accepted == 1)
}

/// A step of a parcel, and what is known since then.
struct Step<'a> {
    from: ShipmentStatus,
    to: ShipmentStatus,
    tracking: Option<&'a str>,
    sent_at: Option<Timestamp>,
    delivered_at: Option<Timestamp>,
}

impl Step<'_> {
    /// A step that tells nothing more.
    fn plain(from: ShipmentStatus, to: ShipmentStatus) -> Self {
        Self {
            from,
            to,
            tracking: None,
            sent_at: None,
            delivered_at: None,
        }
    }

    /// Takes the step of a paid order's parcel, and tells the shopper.
    async fn tell(
        &self,
        tx: &mut Conn,
        tenant: &TenantId,
        place: (&OrderNo, &VendorId),
        (now, text): (Timestamp, &str),
    ) -> Result<bool, AppError> {
        if !store::lock_paid(tx, tenant, place.0).await? || !self.take(tx, tenant, place).await? {
            return Ok(false);
        }
        store::add_event(tx, tenant, place.0, now, self.to.as_str(), text).await?;
        Ok(true)
    }

    /// `false`: the parcel is not where the step begins.
    async fn take(
        &self,
        tx: &mut Conn,
        tenant: &TenantId,
        (no, vendor): (&OrderNo, &VendorId),
    ) -> Result<bool, AppError> {
        if !self.from.may_become(self.to) {
            return Err(AppError::illegal("a shipment", self.from, self.to));
        }
        let changed = sqlx::query(
            "update shipments
                set status = $5,
                    tracking = coalesce($6, tracking),
                    sent_at = coalesce($7, sent_at),
                    delivered_at = coalesce($8, delivered_at)
              where tenant_id = $1
                and order_no = $2
                and vendor_id = $3
                and status = $4",
        )
        .bind(tenant)
        .bind(no)
        .bind(vendor)
        .bind(self.from.as_str())
        .bind(self.to.as_str())
        .bind(self.tracking)
        .bind(self.sent_at)
        .bind(self.delivered_at)
        .execute(tx)
        .await?
        .rows_affected();
        Ok(changed == 1)
    }
}

fn wrong(text: &str) -> AppError {
    AppError::refused(ErrorCode::WrongState, text)
}
