//! The payment page that a shopper sees: choose a card, then pay, be refused, or go back. It works without script.

use std::sync::Arc;

use axum::{
    Form, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use reqwest::Url;
use serde::Deserialize;

use crate::{
    card::{
        CardDesk,
        book::{Book, Event},
        demo_card::{Card, DEMO_CARDS},
        pages::{over, payment_page, receipt_page, unacceptable},
        payment::{Payment, Purchase, Status},
        purchase::{PayQuery, Unacceptable},
        refusal::Code,
    },
    journal::LogLost,
    kst, page, token,
};

pub(crate) fn router() -> Router<Arc<CardDesk>> {
    Router::new()
        .route("/", get(show_desk))
        .route("/style.css", get(page::style))
        .route("/pay", get(open_payment))
        .route("/pay/{payment_key}", get(show_payment))
        .route("/pay/{payment_key}/approve", post(authenticate))
        .route("/pay/{payment_key}/decline", post(decline))
        .route("/pay/{payment_key}/cancel", post(give_up))
        .route("/receipt/{payment_key}", get(show_receipt))
}

async fn show_desk() -> Response {
    page::notice(
        StatusCode::OK,
        "연습용 카드 결제사",
        "가게가 결제를 시작하면 이곳에 결제창이 열려요. 실제 돈은 오가지 않아요.",
        "토스페이먼츠 코어 API 2022-11-16을 흉내 냈어요.",
        None,
    )
}

/// Opens a payment and moves on to its own address, so that a reload does not open another.
async fn open_payment(
    State(desk): State<Arc<CardDesk>>,
    Query(query): Query<PayQuery>,
) -> Response {
    if query.client_key.as_deref() != Some(&desk.client_key) {
        return unacceptable(&Unacceptable {
            code: Code::UnauthorizedKey,
            hint: "clientKey를 확인해 주세요.",
        });
    }
    let purchase = match query.check() {
        Ok(purchase) => purchase,
        Err(reason) => return unacceptable(&reason),
    };
    let opened = desk.provider.journal.change(|book, now| {
        let payment_key = format!("tgen_{}{}", compact(now), token::lower(10));
        match open(book, &desk.site, payment_key.clone(), purchase) {
            Some(event) => (vec![event], Some(payment_key)),
            None => (Vec::new(), None),
        }
    });
    match opened.await {
        Ok(Some(key)) => Redirect::to(&format!("/pay/{key}")).into_response(),
        Ok(None) => unacceptable(&Unacceptable {
            code: Code::DuplicatedOrderId,
            hint: "이미 결제가 끝난 주문이에요.",
        }),
        Err(lost) => lost.into_response(),
    }
}

fn open(book: &Book, site: &str, payment_key: String, purchase: Purchase) -> Option<Event> {
    if book.is_paid(&purchase.order_id) {
        return None;
    }
    Some(Event::Opened {
        payment_key,
        secret: format!("ps_{}", token::lower(32)),
        site: site.to_owned(),
        purchase,
    })
}

/// `2026-01-01T11:31:29` as the provider puts it into payment keys.
fn compact(at: i64) -> String {
    kst::local(at).replace(['-', ':', 'T'], "")
}

async fn show_payment(
    State(desk): State<Arc<CardDesk>>,
    Path(payment_key): Path<String>,
) -> Response {
    match find(&desk, &payment_key).await {
        Ok(Some(payment)) if payment.status == Status::Ready => {
            page::respond(StatusCode::OK, payment_page(&payment))
        }
        Ok(payment) => over(payment.as_ref()),
        Err(lost) => lost.into_response(),
    }
}

#[derive(Deserialize)]
struct Choice {
    card: Option<Card>,
}

/// The shopper has identified themselves with a card. No money moves until the shop confirms.
async fn authenticate(
    State(desk): State<Arc<CardDesk>>,
    Path(payment_key): Path<String>,
    Form(choice): Form<Choice>,
) -> Response {
    let card = choice.card.unwrap_or(Card(&DEMO_CARDS[0]));
    let step = move |payment: &Payment| match payment.status {
        Status::Ready => Some(vec![Event::Authenticated {
            payment_key: payment.key.clone(),
            order_id: payment.purchase.order_id.clone(),
            card,
        }]),
        // A second click arrives after the first: the same way back.
        Status::InProgress => Some(Vec::new()),
        _ => None,
    };
    leave(&desk, &payment_key, step, success_url).await
}

async fn decline(State(desk): State<Arc<CardDesk>>, Path(payment_key): Path<String>) -> Response {
    abort(&desk, &payment_key, Code::RejectCardCompany).await
}

async fn give_up(State(desk): State<Arc<CardDesk>>, Path(payment_key): Path<String>) -> Response {
    abort(&desk, &payment_key, Code::PayProcessCanceled).await
}

async fn abort(desk: &CardDesk, payment_key: &str, code: Code) -> Response {
    let step = |payment: &Payment| match payment.status {
        Status::Ready => Some(vec![Event::Aborted {
            payment_key: payment.key.clone(),
            order_id: payment.purchase.order_id.clone(),
            code,
        }]),
        Status::Aborted => Some(Vec::new()),
        _ => None,
    };
    leave(desk, payment_key, step, move |payment| {
        fail_url(payment, code)
    })
    .await
}

/// Takes a step and sends the shopper back to the shop, or says that the payment is over.
async fn leave(
    desk: &CardDesk,
    payment_key: &str,
    step: impl FnOnce(&Payment) -> Option<Vec<Event>>,
    way_back: impl FnOnce(&Payment) -> String,
) -> Response {
    let left = desk.provider.journal.change(|book, _| {
        let payment = book.find(payment_key);
        match payment.and_then(|payment| Some((payment, step(payment)?))) {
            Some((payment, events)) => (events, Ok(way_back(payment))),
            None => (Vec::new(), Err(payment.cloned())),
        }
    });
    match left.await {
        Ok(Ok(url)) => Redirect::to(&url).into_response(),
        Ok(Err(payment)) => over(payment.as_ref()),
        Err(lost) => lost.into_response(),
    }
}

async fn show_receipt(
    State(desk): State<Arc<CardDesk>>,
    Path(payment_key): Path<String>,
) -> Response {
    match find(&desk, &payment_key).await {
        Ok(Some(payment)) if payment.status.was_approved() => {
            page::respond(StatusCode::OK, receipt_page(&payment))
        }
        Ok(payment) => over(payment.as_ref()),
        Err(lost) => lost.into_response(),
    }
}

async fn find(desk: &CardDesk, payment_key: &str) -> Result<Option<Payment>, LogLost> {
    let look = |book: &Book, _: i64| book.find(payment_key).cloned();
    desk.provider.journal.read(look).await
}

pub(crate) fn success_url(payment: &Payment) -> String {
    let amount = payment.purchase.amount.to_string();
    with_query(
        &payment.purchase.success_url,
        &[
            ("paymentType", "NORMAL"),
            ("orderId", &payment.purchase.order_id),
            ("paymentKey", &payment.key),
            ("amount", &amount),
        ],
    )
}

fn fail_url(payment: &Payment, code: Code) -> String {
    with_query(
        &payment.purchase.fail_url,
        &[
            ("code", &code.name()),
            ("message", code.message()),
            ("orderId", &payment.purchase.order_id),
        ],
    )
}

fn with_query(url: &str, pairs: &[(&str, &str)]) -> String {
    let mut url = Url::parse(url).expect("it was checked when the payment was opened");
    url.query_pairs_mut().extend_pairs(pairs);
    url.into()
}
