//! Who sells what: each kind goes to different vendors of its archetypes, those with little first.

use super::Vendor;
use crate::{Error, material::Kind};

/// One product to be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'k> {
    pub(super) kind: &'k Kind,
    /// Index into the vendors.
    pub(super) vendor: usize,
    /// Place among the products of its kind, from 0.
    pub(super) nth: usize,
}

pub(super) fn assign<'k>(
    kinds: &'k [Kind],
    vendors: &[Vendor<'_>],
) -> Result<Vec<Order<'k>>, Error> {
    let mut load = vec![0_usize; vendors.len()];
    let mut orders = Vec::new();
    let mut by_count: Vec<&Kind> = kinds.iter().collect();
    // Stable, so kinds of one size keep the order of the files.
    by_count.sort_by_key(|kind| std::cmp::Reverse(kind.demo_count));
    for kind in by_count {
        let mut given = vec![0_usize; vendors.len()];
        for nth in 0..kind.demo_count {
            let candidates = vendors.iter().enumerate().filter_map(|(index, vendor)| {
                let wish = kind
                    .archetypes
                    .iter()
                    .position(|a| *a == vendor.archetype.slug)?;
                Some((given[index], wish, load[index], index))
            });
            let Some((_, _, _, vendor)) = candidates.min() else {
                return Err(Error::inconsistent(format!("nobody sells {}", kind.slug)));
            };
            given[vendor] += 1;
            load[vendor] += 1;
            orders.push(Order { kind, vendor, nth });
        }
    }
    match load.iter().position(|&products| products == 0) {
        Some(idle) => Err(Error::inconsistent(format!(
            "{} sells nothing",
            vendors[idle].name
        ))),
        None => Ok(orders),
    }
}
