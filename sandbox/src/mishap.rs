//! Scripted faults as the client meets them: silence, resets, broken bodies, wrong sums.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    fault::Fault,
    journal::{Answer, Fold},
    listen::Cut,
    provider::{Provider, broken, error},
};

impl<S: Fold> Provider<S> {
    /// What comes instead of doing anything.
    pub(crate) async fn fail_before(&self, fault: Option<Fault>, cut: &Cut) -> Option<Response> {
        match fault? {
            Fault::TimeoutBefore => Some(self.silence(cut).await),
            Fault::ResetBefore => Some(reset(cut)),
            Fault::ErrorBefore => Some(broken().into_response()),
            Fault::TooMany => {
                let answer = error(429, "TOO_MANY_REQUESTS", "잠시 후 다시 시도해주세요.");
                let mut response = answer.into_response();
                let wait = HeaderValue::from_static("1");
                response.headers_mut().insert(header::RETRY_AFTER, wait);
                Some(response)
            }
            _ => None,
        }
    }

    /// What comes after it is done.
    pub(crate) async fn answer(
        &self,
        answer: Answer,
        fault: Option<Fault>,
        arrived: i64,
        cut: &Cut,
    ) -> Response {
        match fault {
            Some(Fault::TimeoutAfter) => self.silence(cut).await,
            Some(Fault::ResetAfter) => reset(cut),
            Some(Fault::ErrorAfter) => broken().into_response(),
            Some(Fault::Late { seconds }) => {
                let until = arrived + i64::from(seconds) * 1_000;
                tokio::select! {
                    () = self.clock.sleep_until(until) => answer.into_response(),
                    () = self.stopping() => reset(cut),
                }
            }
            Some(Fault::Truncated) => {
                let text = answer.body.to_string();
                let half = text.chars().count() / 2;
                raw_json(text.chars().take(half).collect())
            }
            Some(Fault::Malformed) => {
                raw_json("<html><body>502 Bad Gateway</body></html>".to_owned())
            }
            Some(Fault::WrongAmount) => wrong_amount(answer).into_response(),
            Some(Fault::AlreadyProcessed) => {
                error(400, "ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다.").into_response()
            }
            _ => answer.into_response(),
        }
    }

    /// Says nothing until the client gives up (which drops this) or the sandbox stops.
    async fn silence(&self, cut: &Cut) -> Response {
        self.stopping().await;
        reset(cut)
    }
}

fn reset(cut: &Cut) -> Response {
    cut.now();
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

fn raw_json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Adds one won to the amount that a client compares with its own.
fn wrong_amount(mut answer: Answer) -> Answer {
    for field in ["totalAmount", "amount"] {
        if let Some(amount) = answer.body[field].as_i64() {
            answer.body[field] = json!(amount + 1);
        }
    }
    answer
}
