//! Booking: the transaction that makes an order paid.

use shared::{
    ids::{OrderNo, TenantId},
    money::Won,
    order::{OrderStatus, ShipmentStatus},
    payment::AttemptStatus,
    time::Timestamp,
};

use super::{
    card,
    store::{self, AttemptRow, Change},
    voucher,
};
use crate::{
    db::{Conn, Together, boxed},
    error::AppError,
    ledger::{self, AccountId, Transfer, TransferKind},
    order::{self, Captured, ensure},
    outbox::{self, Facts, Template, Topic},
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
    failpoint!(BookCommitted);
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
    let writes = calls.iter().fold(Together::new(), |writes, call| {
        call.write(writes, &attempt.tenant)
    });
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
    if store::end_asking(tx, &attempt.id, to, change).await? {
        book_in(tx, state, attempt, writes).await
    } else {
        writes.execute(tx).await.map_err(AppError::from)
    }
}

/// An attempt that was approved but not booked, for example before a crash.
pub(super) async fn approved(state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(book_in(tx, state, attempt, Together::new())))
        .await?;
    outbox::wake(state);
    Ok(())
}

/// Books an approved attempt, or has the charge sent back, and writes `writes` with it.
async fn book_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    writes: Together,
) -> Result<(), AppError> {
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
        ensure(!kept, "approval", no)?;
        return Ok(writes.execute(tx).await?);
    }
    if kept {
        let booking = Booking::begin(tx, state, tenant, no, writes).await?;
        return booking.finish(tx, state, tenant).await;
    }
    let text = "주문을 이어 갈 수 없어 카드 결제를 되돌리고 있어요";
    let writes = order::store::event(writes, tenant, no, now, "VOIDING", text);
    writes.execute(tx).await?;
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
pub(super) async fn book_without_card(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    match begin_booking(tx, state, tenant, no).await? {
        Some(booking) => booking.finish(tx, state, tenant).await,
        None => Ok(()),
    }
}

/// Begins to book an order that the card has no part in. `None`: it is not unpaid any more.
pub async fn begin_booking(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Option<Booking>, AppError> {
    let (from, to) = (OrderStatus::PendingPayment, OrderStatus::Paid);
    if !order::store::change_status(tx, tenant, no, from, to, state.clock.now()).await? {
        return Ok(None);
    }
    let writes = Together::new();
    Booking::begin(tx, state, tenant, no, writes)
        .await
        .map(Some)
}

/// A paid order whose own rows are written. The stock, the accounts and the chain's end, for which
/// other orders wait, are left to the end of the transaction.
#[derive(Debug)]
#[must_use = "nothing is sold before the booking is finished"]
pub struct Booking {
    no: OrderNo,
    at: Timestamp,
    captured: Captured,
    entries: Vec<(AccountId, Won)>,
}

impl Booking {
    async fn begin(
        tx: &mut Conn,
        state: &AppState,
        tenant: &TenantId,
        no: &OrderNo,
        writes: Together,
    ) -> Result<Self, AppError> {
        failpoint!(BookPaid);
        let at = state.clock.now();
        let captured = Captured::write(tx, tenant, no).await?;
        let entries = order::sale_entries(tx, tenant, no).await?;
        voucher::booked(tx, state, tenant, no).await?;
        let facts = Facts::read(tx, tenant, (Template::Paid, no)).await?;
        let message = outbox::told(tx, state, tenant, Template::Paid, &facts).await?;
        let (waiting, preparing) = (ShipmentStatus::Waiting, ShipmentStatus::Preparing);
        let writes = order::store::change_shipments(writes, tenant, no, waiting, preparing)?;
        let writes = order::store::event(writes, tenant, no, at, "PAID", "결제가 끝났어요");
        writes.insert(&[message]).execute(tx).await?;
        failpoint!(BookWritten);
        Ok(Self {
            no: no.clone(),
            at,
            captured,
            entries,
        })
    }

    /// Sells the reserved stock, takes the voucher money and posts the sale.
    pub async fn finish(
        self,
        tx: &mut Conn,
        state: &AppState,
        tenant: &TenantId,
    ) -> Result<(), AppError> {
        self.captured.take(tx, tenant).await?;
        failpoint!(BookCaptured);
        let sale = Transfer {
            kind: TransferKind::Sale,
            reference: self.no.as_str(),
            at: self.at,
            entries: self.entries,
        };
        ledger::post(tx, &state.ids, tenant, sale).await?;
        failpoint!(BookPosted);
        Ok(())
    }
}
