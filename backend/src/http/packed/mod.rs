//! An answer that is the same for everybody: made once, kept compressed, recognised by its tag.

mod coding;
mod compress;

use std::sync::OnceLock;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;

use coding::Coding;
use compress::Effort;

/// A body in every encoding a browser may ask for.
#[derive(Debug, Clone)]
pub struct Packed {
    content_type: &'static str,
    etag: HeaderValue,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Packed {
    /// Compresses a body. `tag` names its content, for example the revision.
    pub fn new(content_type: &'static str, tag: &str, plain: Vec<u8>) -> Self {
        let packed = Self::lazy(content_type, tag, plain);
        packed
            .brotli
            .get_or_init(|| compress::brotli(&packed.plain, Effort::Fair));
        packed
    }

    /// A body that is compressed when it is first asked for.
    pub fn lazy(content_type: &'static str, tag: &str, plain: Vec<u8>) -> Self {
        // Weak, because one tag stands for every encoding of the same content.
        let etag = HeaderValue::from_str(&format!("W/\"{tag}\""))
            .unwrap_or_else(|_| HeaderValue::from_static("W/\"\""));
        Self {
            content_type,
            etag,
            plain: plain.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        }
    }

    /// The same body with what somebody who had more time made of it in brotli.
    #[must_use]
    pub fn with_brotli(self, brotli: Vec<u8>) -> Self {
        Self {
            brotli: OnceLock::from(Bytes::from(brotli)),
            ..self
        }
    }

    /// The body as it is before it is compressed.
    pub fn plain(&self) -> &[u8] {
        &self.plain
    }

    fn brotli(&self) -> &Bytes {
        let quick = || compress::brotli(&self.plain, Effort::Quick);
        self.brotli.get_or_init(quick)
    }

    fn gzip(&self) -> &Bytes {
        self.gzip.get_or_init(|| compress::gzip(&self.plain))
    }

    /// The answer: nothing when the browser has it already, else in the encoding it likes best.
    pub fn respond(&self, request: &HeaderMap, cache_control: &'static str) -> Response {
        let caching = [
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
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let (encoding, body) = match coding::choose(request) {
            Coding::Brotli => (Some("br"), self.brotli()),
            Coding::Gzip => (Some("gzip"), self.gzip()),
            Coding::Identity => (None, &self.plain),
        };
        let content_type = [(header::CONTENT_TYPE, self.content_type)];
        let mut response = (caching, content_type, body.clone()).into_response();
        if let Some(encoding) = encoding {
            let encoding = HeaderValue::from_static(encoding);
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_ENCODING, encoding);
        }
        response
    }
}

/// Whether an `If-None-Match` names the tag; compared as weak tags are.
fn lists(known: &HeaderValue, etag: &[u8]) -> bool {
    fn opaque(tag: &[u8]) -> &[u8] {
        tag.strip_prefix(b"W/").unwrap_or(tag)
    }
    known
        .as_bytes()
        .split(|byte| *byte == b',')
        .map(<[u8]>::trim_ascii)
        .any(|tag| tag == b"*" || opaque(tag) == opaque(etag))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::to_bytes,
        http::{HeaderMap, HeaderValue, StatusCode, header},
    };

    use super::Packed;

    fn request(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    async fn length(packed: &Packed, encoding: &'static str) -> usize {
        let answer = packed.respond(&request(header::ACCEPT_ENCODING, encoding), "no-cache");
        let vary = answer.headers()[header::VARY].to_str().unwrap().to_owned();
        assert!(vary.contains("accept-encoding"), "{vary}");
        to_bytes(answer.into_body(), usize::MAX)
            .await
            .unwrap()
            .len()
    }

    #[test]
    fn a_browser_that_has_it_gets_nothing() {
        let packed = Packed::new("text/plain", "r7", b"hello".to_vec());
        for tag in ["W/\"r7\"", "\"r7\"", "\"r6\", W/\"r7\"", "*"] {
            let known = request(header::IF_NONE_MATCH, tag);
            let answer = packed.respond(&known, "no-cache");
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{tag}");
        }
        let other = request(header::IF_NONE_MATCH, "\"r77\"");
        let answer = packed.respond(&other, "no-cache");
        assert_eq!(answer.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn each_encoding_is_smaller_and_what_was_made_before_is_taken() {
        let words = (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 20) % 997);
        let text: Vec<u8> = words.flat_map(|n| format!("{n} ").into_bytes()).collect();
        let size = text.len();
        let packed = Packed::lazy("text/plain", "r7", text);
        assert_eq!(length(&packed, "identity").await, size);
        assert!(length(&packed, "gzip").await < size);
        assert!(length(&packed, "gzip, br").await < size);
        let packed = packed.with_brotli(b"small".to_vec());
        assert_eq!(length(&packed, "gzip, br").await, 5);
    }
}
