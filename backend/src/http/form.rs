//! Forms that a page sends without a program.

use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, HeaderName, Uri, header, uri::Authority},
};
use serde::de::DeserializeOwned;
use shared::error::ErrorCode;

use crate::{error::AppError, state::AppState};

/// A form that one of our own pages sent. A browser says where a form comes from, and no other
/// site can make it say something else.
#[derive(Debug, Clone, Copy)]
pub struct OwnForm<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for OwnForm<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        if !is_own(request.headers(), request.uri()) {
            let text = "이 쇼핑몰의 페이지에서 보내 주세요.";
            return Err(AppError::refused(ErrorCode::Forbidden, text));
        }
        let form = axum::Form::from_request(request, state).await;
        form.map(|axum::Form(form)| Self(form)).map_err(|_unread| {
            let text = "보낸 내용을 읽지 못했어요. 다시 보내 주세요.";
            AppError::refused(ErrorCode::Invalid, text)
        })
    }
}

/// Old browsers know nothing of the first header and send the second with every form.
fn is_own(headers: &HeaderMap, uri: &Uri) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN).and_then(|origin| origin.parse::<Uri>().ok());
    let sender = origin.as_ref().and_then(Uri::authority);
    // HTTP/2 has the host in the address.
    let host = uri.authority().map(Authority::as_str);
    let host = host.or_else(|| text(header::HOST));
    sender.is_some_and(|sender| Some(sender.as_str()) == host)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};

    use super::is_own;

    fn sent(pairs: &[(&'static str, &'static str)]) -> bool {
        sent_to("/p/rice/ask", pairs)
    }

    fn sent_to(uri: &'static str, pairs: &[(&'static str, &'static str)]) -> bool {
        let header = |(name, value): &(&'static str, &'static str)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        let headers: HeaderMap = pairs.iter().map(header).collect();
        is_own(&headers, &Uri::from_static(uri))
    }

    #[test]
    fn only_our_own_pages_send_forms() {
        let host = ("host", "mall.example:8080");
        assert!(sent(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(!sent(&[host, ("sec-fetch-site", "cross-site")]));
        assert!(!sent(&[host, ("sec-fetch-site", "same-site")]));
        assert!(!sent(&[host, ("sec-fetch-site", "none")]));
        assert!(sent(&[host, ("origin", "http://mall.example:8080")]));
        assert!(!sent(&[host, ("origin", "http://evil.example")]));
        assert!(!sent(&[host, ("origin", "null")]));
        assert!(!sent(&[host]));
        let here = ("origin", "https://mall.example");
        assert!(sent_to("https://mall.example/p/rice/ask", &[here]));
        assert!(!sent_to("https://other.example/p/rice/ask", &[here]));
    }
}
