//! Calls to providers: sent with a time limit, judged without guessing, kept for the record.
//!
//! An answer that did not come, or that makes no sense, is [`Reply::Unknown`]: the provider may
//! have acted. Only the provider's own word, asked for again, turns it into something else.

use serde_json::Value;
use shared::{ids::TenantId, time::Timestamp};

use crate::{
    db::{Conn, Together},
    state::AppState,
};

/// What a provider said.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It did what was asked.
    Done(Value),
    /// It refused, and nothing happened.
    Refused {
        /// The provider's code.
        code: String,
        /// The provider's words for the shopper.
        message: String,
    },
    /// Nobody knows yet.
    Unknown,
}

/// A call that was made, to be stored in the transaction that acts on its reply.
#[derive(Debug)]
pub struct Call {
    /// What the provider said.
    pub reply: Reply,
    id: String,
    reference: String,
    operation: &'static str,
    sent_at: Timestamp,
    done_at: Timestamp,
    http: Option<u16>,
    answer: String,
}

/// Sends a request and judges the answer. `reference` is the attempt, order or refund.
pub async fn call(
    state: &AppState,
    operation: &'static str,
    reference: &str,
    request: reqwest::RequestBuilder,
) -> Call {
    let sent_at = state.clock.now();
    let (http, body) = match request.timeout(state.config.patience).send().await {
        Ok(response) => {
            let status = response.status().as_u16();
            (Some(status), response.json::<Value>().await.ok())
        }
        Err(error) => {
            tracing::warn!(operation, reference, error = %error.without_url(), "provider did not answer");
            (None, None)
        }
    };
    let reply = judge(http, body.as_ref());
    Call {
        id: state.ids.id("call"),
        reference: reference.to_owned(),
        operation,
        sent_at,
        // The clock may have been set back meanwhile.
        done_at: state.clock.now().max(sent_at),
        http,
        answer: summary(body.as_ref()),
        reply,
    }
}

impl Reply {
    /// A refusal of the caller or of the moment, which says nothing about what was asked.
    pub fn is_about_caller(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if matches!(
            code.as_str(),
            "PROVIDER_ERROR" | "UNAUTHORIZED_KEY" | "INVALID_API_KEY" | "FORBIDDEN_CONSECUTIVE_REQUEST"
        ))
    }
}

/// How long to wait before asking again, after so many tries: 5 s, 15 s, 1 min, 5 min, 15 min,
/// then every hour.
pub fn back_off_ms(tries: i64) -> i64 {
    match tries {
        ..=0 => 5_000,
        1 => 15_000,
        2 => 60_000,
        3 => 300_000,
        4 => 900_000,
        _ => LONGEST_BACK_OFF_MS,
    }
}

/// Until when an answer to a call that starts now may come, and a little longer: whoever looks
/// again at that time does not meet the call itself.
pub fn answer_due(state: &AppState) -> Timestamp {
    let patience = i64::try_from(state.config.patience.as_millis()).unwrap_or(i64::MAX / 2);
    state.clock.now().plus_ms(patience + 5_000)
}

/// The longest distance between two tries. What is due later than this from now was written
/// before the clock was set back.
pub const LONGEST_BACK_OFF_MS: i64 = 3_600_000;

fn judge(http: Option<u16>, body: Option<&Value>) -> Reply {
    let text = |name: &str| body.and_then(|body| body.get(name)).and_then(Value::as_str);
    match (http, body) {
        (Some(200..=299), Some(body)) => Reply::Done(body.clone()),
        // In flight, too many and everything from 500 on say nothing about the outcome.
        (Some(status @ 400..=499), Some(_)) if !matches!(status, 408 | 425 | 429) => {
            match text("code") {
                Some("IDEMPOTENT_REQUEST_PROCESSING") | None => Reply::Unknown,
                Some(code) => Reply::Refused {
                    code: code.to_owned(),
                    message: text("message").unwrap_or_default().to_owned(),
                },
            }
        }
        _ => Reply::Unknown,
    }
}

/// What is kept of an answer: states and amounts, no keys, cards or names.
fn summary(body: Option<&Value>) -> String {
    const KEPT: [&str; 8] = [
        "status",
        "code",
        "message",
        "totalAmount",
        "balanceAmount",
        "amount",
        "approvalNo",
        "authId",
    ];
    let Some(Value::Object(fields)) = body else {
        return String::new();
    };
    let kept: serde_json::Map<String, Value> = fields
        .iter()
        .filter(|(name, _)| KEPT.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Value::Object(kept).to_string()
}

impl Call {
    /// Writes the call down.
    pub async fn store(&self, conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<()> {
        self.write(Together::new(), tenant).execute(conn).await
    }

    /// Adds the call to what is written together.
    pub fn write(&self, writes: Together, tenant: &TenantId) -> Together {
        let sql = "insert into provider_calls
                          (tenant_id, id, ref, operation, sent_at, done_at, http, answer)
                   values ($1, $2, $3, $4, $5, $6, $7, $8)
                   on conflict (id) do nothing";
        writes.write(sql, |statement| {
            let statement = statement.bind(tenant).bind(&self.id).bind(&self.reference);
            let statement = statement.bind(self.operation).bind(self.sent_at);
            let statement = statement.bind(self.done_at).bind(self.http.map(i64::from));
            statement.bind(&self.answer)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Reply, judge};
    use serde_json::json;

    #[test]
    fn only_a_clear_refusal_is_a_refusal() {
        let refusal = json!({"code": "REJECT_CARD_COMPANY", "message": "거절"});
        assert!(matches!(
            judge(Some(403), Some(&refusal)),
            Reply::Refused { .. }
        ));
        assert_eq!(judge(Some(500), Some(&refusal)), Reply::Unknown);
        assert_eq!(judge(Some(429), Some(&refusal)), Reply::Unknown);
        assert_eq!(judge(Some(400), Some(&json!({}))), Reply::Unknown);
        assert_eq!(judge(Some(400), None), Reply::Unknown);
        assert_eq!(judge(None, None), Reply::Unknown);
        let processing = json!({"code": "IDEMPOTENT_REQUEST_PROCESSING"});
        assert_eq!(judge(Some(409), Some(&processing)), Reply::Unknown);
        assert_eq!(judge(Some(200), None), Reply::Unknown);
    }
}
