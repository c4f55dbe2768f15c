//! Step 2: coupons, in the classes item, order and shipping.
//!
//! Of the coupons in a group the one that alone would take off most is used. The chosen ones
//! apply one after another by id, each on what the ones before have left.

use crate::coupon::{Coupon, CouponClass, CouponOutcome, CouponResult, CouponValue};
use crate::ids::CouponId;
use crate::money::{Won, split};
use crate::pricing::Ask;
use crate::pricing::lines::Draft;
use crate::pricing::parcels::Parcel;

/// Takes item and then order coupons off the lines.
pub(super) fn apply_to_lines(drafts: &mut [Draft<'_>], ask: &Ask<'_>) -> Vec<CouponOutcome> {
    let mut outcomes = Vec::new();
    for class in [CouponClass::Item, CouponClass::Order] {
        let scopes = |coupon: &Coupon| drafts.iter().map(|d| covers(coupon, d)).collect();
        let minimum = |coupon: &Coupon| {
            drafts
                .iter()
                .filter(|d| covers(coupon, d))
                .map(|d| d.amount)
                .sum::<Won>()
        };
        let mut running: Vec<Won> = drafts.iter().map(Draft::due).collect();
        let before = running.clone();
        outcomes.extend(apply(ask, class, &mut running, &scopes, &minimum));
        for (place, draft) in drafts.iter_mut().enumerate() {
            let off = before[place] - running[place];
            match class {
                CouponClass::Item => draft.item_discount = off,
                CouponClass::Order | CouponClass::Shipping => draft.order_discount = off,
            }
        }
    }
    outcomes
}

/// Takes shipping coupons off the parcels.
pub(super) fn apply_to_parcels(
    parcels: &mut [Parcel],
    drafts: &[Draft<'_>],
    ask: &Ask<'_>,
) -> Vec<CouponOutcome> {
    let scopes = |coupon: &Coupon| {
        let in_scope =
            |parcel: &Parcel| parcel.members.iter().any(|at| covers(coupon, &drafts[*at]));
        parcels.iter().map(in_scope).collect()
    };
    let minimum = |coupon: &Coupon| {
        drafts
            .iter()
            .filter(|d| covers(coupon, d))
            .map(|d| d.amount)
            .sum::<Won>()
    };
    let mut running: Vec<Won> = parcels.iter().map(Parcel::due).collect();
    let outcomes = apply(ask, CouponClass::Shipping, &mut running, &scopes, &minimum);
    for (parcel, left) in parcels.iter_mut().zip(running) {
        parcel.discount = parcel.due() - left;
    }
    outcomes
}

fn covers(coupon: &Coupon, draft: &Draft<'_>) -> bool {
    let product = draft.product;
    coupon
        .scope
        .covers(&product.id, &product.vendor, &product.category)
}

/// Applies the coupons of a class to the running amounts.
fn apply(
    ask: &Ask<'_>,
    class: CouponClass,
    running: &mut [Won],
    scopes: &dyn Fn(&Coupon) -> Vec<bool>,
    minimum: &dyn Fn(&Coupon) -> Won,
) -> Vec<CouponOutcome> {
    let mut candidates: Vec<&Coupon> = ask.coupons.iter().filter(|c| c.class == class).collect();
    candidates.sort_by(|a, b| a.id.cmp(&b.id));
    candidates.dedup_by(|a, b| a.id == b.id);

    let alone = |coupon: &Coupon| {
        off(coupon, running, &scopes(coupon))
            .into_iter()
            .sum::<Won>()
    };
    let judged: Vec<(&Coupon, Result<Won, CouponResult>)> = candidates
        .into_iter()
        .map(|coupon| {
            let missing = coupon.min_order - minimum(coupon);
            let worth = alone(coupon);
            let judgement = if !coupon.period.contains(ask.now) {
                Err(CouponResult::NotNow)
            } else if worth.is_zero() {
                Err(CouponResult::NothingEligible)
            } else if missing > Won::ZERO {
                Err(CouponResult::BelowMinimum { missing })
            } else {
                Ok(worth)
            };
            (coupon, judgement)
        })
        .collect();

    let mut outcomes = Vec::with_capacity(judged.len());
    for (coupon, judgement) in &judged {
        let result = match judgement {
            Err(reason) => reason.clone(),
            Ok(_) => {
                if let Some(used) = best_in_group(coupon, &judged) {
                    CouponResult::BetterInGroup { used }
                } else {
                    let parts = off(coupon, running, &scopes(coupon));
                    for (amount, part) in running.iter_mut().zip(&parts) {
                        *amount -= *part;
                    }
                    CouponResult::Applied(parts.into_iter().sum())
                }
            }
        };
        outcomes.push(CouponOutcome {
            coupon: coupon.id.clone(),
            result,
        });
    }
    outcomes
}

/// The coupon that is used instead of this one, if its group has a better one.
fn best_in_group(
    coupon: &Coupon,
    judged: &[(&Coupon, Result<Won, CouponResult>)],
) -> Option<CouponId> {
    let group = coupon.group.as_ref()?;
    let mut best: Option<(&CouponId, Won)> = None;
    for (other, judgement) in judged {
        if let (true, Ok(worth)) = (other.group.as_ref() == Some(group), judgement)
            && best.is_none_or(|(_, most)| *worth > most)
        {
            best = Some((&other.id, *worth));
        }
    }
    best.filter(|(id, _)| **id != coupon.id)
        .map(|(id, _)| id.clone())
}

/// What a coupon takes off each amount in scope.
fn off(coupon: &Coupon, running: &[Won], scope: &[bool]) -> Vec<Won> {
    let eligible: Vec<Won> = running
        .iter()
        .zip(scope)
        .map(|(amount, inside)| if *inside { *amount } else { Won::ZERO })
        .collect();
    let sum: Won = eligible.iter().copied().sum();
    match coupon.value {
        CouponValue::Amount(amount) => split(amount.min(sum), &eligible),
        CouponValue::Rate { rate, cap } => {
            let cap = cap.unwrap_or(sum);
            if coupon.class == CouponClass::Order {
                return split(rate.floor_of(sum).min(cap), &eligible);
            }
            let parts: Vec<Won> = eligible
                .iter()
                .map(|amount| rate.floor_of(*amount))
                .collect();
            let all: Won = parts.iter().copied().sum();
            if all > cap { split(cap, &parts) } else { parts }
        }
    }
}
