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
    /// Seconds for a megabyte.
    Full,
}

pub(super) fn brotli(plain: &[u8], effort: Effort) -> Bytes {
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Quick => 5,
            Effort::Fair => 9,
            Effort::Full => 11,
        },
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params).expect(INFALLIBLE);
    packed.into()
}

pub(super) fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(plain).expect(INFALLIBLE);
    encoder.finish().expect(INFALLIBLE).into()
}
