//! The rules that hold after every transaction, whatever happened in between.
//!
//! Each is a query that counts where the rule is broken. One text serves the whole look and the
//! one of every minute: the word `{recent}` in it gives way to a condition on what changed since
//! a point in time, or to nothing.

mod books;
mod catalogue;
mod orders;
mod stock;

/// A rule that must hold.
#[derive(Debug)]
pub(super) struct Invariant {
    /// Its name in metrics and logs.
    pub(super) name: &'static str,
    /// The rule, for people.
    pub(super) says: &'static str,
    /// Counts where it is broken.
    pub(super) violations: &'static str,
    /// What `{recent}` stands for, with `$1` for the point in time; empty where the query is as
    /// cheap without.
    pub(super) recent: &'static str,
}

impl Invariant {
    /// The query over everything.
    pub(super) fn whole(&self) -> String {
        self.violations.replace("{recent}", "")
    }

    /// The query over what changed since `$1`, or `None` when it knows no such bound.
    pub(super) fn since(&self) -> Option<String> {
        (!self.recent.is_empty()).then(|| self.violations.replace("{recent}", self.recent))
    }
}

/// Every rule. Zero everywhere is a healthy mall.
pub(super) fn all() -> impl Iterator<Item = &'static Invariant> {
    catalogue::RULES
        .iter()
        .chain(&stock::RULES)
        .chain(&books::RULES)
        .chain(&orders::RULES)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all;

    #[test]
    fn names_differ_and_bounds_have_their_place() {
        let names: BTreeSet<_> = all().map(|rule| rule.name).collect();
        assert_eq!(names.len(), all().count());
        for rule in all() {
            let bounded = !rule.recent.is_empty();
            assert_eq!(
                rule.violations.contains("{recent}"),
                bounded,
                "{}",
                rule.name
            );
            assert_eq!(rule.recent.contains("$1"), bounded, "{}", rule.name);
        }
    }
}
