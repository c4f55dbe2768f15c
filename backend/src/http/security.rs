//! Headers that tell the browser what this site never does.

use std::fmt::Write;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};

use crate::state::AppState;

/// The content security policy of a page. Pages are byte-stable, so inline parts are named by
/// their hash and there are no nonces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Csp {
    /// Base64 SHA-256 of each inline script.
    pub script_hashes: Vec<String>,
    /// Base64 SHA-256 of each inline style sheet.
    pub style_hashes: Vec<String>,
    /// Origins besides our own that the page may post forms to, for example the card provider.
    pub form_origins: Vec<String>,
    /// Which part it has in a page that shows another.
    pub framing: Framing,
}

/// Which part a page has where one page shows another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Framing {
    /// It stands alone.
    #[default]
    Alone,
    /// It shows pages of this site.
    Around,
    /// This site shows it; nothing in it runs.
    Inside,
}

impl Framing {
    fn rule(self) -> &'static str {
        match self {
            Self::Alone => "frame-ancestors 'none'",
            Self::Around => "frame-ancestors 'none'; frame-src 'self'",
            Self::Inside => "frame-ancestors 'self'; sandbox allow-same-origin",
        }
    }
}

impl Csp {
    /// The header's value.
    pub fn header(&self) -> HeaderValue {
        let mut text = String::from("default-src 'none'");
        if self.framing != Framing::Inside {
            text.push_str("; script-src 'self' 'wasm-unsafe-eval'");
            push_hashes(&mut text, &self.script_hashes);
        }
        text.push_str("; style-src 'self'");
        push_hashes(&mut text, &self.style_hashes);
        text.push_str(
            "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
             worker-src 'self'; base-uri 'none'; object-src 'none'; ",
        );
        text.push_str(self.framing.rule());
        text.push_str("; form-action 'self'");
        for origin in &self.form_origins {
            // Writing to a String cannot fail.
            let _ = write!(text, " {origin}");
        }
        HeaderValue::try_from(text)
            .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
    }
}

fn push_hashes(text: &mut String, hashes: &[String]) {
    for hash in hashes {
        let _ = write!(text, " 'sha256-{hash}'");
    }
}

/// Adds what is missing, so that a page can bring its own policy and an answer its own caching.
pub async fn add_headers(State(state): State<AppState>, mut response: Response) -> Response {
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
        );
    }
    set(headers, header::CACHE_CONTROL, "no-store");
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(
        headers,
        header::REFERRER_POLICY,
        "strict-origin-when-cross-origin",
    );
    set(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        headers,
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    if state.config.public_url.starts_with("https://") {
        set(
            headers,
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::Csp;

    #[test]
    fn inline_parts_are_named_by_hash_and_nothing_else_runs() {
        let csp = Csp {
            script_hashes: vec!["abc=".to_owned()],
            style_hashes: vec!["def=".to_owned()],
            form_origins: vec!["http://127.0.0.1:8091".to_owned()],
            ..Csp::default()
        };
        let header = csp.header();
        let text = header.to_str().unwrap();
        assert!(text.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='"));
        assert!(text.contains("style-src 'self' 'sha256-def='"));
        assert!(text.ends_with("form-action 'self' http://127.0.0.1:8091"));
        assert!(!text.contains("unsafe-inline"));
    }
}
