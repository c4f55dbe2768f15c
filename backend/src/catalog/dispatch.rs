//! The calendar by which a vendor sends a product.

use shared::{dispatch::Calendar, ids::VendorId, time::Date};

use super::{Snapshot, record};

impl Snapshot {
    /// The calendar of a vendor's product. The page promises by it, and orders are frozen by it.
    pub fn calendar<'a>(
        &'a self,
        vendor: &'a record::Vendor,
        product: &'a record::Product,
    ) -> Calendar<'a> {
        self.calendar_of(vendor, &product.ship_days)
    }

    /// Whether a vendor works on that day.
    pub fn works(&self, vendor: &VendorId, day: Date) -> bool {
        let vendor = self.vendors.get(vendor);
        vendor.is_some_and(|vendor| self.calendar_of(vendor, &[]).works(day))
    }

    fn calendar_of<'a>(
        &'a self,
        vendor: &'a record::Vendor,
        ship_days: &'a [String],
    ) -> Calendar<'a> {
        let id = VendorId(vendor.slug.to_string());
        Calendar {
            cutoff: i64::from(vendor.cutoff.minutes),
            within: vendor.ship_within_days,
            closed: &vendor.closed_days,
            ship_days,
            holidays: &self.holidays,
            rests: self.rests.get(&id).map_or(&[], Vec::as_slice),
        }
    }
}
