//! The public holidays of Korea, for the days in which money has to be back.
//!
//! What is not in the list counts as a business day, so that a holiday that was decreed later
//! makes the mall pay earlier, never later.

use std::{collections::BTreeSet, sync::LazyLock};

use shared::time::Date;

/// Day and name of each holiday, substitutes included, as the law and decrees know them.
const DATA: &str = include_str!("../../data/public_holidays.csv");

static HOLIDAYS: LazyLock<BTreeSet<Date>> = LazyLock::new(|| {
    let days = DATA.lines().skip(1).filter_map(|row| row.split(',').next());
    days.filter_map(Date::parse).collect()
});

/// The holidays.
pub(super) fn holidays() -> &'static BTreeSet<Date> {
    &HOLIDAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::claim::{REFUND_WITHIN, business_days_after};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn every_row_is_a_day_with_a_name_in_order() {
        let rows: Vec<(&str, &str)> = DATA
            .lines()
            .skip(1)
            .map(|row| row.split_once(',').unwrap())
            .collect();
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        assert!(rows.iter().all(|(_, name)| !name.is_empty()));
        assert_eq!(holidays().len(), rows.len());
        for year in ["2026", "2027"] {
            let of_year = rows.iter().filter(|(day, _)| day.starts_with(year));
            assert!(of_year.count() >= 15, "{year}");
        }
    }

    #[test]
    fn a_holiday_on_a_weekend_has_its_substitute_on_a_working_day() {
        // 공휴일에 관한 법률: the new year's and memorial day have none, and the long festivals
        // only for a Sunday.
        for row in DATA.lines().skip(1) {
            let (date, name) = row.split_once(',').unwrap();
            let date = day(date);
            if name.starts_with("대체공휴일") {
                assert!(!date.is_weekend(), "{row}");
                continue;
            }
            let festival = name.starts_with('설') || name.starts_with("추석");
            let moves = match (name, date.weekday()) {
                ("새해 첫날" | "현충일", _) => false,
                (_, "일") => true,
                (_, "토") => !festival,
                _ => false,
            };
            if moves {
                let next = (1..=3).map(|days| date.plus(days));
                let free: Vec<Date> = next.filter(|day| holidays().contains(day)).collect();
                assert!(free.iter().any(|day| !day.is_weekend()), "{row}");
            }
        }
    }

    #[test]
    fn money_is_due_after_three_business_days() {
        let due = |start| business_days_after(day(start), REFUND_WITHIN, holidays()).to_string();
        assert_eq!(due("2026-11-22"), "2026-11-25");
        assert_eq!(due("2026-11-26"), "2026-12-01");
        // Christmas is a Friday in 2026.
        assert_eq!(due("2026-12-24"), "2026-12-30");
        // The lunar new year of 2027 falls on a Sunday and moves to Tuesday.
        assert_eq!(due("2027-02-05"), "2027-02-12");
        assert_eq!(due("2026-09-23"), "2026-09-30");
    }
}
