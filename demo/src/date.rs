//! A calendar day in Korea. The demo knows no clock: every date is counted from the as-of day.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use crate::Error;

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i64,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` for a day that the calendar does not have.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        // A 31st of April comes back as the 1st of May.
        (Self::from_epoch_day(date.epoch_day()) == date).then_some(date)
    }

    pub fn year(self) -> i64 {
        self.year
    }

    pub fn month(self) -> u8 {
        self.month
    }

    pub fn day(self) -> u8 {
        self.day
    }

    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_epoch_day(self.epoch_day() + days)
    }

    /// The first moment of the day in Korea, RFC 3339.
    pub fn midnight(self) -> String {
        format!("{self}T00:00:00+09:00")
    }

    /// As a label prints it: `2026년 11월 22일`.
    pub fn korean(self) -> String {
        format!("{}년 {}월 {}일", self.year, self.month, self.day)
    }

    /// Days since 1970-01-01. Years are counted from March, so that the leap day comes last.
    fn epoch_day(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    fn from_epoch_day(epoch_day: i64) -> Self {
        let shifted = epoch_day + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |n: i64| u8::try_from(n).unwrap_or_default();
        Self {
            year,
            month: small(month),
            day: small(day),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Date(text.to_owned());
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().ok_or_else(wrong);
        let (year, month, day) = (part()?, part()?, part()?);
        let parsed = year
            .parse()
            .ok()
            .zip(month.parse().ok())
            .zip(day.parse().ok());
        parsed
            .and_then(|((year, month), day)| Self::new(year, month, day))
            .ok_or_else(wrong)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_over_leap_days_and_year_ends() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(date("1970-01-01").epoch_day(), 0);
        assert_eq!(date("2028-02-28").plus_days(1), date("2028-02-29"));
        assert_eq!(date("2027-02-28").plus_days(1), date("2027-03-01"));
        assert_eq!(date("2026-11-22").plus_days(41), date("2027-01-02"));
        assert_eq!(date("2026-11-22").plus_days(-326), date("2025-12-31"));
        for n in -200_000..200_000 {
            assert_eq!(Date::from_epoch_day(n).epoch_day(), n);
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-4",
            "today",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
