//! The one source of chance: `SplitMix64`, seeded per purpose, so that a change in one part of
//! the demo leaves all others as they were.

/// Change it and the county has other vendors, prices and stocks.
const SEED: u64 = 0x6368_6f72_6f6b_2d31;

#[derive(Debug, Clone)]
pub(crate) struct Rng(u64);

impl Rng {
    /// A generator for one purpose, named by its parts.
    pub(crate) fn named(parts: &[&str]) -> Self {
        let mut state = SEED;
        for part in parts {
            for byte in part.bytes().chain([0xff]) {
                // FNV-1a
                state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low.saturating_add_unsigned(self.next() % width)
    }

    /// True in `bp` of 10,000 cases.
    pub(crate) fn chance(&mut self, bp: i64) -> bool {
        self.between(0, 9_999) < bp
    }

    /// An index below `len`, which is not 0.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the remainder is below a usize"
        )]
        let index = (self.next() % len.max(1) as u64) as usize;
        index
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.index(i + 1));
        }
    }
}
