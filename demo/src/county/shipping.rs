//! Shipping policies: each vendor has one per shipping class, as its products need them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Setting, Shop, Vendor};
use crate::{
    Error,
    material::{Kind, ShippingClass, ShippingPolicy},
    rng::Rng,
    write::Folder,
};

/// Nobody ships a pack cheaper than this for free.
const FREE_FROM: i64 = 15_000;

const WEEK: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];

/// The policy for one product, which the vendor then has.
pub(super) fn choose<'m>(
    setting: Setting<'m>,
    vendor: &mut Vendor<'m>,
    kind: &Kind,
    cheapest: i64,
) -> Result<&'m ShippingPolicy, Error> {
    let class = class(setting, kind)?;
    let fitting: Vec<&ShippingPolicy> = setting
        .material
        .vendors
        .shipping_policy
        .iter()
        .filter(|policy| class.policies.contains(&policy.slug))
        .filter(|policy| policy.kind != "FREE" || cheapest >= FREE_FROM)
        .collect();
    let total: i64 = fitting.iter().map(|policy| policy.weight).sum();
    // Named by vendor and class: what the vendor ships alike has one policy.
    let mut place = Rng::named(&["shipping", &vendor.slug, &class.slug]).between(1, total.max(1));
    let chosen = fitting.into_iter().find(|policy| {
        place -= policy.weight;
        place <= 0
    });
    let chosen = chosen
        .ok_or_else(|| Error::inconsistent(format!("{} has no shipping policy", kind.slug)))?;
    if !vendor
        .policies
        .iter()
        .any(|policy| policy.slug == chosen.slug)
    {
        vendor.policies.push(chosen);
    }
    Ok(chosen)
}

/// The weekdays on which a kind leaves; empty means whenever its vendor dispatches.
pub(super) fn days(setting: Setting<'_>, kind: &Kind) -> Result<Vec<String>, Error> {
    if !kind.ship_days.is_empty() {
        return Ok(kind.ship_days.clone());
    }
    let closed = &class(setting, kind)?.no_dispatch_weekdays;
    if closed.is_empty() {
        return Ok(Vec::new());
    }
    let open = WEEK.iter().filter(|day| !closed.iter().any(|c| c == *day));
    Ok(open.map(ToString::to_string).collect())
}

pub(super) fn usual<'a>(vendor: &Vendor<'a>) -> Result<&'a ShippingPolicy, Error> {
    let usual = vendor.policies.first().copied();
    usual.ok_or_else(|| Error::inconsistent(format!("{} ships nothing", vendor.name)))
}

fn class<'m>(setting: Setting<'m>, kind: &Kind) -> Result<&'m ShippingClass, Error> {
    let all = &setting.material.vendors.shipping_class;
    all.iter()
        .find(|class| class.slug == kind.shipping_class)
        .ok_or_else(|| Error::inconsistent(format!("no shipping class {}", kind.shipping_class)))
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    vendor: &'a str,
    slug: &'a str,
    name: &'a str,
    kind: &'a str,
    fee: i64,
    threshold: Option<i64>,
    per_quantity: Option<i64>,
    weight_steps: Option<&'a str>,
    jeju_surcharge: i64,
    island_surcharge: i64,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let used: BTreeSet<(usize, &str)> = shop
        .products
        .iter()
        .map(|p| (p.vendor, p.policy.as_str()))
        .collect();
    let mut rows = Vec::new();
    for (index, vendor) in shop.vendors.iter().enumerate() {
        let policies = vendor
            .policies
            .iter()
            .filter(|p| used.contains(&(index, &p.slug)));
        rows.extend(policies.map(|policy| Row {
            vendor: &vendor.slug,
            slug: &policy.slug,
            name: &policy.name,
            kind: &policy.kind,
            fee: policy.fee,
            threshold: policy.free_over,
            per_quantity: policy.per_quantity,
            weight_steps: policy.weight_steps.as_deref(),
            jeju_surcharge: policy.remote_jeju,
            island_surcharge: policy.remote_island,
        }));
    }
    folder.csv("shipping_policies.csv", &rows)
}
