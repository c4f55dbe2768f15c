//! What the voucher provider says to each request, as pure decisions on its wallet.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::json;

use crate::{
    journal::Answer,
    provider::{Decision, Moment, error},
    token,
    voucher::{
        authorization::{Authorization, Status},
        lot::{LotAmount, plain},
        view,
        wallet::{Event, Wallet},
    },
};

/// How long an authorization holds its amounts.
const HOLD_MS: i64 = 10 * 60 * 1_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BalanceRequest {
    pub(crate) number: String,
    pin: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuthorizeRequest {
    pub(crate) order_no: String,
    lots: Vec<LotAmount>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CancelRequest {
    lots: Vec<LotAmount>,
    reason: String,
}

/// An unknown number and a wrong PIN get the same answer, so that numbers cannot be tried out.
pub(crate) fn balance(wallet: &Wallet, moment: Moment, asked: &BalanceRequest) -> Decision<Event> {
    let lots = wallet.lots_of(&plain(&asked.number), &plain(&asked.pin));
    if moment.declined || lots.is_empty() {
        return Decision::refused(unknown_voucher());
    }
    Decision::ok(Vec::new(), view::balance(&lots, moment.now))
}

pub(crate) fn authorize(
    wallet: &Wallet,
    moment: Moment,
    asked: &AuthorizeRequest,
) -> Decision<Event> {
    if asked.order_no.is_empty() || !are_sound(&asked.lots) {
        return Decision::refused(invalid());
    }
    let is_open = |authorization: &Authorization| {
        matches!(authorization.status, Status::Authorized | Status::Confirmed)
    };
    if wallet.of_order(&asked.order_no).any(is_open) {
        let message = "이미 진행 중이거나 승인된 주문번호예요.";
        return Decision::refused(error(409, "DUPLICATE_ORDER", message));
    }
    if moment.declined {
        return Decision::refused(declined());
    }
    if let Err(refusal) = check_lots(wallet, moment.now, &asked.lots) {
        return Decision::refused(refusal);
    }
    let authorization = Authorization {
        auth_id: format!("vau_{}", token::lower(20)),
        order_no: asked.order_no.clone(),
        status: Status::Authorized,
        per_lot: asked.lots.clone(),
        authorized_at: moment.now,
        expires_at: moment.now + HOLD_MS,
        approval: None,
        canceled: HashMap::new(),
    };
    let authorized = Event::Authorized {
        auth_id: authorization.auth_id.clone(),
        order_no: authorization.order_no.clone(),
        per_lot: authorization.per_lot.clone(),
        expires_at: authorization.expires_at,
    };
    Decision::ok(
        vec![authorized],
        view::authorization(wallet, &authorization, moment.now),
    )
}

pub(crate) fn confirm(wallet: &Wallet, moment: Moment, auth_id: &str) -> Decision<Event> {
    let Some(authorization) = wallet.authorizations.get(auth_id) else {
        return Decision::refused(unknown_authorization());
    };
    match authorization.status {
        Status::Confirmed => Decision::refused(error(
            400,
            "ALREADY_PROCESSED_PAYMENT",
            "이미 승인된 상품권 결제예요.",
        )),
        Status::Voided | Status::Expired => Decision::refused(error(
            409,
            "AUTHORIZATION_CLOSED",
            "취소되었거나 시간이 지난 상품권 결제예요.",
        )),
        Status::Authorized if moment.declined => Decision::refused(declined()),
        Status::Authorized => after(
            wallet,
            authorization,
            moment,
            Event::Confirmed {
                auth_id: auth_id.to_owned(),
                order_no: authorization.order_no.clone(),
                approval_no: format!("V{}", token::digits(12)),
                amount: authorization.amount(),
            },
        ),
    }
}

/// Voiding what is already closed without money changes nothing and is no error.
pub(crate) fn void(wallet: &Wallet, moment: Moment, auth_id: &str) -> Decision<Event> {
    let Some(authorization) = wallet.authorizations.get(auth_id) else {
        return Decision::refused(unknown_authorization());
    };
    match authorization.status {
        Status::Confirmed => Decision::refused(error(
            409,
            "AUTHORIZATION_CONFIRMED",
            "승인된 상품권 결제는 승인 취소로 되돌려요.",
        )),
        Status::Voided | Status::Expired => Decision::ok(
            Vec::new(),
            view::authorization(wallet, authorization, moment.now),
        ),
        Status::Authorized if moment.declined => Decision::refused(declined()),
        Status::Authorized => after(
            wallet,
            authorization,
            moment,
            Event::Voided {
                auth_id: auth_id.to_owned(),
                order_no: authorization.order_no.clone(),
            },
        ),
    }
}

/// Gives amounts back to the lots they came from, also when a lot has expired since.
pub(crate) fn cancel(
    wallet: &Wallet,
    moment: Moment,
    approval_no: &str,
    asked: &CancelRequest,
) -> Decision<Event> {
    let Some(authorization) = wallet.of_approval(approval_no) else {
        let message = "승인번호를 찾을 수 없어요.";
        return Decision::refused(error(404, "APPROVAL_NOT_FOUND", message));
    };
    if asked.reason.is_empty() || !are_sound(&asked.lots) {
        return Decision::refused(invalid());
    }
    if moment.declined {
        return Decision::refused(declined());
    }
    let is_too_much = |part: &LotAmount| part.amount > authorization.cancelable(&part.lot_id);
    if asked.lots.iter().any(is_too_much) {
        let message = "취소할 수 있는 금액을 넘었어요.";
        return Decision::refused(error(409, "VOUCHER_NOT_CANCELABLE_AMOUNT", message));
    }
    let cancel_id = format!("vca_{}", token::lower(20));
    let canceled = Event::Canceled {
        auth_id: authorization.auth_id.clone(),
        order_no: authorization.order_no.clone(),
        approval_no: approval_no.to_owned(),
        cancel_id: cancel_id.clone(),
        per_lot: asked.lots.clone(),
        reason: asked.reason.clone(),
    };
    let mut changed = authorization.clone();
    changed.apply(moment.now, &canceled);
    let body = view::cancel(wallet, &changed, &cancel_id, &asked.lots, moment.now);
    Decision::ok(vec![canceled], body)
}

pub(crate) fn unknown_authorization() -> Answer {
    error(
        404,
        "AUTHORIZATION_NOT_FOUND",
        "상품권 결제를 찾을 수 없어요.",
    )
}

pub(crate) fn invalid() -> Answer {
    error(400, "INVALID_REQUEST", "잘못된 요청이에요.")
}

fn unknown_voucher() -> Answer {
    error(404, "VOUCHER_NOT_FOUND", "상품권 번호나 PIN이 맞지 않아요.")
}

fn declined() -> Answer {
    error(409, "VOUCHER_DECLINED", "발행기관이 거절했어요.")
}

/// At least one part, each positive, no lot twice.
fn are_sound(parts: &[LotAmount]) -> bool {
    let lots: HashSet<&str> = parts.iter().map(|part| part.lot_id.as_str()).collect();
    !parts.is_empty() && lots.len() == parts.len() && parts.iter().all(|part| part.amount > 0)
}

fn check_lots(wallet: &Wallet, now: i64, parts: &[LotAmount]) -> Result<(), Answer> {
    let (mut expired, mut short) = (Vec::new(), Vec::new());
    for part in parts {
        let lot = wallet.lots.get(&part.lot_id).ok_or_else(unknown_voucher)?;
        if lot.is_expired(now) {
            expired.push(&part.lot_id);
        }
        let shortfall = part.amount - lot.available();
        if shortfall > 0 {
            short.push(json!({
                "lotId": part.lot_id,
                "requested": part.amount,
                "available": lot.available(),
                "shortfall": shortfall,
            }));
        }
    }
    if !expired.is_empty() {
        let mut answer = error(409, "VOUCHER_EXPIRED", "유효기간이 지난 상품권이에요.");
        answer.body["lots"] = json!(expired);
        return Err(answer);
    }
    if !short.is_empty() {
        let mut answer = error(409, "VOUCHER_INSUFFICIENT", "상품권 잔액이 부족해요.");
        answer.body["shortfalls"] = json!(short);
        return Err(answer);
    }
    Ok(())
}

/// The event, answered with the authorization as it is after it.
fn after(
    wallet: &Wallet,
    authorization: &Authorization,
    moment: Moment,
    event: Event,
) -> Decision<Event> {
    let mut changed = authorization.clone();
    changed.apply(moment.now, &event);
    Decision::ok(
        vec![event],
        view::authorization(wallet, &changed, moment.now),
    )
}
