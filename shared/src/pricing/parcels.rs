//! Step 3: what each parcel costs. A bundle of one vendor is one parcel.

use std::collections::BTreeMap;

use crate::address::Zone;
use crate::catalog::{Catalog, TaxType};
use crate::ids::VendorId;
use crate::money::Won;
use crate::pricing::lines::Draft;
use crate::shipping::ShippingPolicy;

/// A parcel on its way to being priced.
pub(super) struct Parcel {
    pub(super) vendor: VendorId,
    pub(super) bundle: String,
    /// Places of its lines.
    pub(super) members: Vec<usize>,
    pub(super) amount: Won,
    pub(super) fee: Won,
    pub(super) surcharge: Won,
    pub(super) discount: Won,
    pub(super) free_from: Option<Won>,
    /// What its lines come to, tax-free and taxable: shipping is taxed in this proportion.
    pub(super) tax_split: (Won, Won),
}

impl Parcel {
    pub(super) fn due(&self) -> Won {
        self.fee + self.surcharge - self.discount
    }
}

/// Prices the parcels, in order of vendor and bundle.
pub(super) fn price(drafts: &[Draft<'_>], catalog: &Catalog, zone: Zone) -> Vec<Parcel> {
    let mut bundles: BTreeMap<(&VendorId, String), Vec<usize>> = BTreeMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        let bundle = draft.product.bundle.parcel_of(&draft.option.id);
        bundles
            .entry((&draft.product.vendor, bundle))
            .or_default()
            .push(place);
    }
    bundles
        .into_iter()
        .map(|((vendor, bundle), members)| {
            let lines: Vec<&Draft<'_>> = members.iter().map(|place| &drafts[*place]).collect();
            let policies: Vec<&ShippingPolicy> = lines
                .iter()
                .filter_map(|line| catalog.shipping_policy(&line.product.shipping))
                .collect();
            let amount = lines.iter().map(|line| line.amount).sum();
            let tax_free = lines
                .iter()
                .filter(|line| line.product.tax == TaxType::TaxFree)
                .map(|line| line.amount)
                .sum();
            Parcel {
                vendor: vendor.clone(),
                bundle,
                amount,
                fee: fee(&policies, &lines, amount),
                surcharge: highest(policies.iter().map(|policy| policy.surcharge(zone))),
                discount: Won::ZERO,
                free_from: policies
                    .iter()
                    .filter_map(|policy| policy.threshold())
                    .min(),
                tax_split: (tax_free, amount - tax_free),
                members,
            }
        })
        .collect()
}

/// The highest fee of the member lines' policies for the whole bundle, unless one of them
/// waives it.
fn fee(policies: &[&ShippingPolicy], lines: &[&Draft<'_>], amount: Won) -> Won {
    if policies.iter().any(|policy| policy.is_free_at(amount)) {
        return Won::ZERO;
    }
    let quantity = lines.iter().map(|line| line.quantity).sum();
    let grams = lines
        .iter()
        .map(|line| line.option.net_g * u64::from(line.quantity))
        .sum();
    highest(
        policies
            .iter()
            .map(|policy| policy.base_fee(quantity, grams)),
    )
}

fn highest(amounts: impl Iterator<Item = Won>) -> Won {
    amounts.max().unwrap_or(Won::ZERO)
}
