//! What is to be done outside once the transaction that decided it is committed.
//!
//! A row is written in that transaction and carried out until it worked, at least once; whoever
//! receives it knows it by its key.

mod log;
mod message;
mod run;

use shared::{
    console::waybill::Waybill,
    ids::{OrderNo, TenantId},
    text::Phone,
    time::Timestamp,
};

use self::message::Written;
use crate::{db::Conn, error::AppError, state::AppState};

pub use self::message::Letter;
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
    let nothing = Written::default();
    insert(tx, state, tenant, topic, (reference, payload), &nothing).await
}

async fn insert(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    topic: Topic,
    (reference, payload): (&str, &str),
    written: &Written,
) -> Result<(), AppError> {
    let id = state.ids.id("out");
    let now: Timestamp = state.clock.now();
    sqlx::query(
        "insert into outbox (tenant_id, id, topic, ref, payload, dedup, not_before, created_at,
                             title, content, phone)
         values ($1, $2, $3, $4, $5, $2, $6, $6, $7, $8, $9)",
    )
    .bind(tenant)
    .bind(id)
    .bind(topic.as_str())
    .bind(reference)
    .bind(payload)
    .bind(now)
    .bind(&written.title)
    .bind(&written.content)
    .bind(&written.phone)
    .execute(tx)
    .await?;
    Ok(())
}

/// Tells the shopper something about an order, in the words that hold now.
pub async fn message(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    template: Template,
    no: &OrderNo,
) -> Result<(), AppError> {
    tell(tx, state, tenant, (template, no), None).await
}

/// Tells the shopper that a parcel is on its way.
pub async fn parcel_sent(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    waybill: &Waybill,
) -> Result<(), AppError> {
    tell(tx, state, tenant, (Template::Sent, no), Some(waybill)).await
}

async fn tell(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (template, no): (Template, &OrderNo),
    waybill: Option<&Waybill>,
) -> Result<(), AppError> {
    let written = message::write(tx, state, tenant, (template, no), waybill).await?;
    let what = (no.as_str(), template.as_str());
    insert(tx, state, tenant, Topic::Message, what, &written).await
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
    insert(tx, state, tenant, Topic::Letter, what, &written).await
}

/// Tells the worker that there is something to do, after the transaction is committed.
pub fn wake(state: &AppState) {
    state.outbox.notify_one();
}

/// Waits until somebody calls [`wake`].
pub async fn woken(state: &AppState) {
    state.outbox.notified().await;
}
