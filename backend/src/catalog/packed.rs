//! An answer that is the same for everybody: made once, kept compressed, recognised by its tag.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;

/// A body in every encoding a browser may ask for.
#[derive(Debug, Clone)]
pub struct Packed {
    content_type: &'static str,
    etag: HeaderValue,
    plain: Bytes,
    brotli: Bytes,
}

impl Packed {
    /// Compresses a body. `tag` names its content, for example the revision.
    pub fn new(content_type: &'static str, tag: &str, plain: Vec<u8>) -> Self {
        let etag = HeaderValue::from_str(&format!("\"{tag}\""))
            .unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        Self {
            content_type,
            etag,
            brotli: compress(&plain),
            plain: plain.into(),
        }
    }

    /// How many bytes travel to a browser that takes brotli.
    pub fn brotli_len(&self) -> usize {
        self.brotli.len()
    }

    /// The answer: nothing when the browser has it already, else in the encoding it takes.
    pub fn respond(&self, request: &HeaderMap, cache_control: &'static str) -> Response {
        let shared = [
            (header::ETAG, self.etag.clone()),
            (
                header::CACHE_CONTROL,
                HeaderValue::from_static(cache_control),
            ),
            (
                header::VARY,
                HeaderValue::from_static("accept-encoding, host"),
            ),
        ];
        let known = request.get(header::IF_NONE_MATCH);
        if known.is_some_and(|known| lists(known, self.etag.as_bytes())) {
            return (StatusCode::NOT_MODIFIED, shared).into_response();
        }
        let content_type = [(header::CONTENT_TYPE, self.content_type)];
        if accepts_brotli(request) {
            let encoding = [(header::CONTENT_ENCODING, "br")];
            (shared, content_type, encoding, self.brotli.clone()).into_response()
        } else {
            (shared, content_type, self.plain.clone()).into_response()
        }
    }
}

fn lists(known: &HeaderValue, etag: &[u8]) -> bool {
    known
        .as_bytes()
        .split(|byte| *byte == b',')
        .map(<[u8]>::trim_ascii)
        .any(|tag| tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == etag)
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("br") && parts.next().is_none_or(|q| q != "q=0")
        })
}

fn compress(plain: &[u8]) -> Bytes {
    let params = BrotliEncoderParams {
        quality: 9,
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params)
        .expect("writing to memory does not fail");
    packed.into()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

    use super::Packed;

    fn request(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_browser_that_has_it_gets_nothing() {
        let packed = Packed::new("text/plain", "r7", b"hello".to_vec());
        let known = request(header::IF_NONE_MATCH, "W/\"r7\"");
        let answer = packed.respond(&known, "no-cache");
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn brotli_only_goes_to_those_who_take_it() {
        let packed = Packed::new("text/plain", "r7", b"hello".to_vec());
        let encoding = |value| {
            let answer = packed.respond(&request(header::ACCEPT_ENCODING, value), "no-cache");
            answer.headers().contains_key(header::CONTENT_ENCODING)
        };
        assert!(encoding("gzip, br"));
        assert!(!encoding("gzip"));
        assert!(!encoding("br;q=0"));
    }
}
