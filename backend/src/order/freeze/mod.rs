//! Writing an order down: every row that later refunds and settlements replay.

mod places;
mod rows;
mod tenders;

use serde::Serialize;
use shared::{
    ids::{OrderNo, TenantId, VendorId},
    order::OrderTotals,
    pricing::Quote,
    time::{Date, Timestamp},
};

pub(super) use places::PlaceContent;
use rows::{ContactRow, OrderRow, ShipmentRow};
pub(crate) use rows::{FrozenRows, PlaceRow};

use super::{PAY_WITHIN_MS, contact::Contacts};
use crate::{catalog::Snapshot, error::AppError, voucher::ResolvedLot};

/// Everything that makes an order.
pub(crate) struct Frozen<'a> {
    pub(crate) tenant: &'a TenantId,
    pub(crate) no: &'a OrderNo,
    pub(crate) mall: &'a Snapshot,
    pub(crate) quote: &'a Quote,
    pub(crate) lots: &'a [ResolvedLot],
    pub(crate) contacts: &'a Contacts,
    pub(crate) source: &'a str,
    pub(crate) now: Timestamp,
}

impl Frozen<'_> {
    /// The rows of the order as it is placed.
    pub(crate) fn rows(&self) -> Result<FrozenRows, AppError> {
        let (tenders, numbers) = self.tenders();
        let (places, allocations) = self.places(&numbers)?;
        Ok(FrozenRows {
            orders: vec![self.order()?],
            contacts: vec![self.contact()?],
            shipments: self.shipments(),
            tenders,
            places,
            allocations,
        })
    }

    fn order(&self) -> Result<OrderRow, AppError> {
        let totals = self.quote.totals;
        let sums = OrderTotals {
            list: totals.list,
            discount: totals.campaign_discount + totals.coupon_discount,
            shipping: totals.shipping - totals.shipping_discount,
            due: totals.due,
            voucher: totals.voucher,
            voucher_discount: totals.voucher_discount,
            card: totals.card,
            tax_free: totals.tax_free,
            vat: totals.vat,
        };
        Ok(OrderRow {
            tenant: self.tenant.clone(),
            no: self.no.clone(),
            status: "PENDING_PAYMENT",
            version: 0,
            quote_digest: self.quote.digest.clone(),
            revision: i64::try_from(self.quote.revision).unwrap_or(i64::MAX),
            due: totals.due,
            card: totals.card,
            totals: json(&sums)?,
            source: self.source.to_owned(),
            placed_at: self.now,
            pay_until: self.now.plus_ms(PAY_WITHIN_MS),
            paid_at: None,
        })
    }

    fn contact(&self) -> Result<ContactRow, AppError> {
        Ok(ContactRow {
            tenant: self.tenant.clone(),
            no: self.no.clone(),
            buyer_name: self.contacts.buyer_name.clone(),
            buyer_phone: self.contacts.buyer_phone.clone(),
            recipient: json(&self.contacts.recipient)?,
            recipient_name: self.contacts.recipient.name.clone(),
            recipient_phone: self.contacts.recipient.phone.replace('-', ""),
        })
    }

    fn shipments(&self) -> Vec<ShipmentRow> {
        let mut vendors: Vec<&VendorId> =
            self.quote.lines.iter().map(|line| &line.vendor).collect();
        vendors.sort();
        vendors.dedup();
        let shipment = |vendor: &VendorId| {
            let name = self.mall.catalog.vendor(vendor);
            let shown = self.mall.vendors.get(vendor);
            ShipmentRow {
                tenant: self.tenant.clone(),
                no: self.no.clone(),
                vendor: vendor.clone(),
                vendor_name: name.map_or_else(String::new, |vendor| vendor.name.clone()),
                vendor_phone: shown.map_or_else(String::new, |vendor| vendor.phone.to_string()),
                status: "WAITING",
                ship_by: self.ship_by(vendor).0,
                commission_bp: shown.map(|vendor| i64::from(vendor.commission_bp.0.0)),
                tracking: String::new(),
                accepted_at: None,
                sent_at: None,
                delivered_at: None,
            }
        };
        vendors.into_iter().map(shipment).collect()
    }

    /// The latest day among the vendor's lines: they travel together.
    fn ship_by(&self, vendor: &VendorId) -> Date {
        let of_vendor = self
            .quote
            .lines
            .iter()
            .filter(|line| line.vendor == *vendor);
        let days = of_vendor.filter_map(|line| {
            let vendor = self.mall.vendors.get(vendor)?;
            let entry = self.mall.products.get(&line.product)?;
            Some(self.mall.calendar(vendor, &entry.product).ship_by(self.now))
        });
        days.max().unwrap_or_else(|| self.now.date())
    }
}

fn json(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(AppError::internal)
}
