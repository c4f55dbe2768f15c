//! The voucher provider's wire objects.

use serde_json::{Value, json};

use crate::{
    kst,
    voucher::{
        authorization::Authorization,
        lot::{Lot, LotAmount},
        wallet::{Transaction, Wallet},
    },
};

/// What can be spent now; amounts that are held by authorizations are not in it.
pub(crate) fn balance(lots: &[&Lot], now: i64) -> Value {
    let rows: Value = lots
        .iter()
        .map(|lot| {
            json!({
                "lotId": lot.issued.lot_id,
                "kind": lot.issued.kind,
                "programme": lot.issued.programme,
                "name": lot.issued.name,
                "face": lot.issued.face,
                "remaining": lot.available(),
                "held": lot.held,
                "expiresOn": lot.issued.expires_on,
                "expired": lot.is_expired(now),
            })
        })
        .collect();
    json!({ "lots": rows })
}

/// An authorization with what is known of its lots at the moment.
pub(crate) fn authorization(wallet: &Wallet, authorization: &Authorization, now: i64) -> Value {
    let approval = authorization.approval.as_ref();
    let per_lot: Value = authorization
        .per_lot
        .iter()
        .map(|part| {
            json!({
                "lotId": part.lot_id,
                "amount": part.amount,
                "canceled": part.amount - authorization.cancelable(&part.lot_id),
                "expired": has_expired(wallet, part, now),
            })
        })
        .collect();
    json!({
        "authId": authorization.auth_id,
        "orderNo": authorization.order_no,
        "status": authorization.status,
        "amount": authorization.amount(),
        "perLot": per_lot,
        "authorizedAt": kst::rfc3339(authorization.authorized_at),
        "expiresAt": kst::rfc3339(authorization.expires_at),
        "approvalNo": approval.map(|(number, _)| number),
        "approvedAt": approval.map(|(_, at)| kst::rfc3339(*at)),
    })
}

fn has_expired(wallet: &Wallet, part: &LotAmount, now: i64) -> bool {
    let lot = wallet.lots.get(&part.lot_id);
    lot.is_some_and(|lot| lot.is_expired(now))
}

/// A cancel, with what of the whole approval is not given back yet.
pub(crate) fn cancel(
    wallet: &Wallet,
    changed: &Authorization,
    cancel_id: &str,
    parts: &[LotAmount],
    now: i64,
) -> Value {
    let canceled: i64 = changed.canceled.values().sum();
    let per_lot: Value = parts
        .iter()
        .map(|part| {
            json!({
                "lotId": part.lot_id,
                "amount": part.amount,
                "expired": has_expired(wallet, part, now),
            })
        })
        .collect();
    json!({
        "cancelId": cancel_id,
        "approvalNo": changed.approval.as_ref().map(|(number, _)| number),
        "orderNo": changed.order_no,
        "canceledAt": kst::rfc3339(now),
        "amount": parts.iter().map(|part| part.amount).sum::<i64>(),
        "perLot": per_lot,
        "remaining": changed.amount() - canceled,
    })
}

pub(crate) fn transaction(row: &Transaction) -> Value {
    json!({
        "type": if row.is_cancel { "CANCEL" } else { "APPROVAL" },
        "approvalNo": row.approval_no,
        "orderNo": row.order_no,
        "lotId": row.part.lot_id,
        "gross": row.part.amount,
        "fee": 0,
        "at": kst::rfc3339(row.at),
    })
}
