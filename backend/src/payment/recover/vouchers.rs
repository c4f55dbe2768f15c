//! Spent vouchers of the provider that our books do not know.

use std::collections::BTreeMap;

use shared::{
    ids::{LotId, OrderNo, TenantId},
    money::Won,
    order::OrderStatus,
    time::Timestamp,
};

use super::{Action, Mode, Unknown};
use crate::{
    db::Conn,
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

/// One approval as the provider lists it, with what is still spent of each lot.
struct Approval {
    order: OrderNo,
    lots: BTreeMap<LotId, Won>,
    at: Timestamp,
}

impl Approval {
    fn kept(&self) -> Won {
        self.lots.values().copied().sum()
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
    for (approval_no, approval) in group(rows) {
        if approval.kept().is_zero() || approval.at < since {
            continue;
        }
        let ours = {
            let mut conn = state.db.read().await?;
            find(&mut conn, &approval).await?
        };
        let Some(action) = judge(ours.as_ref()) else {
            continue;
        };
        let done = match mode {
            Mode::Show => None,
            Mode::Apply => Some(act(state, ours.as_ref(), &approval_no, &approval, action).await?),
        };
        found.push(Unknown {
            provider: "voucher",
            reference: approval.order.to_string(),
            amount: approval.kept(),
            provider_key: approval_no,
            at: approval.at,
            action,
            done,
        });
    }
    Ok(found)
}

fn group(rows: Vec<VoucherRow>) -> BTreeMap<String, Approval> {
    let mut approvals: BTreeMap<String, Approval> = BTreeMap::new();
    for row in rows {
        let approval = approvals.entry(row.approval_no).or_insert(Approval {
            order: row.order_no,
            lots: BTreeMap::new(),
            at: row.at,
        });
        for LotAmount { lot_id, amount } in row.lots {
            let left = approval.lots.entry(lot_id).or_default();
            *left += if row.is_cancel { -amount } else { amount };
        }
    }
    approvals
}

/// Our row of an approval: whose order, how far the order is, how far the voucher.
struct Ours {
    tenant: TenantId,
    order: OrderStatus,
    voucher: String,
}

async fn find(conn: &mut Conn, approval: &Approval) -> Result<Option<Ours>, AppError> {
    // Only our own row of the same sum explains it: two malls may use one order number.
    let row: Option<(TenantId, String)> = sqlx::query_as(
        "select tenant_id, status
           from voucher_authorizations
          where order_no = $1
            and amount = $2",
    )
    .bind(&approval.order)
    .bind(approval.kept())
    .fetch_optional(&mut *conn)
    .await?;
    let Some((tenant, voucher)) = row else {
        return Ok(None);
    };
    let order = order::store::find(conn, &tenant, &approval.order).await?;
    let order = order.map(|order| order.status()).transpose()?;
    Ok(order.map(|order| Ours {
        tenant,
        order,
        voucher,
    }))
}

fn judge(ours: Option<&Ours>) -> Option<Action> {
    let Some(ours) = ours else {
        return Some(Action::GiveBack);
    };
    match ours.voucher.as_str() {
        "CONFIRMED" => None,
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
