//! Placing an order, in one transaction: compare with what the shopper saw, set stock and
//! vouchers aside, write everything down.

use serde_json::json;
use shared::{
    error::{ErrorCode, FieldError},
    ids::OrderNo,
    order::{OrderStatus, PlaceOrder, PlacedOrder},
    pricing::{Quote, Requirement, requirements},
    text,
};

use super::{
    contact::{self, Contacts},
    draft::Draft,
    idempotency::{self, Keyed, Known},
    reserve::{Needs, sold_out},
    store, token,
};
use crate::{
    catalog::Snapshot,
    db::{Conn, Together, boxed},
    error::AppError,
    http::extract,
    payment,
    quote::{check_sizes, price},
    state::AppState,
    voucher,
};

/// A request to place an order, read and checked as far as it can be without the database.
pub(super) struct Request {
    pub(super) keyed: Keyed,
    pub(super) order: PlaceOrder,
    pub(super) contacts: Contacts,
    /// From where the shopper came, as far as it is short enough to be kept.
    pub(super) source: String,
    /// Where the payment page sends the shopper back to.
    pub(super) origin: String,
}

impl Request {
    pub(super) fn read(keyed: Keyed, origin: String, body: &[u8]) -> Result<Self, AppError> {
        let order: PlaceOrder = extract::parse(body)?;
        check_sizes(&order.lines, order.tenders.len())?;
        let contacts = contact::check(&order)?;
        let source = text::line(order.source.as_deref().unwrap_or_default(), 80);
        Ok(Self {
            keyed,
            order,
            contacts,
            source: source.unwrap_or_default(),
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
    }
}

enum Outcome {
    Answer(String),
    /// Vouchers of the provider cover everything: it has to be asked before the order is paid.
    NeedsVoucherProvider(OrderNo),
}

async fn place_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    request: &Request,
) -> Result<Outcome, AppError> {
    let now = state.clock.now();
    let no = state.ids.order_no(now.date());
    if !idempotency::claim(tx, &request.keyed, &no, now).await? {
        return match idempotency::find(tx, &request.keyed).await? {
            Some(Known::Answer(body)) => Ok(Outcome::Answer(body)),
            Some(Known::Running(no)) => Ok(Outcome::NeedsVoucherProvider(no)),
            None => Err(in_progress()),
        };
    }
    let order = &request.order;
    let lots = voucher::resolve(state, mall, tx, &order.tenders).await?;
    let tenders: Vec<_> = lots.iter().map(|lot| lot.tender.clone()).collect();
    let area = request.contacts.recipient.address.area();
    let quote = price(state, mall, &order.lines, Some(&area), &tenders);
    refuse_unlike(mall, &quote, order)?;

    let needs = Needs::of(mall, &quote, &lots);
    let draft = Draft {
        state,
        mall,
        request,
        no: &no,
        now,
        quote: &quote,
        lots: &lots,
    };
    let written = draft.write(tx, &needs).await?;
    failpoint!(PlaceWritten);
    // From here on others wait for this transaction.
    needs.reserve_stock(tx, now).await?;
    failpoint!(PlaceReserved);
    needs.hold_vouchers(tx).await?;
    failpoint!(PlaceHeld);
    if let Some(booking) = written.booking {
        booking.finish(tx, state, mall.tenant()).await?;
    }
    let body = written.answer;
    Ok(body.map_or(Outcome::NeedsVoucherProvider(no), Outcome::Answer))
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
    let answer = idempotency::finish(Together::new(), &request.keyed, &body);
    answer.execute(tx).await?;
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

pub(super) fn answer(placed: &PlacedOrder) -> Result<String, AppError> {
    serde_json::to_string(placed).map_err(AppError::internal)
}

fn in_progress() -> AppError {
    AppError::refused(
        ErrorCode::InProgress,
        "주문을 처리하고 있어요. 잠시 뒤에 다시 확인해 주세요.",
    )
}
