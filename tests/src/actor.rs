//! Who asks, and what they get.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use backend::serve::http_client;
use http_body_util::BodyExt;
use serde::{Serialize, de::DeserializeOwned};
use shared::error::{ApiError, ErrorCode};
use tower::ServiceExt;

/// Somebody who sends requests.
#[derive(Debug, Clone)]
pub struct Actor {
    transport: Transport,
    headers: HeaderMap,
}

/// How the server is reached.
#[derive(Debug, Clone)]
enum Transport {
    /// It runs in this process.
    Inside(Router),
    /// It listens at an address like `http://127.0.0.1:8080`.
    Tcp(reqwest::Client, String),
}

impl Actor {
    /// Somebody at the server in this process.
    pub(crate) fn inside(router: Router) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:8080"));
        Self {
            transport: Transport::Inside(router),
            headers,
        }
    }

    /// Somebody with connections of their own to the server at `url`.
    pub fn at(url: &str) -> Self {
        let client = http_client().expect("a client can be made");
        Self {
            transport: Transport::Tcp(client, url.trim_end_matches('/').to_owned()),
            headers: HeaderMap::new(),
        }
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
        answered(path, self.try_get(path).await)
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        answered(path, self.try_post(path, body).await)
    }

    /// Sends bytes as they are.
    pub async fn post_raw(&self, path: &str, content_type: &str, body: Vec<u8>) -> Reply {
        let sent = self.send(Method::POST, path, body, Some(content_type));
        answered(path, sent.await)
    }

    /// Reads from a server that may be gone before it answers.
    pub async fn try_get(&self, path: &str) -> Result<Reply, Lost> {
        self.send(Method::GET, path, Vec::new(), None).await
    }

    /// Sends JSON to a server that may be gone before it answers.
    pub async fn try_post(&self, path: &str, body: &impl Serialize) -> Result<Reply, Lost> {
        let body = serde_json::to_vec(body).expect("the body is JSON");
        self.send(Method::POST, path, body, Some("application/json"))
            .await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        content_type: Option<&str>,
    ) -> Result<Reply, Lost> {
        let mut headers = self.headers.clone();
        if let Some(content_type) = content_type {
            let value = HeaderValue::from_str(content_type).expect("the type is plain");
            headers.insert(header::CONTENT_TYPE, value);
        }
        match &self.transport {
            Transport::Inside(router) => {
                Ok(send_inside(router.clone(), method, path, headers, body).await)
            }
            Transport::Tcp(client, url) => {
                let request = client.request(method, format!("{url}{path}"));
                let answer = request.headers(headers).body(body).send().await?;
                Ok(Reply {
                    status: answer.status(),
                    headers: answer.headers().clone(),
                    body: answer.bytes().await?.to_vec(),
                })
            }
        }
    }
}

async fn send_inside(
    router: Router,
    method: Method,
    path: &str,
    headers: HeaderMap,
    body: Vec<u8>,
) -> Reply {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = method;
    *request.uri_mut() = path.parse().expect("the path is a URI");
    *request.headers_mut() = headers;
    let response = router.oneshot(request).await;
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

#[track_caller]
fn answered(path: &str, sent: Result<Reply, Lost>) -> Reply {
    sent.unwrap_or_else(|lost| panic!("{path} was not answered: {lost:?}"))
}

/// No answer came: the server is gone, or was gone before it answered.
pub type Lost = reqwest::Error;

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
