//! When things happen.

use demo::{Rng, history::Shape};
use shared::time::{Date, Timestamp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// A moment of one of the first `days` days of a month, as busy as its day and hour are.
pub(super) fn moment(rng: &mut Rng, shape: &Shape, first: Date, days: u32) -> Timestamp {
    let dates: Vec<Date> = (0..i64::from(days)).map(|day| first.plus(day)).collect();
    // Day zero was a Thursday.
    let weekday = |date: &Date| usize::try_from((date.0 + 4).rem_euclid(7)).unwrap_or(0);
    let weights: Vec<u32> = dates
        .iter()
        .map(|date| shape.weekdays.get(weekday(date)).copied().unwrap_or(1))
        .collect();
    let day = dates[rng.weighted(&weights)];
    let hour = i64::try_from(rng.weighted(&shape.hours)).unwrap_or(0);
    let at = day.start().plus_ms(hour * HOUR + rng.between(0, HOUR - 1));
    // Whoever pays in a month has ordered, and perhaps cancelled, in it.
    at.min(first.plus(i64::from(days)).start().plus_ms(-HOUR))
}

/// A moment of a day between two hours.
pub(in crate::history) fn between(rng: &mut Rng, day: Date, from: i64, until: i64) -> Timestamp {
    day.start().plus_ms(rng.between(from * HOUR, until * HOUR))
}

/// So many minutes later.
pub(in crate::history) fn later(at: Timestamp, rng: &mut Rng, from: i64, until: i64) -> Timestamp {
    at.plus_ms(rng.between(from * MINUTE, until * MINUTE))
}
