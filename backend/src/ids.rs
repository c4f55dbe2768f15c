//! New ids, order numbers and tokens: random in the mall, counted in tests.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use shared::{ids::OrderNo, time::Date};

/// Crockford's base 32: no letters that are read as digits.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Where new names come from.
#[derive(Debug)]
pub enum Ids {
    /// The operating system's randomness.
    Random,
    /// 1, 2, 3 …, so that a test can name what it will get.
    Counted(AtomicU64),
    /// The same ones every time, and unlike any others: for what a demo invents.
    Drawn(Mutex<demo::Rng>),
}

impl Ids {
    /// A counted source that starts at one.
    pub fn counted() -> Self {
        Self::Counted(AtomicU64::new(0))
    }

    /// A source that a name determines.
    pub fn drawn(name: &str) -> Self {
        Self::Drawn(Mutex::new(demo::Rng::named(&["ids", name])))
    }

    /// An id like `pay_7K3M9Q2X4B6C8D0F`: a prefix that says what it is, and 80 random bits.
    pub fn id(&self, prefix: &str) -> String {
        format!("{prefix}_{}", self.code(16))
    }

    /// The number of an order as people read it out: `20261122-7K3M9Q`.
    ///
    /// Thirty random bits a day: the insert must be ready to meet a taken one and ask again.
    pub fn order_no(&self, today: Date) -> OrderNo {
        let (year, month, day) = today.ymd();
        OrderNo(format!("{year:04}{month:02}{day:02}-{}", self.code(6)))
    }

    /// A secret of 130 random bits for a header, a cookie or a link.
    pub fn token(&self) -> String {
        self.code(26)
    }

    /// `len` letters of Crockford's base 32.
    pub fn code(&self, len: usize) -> String {
        match self {
            Self::Random => {
                let mut bytes = vec![0_u8; len];
                getrandom::fill(&mut bytes).expect("the operating system gives randomness");
                bytes.into_iter().map(letter).collect()
            }
            Self::Counted(last) => {
                let number = last.fetch_add(1, Ordering::SeqCst) + 1;
                format!("{number:0len$}")
            }
            Self::Drawn(rng) => {
                let mut rng = rng.lock().unwrap_or_else(PoisonError::into_inner);
                (0..len)
                    .map(|_| letter(rng.next_bits().to_le_bytes()[0]))
                    .collect()
            }
        }
    }

    /// Random bytes, for a nonce or a key.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        match self {
            Self::Random => {
                getrandom::fill(&mut bytes).expect("the operating system gives randomness");
            }
            Self::Counted(last) => {
                let number = last.fetch_add(1, Ordering::SeqCst) + 1;
                for (byte, digit) in bytes.iter_mut().rev().zip(number.to_le_bytes()) {
                    *byte = digit;
                }
            }
            Self::Drawn(rng) => {
                let mut rng = rng.lock().unwrap_or_else(PoisonError::into_inner);
                bytes.fill_with(|| rng.next_bits().to_le_bytes()[0]);
            }
        }
        bytes
    }
}

/// Each byte gives five bits, so every letter is equally likely.
fn letter(byte: u8) -> char {
    char::from(ALPHABET[usize::from(byte % 32)])
}

#[cfg(test)]
mod tests {
    use shared::time::Date;

    use super::Ids;

    #[test]
    fn an_order_number_begins_with_the_day() {
        let day = Date::new(2026, 11, 22).unwrap();
        assert_eq!(Ids::counted().order_no(day).as_str(), "20261122-000001");
        assert_eq!(Ids::Random.order_no(day).as_str().len(), 15);
    }

    #[test]
    fn random_ids_differ() {
        assert_ne!(Ids::Random.id("pay"), Ids::Random.id("pay"));
    }
}
