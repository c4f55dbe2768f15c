//! Which places a lot may pay for, and how much of them at most.

use crate::ids::VendorId;
use crate::money::Won;
use crate::pricing::Ask;
use crate::pricing::lines::Draft;
use crate::pricing::parcels::Parcel;
use crate::voucher::{Ineligible, LotRefusal, Programme, Tender};

/// Why a lot cannot pay at each place.
pub(super) fn eligibility(
    tender: &Tender,
    drafts: &[Draft<'_>],
    parcels: &[Parcel],
    ask: &Ask<'_>,
) -> Vec<Option<Ineligible>> {
    let Some(programme) = ask.catalog.programme(&tender.lot.programme) else {
        return vec![Some(Ineligible::ProductExcluded); drafts.len() + parcels.len()];
    };
    let of_vendor = |id: &VendorId| vendor_refusal(programme, id, ask);
    let of_line = |draft: &Draft<'_>| {
        let excluded = !draft.product.voucher_allowed;
        of_vendor(&draft.product.vendor).or(excluded.then_some(Ineligible::ProductExcluded))
    };
    let of_parcel = |parcel: &Parcel| {
        let excluded = !programme.usable_on_shipping;
        of_vendor(&parcel.vendor).or(excluded.then_some(Ineligible::ShippingExcluded))
    };
    drafts
        .iter()
        .map(of_line)
        .chain(parcels.iter().map(of_parcel))
        .collect()
}

fn vendor_refusal(programme: &Programme, vendor: &VendorId, ask: &Ask<'_>) -> Option<Ineligible> {
    let vendor = ask.catalog.vendor(vendor)?;
    if !vendor.voucher_merchant {
        Some(Ineligible::VendorNotRegistered)
    } else if vendor.over_sales_limit && !programme.usable_over_sales_limit {
        Some(Ineligible::VendorOverSalesLimit)
    } else {
        None
    }
}

/// The most that a lot pays in this order, or why it pays nothing.
pub(super) fn limit(
    tender: &Tender,
    eligible: &[bool],
    dues: &[Won],
    ask: &Ask<'_>,
) -> Result<Won, LotRefusal> {
    let lot = &tender.lot;
    let programme = ask
        .catalog
        .programme(&lot.programme)
        .ok_or(LotRefusal::OtherMall)?;
    if lot.expires_at <= ask.now {
        return Err(LotRefusal::Expired);
    }
    if lot.frozen {
        return Err(LotRefusal::Frozen);
    }
    if lot.remaining <= Won::ZERO {
        return Err(LotRefusal::Empty);
    }
    if tender.limit.is_some_and(|limit| limit <= Won::ZERO) {
        return Err(LotRefusal::SwitchedOff);
    }
    let of_eligible = |(due, open): (&Won, &bool)| if *open { *due } else { Won::ZERO };
    let sum: Won = dues.iter().zip(eligible).map(of_eligible).sum();
    if sum.is_zero() {
        return Err(LotRefusal::NothingEligible);
    }
    if sum < programme.min_eligible {
        return Err(LotRefusal::BelowMinimum {
            missing: programme.min_eligible - sum,
        });
    }
    Ok([programme.cap_per_order, tender.limit]
        .into_iter()
        .flatten()
        .fold(lot.remaining, Won::min))
}
