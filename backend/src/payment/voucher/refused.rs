//! The provider refuses for good what our books already count on.

use shared::{console::case::CaseKind, money::Won};

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
        "주문을 취소했고 카드로 낸 돈을 돌려드리고 있어요"
    } else {
        "이미 보낸 것이 있어 주문은 그대로예요. 손님과 정해 주세요"
    };
    let text = format!("상품권 발행기관이 이 주문의 몫을 쓰지 않겠다고 했어요({code}). {done}.");
    let kind = CaseKind::VoucherRefused;
    case::open(tx, state, tenant, kind, case::About::order(no), &text).await
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
    let text = format!("상품권 발행기관이 {amount}을 돌려주지 않겠다고 했어요({code}).");
    let kind = CaseKind::RefundRefused;
    case::open(tx, state, step.tenant, kind, case::About::order(no), &text).await
}
