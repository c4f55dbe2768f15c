//! The voucher provider. Its contract is the mall's own design for practice and no issuer's: "KOMSCO 규격 아님".

mod authorization;
mod decide;
mod lot;
mod view;
mod wallet;

use std::{path::Path as FilePath, sync::Arc};

use anyhow::Context;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::Value;

pub(crate) use self::wallet::Wallet;
use self::{
    decide::{AuthorizeRequest, BalanceRequest, CancelRequest},
    lot::IssuedLot,
    wallet::Event,
};
use crate::{
    caller::{self, Caller, Gate},
    control,
    fault::{Op, Subject},
    journal::Answer,
    kst, page,
    provider::{Decision, Provider, error},
};

pub(crate) struct VoucherDesk {
    pub(crate) provider: Arc<Provider<Wallet>>,
    pub(crate) key: String,
}

pub(crate) fn router(desk: VoucherDesk) -> Router {
    let control = control::router(Arc::clone(&desk.provider));
    Router::new()
        .route("/", get(show_desk))
        .route("/style.css", get(page::style))
        .route("/v1/balance", post(find_balance))
        .route("/v1/authorizations", post(authorize))
        .route("/v1/authorizations/{auth_id}/confirm", post(confirm))
        .route("/v1/authorizations/{auth_id}/void", post(void))
        .route("/v1/authorizations/by-order/{order_no}", get(find_by_order))
        .route("/v1/approvals/{approval_no}/cancel", post(cancel))
        .route("/v1/transactions", get(list_transactions))
        .with_state(Arc::new(desk))
        .merge(control)
        .layer(middleware::map_response(label))
}

impl Gate for VoucherDesk {
    fn admit(&self, headers: &HeaderMap) -> Result<(), Answer> {
        match caller::credentials(headers, "Bearer") {
            Some(key) if key == self.key => Ok(()),
            _ => Err(error(401, "UNAUTHORIZED_KEY", "인증되지 않은 키예요.")),
        }
    }
}

/// Adds the lots of a file (an array of [`IssuedLot`]) that the log does not know yet.
pub(crate) async fn load_lots(provider: &Provider<Wallet>, path: &FilePath) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the voucher lots in {}", path.display()))?;
    let lots: Vec<IssuedLot> = serde_json::from_str(&text)
        .with_context(|| format!("{} is not a list of voucher lots", path.display()))?;
    let loaded = provider.journal.change(|wallet, _| {
        let is_new = |lot: &IssuedLot| !wallet.lots.contains_key(&lot.lot_id);
        let new = lots.into_iter().filter(is_new);
        let issued = new.map(|lot| Event::Issued {
            lot: lot.normalized(),
        });
        (issued.collect(), ())
    });
    match loaded.await {
        Ok(()) => Ok(()),
        Err(_lost) => anyhow::bail!("the log of the vouchers cannot be written"),
    }
}

/// Says with every answer that this is nobody's real interface.
async fn label(mut response: Response) -> Response {
    let notice = HeaderValue::from_static("practice contract, not a KOMSCO specification");
    response.headers_mut().insert("x-sandbox-notice", notice);
    response
}

async fn show_desk() -> Response {
    page::notice(
        StatusCode::OK,
        "연습용 상품권 발행기관",
        "KOMSCO 규격 아님. 가게를 연습하려고 우리가 정한 규격이에요.",
        "POST /v1/balance · /v1/authorizations · …/confirm · …/void · /v1/approvals/{승인번호}/cancel",
        None,
    )
}

async fn find_balance(
    State(desk): State<Arc<VoucherDesk>>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let Ok(asked) = serde_json::from_slice::<BalanceRequest>(&body) else {
        return decide::invalid().into_response();
    };
    let call = caller.call(Op::Balance, Subject::key(&asked.number, None));
    desk.provider
        .exchange(call, |wallet, moment| {
            decide::balance(wallet, moment, &asked)
        })
        .await
}

async fn authorize(State(desk): State<Arc<VoucherDesk>>, caller: Caller, body: Bytes) -> Response {
    let Ok(asked) = serde_json::from_slice::<AuthorizeRequest>(&body) else {
        return decide::invalid().into_response();
    };
    let call = caller.call(Op::Authorize, Subject::order(&asked.order_no));
    desk.provider
        .exchange(call, |wallet, moment| {
            decide::authorize(wallet, moment, &asked)
        })
        .await
}

async fn confirm(
    State(desk): State<Arc<VoucherDesk>>,
    Path(auth_id): Path<String>,
    caller: Caller,
) -> Response {
    let call = caller.call(Op::Confirm, subject_of(&desk, &auth_id).await);
    desk.provider
        .exchange(call, |wallet, moment| {
            decide::confirm(wallet, moment, &auth_id)
        })
        .await
}

async fn void(
    State(desk): State<Arc<VoucherDesk>>,
    Path(auth_id): Path<String>,
    caller: Caller,
) -> Response {
    let call = caller.call(Op::Void, subject_of(&desk, &auth_id).await);
    desk.provider
        .exchange(call, |wallet, moment| {
            decide::void(wallet, moment, &auth_id)
        })
        .await
}

async fn cancel(
    State(desk): State<Arc<VoucherDesk>>,
    Path(approval_no): Path<String>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let Ok(asked) = serde_json::from_slice::<CancelRequest>(&body) else {
        return decide::invalid().into_response();
    };
    let call = caller.call(Op::Cancel, subject_of(&desk, &approval_no).await);
    desk.provider
        .exchange(call, |wallet, moment| {
            decide::cancel(wallet, moment, &approval_no, &asked)
        })
        .await
}

/// The newest authorization of an order.
async fn find_by_order(
    State(desk): State<Arc<VoucherDesk>>,
    Path(order_no): Path<String>,
    caller: Caller,
) -> Response {
    let call = caller.call(Op::Query, Subject::order(&order_no));
    desk.provider
        .exchange(call, |wallet, moment| {
            match wallet.of_order(&order_no).next_back() {
                Some(found) => {
                    Decision::ok(Vec::new(), view::authorization(wallet, found, moment.now))
                }
                None => Decision::refused(decide::unknown_authorization()),
            }
        })
        .await
}

#[derive(Deserialize)]
struct DayQuery {
    date: String,
}

async fn list_transactions(
    State(desk): State<Arc<VoucherDesk>>,
    caller: Caller,
    Query(day): Query<DayQuery>,
) -> Response {
    let call = caller.call(Op::Transactions, Subject::default());
    desk.provider
        .exchange(call, |wallet, _| {
            let rows = wallet.transactions.iter();
            let of_day = rows.filter(|row| kst::date(row.at) == day.date);
            Decision::ok(Vec::new(), of_day.map(view::transaction).collect::<Value>())
        })
        .await
}

/// The provider's own number with its order, so that a script may name either.
async fn subject_of(desk: &VoucherDesk, key: &str) -> Subject {
    let order_of = |wallet: &Wallet, _: i64| {
        let found = wallet.authorizations.get(key).or(wallet.of_approval(key));
        found.map(|authorization| authorization.order_no.clone())
    };
    // A lost log makes the exchange itself fail right after this.
    let order_no = desk.provider.journal.read(order_of).await.ok().flatten();
    Subject::key(key, order_no)
}
