//! The calendar by which a vendor sends a product.

use shared::{dispatch::Calendar, ids::VendorId};

use super::{Snapshot, record};

impl Snapshot {
    /// The calendar of a vendor's product. The page promises by it, and orders are frozen by it.
    pub fn calendar<'a>(
        &'a self,
        vendor: &'a record::Vendor,
        product: &'a record::Product,
    ) -> Calendar<'a> {
        let id = VendorId(vendor.slug.to_string());
        Calendar {
            cutoff: i64::from(vendor.cutoff.minutes),
            within: vendor.ship_within_days,
            closed: &vendor.closed_days,
            ship_days: &product.ship_days,
            holidays: &self.holidays,
            rests: self.rests.get(&id).map_or(&[], Vec::as_slice),
        }
    }
}
