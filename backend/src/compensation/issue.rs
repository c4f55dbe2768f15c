//! The lot of a compensation: its code goes out in a sealed letter, its money comes from the
//! programme's fund.

use shared::{error::ErrorCode, money::Won, time::Timestamp};

use super::store::{self, Decided, Row};
use crate::{
    catalog::{Snapshot, record::Programme},
    console::{Actor, Deed, note},
    db::Conn,
    error::AppError,
    order, outbox,
    state::AppState,
    voucher::{self, issue::LotToIssue},
};

/// The programme that lots are given of today.
pub(super) fn programme(
    mall: &Snapshot,
    now: Timestamp,
) -> Result<(&shared::ids::ProgrammeId, &Programme), AppError> {
    let mut programmes = mall.programmes.iter();
    let found = programmes.find(|(_, one)| one.compensation && one.issues_at(now));
    found.ok_or_else(|| {
        let text = "지금 드릴 수 있는 보상 상품권 사업이 없어요. 사업 파일의 compensation과 발행 기간을 확인해 주세요.";
        AppError::refused(ErrorCode::WrongState, text)
    })
}

/// Issues it, all but its money, which [`voucher::issue::fund`] brings at the end.
pub(super) async fn issue(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    row: &Row,
    by: Decided<'_>,
) -> Result<LotToIssue, AppError> {
    let (tenant, now) = (mall.tenant(), state.clock.now());
    let programme = mall.programmes.get(&row.programme_id);
    let programme = programme.filter(|one| one.issues_at(now)).ok_or_else(|| {
        let text = "이 보상 상품권을 이제 발행할 수 없어요. 돌려보내고 다시 올려 주세요.";
        AppError::refused(ErrorCode::WrongState, text)
    })?;
    let paid = store::paid(tx, tenant, &row.order_no).await?;
    let (_, phone) = paid.ok_or_else(unpaid)?;
    let times = (now, programme.void_from(now.date()));
    // The id follows from the compensation, which has one lot, whoever issues it.
    let what = (row.id.clone(), &row.programme_id);
    let lot = voucher::new_lot(state, what, row.amount, times);
    voucher::issue::insert(tx, &state.key, tenant, std::slice::from_ref(&lot)).await?;
    if !store::issued(tx, tenant, &row.id, &lot.id, by).await? {
        return Err(outrun());
    }
    let letter = voucher::letter(mall, &phone, &lot);
    outbox::letter(tx, state, tenant, lot.id.as_str(), &letter).await?;
    let text = format!("{} {}을 드렸어요", programme.name, row.amount);
    order::store::add_event(tx, tenant, &row.order_no, now, "COMPENSATED", &text).await?;
    Ok(lot)
}

/// Writes a deed about a compensation into the audit log.
pub(super) async fn sign(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    row: &Row,
    (action, reason): (&'static str, &str),
) -> Result<(), AppError> {
    let Won(total) = row.amount;
    let detail = serde_json::json!({ "total": total, "compensation": row.id });
    let deed = Deed {
        reason,
        detail: &detail.to_string(),
        ..Deed::of(action, row.order_no.as_str())
    };
    note(tx, state, actor, deed).await
}

pub(super) fn unpaid() -> AppError {
    let text = "결제한 주문에만 보상을 드릴 수 있어요.";
    AppError::refused(ErrorCode::WrongState, text)
}

pub(super) fn outrun() -> AppError {
    let text = "이미 정해진 보상이에요. 새로 고쳐서 다시 봐 주세요.";
    AppError::refused(ErrorCode::WrongState, text)
}
