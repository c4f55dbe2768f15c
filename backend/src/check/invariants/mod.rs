//! The rules that hold after every transaction, whatever happened in between.
//!
//! Each is a query that counts where the rule is broken. One text serves the whole look and the
//! one of every minute: the word `{recent}` in it gives way to a condition on what changed since
//! a point in time, or to nothing.

mod books;
mod catalogue;
mod claims;
mod orders;
mod settlement;
mod stock;

pub(super) use self::claims::NOTICES;

/// A rule that must hold.
#[derive(Debug)]
pub(super) struct Invariant {
    /// Its name in metrics and logs.
    pub(super) name: &'static str,
    /// The rule, for people.
    pub(super) says: &'static str,
    /// Counts where it is broken.
    pub(super) violations: &'static str,
    /// How the look of every minute goes about it.
    pub(super) minute: Minute,
}

/// What the look of every minute asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Minute {
    /// Everything: the tables stay small, or an index holds only what is open.
    Whole,
    /// What this condition leaves, in place of `{recent}`, with `$1` for the point in time.
    Since(&'static str),
    /// Nothing: there is no bound, so it waits for the look at everything.
    Nothing,
}

impl Invariant {
    /// The query over everything.
    pub(super) fn whole(&self) -> String {
        self.violations.replace("{recent}", "")
    }

    /// The query of every minute, and whether it takes the point in time.
    pub(super) fn minutely(&self) -> Option<(String, bool)> {
        match self.minute {
            Minute::Whole => Some((self.whole(), false)),
            Minute::Since(recent) => Some((self.violations.replace("{recent}", recent), true)),
            Minute::Nothing => None,
        }
    }
}

/// Every rule. Zero everywhere is a healthy mall.
pub(super) fn all() -> impl Iterator<Item = &'static Invariant> {
    catalogue::RULES
        .iter()
        .chain(&stock::RULES)
        .chain(&books::RULES)
        .chain(&orders::RULES)
        .chain(&claims::RULES)
        .chain(&settlement::RULES)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Minute, all};

    #[test]
    fn names_differ_and_bounds_have_their_place() {
        let names: BTreeSet<_> = all().map(|rule| rule.name).collect();
        assert_eq!(names.len(), all().count());
        for rule in all() {
            let bound = match rule.minute {
                Minute::Since(recent) => recent,
                Minute::Whole | Minute::Nothing => "",
            };
            let is_bounded = !bound.is_empty();
            let has_place = rule.violations.contains("{recent}");
            assert_eq!(has_place, is_bounded, "{}", rule.name);
            assert_eq!(bound.contains("$1"), is_bounded, "{}", rule.name);
        }
    }
}
