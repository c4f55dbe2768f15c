//! The books as an auditor sees them: the chain, statements, programmes and what is published.

mod chain;
mod command;
mod owner;
mod root;
mod tamper;

use backend::ledger::{
    AccountId, Transfer, TransferKind, post,
    verify::{Fault, Request, Start, Verified, VerifyError, verify},
};
use backend::{
    db::{Conn, boxed},
    error::AppError,
};
use shared::{ids::TenantId, money::Won};
use tests::TestApp;

fn gangjin() -> TenantId {
    "gangjin".into()
}

/// Verifies the small county's books.
async fn verified(app: &TestApp, start: Start) -> Result<Verified, VerifyError> {
    let request = Request {
        db: &app.state.db,
        tenant: &gangjin(),
        data: &app.data(),
        start,
        now: app.state.clock.now(),
    };
    verify(&request, &mut |_, _| {}).await
}

/// Verifies from the first link; the books must be right.
async fn whole(app: &TestApp) -> Verified {
    verified(app, Start::First)
        .await
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Verifies from the first link; the books must not be right.
async fn fault(app: &TestApp) -> Fault {
    match verified(app, Start::First).await {
        Err(VerifyError::Fault(fault)) => *fault,
        other => panic!("no fault: {other:?}"),
    }
}

/// Posts a sale by card in a transaction of its own.
async fn sell(app: &TestApp, reference: &str, amount: i64) {
    let sold = app
        .state
        .db
        .write(|tx| boxed(sell_in(tx, app, reference, amount)))
        .await;
    sold.unwrap_or_else(|error| panic!("{reference}: {error}"));
}

async fn sell_in(
    tx: &mut Conn,
    app: &TestApp,
    reference: &str,
    amount: i64,
) -> Result<(), AppError> {
    let transfer = Transfer {
        kind: TransferKind::Sale,
        reference,
        at: app.state.clock.now(),
        entries: vec![
            (AccountId::card(), Won(-amount)),
            (AccountId::vendor(&"rice-01".into()), Won(amount)),
        ],
    };
    Ok(post(tx, &app.state.ids, &gangjin(), transfer).await?)
}
