//! What may be claimed, until when, and who pays the way back.

use std::collections::BTreeSet;

use super::super::*;
use crate::time::Date;

#[test]
fn why_something_does_not_go_back_is_told() {
    let told = NoReturn::TooLate(day("2026-11-29")).text();
    assert!(told.contains("11월 29일"), "{told}");
    let others = [
        NoReturn::NotDelivered,
        NoReturn::Perishable,
        NoReturn::ImpossibleDay,
    ];
    let told: BTreeSet<String> = others.map(NoReturn::text).into();
    assert_eq!(told.len(), 3);
}

#[test]
fn kinds_and_reasons_read_back_and_have_names() {
    let mut names = BTreeSet::new();
    for kind in ClaimKind::ALL {
        assert_eq!(ClaimKind::parse(kind.as_str()), Some(kind));
        names.insert(kind.name());
    }
    for reason in ClaimReason::ALL {
        assert_eq!(ClaimReason::parse(reason.as_str()), Some(reason));
        names.insert(reason.name());
    }
    for policy in [Withdrawal::Allowed, Withdrawal::Perishable] {
        assert_eq!(Withdrawal::parse(policy.as_str()), Some(policy));
    }
    for (payer, name) in [
        (ShippingPayer::Buyer, "BUYER"),
        (ShippingPayer::Seller, "SELLER"),
    ] {
        assert_eq!(payer.as_str(), name);
        assert_eq!(ShippingPayer::parse(name), Some(payer));
    }
    names.extend(ClaimStatus::ALL.map(ClaimStatus::name));
    assert_eq!(names.len(), 3 + 3 + 7);
}

#[test]
fn every_other_claim_transition_is_refused() {
    use ClaimStatus as S;
    let legal = [
        (S::Requested, S::Approved),
        (S::Requested, S::Refused),
        (S::Approved, S::Received),
        (S::Received, S::Refused),
        (S::Received, S::Refunding),
        (S::Received, S::Exchanged),
        (S::Refunding, S::Refunded),
    ];
    for from in S::ALL {
        assert_eq!(S::parse(from.as_str()), Some(from));
        for to in S::ALL {
            assert_eq!(
                from.may_become(to),
                legal.contains(&(from, to)),
                "{from:?} -> {to:?}"
            );
        }
    }
}

#[test]
fn days_without_business_are_not_counted() {
    let friday = [day("2026-12-25")].into();
    let until = |today, due| business_days_until(day(today), day(due), &friday);
    assert_eq!(until("2026-12-24", "2026-12-28"), 1);
    assert_eq!(until("2026-12-31", "2026-12-24"), -4);
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn sent_back(reason: ClaimReason, known: &str, today: &str) -> Result<ShippingPayer, NoReturn> {
    Return {
        delivered: Some(day("2026-11-22")),
        withdrawal: Withdrawal::Allowed,
        reason,
        known: day(known),
        today: day(today),
    }
    .judge()
}

#[test]
fn a_change_of_mind_has_seven_days() {
    let judge = |today| sent_back(ClaimReason::ChangedMind, today, today);
    assert_eq!(judge("2026-11-22"), Ok(ShippingPayer::Buyer));
    assert_eq!(judge("2026-11-29"), Ok(ShippingPayer::Buyer));
    assert_eq!(
        judge("2026-11-30"),
        Err(NoReturn::TooLate(day("2026-11-29")))
    );
}

#[test]
fn a_fault_has_three_months_and_thirty_days_from_knowing() {
    for reason in [ClaimReason::Defective, ClaimReason::Different] {
        let judge = |known, today| sent_back(reason, known, today);
        assert_eq!(judge("2026-11-23", "2026-12-23"), Ok(ShippingPayer::Seller));
        let late = Err(NoReturn::TooLate(day("2026-12-23")));
        assert_eq!(judge("2026-11-23", "2026-12-24"), late);
        assert_eq!(judge("2027-02-22", "2027-02-22"), Ok(ShippingPayer::Seller));
        let late = Err(NoReturn::TooLate(day("2027-02-22")));
        assert_eq!(judge("2027-02-23", "2027-02-23"), late);
        assert_eq!(
            judge("2026-11-21", "2026-11-23"),
            Err(NoReturn::ImpossibleDay)
        );
        assert_eq!(
            judge("2026-11-24", "2026-11-23"),
            Err(NoReturn::ImpossibleDay)
        );
    }
}

#[test]
fn fresh_food_goes_back_only_when_it_is_not_in_order() {
    let fresh = |reason, delivered| Return {
        delivered,
        withdrawal: Withdrawal::Perishable,
        reason,
        known: day("2026-11-22"),
        today: day("2026-11-22"),
    };
    let came = Some(day("2026-11-22"));
    let judge = |reason, delivered| fresh(reason, delivered).judge();
    assert_eq!(
        judge(ClaimReason::ChangedMind, came),
        Err(NoReturn::Perishable)
    );
    assert_eq!(
        judge(ClaimReason::Defective, came),
        Ok(ShippingPayer::Seller)
    );
    assert_eq!(
        judge(ClaimReason::Defective, None),
        Err(NoReturn::NotDelivered)
    );
}
