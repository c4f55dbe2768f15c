//! Booking: the transaction that makes an order paid.

use shared::{
    ids::{OrderNo, TenantId},
    order::{OrderStatus, ShipmentStatus},
    payment::AttemptStatus,
};

use super::{
    card,
    store::{self, AttemptRow, Change},
    voucher,
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    ledger::{self, Transfer, TransferKind},
    order::{self, ensure},
    outbox::{self, Template, Topic},
    outside::{Call, back_off_ms},
    state::AppState,
};

/// The card was charged: books the order, or sends the money back when the order is gone.
pub(super) async fn charged(
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
    payment: &card::Payment,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(charged_in(tx, state, attempt, calls, payment)))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn charged_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
    payment: &card::Payment,
) -> Result<(), AppError> {
    for call in calls {
        call.store(tx, &attempt.tenant).await?;
    }
    let method = payment.method();
    let change = Change {
        provider_key: Some(&payment.key),
        method: Some(&method),
        message: Some(""),
        next_check_at: Some(state.clock.now()),
        approved_at: Some(payment.approved_at().unwrap_or(state.clock.now())),
        ..Change::default()
    };
    let to = AttemptStatus::Approved;
    if store::change_status(tx, &attempt.id, attempt.status()?, to, change).await? {
        book_in(tx, state, attempt).await?;
    }
    Ok(())
}

/// An attempt that was approved but not booked, for example before a crash.
pub(super) async fn approved(state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(book_in(tx, state, attempt)))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn book_in(tx: &mut Conn, state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    let (from, to) = (OrderStatus::PendingPayment, OrderStatus::Paid);
    let kept = order::store::change_status(tx, tenant, no, from, to, now).await?;
    let next = if kept {
        AttemptStatus::Booked
    } else {
        AttemptStatus::Voiding
    };
    let change = Change {
        next_check_at: (!kept).then(|| now.plus_ms(back_off_ms(0))),
        ..Change::default()
    };
    if !store::change_status(tx, &attempt.id, AttemptStatus::Approved, next, change).await? {
        // Another round has booked it: nothing of this one may stay.
        return ensure(!kept, "approval", no);
    }
    if kept {
        return book_order(tx, state, tenant, no).await;
    }
    let text = "주문을 이어 갈 수 없어 카드 결제를 되돌리고 있어요";
    order::store::add_event(tx, tenant, no, now, "VOIDING", text).await?;
    outbox::add(
        tx,
        state,
        tenant,
        Topic::VoidCard,
        attempt.id.as_str(),
        "{}",
    )
    .await
}

/// Books an order that the card has no part in. Repeating it changes nothing.
pub async fn book_without_card(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    let (from, to) = (OrderStatus::PendingPayment, OrderStatus::Paid);
    if order::store::change_status(tx, tenant, no, from, to, state.clock.now()).await? {
        book_order(tx, state, tenant, no).await?;
    }
    Ok(())
}

/// Sells the reserved stock, captures the holds and posts the sale.
async fn book_order(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let waiting = ShipmentStatus::Waiting;
    order::store::change_shipments(tx, tenant, no, waiting, ShipmentStatus::Preparing).await?;
    order::capture(tx, tenant, no).await?;
    let entries = order::sale_entries(tx, tenant, no).await?;
    let sale = Transfer {
        kind: TransferKind::Sale,
        reference: no.as_str(),
        at: now,
        entries,
    };
    voucher::booked(tx, state, tenant, no).await?;
    order::store::add_event(tx, tenant, no, now, "PAID", "결제가 끝났어요").await?;
    outbox::message(tx, state, tenant, Template::Paid, no).await?;
    Ok(ledger::post(tx, &state.ids, tenant, sale).await?)
}
