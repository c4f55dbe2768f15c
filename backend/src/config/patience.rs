//! How long providers are waited for.

use std::time::Duration;

/// In milliseconds; every wait in the code is written for this one.
const USUAL_MS: i64 = 30_000;

/// The longest wait for a provider's answer. Leases, rounds and repetitions are longer or shorter
/// than it by fixed factors, so one number slows down or speeds up all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    ms: i64,
}

impl Patience {
    /// So many seconds.
    pub fn seconds(seconds: u32) -> Self {
        Self {
            ms: i64::from(seconds) * 1_000,
        }
    }

    /// A wait in milliseconds that was chosen for the usual patience of 30 seconds.
    pub fn scale_ms(self, usual_ms: i64) -> i64 {
        usual_ms.saturating_mul(self.ms) / USUAL_MS
    }

    /// The same as a duration.
    pub fn scale(self, usual: Duration) -> Duration {
        let usual = i64::try_from(usual.as_millis()).unwrap_or(i64::MAX);
        Duration::from_millis(self.scale_ms(usual).unsigned_abs())
    }

    /// Longest wait for one answer.
    pub fn call(self) -> Duration {
        Duration::from_millis(self.ms.unsigned_abs())
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self { ms: USUAL_MS }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Patience;

    #[test]
    fn every_wait_keeps_its_proportion() {
        assert_eq!(Patience::default().scale_ms(35_000), 35_000);
        let short = Patience::seconds(3);
        assert_eq!(short.call(), Duration::from_secs(3));
        assert_eq!(short.scale_ms(35_000), 3_500);
        assert_eq!(short.scale(Duration::from_secs(5)).as_millis(), 500);
    }
}
