//! Who asks, and what they get.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use serde::{Serialize, de::DeserializeOwned};
use shared::error::{ApiError, ErrorCode};
use tower::ServiceExt;

/// Somebody who sends requests.
#[derive(Debug, Clone)]
pub struct Actor {
    router: Router,
    headers: HeaderMap,
}

impl Actor {
    pub(crate) fn new(router: Router) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:8080"));
        Self { router, headers }
    }

    /// Sends this header with every request from now on.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("the header's value is plain");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, Body::empty(), None).await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        let body = serde_json::to_vec(body).expect("the body is JSON");
        self.post_raw(path, "application/json", body).await
    }

    /// Sends bytes as they are.
    pub async fn post_raw(&self, path: &str, content_type: &str, body: Vec<u8>) -> Reply {
        self.send(Method::POST, path, Body::from(body), Some(content_type))
            .await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Body,
        content_type: Option<&str>,
    ) -> Reply {
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("the path is a URI");
        *request.headers_mut() = self.headers.clone();
        if let Some(content_type) = content_type {
            let value = HeaderValue::from_str(content_type).expect("the type is plain");
            request.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        let response = self.router.clone().oneshot(request).await;
        let (parts, body) = response
            .expect("the router answers every request")
            .into_parts();
        let body = body.collect().await.expect("the answer ends").to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    }
}

/// An answer.
#[derive(Debug, Clone)]
#[must_use]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body of an answer that must be a success.
    #[track_caller]
    pub fn good<T: DeserializeOwned>(self) -> T {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        self.json()
    }

    /// The refusal of an answer that must carry this code.
    #[track_caller]
    pub fn refused(self, code: ErrorCode) -> ApiError {
        let status = self.status;
        let error: ApiError = self.json();
        assert_eq!(error.code, code, "{status}: {}", error.message);
        error
    }

    /// The body as JSON, whatever the status.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        match serde_json::from_slice(&self.body) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}: {}", self.status, self.text()),
        }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}
