//! What we have promised, and how a figure stands against it.

use std::fmt;

/// The two limits of a figure, in its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) unit: Unit,
    pub(super) must: u64,
    pub(super) aim: u64,
}

/// What a figure counts, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Bytes,
    Micros,
    PerSecond,
    /// Of the server's own baseline.
    Percent,
    /// A Lighthouse score.
    Score,
    /// Thousandths of layout shift.
    Shift,
}

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing was promised.
    Free,
    Missed,
    Met,
    /// As good as we aim for.
    Reached,
}

impl Budget {
    pub(super) fn judge(self, value: u64) -> Verdict {
        let within = |limit| match self.unit {
            Unit::Bytes | Unit::Micros | Unit::Shift => value <= limit,
            Unit::PerSecond | Unit::Percent | Unit::Score => value >= limit,
        };
        match (within(self.must), within(self.aim)) {
            (false, _) => Verdict::Missed,
            (true, false) => Verdict::Met,
            (true, true) => Verdict::Reached,
        }
    }
}

impl Unit {
    pub(super) fn show(self, value: u64) -> String {
        match self {
            Self::Bytes if value < 1_000_000 => {
                format!("{}.{} KB", value / 1000, value % 1000 / 100)
            }
            Self::Bytes => format!("{}.{} MB", value / 1_000_000, value % 1_000_000 / 100_000),
            Self::Micros if value < 1_000 => format!("{value} µs"),
            Self::Micros if value < 10_000 => {
                format!("{}.{:02} ms", value / 1000, value % 1000 / 10)
            }
            Self::Micros => format!("{} ms", value / 1000),
            Self::PerSecond => format!("{}/s", grouped(value)),
            Self::Percent => format!("{value}%"),
            Self::Score => value.to_string(),
            Self::Shift => format!("{}.{:03}", value / 1000, value % 1000),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Free => "",
            Self::Missed => "**MISSED**",
            Self::Met => "ok",
            Self::Reached => "aim",
        })
    }
}

/// `12,345`
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_to_be_small_and_rates_large() {
        let size = Budget {
            unit: Unit::Bytes,
            must: 180_000,
            aim: 120_000,
        };
        assert_eq!(size.judge(180_001), Verdict::Missed);
        assert_eq!(size.judge(180_000), Verdict::Met);
        assert_eq!(size.judge(1), Verdict::Reached);
        let rate = Budget {
            unit: Unit::PerSecond,
            must: 330,
            aim: 1_500,
        };
        assert_eq!(rate.judge(329), Verdict::Missed);
        assert_eq!(rate.judge(330), Verdict::Met);
        assert_eq!(rate.judge(1_500), Verdict::Reached);
    }

    #[test]
    fn figures_are_written_in_their_unit() {
        assert_eq!(Unit::Bytes.show(18_378), "18.3 KB");
        assert_eq!(Unit::Micros.show(950), "950 µs");
        assert_eq!(Unit::Micros.show(3_141), "3.14 ms");
        assert_eq!(Unit::Micros.show(48_200), "48 ms");
        assert_eq!(Unit::PerSecond.show(1_234_567), "1,234,567/s");
        assert_eq!(Unit::Shift.show(20), "0.020");
    }
}
