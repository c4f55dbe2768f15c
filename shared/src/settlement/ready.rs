//! When a sale is settled: as soon as the shopper can no longer send it back for a change of mind.

use crate::time::{Date, Timestamp};

/// Days after the parcel has arrived.
pub const AFTER_DELIVERY_DAYS: i64 = 7;

/// Days after the parcel was sent, where nobody has written down that it arrived: three for the
/// way, and the same seven.
pub const AFTER_SENDING_DAYS: i64 = 10;

/// Which parcels are ready by the end of a day in Korea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Those that arrived before.
    pub arrived_before: Timestamp,
    /// Those whose arrival is not known, and that were sent before.
    pub sent_before: Timestamp,
}

impl Ready {
    /// By the end of this day.
    ///
    /// ```
    /// use shared::{settlement::Ready, time::Date};
    /// let ready = Ready::by(Date::new(2026, 11, 30).unwrap());
    /// assert_eq!(ready.arrived_before.rfc3339(), "2026-11-24T00:00:00+09:00");
    /// assert_eq!(ready.sent_before.rfc3339(), "2026-11-21T00:00:00+09:00");
    /// ```
    pub fn by(day: Date) -> Self {
        let end = day.plus(1);
        Self {
            arrived_before: end.plus(-AFTER_DELIVERY_DAYS).start(),
            sent_before: end.plus(-AFTER_SENDING_DAYS).start(),
        }
    }
}
