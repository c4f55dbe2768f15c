//! The card provider's API: confirm, query, cancel, transaction list.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    caller::Caller,
    card::{
        CardDesk,
        book::Book,
        decide::{self, CancelRequest, Confirm},
        payment::Payment,
        refusal::Code,
        view,
    },
    fault::{Op, Subject},
    journal::Answer,
    kst,
    provider::Decision,
};

const PAGE: usize = 100;
const LARGEST_PAGE: usize = 10_000;

pub(crate) fn router() -> Router<Arc<CardDesk>> {
    Router::new()
        .route("/v1/payments/confirm", post(confirm_payment))
        .route("/v1/payments/{payment_key}", get(find_payment))
        .route("/v1/payments/orders/{order_id}", get(find_by_order))
        .route("/v1/payments/{payment_key}/cancel", post(cancel_payment))
        .route("/v1/transactions", get(list_transactions))
}

async fn confirm_payment(
    State(desk): State<Arc<CardDesk>>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let Ok(asked) = serde_json::from_slice::<Confirm>(&body) else {
        return Code::InvalidRequest.answer().into_response();
    };
    let subject = Subject::key(&asked.payment_key, Some(asked.order_id.clone()));
    let call = caller.call(Op::Confirm, subject);
    desk.provider
        .exchange(call, |book, moment| decide::confirm(book, moment, &asked))
        .await
}

async fn cancel_payment(
    State(desk): State<Arc<CardDesk>>,
    Path(payment_key): Path<String>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let Ok(asked) = serde_json::from_slice::<CancelRequest>(&body) else {
        return Code::InvalidRequest.answer().into_response();
    };
    let call = caller.call(Op::Cancel, subject_of(&desk, &payment_key).await);
    desk.provider
        .exchange(call, |book, moment| {
            decide::cancel(book, moment, &payment_key, &asked)
        })
        .await
}

async fn find_payment(
    State(desk): State<Arc<CardDesk>>,
    Path(payment_key): Path<String>,
    caller: Caller,
) -> Response {
    let call = caller.call(Op::Query, subject_of(&desk, &payment_key).await);
    desk.provider
        .exchange(call, |book, _| found(book.find(&payment_key)))
        .await
}

async fn find_by_order(
    State(desk): State<Arc<CardDesk>>,
    Path(order_id): Path<String>,
    caller: Caller,
) -> Response {
    let call = caller.call(Op::Query, Subject::order(&order_id));
    desk.provider
        .exchange(call, |book, _| found(book.find_by_order(&order_id)))
        .await
}

fn found<E>(payment: Option<&Payment>) -> Decision<E> {
    match payment {
        Some(payment) => Decision::ok(Vec::new(), view::payment(payment)),
        None => Decision::refused(Code::NotFoundPayment),
    }
}

/// The key with its order, so that a script may name either.
async fn subject_of(desk: &CardDesk, payment_key: &str) -> Subject {
    let order_of = |book: &Book, _: i64| Some(book.find(payment_key)?.purchase.order_id.clone());
    // A lost log makes the exchange itself fail right after this.
    let order_id = desk.provider.journal.read(order_of).await.ok().flatten();
    Subject::key(payment_key, order_id)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TransactionQuery {
    start_date: String,
    end_date: String,
    starting_after: Option<String>,
    limit: Option<usize>,
}

async fn list_transactions(
    State(desk): State<Arc<CardDesk>>,
    caller: Caller,
    Query(asked): Query<TransactionQuery>,
) -> Response {
    let call = caller.call(Op::Transactions, Subject::default());
    desk.provider
        .exchange(call, |book, _| match transactions(book, &asked) {
            Ok(rows) => Decision::ok(Vec::new(), rows.into()),
            Err(code) => Decision::refused(code),
        })
        .await
}

fn transactions(book: &Book, asked: &TransactionQuery) -> Result<Vec<Value>, Code> {
    let from = kst::parse(&asked.start_date).ok_or(Code::InvalidRequest)?;
    let until = kst::parse(&asked.end_date).ok_or(Code::InvalidRequest)?;
    let in_time = book.transactions.iter().filter(|(at, ..)| {
        // The end is given in whole seconds and counts as a whole second.
        (from..until + 1_000).contains(at)
    });
    let mut rows: Vec<Value> = in_time
        .filter_map(|(at, payment_key, cancel)| {
            let payment = book.find(payment_key)?;
            let cancel = cancel.and_then(|nth| payment.cancels.get(nth));
            Some(view::transaction(payment, cancel, *at))
        })
        .collect();
    if let Some(after) = &asked.starting_after {
        let last_seen = rows
            .iter()
            .position(|row| row["transactionKey"] == **after)
            .ok_or(Code::InvalidTransactionKey)?;
        rows.drain(..=last_seen);
    }
    rows.truncate(asked.limit.unwrap_or(PAGE).min(LARGEST_PAGE));
    Ok(rows)
}

impl IntoResponse for Code {
    fn into_response(self) -> Response {
        Answer::from(self).into_response()
    }
}
