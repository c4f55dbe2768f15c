//! What is to be done outside once the transaction that decided it is committed.
//!
//! A row is written in that transaction and carried out until it worked, at least once; whoever
//! receives it knows it by its key.

mod lease;
mod log;
mod message;
mod run;

use shared::{
    ids::{OrderNo, TenantId},
    text::Phone,
    time::Timestamp,
    waybill::Waybill,
};

use self::message::Written;
use crate::{
    db::{Conn, insert_all, rows},
    error::AppError,
    state::AppState,
};

pub(crate) use self::message::own_words;
pub use self::message::{Facts, Letter};
pub(crate) use log::{list, renew};
pub use run::run_due;
pub use shared::message::Template;

/// What letters are sealed for.
const LETTER: &str = "letter";

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Tell the shopper something.
    Message,
    /// Send a message that is written already.
    Letter,
    /// Send back a charge that has no order.
    VoidCard,
    /// Give the card part of a cancelled order back.
    RefundCard,
    /// Spend what the voucher provider set aside.
    ConfirmVoucher,
    /// Free what the voucher provider set aside.
    VoidVoucher,
    /// Give all spent vouchers of an order back.
    CancelVoucher,
    /// Give a part of an order's spent vouchers back.
    RefundVoucher,
}

impl Topic {
    const ALL: [Self; 8] = [
        Self::Message,
        Self::Letter,
        Self::VoidCard,
        Self::RefundCard,
        Self::ConfirmVoucher,
        Self::VoidVoucher,
        Self::CancelVoucher,
        Self::RefundVoucher,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Message => "MESSAGE",
            Self::Letter => "LETTER",
            Self::VoidCard => "VOID_CARD",
            Self::RefundCard => "REFUND_CARD",
            Self::ConfirmVoucher => "CONFIRM_VOUCHER",
            Self::VoidVoucher => "VOID_VOUCHER",
            Self::CancelVoucher => "CANCEL_VOUCHER",
            Self::RefundVoucher => "REFUND_VOUCHER",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text)
    }
}

/// Remembers something to do.
pub async fn add(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    topic: Topic,
    reference: &str,
    payload: &str,
) -> Result<(), AppError> {
    let row = row(
        state,
        tenant,
        topic,
        (reference, payload),
        Written::default(),
    );
    insert_all(tx, &[row]).await?;
    Ok(())
}

rows! {
    /// Something to do, as the table keeps it.
    OutboxRow in "outbox" {
        tenant "tenant_id": TenantId,
        id "id": String,
        topic "topic": &'static str,
        reference "ref": String,
        payload "payload": String,
        dedup "dedup": String,
        not_before "not_before": Timestamp,
        created_at "created_at": Timestamp,
        title "title": String,
        content "content": String,
        phone "phone": String,
    }
}

fn row(
    state: &AppState,
    tenant: &TenantId,
    topic: Topic,
    (reference, payload): (&str, &str),
    written: Written,
) -> OutboxRow {
    let id = state.ids.id("out");
    let now = state.clock.now();
    OutboxRow {
        tenant: tenant.clone(),
        dedup: id.clone(),
        id,
        topic: topic.as_str(),
        reference: reference.to_owned(),
        payload: payload.to_owned(),
        not_before: now,
        created_at: now,
        title: written.title,
        content: written.content,
        phone: written.phone,
    }
}

/// Tells the shopper something about an order, in the words that hold now.
pub async fn message(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    template: Template,
    no: &OrderNo,
) -> Result<(), AppError> {
    let facts = Facts::read(tx, tenant, (template, no)).await?;
    let message = told(tx, state, tenant, template, &facts).await?;
    insert_all(tx, &[message]).await?;
    Ok(())
}

/// The same, to be written together with what it tells of.
pub(crate) async fn told(
    conn: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    template: Template,
    facts: &Facts,
) -> Result<OutboxRow, AppError> {
    let written = message::write(conn, state, tenant, template, facts).await?;
    let what = (facts.no.as_str(), template.as_str());
    Ok(row(state, tenant, Topic::Message, what, written))
}

/// Tells the shopper that a parcel is on its way.
pub async fn parcel_sent(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    waybill: &Waybill,
) -> Result<(), AppError> {
    let mut facts = Facts::read(tx, tenant, (Template::Sent, no)).await?;
    facts.waybill = Some(waybill.clone());
    let message = told(tx, state, tenant, Template::Sent, &facts).await?;
    insert_all(tx, &[message]).await?;
    Ok(())
}

/// Remembers to send a message that is written already; it is sealed as long as it waits.
pub async fn letter(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    reference: &str,
    letter: &Letter,
) -> Result<(), AppError> {
    let text = serde_json::to_vec(letter).map_err(AppError::internal)?;
    let sealed = state.key.seal(LETTER, state.ids.bytes(), reference, &text);
    let written = Written {
        title: letter.title.clone(),
        content: String::new(),
        phone: Phone::parse(&letter.to).map_or_else(|_| String::new(), |phone| phone.masked()),
    };
    let what = (reference, sealed.as_str());
    insert_all(tx, &[row(state, tenant, Topic::Letter, what, written)]).await?;
    Ok(())
}

/// Forgets the letters about something that nobody has been sent yet.
pub(crate) async fn drop_letters(
    tx: &mut Conn,
    tenant: &TenantId,
    reference: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "delete from outbox
          where tenant_id = $1
            and topic = 'LETTER'
            and ref = $2
            and done_at is null",
    )
    .bind(tenant)
    .bind(reference)
    .execute(tx)
    .await?;
    Ok(())
}

/// Tells the worker that there is something to do, after the transaction is committed.
pub fn wake(state: &AppState) {
    state.outbox.notify_one();
}

/// Waits until somebody calls [`wake`].
pub async fn woken(state: &AppState) {
    state.outbox.notified().await;
}
