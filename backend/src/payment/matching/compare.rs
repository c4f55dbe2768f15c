//! Two lists of the same movements, told by two sides: what does not meet its like?

use std::collections::{BTreeMap, BTreeSet};

use shared::{ids::TenantId, money::Won, time::Date, time::Timestamp};

/// Money that moved, as one side tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Movement {
    pub(super) kind: &'static str,
    pub(super) reference: String,
    pub(super) amount: Won,
    pub(super) at: Timestamp,
}

/// Two sums that are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) tenant: TenantId,
    pub(super) kind: &'static str,
    pub(super) reference: String,
    pub(super) ours: Won,
    pub(super) theirs: Won,
}

/// What of a day has no like on the other side. Movements of the days around it only serve as
/// likes, because two clocks seldom agree at midnight. What is `in_flight` is left out.
pub(super) fn compare(
    day: Date,
    ours: &[Movement],
    theirs: &[Movement],
    in_flight: &BTreeSet<String>,
) -> Vec<Difference> {
    type Side<'a> = Vec<&'a Movement>;
    let mut pairs: BTreeMap<(&'static str, &str), (Side<'_>, Side<'_>)> = BTreeMap::new();
    for movement in ours {
        let key = (movement.kind, movement.reference.as_str());
        pairs.entry(key).or_default().0.push(movement);
    }
    for movement in theirs {
        let key = (movement.kind, movement.reference.as_str());
        pairs.entry(key).or_default().1.push(movement);
    }
    let mut differences = Vec::new();
    for ((kind, reference), (mut ours, theirs)) in pairs {
        let mut alone = Vec::new();
        for movement in theirs {
            match ours.iter().position(|our| our.amount == movement.amount) {
                Some(like) => drop(ours.swap_remove(like)),
                None => alone.push(movement),
            }
        }
        let is_of_day = ours.iter().chain(&alone).any(|m| m.at.date() == day);
        if is_of_day && !in_flight.contains(reference) {
            differences.push(Difference {
                tenant: TenantId::default(),
                kind,
                reference: reference.to_owned(),
                ours: ours.iter().map(|movement| movement.amount).sum(),
                theirs: alone.iter().map(|movement| movement.amount).sum(),
            });
        }
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date(20_000);

    fn movement(reference: &str, amount: i64, days: i64) -> Movement {
        Movement {
            kind: "CARD_CANCEL",
            reference: reference.to_owned(),
            amount: Won(amount),
            at: DAY.plus(days).start().plus_ms(1),
        }
    }

    fn sums(ours: &[Movement], theirs: &[Movement]) -> Vec<(i64, i64)> {
        let differences = compare(DAY, ours, theirs, &BTreeSet::new());
        differences.iter().map(|d| (d.ours.0, d.theirs.0)).collect()
    }

    #[test]
    fn likes_meet_also_across_midnight() {
        let ours = [movement("a", 100, 0), movement("a", 100, 1)];
        let theirs = [movement("a", 100, -1), movement("a", 100, 0)];
        assert_eq!(sums(&ours, &theirs), []);
    }

    #[test]
    fn what_is_missing_or_another_sum_is_told_on_its_day_only() {
        assert_eq!(sums(&[movement("a", 100, 0)], &[]), [(100, 0)]);
        assert_eq!(sums(&[], &[movement("a", 100, 0)]), [(0, 100)]);
        let (ours, theirs) = ([movement("a", 100, 0)], [movement("a", 90, 0)]);
        assert_eq!(sums(&ours, &theirs), [(100, 90)]);
        assert_eq!(sums(&[movement("a", 100, 1)], &[]), []);
        let twice = [movement("a", 100, 0), movement("a", 100, 0)];
        assert_eq!(sums(&ours, &twice), [(0, 100)]);
    }

    #[test]
    fn money_in_flight_is_no_difference() {
        let flying = BTreeSet::from(["a".to_owned()]);
        assert_eq!(compare(DAY, &[], &[movement("a", 100, 0)], &flying), []);
    }
}
