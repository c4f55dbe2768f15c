//! Compressing bytes in memory.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};

const INFALLIBLE: &str = "writing to memory does not fail";

/// How long brotli may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Some tens of milliseconds for a megabyte: the first one to ask waits.
    Quick,
    /// A few milliseconds for a page.
    Fair,
}

pub(super) fn brotli(plain: &[u8], effort: Effort) -> Bytes {
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Quick => 5,
            // From 9 on each encoder clears tens of megabytes for its tables.
            Effort::Fair => 7,
        },
        lgwin: window_bits(plain.len()),
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params).expect(INFALLIBLE);
    packed.into()
}

/// The smallest window that reaches back over the whole text: the encoder's memory grows with it.
fn window_bits(len: usize) -> i32 {
    // A window is 16 bytes shorter than its power of two.
    let bits = usize::BITS - (len + 16).leading_zeros();
    i32::try_from(bits).unwrap_or(22).clamp(16, 22)
}

pub(super) fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(plain).expect(INFALLIBLE);
    encoder.finish().expect(INFALLIBLE).into()
}

#[cfg(test)]
mod tests {
    use super::window_bits;

    #[test]
    fn a_window_reaches_over_the_text() {
        assert_eq!(window_bits(0), 16);
        assert_eq!(window_bits((1 << 17) - 17), 17);
        assert_eq!(window_bits((1 << 17) - 16), 18);
        assert_eq!(window_bits(1 << 30), 22);
    }
}
