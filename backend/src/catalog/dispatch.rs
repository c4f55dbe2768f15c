//! When a parcel leaves: the vendor's cut-off, its working days and the holidays of the county.

use std::collections::BTreeSet;

use shared::time::{Date, Timestamp};

use super::record;

/// Beyond this many days the promise would mean nothing.
const HORIZON: i64 = 60;

/// The day on which an order placed at `now` leaves at the latest.
///
/// Day zero is today, or the next working day after the cut-off; then `ship_within_days`
/// working days are counted, and the product's own days of dispatch are waited for.
pub fn ship_by(
    vendor: &record::Vendor,
    product: &record::Product,
    holidays: &BTreeSet<Date>,
    now: Timestamp,
) -> Date {
    let works = |day: Date| {
        !holidays.contains(&day) && !vendor.closed_days.iter().any(|name| name == day.weekday())
    };
    let sends = |day: Date| {
        let days = &product.ship_days;
        works(day) && (days.is_empty() || days.iter().any(|name| name == day.weekday()))
    };
    let (hour, minute) = now.hour_minute();
    let late = hour * 60 + minute >= i64::from(vendor.cutoff.minutes);
    let start = now.date().plus(i64::from(late));
    let mut left = vendor.ship_within_days;
    for day in (0..HORIZON).map(|days| start.plus(days)) {
        if left == 0 && sends(day) {
            return day;
        }
        if left > 0 && works(day) {
            left -= 1;
            if left == 0 && sends(day) {
                return day;
            }
        }
    }
    start.plus(HORIZON)
}
