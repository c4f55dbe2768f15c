//! The one source of chance: `SplitMix64`, seeded per purpose, so that a change in one part of
//! the demo leaves all others as they were.

/// Change it and the county has other vendors, prices and stocks.
const SEED: u64 = 0x6368_6f72_6f6b_2d31;

/// A source of chance that is the same every time.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A generator for one purpose, named by its parts.
    pub fn named(parts: &[&str]) -> Self {
        let mut state = SEED;
        for part in parts {
            for byte in part.bytes().chain([0xff]) {
                // FNV-1a
                state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(state)
    }

    /// Any 64 bits.
    pub fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low.saturating_add_unsigned(self.next_bits() % width)
    }

    /// True in `bp` of 10,000 cases.
    pub fn chance(&mut self, bp: i64) -> bool {
        self.between(0, 9_999) < bp
    }

    /// An index below `len`, which is not 0.
    pub fn index(&mut self, len: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the remainder is below a usize"
        )]
        let index = (self.next_bits() % len.max(1) as u64) as usize;
        index
    }

    /// The place of one of the weights, each as likely as it weighs.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let all: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
        let mut left = self.between(0, (all - 1).max(0));
        for (place, weight) in weights.iter().enumerate() {
            left -= i64::from(*weight);
            if left < 0 {
                return place;
            }
        }
        0
    }

    /// Brings the items into any order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.index(i + 1));
        }
    }
}
