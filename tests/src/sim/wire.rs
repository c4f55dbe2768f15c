//! The wire between the mall and its providers: every call stops here until the player lets it
//! go on.

use std::net::SocketAddr;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::State,
    http::{Request, StatusCode, Uri, request::Parts},
    response::{IntoResponse, Response},
};
use sandbox::Rehearsal;
use tokio::{
    net::TcpListener,
    sync::{mpsc, oneshot},
};
use tower::ServiceExt;

/// Calls in the order in which they came.
pub(super) type Calls = mpsc::UnboundedReceiver<Call>;

/// A call that waits on the wire.
#[derive(Debug)]
pub(super) struct Call {
    parts: Parts,
    body: Bytes,
    answer: Option<oneshot::Sender<Response>>,
}

/// Opens the wire.
pub(super) async fn open() -> (SocketAddr, Calls) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await;
    let listener = listener.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let (sender, calls) = mpsc::unbounded_channel();
    let router = Router::new().fallback(arrive).with_state(sender);
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, calls)
}

async fn arrive(
    State(calls): State<mpsc::UnboundedSender<Call>>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let (answer, answered) = oneshot::channel();
    let call = Call {
        parts,
        body,
        answer: Some(answer),
    };
    // Without a player there is nobody to answer.
    let _ = calls.send(call);
    answered.await.unwrap_or_else(|_gone| lost())
}

/// An answer that says nothing.
fn lost() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

impl Call {
    /// For the log of what happened.
    pub(super) fn says(&self) -> String {
        format!("{} {}", self.parts.method, self.parts.uri.path())
    }

    /// Whether it only tells a shopper something.
    pub(super) fn is_message(&self) -> bool {
        self.parts.uri.path().starts_with("/message")
    }

    /// Lets the call reach its provider and answers what it said.
    pub(super) async fn deliver(&self, outside: &Rehearsal) -> Response {
        let path = self.parts.uri.path_and_query().map_or("/", |p| p.as_str());
        let (router, path) = match path.split('/').nth(1) {
            Some("card") => (&outside.card, path.trim_start_matches("/card")),
            Some("voucher") => (&outside.voucher, path.trim_start_matches("/voucher")),
            _ => (&outside.message, path.trim_start_matches("/message")),
        };
        let mut request = Request::new(Body::from(self.body.clone()));
        *request.method_mut() = self.parts.method.clone();
        *request.headers_mut() = self.parts.headers.clone();
        *request.uri_mut() = path.parse::<Uri>().expect("the rest of a path is one");
        let response = router.clone().oneshot(request).await;
        response.expect("a router answers")
    }

    /// Gives the mall its answer.
    pub(super) fn answer(&mut self, response: Response) {
        if let Some(answer) = self.answer.take() {
            // Nobody waits for it any more after a crash.
            let _ = answer.send(response);
        }
    }

    /// Lets the mall believe that the provider is broken.
    pub(super) fn lose(&mut self) {
        self.answer(lost());
    }
}
