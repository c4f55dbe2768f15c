//! Placing an order, in one transaction: compare with what the shopper saw, set stock and
//! vouchers aside, write everything down.

use serde_json::json;
use shared::{
    error::{ErrorCode, FieldError},
    ids::OrderNo,
    money::Won,
    order::{OrderStatus, PlaceOrder, PlacedOrder},
    pricing::{Quote, Requirement, requirements},
};

use super::{
    contact::{self, Contacts},
    freeze::Frozen,
    idempotency::{self, Keyed, Known},
    reserve::{Needs, sold_out},
    store, token,
};
use crate::{
    catalog::Snapshot,
    db::{Conn, boxed},
    error::AppError,
    http::extract,
    outbox::{self, Template},
    payment,
    quote::{check_sizes, price},
    state::AppState,
    voucher,
};

/// A request to place an order, read and checked as far as it can be without the database.
pub(super) struct Request {
    pub(super) keyed: Keyed,
    pub(super) order: PlaceOrder,
    contacts: Contacts,
    /// Where the payment page sends the shopper back to.
    origin: String,
}

impl Request {
    pub(super) fn read(keyed: Keyed, origin: String, body: &[u8]) -> Result<Self, AppError> {
        let order: PlaceOrder = extract::parse(body)?;
        check_sizes(&order.lines, order.tenders.len())?;
        let contacts = contact::check(&order)?;
        Ok(Self {
            keyed,
            order,
            contacts,
            origin,
        })
    }
}

/// Places the order, or answers like the first time when the key was used before.
pub(super) async fn place(
    state: &AppState,
    mall: &Snapshot,
    request: &Request,
) -> Result<String, AppError> {
    failpoint!(PlaceAsked);
    let placed = state
        .db
        .write(|tx| boxed(place_in(tx, state, mall, request)))
        .await?;
    failpoint!(PlaceCommitted);
    match placed {
        Outcome::Answer(body) => Ok(body),
        Outcome::NeedsVoucherProvider(no) => finish_without_card(state, mall, request, &no).await,
        Outcome::KeyTaken => {
            // Another request committed the same key in between: its answer is there now.
            let mut conn = state.db.read().await?;
            let known = idempotency::find(&mut conn, &request.keyed).await?;
            drop(conn);
            match known {
                Some(Known::Answer(body)) => Ok(body),
                Some(Known::Running(no)) => finish_without_card(state, mall, request, &no).await,
                None => Err(in_progress()),
            }
        }
    }
}

enum Outcome {
    Answer(String),
    /// Vouchers of the provider cover everything: it has to be asked before the order is paid.
    NeedsVoucherProvider(OrderNo),
    KeyTaken,
}

async fn place_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    request: &Request,
) -> Result<Outcome, AppError> {
    match idempotency::find(tx, &request.keyed).await? {
        Some(Known::Answer(body)) => return Ok(Outcome::Answer(body)),
        Some(Known::Running(no)) => return Ok(Outcome::NeedsVoucherProvider(no)),
        None => {}
    }
    let now = state.clock.now();
    let (tenant, order) = (mall.tenant(), &request.order);
    let lots = voucher::resolve(state, mall, tx, &order.tenders).await?;
    let tenders: Vec<_> = lots.iter().map(|lot| lot.tender.clone()).collect();
    let area = request.contacts.recipient.address.area();
    let quote = price(state, mall, &order.lines, Some(&area), &tenders);
    refuse_unlike(mall, &quote, order)?;

    let no = state.ids.order_no(now.date());
    if !idempotency::claim(tx, &request.keyed, &no, now).await? {
        return Ok(Outcome::KeyTaken);
    }
    let source = shared::text::line(order.source.as_deref().unwrap_or(""), 80).unwrap_or_default();
    let frozen = Frozen {
        tenant,
        no: &no,
        mall,
        quote: &quote,
        lots: &lots,
        contacts: &request.contacts,
        source: &source,
        now,
    };
    frozen.rows()?.insert(tx).await?;
    store::add_event(tx, tenant, &no, now, "PLACED", "주문을 받았어요").await?;
    let needs = Needs::of(mall, &quote, &lots);
    needs.write(tx, &no).await?;
    let external = payment::voucher::prepare(tx, state, tenant, &no, &quote, &lots).await?;
    let template = if quote.totals.card.is_zero() {
        Template::ReceivedByVoucher
    } else {
        Template::Received
    };
    outbox::message(tx, state, tenant, template, &no).await?;

    let (mut payment, mut booking) = (None, None);
    if quote.totals.card > Won::ZERO {
        let amounts = (quote.totals.card, quote.totals.card_tax_free);
        let attempt = payment::new_attempt(tx, state, tenant, &request.origin, &no, amounts);
        payment = Some(attempt.await?);
    } else if !external {
        booking = payment::begin_booking(tx, state, tenant, &no).await?;
    }
    let outcome = if payment.is_none() && booking.is_none() {
        Outcome::NeedsVoucherProvider(no)
    } else {
        let status = match payment {
            Some(_) => OrderStatus::PendingPayment,
            None => OrderStatus::Paid,
        };
        let order_token = token::mint(&state.key, tenant, &no, now);
        let body = answer(&PlacedOrder {
            no,
            order_token,
            status,
            payment,
        })?;
        idempotency::finish(tx, &request.keyed, &body).await?;
        Outcome::Answer(body)
    };
    failpoint!(PlaceWritten);
    // From here on others wait for this transaction.
    needs.reserve_stock(tx, now).await?;
    failpoint!(PlaceReserved);
    needs.hold_vouchers(tx).await?;
    failpoint!(PlaceHeld);
    if let Some(booking) = booking {
        booking.finish(tx, state, tenant).await?;
    }
    Ok(outcome)
}

/// Asks the voucher provider, which covers the whole order, and books.
async fn finish_without_card(
    state: &AppState,
    mall: &Snapshot,
    request: &Request,
    no: &OrderNo,
) -> Result<String, AppError> {
    payment::settle_without_card(state, mall.tenant(), no).await?;
    failpoint!(PlaceSettled);
    let body = state
        .db
        .write(|tx| boxed(finish_in(tx, state, mall, request, no)))
        .await?;
    failpoint!(PlaceAnswered);
    body.ok_or_else(in_progress)
}

async fn finish_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    request: &Request,
    no: &OrderNo,
) -> Result<Option<String>, AppError> {
    let row = store::find(tx, mall.tenant(), no).await?;
    let Some(row) = row else { return Ok(None) };
    let status = row.status()?;
    if status == OrderStatus::PendingPayment {
        return Ok(None);
    }
    let order_token = token::mint(&state.key, mall.tenant(), no, row.placed_at);
    let body = answer(&PlacedOrder {
        no: no.clone(),
        order_token,
        status,
        payment: None,
    })?;
    idempotency::finish(tx, &request.keyed, &body).await?;
    Ok(Some(body))
}

/// The quote must be buyable, and exactly what the shopper saw.
fn refuse_unlike(mall: &Snapshot, quote: &Quote, order: &PlaceOrder) -> Result<(), AppError> {
    let unmet = requirements(quote);
    if quote.digest != order.quote_digest {
        // Whoever lost the race for the last unit hears so, also when the snapshot knows already.
        let gone = unmet.iter().find_map(|unmet| match unmet {
            Requirement::SoldOut { option } => Some(option),
            _ => None,
        });
        if let Some(option) = gone {
            return Err(sold_out(mall, option, 0));
        }
        return Err(AppError::refused(
            ErrorCode::PriceChanged,
            "보시던 값과 달라진 것이 있어요. 바뀐 내용을 확인해 주세요.",
        )
        .with_detail(&json!({ "quote": quote, "requirements": unmet })));
    }
    if unmet.is_empty() {
        return Ok(());
    }
    let field = |(field, message)| FieldError { field, message };
    let fields = unmet.iter().map(|unmet| field(unmet.explain())).collect();
    Err(AppError::refused(
        ErrorCode::RequirementsUnmet,
        "주문하기 전에 확인할 것이 있어요.",
    )
    .with_fields(fields)
    .with_detail(&json!({ "requirements": unmet })))
}

fn answer(placed: &PlacedOrder) -> Result<String, AppError> {
    serde_json::to_string(placed).map_err(AppError::internal)
}

fn in_progress() -> AppError {
    AppError::refused(
        ErrorCode::InProgress,
        "주문을 처리하고 있어요. 잠시 뒤에 다시 확인해 주세요.",
    )
}
