//! Sends an order off so that, whatever happens on the way, there is one order and not two.

use gloo_timers::future::TimeoutFuture;
use shared::error::ErrorCode;
use shared::ids::OrderNo;
use shared::order::{OrderStatus, PlacedOrder};

use crate::api::{self, Failure};
use crate::state::draft::{self, Step};
use crate::state::{device, orders};

/// So often the mall is asked again while it works on the same request.
const PATIENCE: u32 = 8;
/// How long to wait in between.
const PAUSE_MS: u32 = 1_000;

/// What came of an order.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Pay here.
    Pay(String),
    /// Nothing is left to pay.
    Done(OrderNo),
    /// Another order was placed from this cart and waits.
    Waiting(OrderNo),
}

/// Sends the order.
pub async fn place(body: String) -> Result<Outcome, Failure> {
    match draft::step(&body) {
        Step::Send { key, earlier } => send(&key, &body, earlier).await,
        Step::Resume(no) => match resume(&no).await? {
            Some(outcome) => Ok(outcome),
            None => send_anew(&body).await,
        },
        Step::Settle(no) => {
            if is_waiting(&no).await? {
                Ok(Outcome::Waiting(no))
            } else {
                send_anew(&body).await
            }
        }
    }
}

async fn send_anew(body: &str) -> Result<Outcome, Failure> {
    draft::close();
    send(&device::random_name(), body, None).await
}

async fn send(key: &str, body: &str, earlier: Option<String>) -> Result<Outcome, Failure> {
    let placed = match (place_once(key, body).await, earlier) {
        (Err(failure), Some(earlier)) if failure.code() == Some(ErrorCode::IdempotencyMismatch) => {
            let placed = place_once(key, &earlier).await?;
            return Ok(Outcome::Waiting(placed.no));
        }
        (placed, _) => placed?,
    };
    Ok(match placed.payment {
        Some(payment) => Outcome::Pay(payment.url),
        None => Outcome::Done(placed.no),
    })
}

async fn place_once(key: &str, body: &str) -> Result<PlacedOrder, Failure> {
    draft::sending(key, body);
    let mut tries = 0;
    loop {
        let answer = api::order::place(key, body).await;
        match answer {
            Ok(placed) => {
                orders::remember(&placed.no, &placed.order_token);
                draft::placed(key, &placed.no);
                return Ok(placed);
            }
            Err(failure) if failure.code() == Some(ErrorCode::InProgress) && tries < PATIENCE => {
                tries += 1;
                TimeoutFuture::new(PAUSE_MS).await;
            }
            Err(failure) => {
                if is_final(&failure) {
                    draft::close();
                }
                return Err(failure);
            }
        }
    }
}

/// Goes on with an order that was placed. `None`: it can no longer be paid.
async fn resume(no: &OrderNo) -> Result<Option<Outcome>, Failure> {
    let Some(token) = orders::token_of(no) else {
        return Ok(None);
    };
    let order = api::order::find(no, &token).await?;
    match order.status {
        OrderStatus::PendingPayment if order.confirming => Ok(Some(Outcome::Waiting(no.clone()))),
        OrderStatus::PendingPayment => {
            let payment = api::order::pay(no, &token).await?;
            Ok(Some(Outcome::Pay(payment.url)))
        }
        OrderStatus::Paid => Ok(Some(Outcome::Done(no.clone()))),
        _ => Ok(None),
    }
}

/// The order that was placed from this cart and still waits to be paid.
pub async fn waiting() -> Option<OrderNo> {
    let no = draft::current()?.no?;
    match is_waiting(&no).await {
        Ok(true) => Some(no),
        _ => None,
    }
}

async fn is_waiting(no: &OrderNo) -> Result<bool, Failure> {
    let Some(token) = orders::token_of(no) else {
        return Ok(false);
    };
    let order = api::order::find(no, &token).await?;
    Ok(order.status == OrderStatus::PendingPayment)
}

/// Whether the mall surely made no order. Otherwise the same name is used again.
fn is_final(failure: &Failure) -> bool {
    !matches!(
        failure.code(),
        None | Some(
            ErrorCode::InProgress
                | ErrorCode::IdempotencyMismatch
                | ErrorCode::PaymentPending
                | ErrorCode::Unavailable
                | ErrorCode::Internal
        )
    )
}
