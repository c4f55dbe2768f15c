//! How fast money has to be back, and what it costs the seller when it is not.

use std::collections::BTreeSet;

use crate::money::{Rate, Won, mul_div_floor};
use crate::time::Date;

/// Business days in which money is given back, counted from the day after the cancellation or
/// after the goods came back (전자상거래법 제18조).
pub const REFUND_WITHIN: u32 = 3;

/// Late interest a year (전자상거래법 시행령 제21조의3).
pub const LATE_RATE: Rate = Rate(1_500);

/// The last of `days` business days after `day`: neither Saturday, Sunday nor a public holiday.
///
/// ```
/// use shared::claim::business_days_after;
/// use shared::time::Date;
/// let christmas = Date::parse("2026-12-25").unwrap();
/// let due = business_days_after(christmas.plus(-1), 3, &[christmas].into());
/// assert_eq!(due.to_string(), "2026-12-30");
/// ```
pub fn business_days_after(day: Date, days: u32, holidays: &BTreeSet<Date>) -> Date {
    let mut on = day;
    for _ in 0..days {
        on = on.plus(1);
        while on.is_weekend() || holidays.contains(&on) {
            on = on.plus(1);
        }
    }
    on
}

/// Business days from `today` until `due`: 0 on the day itself, negative for each that has passed.
///
/// ```
/// use shared::claim::business_days_until;
/// use shared::time::Date;
/// let day = |text| Date::parse(text).unwrap();
/// let christmas = [day("2026-12-25")].into();
/// assert_eq!(business_days_until(day("2026-12-24"), day("2026-12-24"), &christmas), 0);
/// assert_eq!(business_days_until(day("2026-12-24"), day("2026-12-29"), &christmas), 2);
/// assert_eq!(business_days_until(day("2026-12-29"), day("2026-12-24"), &christmas), -2);
/// ```
pub fn business_days_until(today: Date, due: Date, holidays: &BTreeSet<Date>) -> i32 {
    let (from, to, sign) = if due < today {
        (due, today, -1)
    } else {
        (today, due, 1)
    };
    let days = (from.0 + 1..=to.0).map(Date);
    let business = days.filter(|day| !day.is_weekend() && !holidays.contains(day));
    sign * i32::try_from(business.count()).unwrap_or(i32::MAX)
}

/// Interest on money that was due on `due` and is back, or still out, on `on`, for all days together
/// rounded down to whole won.
///
/// ```
/// use shared::{claim::late_interest, money::Won, time::Date};
/// let due = Date::parse("2026-11-25").unwrap();
/// assert_eq!(late_interest(Won(100_000), due, due), Won::ZERO);
/// assert_eq!(late_interest(Won(100_000), due, due.plus(10)), Won(410));
/// assert_eq!(late_interest(Won(100_000), due, due.plus(73)), Won(3_000));
/// ```
pub fn late_interest(amount: Won, due: Date, on: Date) -> Won {
    let days = (on.0 - due.0).max(0);
    mul_div_floor(amount, i64::from(LATE_RATE.0) * days, 10_000 * 365)
}
