//! Spent vouchers of the provider that our books do not know.

use std::collections::BTreeMap;

use shared::{
    console::case::CaseKind,
    ids::{LotId, OrderNo, TenantId},
    money::Won,
    order::OrderStatus,
    time::Timestamp,
};

use super::{Action, Mode, Unknown};
use crate::{
    case,
    db::{Conn, boxed},
    error::AppError,
    order, outbox,
    outside::Reply,
    payment::{
        settle_without_card,
        transactions::{VoucherRow, of_vouchers},
    },
    state::AppState,
    voucher::provider::{self, LotAmount},
};

/// One approval as the provider lists it, with what is still spent of each lot. Of an approval
/// from before there is nothing but what was given back since.
struct Approval {
    order: OrderNo,
    approved: Won,
    cancelled: Won,
    lots: BTreeMap<LotId, Won>,
    at: Timestamp,
}

impl Approval {
    fn kept(&self) -> Won {
        self.approved - self.cancelled
    }
}

pub(super) async fn recover(
    state: &AppState,
    since: Timestamp,
    mode: Mode,
) -> Result<Vec<Unknown>, AppError> {
    let today = state.clock.now().date();
    let rows = of_vouchers(state, since.date(), today.plus(1)).await?;
    let mut found = Vec::new();
    let rows = rows.into_iter().filter(|row| row.at >= since);
    for (approval_no, approval) in group(rows) {
        let ours = {
            let mut conn = state.db.read().await?;
            find(&mut conn, &approval).await?
        };
        let Some(action) = judge(ours.as_ref(), &approval) else {
            continue;
        };
        let done = match mode {
            Mode::Show => None,
            Mode::Apply => Some(act(state, ours.as_ref(), &approval_no, &approval, action).await?),
        };
        found.push(Unknown {
            provider: "voucher",
            reference: approval.order.to_string(),
            amount: match action {
                Action::OpenCase => approval.cancelled,
                Action::Settle | Action::GiveBack => approval.kept(),
            },
            provider_key: approval_no,
            at: approval.at,
            action,
            done,
        });
    }
    Ok(found)
}

fn group(rows: impl Iterator<Item = VoucherRow>) -> BTreeMap<String, Approval> {
    let mut approvals: BTreeMap<String, Approval> = BTreeMap::new();
    for row in rows {
        let approval = approvals
            .entry(row.approval_no.clone())
            .or_insert(Approval {
                order: row.order_no.clone(),
                approved: Won::ZERO,
                cancelled: Won::ZERO,
                lots: BTreeMap::new(),
                at: row.at,
            });
        if row.is_cancel {
            approval.cancelled += row.amount();
        } else {
            approval.approved += row.amount();
        }
        for LotAmount { lot_id, amount } in row.lots {
            let left = approval.lots.entry(lot_id).or_default();
            *left += if row.is_cancel { -amount } else { amount };
        }
    }
    approvals
}

/// Our row of an approval: whose order, how far the order is, how far the voucher, and what of it
/// our books have given back, or will.
struct Ours {
    tenant: TenantId,
    order: OrderStatus,
    voucher: String,
    returned: Won,
}

async fn find(conn: &mut Conn, approval: &Approval) -> Result<Option<Ours>, AppError> {
    let rows: Vec<(TenantId, String, Won)> = sqlx::query_as(
        "select tenant_id, status, amount
           from voucher_authorizations
          where order_no = $1",
    )
    .bind(&approval.order)
    .fetch_all(&mut *conn)
    .await?;
    // Two malls may use one order number: only our own row of the same sum explains an approval.
    let is_it = |amount: Won| approval.approved.is_zero() || approval.approved == amount;
    let mut rows = rows.into_iter().filter(|(_, _, amount)| is_it(*amount));
    let (Some((tenant, voucher, _)), None) = (rows.next(), rows.next()) else {
        return Ok(None);
    };
    let lots: Vec<String> = sqlx::query_scalar(
        "select lots
           from voucher_refunds
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(&tenant)
    .bind(&approval.order)
    .fetch_all(&mut *conn)
    .await?;
    let returned: Result<Vec<Won>, AppError> = lots.iter().map(|l| provider::sum(l)).collect();
    let order = order::store::find(conn, &tenant, &approval.order).await?;
    let Some(order) = order.map(|order| order.status()).transpose()? else {
        return Ok(None);
    };
    Ok(Some(Ours {
        tenant,
        order,
        voucher,
        returned: returned?.into_iter().sum(),
    }))
}

/// What is to be done about an approval; `None`: our books tell the same.
fn judge(ours: Option<&Ours>, approval: &Approval) -> Option<Action> {
    let is_kept = approval.kept() > Won::ZERO;
    let Some(ours) = ours else {
        return is_kept.then_some(Action::GiveBack);
    };
    match ours.voucher.as_str() {
        "CONFIRMED" => (approval.cancelled > ours.returned).then_some(Action::OpenCase),
        _ if !is_kept => None,
        // The outbox is on its way to spend it, to free it or to give it back.
        "CONFIRMING" | "VOIDING" | "CANCELLING" => Some(Action::Settle),
        _ if ours.order == OrderStatus::PendingPayment => Some(Action::Settle),
        _ => Some(Action::GiveBack),
    }
}

async fn act(
    state: &AppState,
    ours: Option<&Ours>,
    approval_no: &str,
    approval: &Approval,
    action: Action,
) -> Result<bool, AppError> {
    let no = &approval.order;
    if let (Some(ours), Action::OpenCase) = (ours, action) {
        let text = format!(
            "상품권 발행기관은 {}을 이미 돌려주었는데, 복구한 장부에는 쓴 것으로 남아 있어요.",
            approval.cancelled
        );
        let (kind, about) = (
            CaseKind::CancelledOutside,
            case::About::part(no, approval_no),
        );
        let opened = state
            .db
            .write(|tx| boxed(case::open(tx, state, &ours.tenant, kind, about, &text)));
        return opened.await.map(|()| true);
    }
    if let (Some(ours), Action::Settle) = (ours, action) {
        if ours.order == OrderStatus::PendingPayment {
            match settle_without_card(state, &ours.tenant, no).await {
                Ok(()) | Err(AppError::Unavailable(_) | AppError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        outbox::run_due(state).await?;
        let mut conn = state.db.read().await?;
        let voucher = find(&mut conn, approval).await?.map(|ours| ours.voucher);
        return Ok(matches!(
            voucher.as_deref(),
            Some("CONFIRMED" | "VOIDED" | "CANCELLED")
        ));
    }
    let lots: Vec<LotAmount> = approval
        .lots
        .iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(lot, amount)| LotAmount {
            lot_id: lot.clone(),
            amount: *amount,
        })
        .collect();
    let key = format!("cancel-{approval_no}");
    let call = provider::cancel(state, no, approval_no, &key, &lots).await;
    Ok(matches!(call.reply, Reply::Done(_)))
}
