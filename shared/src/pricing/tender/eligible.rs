//! Which places a lot may pay for, and how much of them at most.

use crate::catalog::Vendor;
use crate::money::Won;
use crate::pricing::Ask;
use crate::pricing::lines::Draft;
use crate::voucher::{Ineligible, LotRefusal, Programme, Tender};

/// Why a lot cannot pay at each place; `vendors` are those of the places.
pub(super) fn eligibility(
    tender: &Tender,
    drafts: &[Draft<'_>],
    vendors: &[Option<&Vendor>],
    ask: &Ask<'_>,
) -> Vec<Option<Ineligible>> {
    let Some(programme) = ask.catalog.programme(&tender.lot.programme) else {
        return vec![Some(Ineligible::ProductExcluded); vendors.len()];
    };
    let not_on = |excluded: bool, why: Ineligible| excluded.then_some(why);
    let of_places = drafts
        .iter()
        .map(|draft| !draft.product.voucher_allowed)
        .map(|excluded| not_on(excluded, Ineligible::ProductExcluded))
        .chain(std::iter::repeat(not_on(
            !programme.usable_on_shipping,
            Ineligible::ShippingExcluded,
        )));
    vendors
        .iter()
        .zip(of_places)
        .map(|(vendor, of_place)| {
            let of_vendor = vendor.and_then(|vendor| vendor_refusal(programme, vendor));
            of_vendor.or(of_place)
        })
        .collect()
}

fn vendor_refusal(programme: &Programme, vendor: &Vendor) -> Option<Ineligible> {
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
