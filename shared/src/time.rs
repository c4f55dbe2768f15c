//! Points in time and calendar days. Inside, a point is UTC milliseconds; days are the days
//! of Korea, which has kept UTC+9 without daylight saving since 1988.

use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;
const KST_MS: i64 = 9 * 3_600_000;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = i64))]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The day in Korea.
    pub fn date(self) -> Date {
        Date((self.0 + KST_MS).div_euclid(DAY_MS))
    }

    /// Milliseconds since midnight in Korea.
    fn of_day(self) -> i64 {
        (self.0 + KST_MS).rem_euclid(DAY_MS)
    }

    /// Hour (0–23) and minute of the day in Korea.
    pub fn hour_minute(self) -> (i64, i64) {
        (self.of_day() / 3_600_000, self.of_day() / 60_000 % 60)
    }

    /// The time of day in Korea: `09:05`.
    pub fn clock(self) -> String {
        let (hour, minute) = self.hour_minute();
        format!("{hour:02}:{minute:02}")
    }

    /// Day and time of day: `11월 22일(일) 09:05`.
    pub fn korean(self) -> String {
        format!("{} {}", self.date().korean(), self.clock())
    }

    /// The same for lists and files, where years meet: `2026-11-22 09:05`.
    pub fn minute(self) -> String {
        format!("{} {}", self.date(), self.clock())
    }

    /// The point `ms` milliseconds later.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// RFC 3339 with Korea's offset: `2026-11-22T09:30:00+09:00`.
    pub fn rfc3339(self) -> String {
        let (hour, minute) = self.hour_minute();
        let second = self.of_day() / 1_000 % 60;
        format!("{}T{hour:02}:{minute:02}:{second:02}+09:00", self.date())
    }

    /// Reads RFC 3339 with any offset; a fraction of a second is dropped.
    ///
    /// ```
    /// use shared::time::Timestamp;
    /// let moment = Timestamp::parse_rfc3339("2026-11-22T09:30:00+09:00").unwrap();
    /// assert_eq!(Timestamp::parse_rfc3339("2026-11-22T00:30:00.5Z"), Some(moment));
    /// assert_eq!(moment.rfc3339(), "2026-11-22T09:30:00+09:00");
    /// assert_eq!(Timestamp::parse_rfc3339("2026-11-22 09:30"), None);
    /// ```
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let (clock, rest) = (rest.get(..8)?, rest.get(8..)?);
        let offset = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
        let ahead = match offset.split_at_checked(1)? {
            ("Z", "") => 0,
            ("+", ahead) => minutes(ahead)?,
            ("-", behind) => -minutes(behind)?,
            _ => return None,
        };
        let (hours_minutes, second) = clock.rsplit_once(':')?;
        let of_day = minutes(hours_minutes)? * 60 + two_digits(second)?;
        // `start` is midnight in Korea, nine hours ahead.
        let utc_midnight = Date::parse(date)?.start().plus_ms(9 * 3_600_000);
        Some(utc_midnight.plus_ms((of_day - ahead * 60) * 1_000))
    }
}

/// `09:30` as minutes.
fn minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    Some(two_digits(hours)? * 60 + two_digits(minutes)?)
}

fn two_digits(text: &str) -> Option<i64> {
    let is_plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

/// A calendar day in Korea: days since 1970-01-01.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = i64))]
pub struct Date(pub i64);

impl Date {
    /// The day with this year, month (1–12) and day of the month (1–31), if there is one.
    ///
    /// ```
    /// use shared::time::Date;
    /// assert_eq!(Date::new(2026, 11, 22).map(|d| d.to_string()), Some("2026-11-22".into()));
    /// assert_eq!(Date::new(2026, 2, 29), None);
    /// ```
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
            return None;
        }
        let date = Self(days_from_civil(year, month, day));
        (date.ymd() == (year, month, day)).then_some(date)
    }

    /// The day written as `2026-11-22`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next = |len: usize| {
            let part = parts.next()?;
            (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i64>().ok())
                .flatten()
        };
        Self::new(next(4)?, next(2)?, next(2)?)
    }

    /// Year, month and day of the month.
    pub fn ymd(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_place = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_place + 2) / 5 + 1;
        let month = if month_place < 10 {
            month_place + 3
        } else {
            month_place - 9
        };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }

    /// The first moment of the day in Korea.
    pub fn start(self) -> Timestamp {
        Timestamp(self.0 * DAY_MS - KST_MS)
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The same day of the month `months` later, or that month's last day.
    ///
    /// ```
    /// use shared::time::Date;
    /// let plus = |day: &str, months| Date::parse(day).unwrap().plus_months(months).to_string();
    /// assert_eq!(plus("2026-11-22", 3), "2027-02-22");
    /// assert_eq!(plus("2026-11-30", 3), "2027-02-28");
    /// ```
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let (year, month, day) = self.ymd();
        let month = month - 1 + months;
        let (year, month) = (year + month.div_euclid(12), month.rem_euclid(12) + 1);
        let mut days = (28..=day.max(28)).rev();
        let found = days.find_map(|last| Self::new(year, month, last.min(day)));
        found.unwrap_or(self)
    }

    /// Day of the week in Korean, one syllable: `일` … `토`.
    pub fn weekday(self) -> &'static str {
        let names = ["목", "금", "토", "일", "월", "화", "수"];
        names[usize::try_from(self.0.rem_euclid(7)).unwrap_or(0)]
    }

    /// Whether it is a Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), "토" | "일")
    }

    /// As shoppers read it: `11월 22일(일)`.
    pub fn korean(self) -> String {
        let (_, month, day) = self.ymd();
        format!("{month}월 {day}일({})", self.weekday())
    }

    /// With the year, for days that are not in `now`'s year: `2031년 3월 2일`.
    pub fn korean_near(self, now: Self) -> String {
        let (year, month, day) = self.ymd();
        if year == now.ymd().0 {
            self.korean()
        } else {
            format!("{year}년 {month}월 {day}일")
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A stretch of time: from `start` on, up to but without `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    /// The first moment.
    pub start: Timestamp,
    /// The first moment after it.
    pub end: Timestamp,
}

impl Period {
    /// Whether `now` lies in it.
    pub fn contains(&self, now: Timestamp) -> bool {
        self.start <= now && now < self.end
    }
}

/// Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's algorithm).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_place = (month + 9) % 12;
    let day_of_year = (153 * month_place + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_days_begin_at_fifteen_hours_utc() {
        let before = Timestamp(1_795_273_200_000 - 1);
        assert_eq!(before.plus_ms(1).date(), before.date().plus(1));
        assert_eq!(before.plus_ms(1).clock(), "00:00");
        assert_eq!(before.clock(), "23:59");
    }

    #[test]
    fn a_date_reads_back() {
        for day in -800_000..800_000 {
            let (year, month, date) = Date(day).ymd();
            assert_eq!(days_from_civil(year, month, date), day);
        }
        assert_eq!(
            Date::parse("2026-11-22").map(Date::korean),
            Some("11월 22일(일)".to_owned())
        );
        assert_eq!(Date::parse("2026-1-2"), None);
    }
}
