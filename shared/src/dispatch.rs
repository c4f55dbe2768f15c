//! When a parcel leaves: the vendor's cut-off, its working days, the county's holidays, and the
//! days on which the vendor rests.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::time::{Date, Timestamp};

/// Beyond this many days the promise would mean nothing, unless the vendor rests in between.
const HORIZON: i64 = 60;
/// How far ahead a rest can lie, in days.
pub const FARTHEST: i64 = 365;
/// How many days before a rest shoppers are told of it.
const SOON: i64 = 7;

/// Days on which a vendor sends nothing, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Rest {
    /// Whether the day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two share a day.
    pub fn meets(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// As people say it: `11월 30일~12월 2일`, or the one day.
    ///
    /// ```
    /// use shared::{dispatch::Rest, time::Date};
    /// let day = |text: &str| Date::parse(text).unwrap();
    /// let rest = Rest { first: day("2026-11-30"), last: day("2026-12-02") };
    /// assert_eq!(rest.name(), "11월 30일~12월 2일");
    /// ```
    pub fn name(&self) -> String {
        if self.first == self.last {
            return self.first.korean();
        }
        let day = |day: Date| {
            let (_, month, day) = day.ymd();
            format!("{month}월 {day}일")
        };
        format!("{}~{}", day(self.first), day(self.last))
    }
}

/// By what a product's parcels leave.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    /// Minutes since midnight; orders after it leave with the next day's.
    pub cutoff: i64,
    /// Working days until dispatch.
    pub within: u32,
    /// Days of the week on which the vendor does not work, as `일`.
    pub closed: &'a [String],
    /// Days of the week on which the product leaves; none means every working day.
    pub ship_days: &'a [String],
    /// Days on which nobody in the county sends.
    pub holidays: &'a BTreeSet<Date>,
    /// When the vendor rests.
    pub rests: &'a [Rest],
}

impl Calendar<'_> {
    /// Whether the vendor works on that day.
    pub fn works(&self, day: Date) -> bool {
        let rests = self.rests.iter().any(|rest| rest.contains(day));
        let closed = self.closed.iter().any(|name| name == day.weekday());
        !rests && !closed && !self.holidays.contains(&day)
    }

    fn sends(&self, day: Date) -> bool {
        let own = self.ship_days;
        self.works(day) && (own.is_empty() || own.iter().any(|name| name == day.weekday()))
    }

    /// The day on which an order placed at `now` leaves at the latest.
    ///
    /// Day zero is today, or the next working day after the cut-off; then working days are
    /// counted, and the product's own days of dispatch are waited for.
    pub fn ship_by(&self, now: Timestamp) -> Date {
        let (hour, minute) = now.hour_minute();
        let late = hour * 60 + minute >= self.cutoff;
        let start = now.date().plus(i64::from(late));
        let mut left = self.within;
        for day in days(start) {
            if self.works(day) {
                left = left.saturating_sub(1);
            }
            if left == 0 && self.sends(day) {
                return day;
            }
        }
        start.plus(HORIZON)
    }

    /// The rest that shoppers should know of: the one that is, or the one that comes soon.
    pub fn rest_near(&self, today: Date) -> Option<Rest> {
        let near = |rest: &&Rest| today <= rest.last && rest.first <= today.plus(SOON);
        let near = self.rests.iter().filter(near);
        near.min_by_key(|rest| rest.first).copied()
    }

    /// What shoppers are told of a rest: `11월 30일~12월 2일은 쉬어서 12월 3일(목)부터 보내요`. An
    /// order that has to wait for its end reads the day that it is promised.
    pub fn rest_words(&self, now: Timestamp) -> Option<String> {
        let rest = self.rest_near(now.date())?;
        let promise = self.ship_by(now);
        let again = if promise > rest.last {
            promise
        } else {
            days(rest.last.plus(1)).find(|day| self.sends(*day))?
        };
        Some(format!(
            "{}은 쉬어서 {}부터 보내요",
            rest.name(),
            again.korean()
        ))
    }
}

fn days(start: Date) -> impl Iterator<Item = Date> {
    (0..HORIZON + FARTHEST).map(move |days| start.plus(days))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Calendar, Rest};
    use crate::time::Date;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rest(first: &str, last: &str) -> Rest {
        Rest {
            first: day(first),
            last: day(last),
        }
    }

    /// What a farm promises at nine in the morning of a day, and what it says of its rest.
    fn promised(today: &str, rests: &[Rest]) -> (String, Option<String>) {
        let closed = ["일".to_owned()];
        let holidays = BTreeSet::from([day("2026-12-25")]);
        let calendar = Calendar {
            cutoff: 11 * 60,
            within: 1,
            closed: &closed,
            ship_days: &[],
            holidays: &holidays,
            rests,
        };
        let now = day(today).start().plus_ms(9 * 3_600_000);
        let words = calendar.rest_words(now);
        (calendar.ship_by(now).to_string(), words)
    }

    #[test]
    fn a_rest_is_skipped_and_told_of_a_week_ahead() {
        let rests = [rest("2026-11-30", "2026-12-02")];
        let words = "11월 30일~12월 2일은 쉬어서 12월 3일(목)부터 보내요".to_owned();
        assert_eq!(promised("2026-11-22", &rests).1, None);
        let before = promised("2026-11-23", &rests);
        assert_eq!(before, ("2026-11-23".to_owned(), Some(words.clone())));
        let during = promised("2026-11-30", &rests);
        assert_eq!(during, ("2026-12-03".to_owned(), Some(words)));
        assert_eq!(
            promised("2026-12-03", &rests),
            ("2026-12-03".to_owned(), None)
        );
    }

    #[test]
    fn a_rest_before_a_sunday_and_a_holiday_ends_after_them() {
        let rests = [
            rest("2026-12-24", "2026-12-24"),
            rest("2026-12-26", "2026-12-26"),
        ];
        let (ship_by, words) = promised("2026-12-24", &rests);
        assert_eq!(ship_by, "2026-12-28");
        let expected = "12월 24일(목)은 쉬어서 12월 28일(월)부터 보내요";
        assert_eq!(words.as_deref(), Some(expected));
    }

    #[test]
    fn a_rest_of_a_year_is_waited_for() {
        let rests = [rest("2026-11-23", "2027-11-22")];
        assert_eq!(promised("2026-11-23", &rests).0, "2027-11-23");
    }

    proptest! {
        #[test]
        fn nothing_is_promised_for_a_day_off_and_rests_never_make_it_earlier(
            today in 20_700_i64..21_000,
            hour in 0_i64..24,
            within in 0_u32..5,
            closed in prop::sample::subsequence(vec!["월", "수", "토", "일"], 0..=4),
            spans in prop::collection::vec((0_i64..60, 0_i64..20), 0..5),
        ) {
            let closed: Vec<String> = closed.into_iter().map(str::to_owned).collect();
            let holidays = BTreeSet::from([Date(today + 2), Date(today + 9)]);
            let rests: Vec<Rest> = spans
                .iter()
                .map(|(from, long)| Rest { first: Date(today + from), last: Date(today + from + long) })
                .collect();
            let calendar = |rests| Calendar {
                cutoff: 11 * 60, within, closed: &closed, ship_days: &[], holidays: &holidays, rests,
            };
            let now = Date(today).start().plus_ms(hour * 3_600_000);
            let promise = calendar(&rests).ship_by(now);
            prop_assert!(promise >= now.date());
            prop_assert!(rests.iter().all(|rest| !rest.contains(promise)));
            prop_assert!(!holidays.contains(&promise));
            prop_assert!(!closed.iter().any(|name| name == promise.weekday()));
            prop_assert!(promise >= calendar(&[]).ship_by(now));
        }
    }
}
