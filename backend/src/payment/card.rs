//! The card provider, after Toss Payments' core API (version 2022-11-16).

use serde::Deserialize;
use serde_json::{Value, json};
use shared::{
    ids::{AttemptId, OrderNo},
    money::Won,
    page::percent_encode,
    time::Timestamp,
};

use super::store::{AttemptRow, NewAttempt};
use crate::{
    outside::{Call, call},
    state::AppState,
};

/// The part of the provider's payment object that we act on.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Payment {
    #[serde(rename = "paymentKey")]
    pub(super) key: String,
    pub(super) order_id: AttemptId,
    pub(super) status: String,
    pub(super) total_amount: Won,
    approved_at: Option<String>,
    cancels: Option<Vec<Cancel>>,
    card: Option<Card>,
    failure: Option<Failure>,
}

/// Money that went back.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cancel {
    cancel_amount: Won,
    canceled_at: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Card {
    number: String,
    issuer_code: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Failure {
    message: String,
}

impl Payment {
    pub(super) fn read(body: &Value) -> Option<Self> {
        Self::deserialize(body).ok()
    }

    /// When the money was taken, if it was.
    pub(super) fn approved_at(&self) -> Option<Timestamp> {
        Timestamp::parse_rfc3339(self.approved_at.as_deref()?)
    }

    /// The last money that went back, and when.
    pub(super) fn last_cancel(&self) -> Option<(Won, Timestamp)> {
        let last = self.cancels.as_ref()?.last()?;
        let at = Timestamp::parse_rfc3339(&last.canceled_at)?;
        Some((last.cancel_amount, at))
    }

    /// Whether all of it went back.
    pub(super) fn is_cancelled(&self) -> bool {
        self.status == "CANCELED"
    }

    /// As shoppers know it: `신한카드 5365****1234`.
    pub(super) fn method(&self) -> String {
        let Some(card) = &self.card else {
            return "카드".to_owned();
        };
        let issuer = issuer(&card.issuer_code);
        format!("{issuer}카드 {}", card.number)
    }

    pub(super) fn failure(&self) -> String {
        let told = self.failure.as_ref().map(|failure| failure.message.clone());
        told.unwrap_or_else(|| "결제가 승인되지 않았어요.".to_owned())
    }
}

/// Names of the card companies by the provider's code.
fn issuer(code: &str) -> &'static str {
    match code {
        "11" => "KB국민",
        "15" => "카카오뱅크 ",
        "21" => "하나",
        "30" => "KDB산업은행 ",
        "31" => "BC",
        "33" => "우리",
        "41" => "신한",
        "51" => "삼성",
        "61" => "현대",
        "71" => "롯데",
        "91" => "NH농협",
        _ => "",
    }
}

/// Where the shopper pays. The provider appends its answer to the return URLs.
pub(super) fn payment_url(
    state: &AppState,
    attempt: &NewAttempt,
    order_name: &str,
    origin: &str,
    order_token: &str,
) -> String {
    let config = &state.config.card;
    let back = |page: &str| {
        let no = &attempt.no;
        percent_encode(&format!("{origin}/checkout/{page}#no={no}&t={order_token}"))
    };
    format!(
        "{}/pay?clientKey={}&amount={}&taxFreeAmount={}&orderId={}&orderName={}&successUrl={}&failUrl={}",
        config.public_url,
        percent_encode(&config.client_key),
        attempt.amount.0,
        attempt.tax_free.0,
        attempt.id,
        percent_encode(order_name),
        back("return"),
        back("fail"),
    )
}

/// Asks the provider to charge the card. The key is the same on every retry.
pub(super) async fn confirm(state: &AppState, attempt: &AttemptRow, payment_key: &str) -> Call {
    let body = json!({
        "paymentKey": payment_key,
        "orderId": attempt.id,
        "amount": attempt.amount,
    });
    let request = post(state, "/v1/payments/confirm")
        .header("Idempotency-Key", &attempt.provider_idem)
        .json(&body);
    call(state, "card-confirm", attempt.id.as_str(), request).await
}

/// Asks what became of an attempt.
pub(super) async fn query(state: &AppState, attempt: &AttemptId) -> Call {
    let config = &state.config.card;
    let request = state
        .http
        .get(format!("{}/v1/payments/orders/{attempt}", config.url))
        .basic_auth(config.secret.expose(), Some(""));
    call(state, "card-query", attempt.as_str(), request).await
}

/// Gives an amount back to the card.
pub(super) async fn cancel(
    state: &AppState,
    payment_key: &str,
    idempotency_key: &str,
    (amount, tax_free): (Won, Won),
    reason: &str,
) -> Call {
    let body = json!({
        "cancelReason": reason,
        "cancelAmount": amount,
        "taxFreeAmount": tax_free,
    });
    let request = post(state, &format!("/v1/payments/{payment_key}/cancel"))
        .header("Idempotency-Key", idempotency_key)
        .json(&body);
    call(state, "card-cancel", idempotency_key, request).await
}

/// Gives everything back that is left of a payment which our books do not know.
pub(super) async fn cancel_rest(
    state: &AppState,
    payment_key: &str,
    idempotency_key: &str,
    reason: &str,
) -> Call {
    let request = post(state, &format!("/v1/payments/{payment_key}/cancel"))
        .header("Idempotency-Key", idempotency_key)
        .json(&json!({ "cancelReason": reason }));
    call(state, "card-cancel", idempotency_key, request).await
}

/// One page of what was approved and cancelled between two moments, oldest first.
pub(super) async fn transactions(
    state: &AppState,
    from: Timestamp,
    until: Timestamp,
    after: Option<&str>,
    limit: usize,
) -> Call {
    let config = &state.config.card;
    // The provider reads Korean time without an offset.
    let local = |at: Timestamp| at.rfc3339().trim_end_matches("+09:00").to_owned();
    let mut url = format!(
        "{}/v1/transactions?startDate={}&endDate={}&limit={limit}",
        config.url,
        percent_encode(&local(from)),
        percent_encode(&local(until)),
    );
    if let Some(after) = after {
        url.push_str("&startingAfter=");
        url.push_str(&percent_encode(after));
    }
    let request = state
        .http
        .get(url)
        .basic_auth(config.secret.expose(), Some(""));
    call(state, "card-transactions", "", request).await
}

fn post(state: &AppState, path: &str) -> reqwest::RequestBuilder {
    let config = &state.config.card;
    state
        .http
        .post(format!("{}{path}", config.url))
        .basic_auth(config.secret.expose(), Some(""))
}

/// What the provider's page calls the order: the first product and how many more.
pub(super) fn order_name(first: &str, more: usize, no: &OrderNo) -> String {
    let name: String = first.chars().take(60).collect();
    match (name.is_empty(), more) {
        (true, _) => format!("주문 {no}"),
        (false, 0) => name,
        (false, more) => format!("{name} 외 {more}건"),
    }
}
