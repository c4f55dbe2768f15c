//! Days, moments and times of the day.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use shared::time::{Date, Timestamp};

use super::{Field, parsed};

/// A day, written `2026-11-22`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl Field for Day {
    fn parse(text: &str) -> Result<Self, String> {
        Date::parse(text.trim())
            .map(Self)
            .ok_or_else(|| format!("`{text}`은(는) 날짜가 아니에요. 2026-11-22 처럼 적어 주세요"))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// A moment, written `2026-11-22T00:00:00+09:00`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub Timestamp);

impl Field for Moment {
    fn parse(text: &str) -> Result<Self, String> {
        rfc3339(text.trim()).map(Self).ok_or_else(|| {
            format!("`{text}`은(는) 시각이 아니에요. 2026-11-22T00:00:00+09:00 처럼 적어 주세요")
        })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.rfc3339())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// `2026-11-22T00:00:00+09:00` or with `Z`; seconds are required, fractions are not read.
fn rfc3339(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_once('T')?;
    let zone_at = rest.find(['Z', '+', '-'])?;
    let (clock, zone) = rest.split_at(zone_at);
    let number = |text: &str, max: i64| {
        let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|n| plain && *n <= max)
    };
    let mut parts = clock.split(':');
    let mut seconds = number(parts.next()?, 23)? * 3600;
    seconds += number(parts.next()?, 59)? * 60;
    seconds += number(parts.next()?, 59)?;
    if parts.next().is_some() {
        return None;
    }
    let offset = match zone.split_at(1) {
        ("Z", "") => 0,
        (sign, offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let offset = number(hours, 14)? * 3600 + number(minutes, 59)? * 60;
            if sign == "-" { -offset } else { offset }
        }
    };
    // The day starts nine hours before UTC's does; undo that to count from UTC.
    let midnight = Date::parse(date)?.start().plus_ms(9 * 3_600_000);
    Some(midnight.plus_ms((seconds - offset) * 1000))
}

/// A time of the day, written `11:00`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clock {
    /// Minutes since midnight.
    pub minutes: u16,
}

impl Field for Clock {
    fn parse(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 2);
        let minutes = text.trim().split_once(':').and_then(|(hours, minutes)| {
            let (hours, minutes) = (number(hours)?, number(minutes)?);
            (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
        });
        let wrong = || format!("`{text}`은(는) 시각이 아니에요. 11:00 처럼 적어 주세요");
        minutes.map(|minutes| Self { minutes }).ok_or_else(wrong)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_with_their_offset() {
        let korea = Moment::parse("2026-11-22T09:00:00+09:00").unwrap();
        assert_eq!(korea, Moment::parse("2026-11-22T00:00:00Z").unwrap());
        assert_eq!(korea.0.rfc3339(), "2026-11-22T09:00:00+09:00");
        assert!(Moment::parse("2026-11-22").is_err());
        assert!(Moment::parse("2026-11-22T25:00:00Z").is_err());
    }
}
