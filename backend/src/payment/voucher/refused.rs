//! The provider refuses for good what our books already count on.

use shared::money::Won;

use super::{carry_out::Move, status::Status, store};
use crate::{
    case,
    db::Conn,
    error::AppError,
    order,
    outbox::{self, Template, Topic},
    state::AppState,
};

/// The provider will not spend what it had set aside, but the order is booked and the card was
/// charged: everything is taken back, and a person is told.
pub(super) async fn undo(
    tx: &mut Conn,
    state: &AppState,
    step: Move<'_>,
    code: &str,
) -> Result<(), AppError> {
    let (tenant, no) = (step.tenant, step.no);
    // Lock order: the order before what hangs on it.
    let text = "상품권 발행기관이 승인하지 않아 주문을 취소하고 결제를 되돌리고 있어요";
    let undone = order::undo_paid(tx, state, tenant, no, text).await?;
    // What is still set aside is freed, whatever the provider thinks of it; where the whole of it
    // goes back with the order, that frees it.
    if store::change_status(tx, tenant, no, Status::Confirming, Status::Voiding).await? {
        outbox::add(tx, state, tenant, Topic::VoidVoucher, no.as_str(), "{}").await?;
    } else if !undone {
        return Ok(());
    }
    let done = if undone {
        outbox::message(tx, state, tenant, Template::Undone, no).await?;
        "the order was cancelled and the card is being given back"
    } else {
        "something has been sent already, so the order stays: settle it with the shopper"
    };
    let text =
        format!("The voucher provider refuses to spend its part of order {no} ({code}); {done}.");
    let kind = case::Kind::VoucherRefused;
    case::open(tx, state, tenant, kind, no.as_str(), &text).await
}

/// The provider will not give money back.
pub(super) async fn tell(
    tx: &mut Conn,
    state: &AppState,
    step: Move<'_>,
    amount: Won,
    code: &str,
) -> Result<(), AppError> {
    let no = step.no;
    let text = format!(
        "The voucher provider refuses to give {amount} of order {no} back ({code}); call the provider and give the money back by hand."
    );
    let kind = case::Kind::RefundRefused;
    case::open(tx, state, step.tenant, kind, no.as_str(), &text).await
}
