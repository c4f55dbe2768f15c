//! The parcels of a calendar year: sent, with a waybill, and not taken back.

use std::cmp::Reverse;

use shared::{
    console::subsidy::{SentParcel, Subsidy, SubsidyRule, SubsidyYear, VendorSubsidy},
    ids::{OrderNo, VendorId},
    money::Won,
    time::{Date, Timestamp},
};

use crate::{catalog::Snapshot, error::AppError, state::AppState};

fn rule(mall: &Snapshot) -> Option<SubsidyRule> {
    let rule = mall.mall.shipping_subsidy.as_ref()?;
    Some(SubsidyRule {
        per_parcel: rule.per_parcel.0,
        cap: rule.cap_per_year.0,
    })
}

/// From the first moment of a year until the first of the next.
fn period(year: i64) -> (Timestamp, Timestamp) {
    let start = |year| Date::new(year, 1, 1).map_or(Timestamp(0), Date::start);
    (start(year), start(year + 1))
}

pub(super) async fn of_vendor(
    state: &AppState,
    mall: &Snapshot,
    vendor: &VendorId,
    year: i64,
) -> Result<Subsidy, AppError> {
    let name = mall.vendor_name(vendor).map(ToOwned::to_owned);
    let name = name.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let (from, until) = period(year);
    let mut conn = state.db.read().await?;
    let rows: Vec<(Timestamp, OrderNo, String)> = sqlx::query_as(
        "select sent_at,
                order_no,
                tracking
           from shipments
          where tenant_id = $1
            and vendor_id = $2
            and status in ('SHIPPED', 'DELIVERED', 'CONFIRMED')
            and tracking <> ''
            and sent_at >= $3
            and sent_at < $4
          order by sent_at, order_no",
    )
    .bind(mall.tenant())
    .bind(vendor)
    .bind(from)
    .bind(until)
    .fetch_all(&mut *conn)
    .await?;
    let parcel = |(at, order, waybill): (Timestamp, OrderNo, String)| SentParcel {
        sent_on: at.date(),
        order,
        waybill,
    };
    let parcels: Vec<SentParcel> = rows.into_iter().map(parcel).collect();
    let rule = rule(mall);
    let count = u32::try_from(parcels.len()).unwrap_or(u32::MAX);
    Ok(Subsidy {
        vendor: name,
        year,
        rule,
        amount: rule.map_or(Won::ZERO, |rule| rule.of(count)),
        parcels,
    })
}

pub(super) async fn of_all(
    state: &AppState,
    mall: &Snapshot,
    year: i64,
) -> Result<SubsidyYear, AppError> {
    let (from, until) = period(year);
    let mut conn = state.db.read().await?;
    let rows: Vec<(VendorId, String, i64)> = sqlx::query_as(
        "select vendor_id,
                max(vendor_name),
                count(*)
           from shipments
          where tenant_id = $1
            and status in ('SHIPPED', 'DELIVERED', 'CONFIRMED')
            and tracking <> ''
            and sent_at >= $2
            and sent_at < $3
          group by vendor_id",
    )
    .bind(mall.tenant())
    .bind(from)
    .bind(until)
    .fetch_all(&mut *conn)
    .await?;
    let rule = rule(mall);
    let vendor = |(id, name, parcels): (VendorId, String, i64)| {
        let parcels = u32::try_from(parcels).unwrap_or(u32::MAX);
        VendorSubsidy {
            id,
            name,
            parcels,
            amount: rule.map_or(Won::ZERO, |rule| rule.of(parcels)),
        }
    };
    let mut vendors: Vec<VendorSubsidy> = rows.into_iter().map(vendor).collect();
    vendors.sort_by_key(|vendor| (Reverse((vendor.amount, vendor.parcels)), vendor.id.clone()));
    Ok(SubsidyYear {
        year,
        rule,
        total: vendors.iter().map(|vendor| vendor.amount).sum(),
        vendors,
    })
}
