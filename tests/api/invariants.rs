//! Each rule of `chorok check` is broken once, by hand, and must be named; nothing else may be.

use std::{collections::BTreeSet, sync::Mutex};

use backend::{
    check::{self, Finding},
    db::{Conn, Engine, boxed},
};
use serde_json::Value;
use shared::time::Timestamp;
use tests::Shop;

/// What breaks, and what has to be named. The first name is the rule that the case is about.
const CASES: &[(&str, &[&str])] = &[
    ("delete from catalog_revisions", &["mall_has_revision"]),
    (
        "insert into compensations (tenant_id, id, request_key, order_no, programme_id, reason,
                                    words, amount, needs_second, status, asked_by, asked_name,
                                    asked_at, lot_id)
         select orders.tenant_id, 'comp-odd', 'odd', min(orders.no), 'halftrip-2026', 'LATE',
                'odd', 100, 0, 'ISSUED', 'nobody', 'nobody', 0, min(voucher_lots.id)
           from orders
           join voucher_lots on voucher_lots.tenant_id = orders.tenant_id
          group by orders.tenant_id",
        &["compensation_is_lot"],
    ),
    (
        "delete from stock where option_id = 'bowl-1'",
        &["option_has_stock"],
    ),
    (
        "update product_options set hidden = 1 where product_id = 'bowl'",
        &["product_has_option"],
    ),
    (
        "update stock set reserved = reserved + 1 where option_id = 'bowl-1'",
        &["stock_reserved"],
    ),
    (
        "update stock set on_hand = on_hand - 1 where option_id = 'rice-2'",
        &["stock_identity"],
    ),
    (
        "insert into entries (tenant_id, transfer_id, seq, account_id, amount)
         select tenant_id, id, 99, 'card', 1 from transfers where kind = 'SALE';
         update accounts set posted = posted + 1 where id = 'card'",
        &["transfer_balances", "ledger_sums_to_zero"],
    ),
    (
        "insert into transfers (tenant_id, id, kind, ref, created_at)
         select tenant_id, 'trf-empty', 'ISSUE', 'nothing', created_at
           from transfers where kind = 'SALE'",
        &["transfer_has_entries", "ledger_chain"],
    ),
    (
        "update accounts set posted = posted + 1 where id = 'card'",
        &["ledger_sums_to_zero", "account_posted"],
    ),
    (
        "update accounts set posted = posted + 1 where id = 'card';
         update accounts set posted = posted - 1 where id = 'vendor/rice-01'",
        &["account_posted"],
    ),
    (
        "update accounts set held = held + 1 where id = 'vendor/rice-01'",
        &["account_held"],
    ),
    (
        "update accounts set floor = posted + 1 where id = 'vendor/rice-01'",
        &["account_floor"],
    ),
    (
        "update voucher_lots set programme_id = 'gangjin-love' where face = 57000",
        &["programme_issued"],
    ),
    ("update ledger_heads set seq = seq + 1", &["ledger_chain"]),
    (
        "update orders set due = due + 1 where status = 'PAID'",
        &["order_tenders"],
    ),
    (
        "update payment_attempts set status = 'VOIDED' where status = 'BOOKED'",
        &["order_card_paid"],
    ),
    (
        "update holds set status = 'RELEASED' where status = 'CAPTURED'",
        &["order_vouchers_paid"],
    ),
    (
        "update order_places set due = due + 1 where kind = 'LINE' and order_no in
            (select no from orders where status = 'PAID')",
        &["vendor_payables"],
    ),
    (
        "update payment_attempts set status = 'BOOKED' where status = 'CREATED'",
        &["payment_has_order"],
    ),
    (
        "update payment_attempts set status = 'DECLINED' where status = 'BOOKED'",
        &["approval_is_booked", "order_card_paid"],
    ),
    (
        "update payment_attempts set status = 'UNKNOWN' where status = 'CREATED'",
        &["open_payment_is_asked"],
    ),
    (
        "update order_tenders set returned = 1 where seq = 1",
        &["tender_returned"],
    ),
    (
        "insert into claims (tenant_id, id, order_no, request_key, body_sha256, kind, reason, note,
                             status, requested_at)
         select tenant_id, 'clm-x', no, 'key', '', 'CANCEL', 'CHANGED_MIND', '', 'REFUNDED', paid_at
           from orders where status = 'PAID';
         insert into claim_parts (tenant_id, claim_id, order_no, place, seq, amount)
         select tenant_id, 'clm-x', order_no, place, seq, amount + 1
           from order_allocations
          where order_no in (select no from orders where status = 'PAID')",
        &["part_returned_once", "tender_returned"],
    ),
    (
        "update order_places set claimed = 1 where kind = 'LINE'",
        &["unit_claimed_once"],
    ),
    (
        "insert into refunds (tenant_id, id, order_no, attempt_id, amount, tax_free, provider_idem,
                              reason, status, created_at)
         select tenant_id, 'rfd-x', order_no, id, amount + 1, 0, 'refund-x', '', 'DONE', created_at
           from payment_attempts where status = 'BOOKED'",
        &["card_refunds"],
    ),
    (
        "insert into staff (tenant_id, id, login, name, password, seed, status, created_at)
         values ('gangjin', 'stf-x', 'x', 'x', '', '', 'ACTIVE', 0),
                ('gangjin', 'stf-y', 'y', 'y', '', '', 'ACTIVE', 0);
         insert into settlement_runs
                (tenant_id, id, from_day, until_day, status, closed_at, closed_by)
         values ('gangjin', 'run-x', 0, 0, 'CLOSED', 0, 'stf-x');
         insert into statements
                (tenant_id, id, run_id, vendor_id, vendor_name, goods, shipping, tax_free, fee,
                 fee_vat, carried_in, payable, carried_out)
         select 'gangjin', 'stm-x', 'run-x', 'rice-01', '', 1, 0, 0, 0, 0, 0, 1, 0",
        &["statement_lines"],
    ),
    (
        "insert into staff (tenant_id, id, login, name, password, seed, status, created_at)
         values ('gangjin', 'stf-x', 'x', 'x', '', '', 'ACTIVE', 0),
                ('gangjin', 'stf-y', 'y', 'y', '', '', 'ACTIVE', 0);
         insert into settlement_runs
                (tenant_id, id, from_day, until_day, status, closed_at, closed_by)
         values ('gangjin', 'run-x', 0, 0, 'CLOSED', 0, 'stf-x');
         insert into statements
                (tenant_id, id, run_id, vendor_id, vendor_name, goods, shipping, tax_free, fee,
                 fee_vat, carried_in, payable, carried_out)
         select 'gangjin', 'stm-x', 'run-x', 'rice-01', '', 1, 0, 0, 0, 0, 0, 1, 0;
         insert into statement_lines
                (tenant_id, vendor_id, kind, ref, statement_id, order_no, happened_at,
                 commission_bp, goods, shipping, tax_free, fee, fee_vat)
         select tenant_id, 'rice-01', 'SALE', ref, 'stm-x', ref, created_at, 0, 1, 0, 0, 0, 0
           from transfers where kind = 'SALE';
         update shipments set settled = 1
          where order_no in (select order_no from statement_lines)",
        &["line_is_booked"],
    ),
    (
        "insert into staff (tenant_id, id, login, name, password, seed, status, created_at)
         values ('gangjin', 'stf-x', 'x', 'x', '', '', 'ACTIVE', 0),
                ('gangjin', 'stf-y', 'y', 'y', '', '', 'ACTIVE', 0);
         insert into settlement_runs
                (tenant_id, id, from_day, until_day, status, closed_at, closed_by, approved_at,
                 approved_by, paid_at, paid_by)
         select tenant_id, 'run-x', 0, 0, 'PAID', 0, 'stf-x', 0, 'stf-y', created_at, 'stf-x'
           from transfers where kind = 'SALE';
         insert into statements
                (tenant_id, id, run_id, vendor_id, vendor_name, goods, shipping, tax_free, fee,
                 fee_vat, carried_in, payable, carried_out)
         select 'gangjin', 'stm-x', 'run-x', 'rice-01', '', (select amount from entries where account_id = 'vendor/rice-01'), 0, 0, 0, 0, 0, (select amount from entries where account_id = 'vendor/rice-01'), 0;
         insert into statement_lines
                (tenant_id, vendor_id, kind, ref, statement_id, order_no, happened_at,
                 commission_bp, goods, shipping, tax_free, fee, fee_vat)
         select tenant_id, 'rice-01', 'SALE', ref, 'stm-x', ref, created_at, 0, (select amount from entries where account_id = 'vendor/rice-01'), 0, 0, 0, 0
           from transfers where kind = 'SALE';
         update shipments set settled = 1
          where order_no in (select order_no from statement_lines)",
        &["payout_is_booked"],
    ),
    ("update shipments set settled = 1", &["parcel_settled"]),
];

/// Rules that only the look at everything knows.
const WAITING: [&str; 9] = [
    "programme_issued",
    "ledger_chain",
    "tender_returned",
    "part_returned_once",
    "unit_claimed_once",
    "card_refunds",
    "compensation_is_lot",
    "statement_lines",
    "parcel_settled",
];

/// A mall with a paid order, by voucher and card, and one that waits for its payment.
async fn busy_shop() -> Shop {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let paid = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&paid).await;
    let _ = shop.order(&[("jang-1", 1)], &[]).await;
    shop
}

#[tokio::test]
async fn each_broken_rule_is_named_and_no_other() {
    let shop = busy_shop().await;
    let since = shop.app.state.clock.now().plus_ms(-1_000);
    for (sql, names) in CASES {
        let wanted: BTreeSet<_> = names.iter().copied().collect();
        let (whole, recent) = broken_by(&shop, sql, since).await;
        assert_eq!(whole, wanted, "looking at everything after {sql}");
        let minutely: BTreeSet<_> = wanted.difference(&WAITING.into()).copied().collect();
        assert_eq!(recent, minutely, "looking at what is new after {sql}");
    }
    let (whole, recent) = broken_by(&shop, "select 1", since).await;
    assert!(
        whole.is_empty() && recent.is_empty(),
        "{whole:?} {recent:?}"
    );
}

#[tokio::test]
async fn every_rule_has_a_case() {
    let shop = Shop::open().await;
    let mut conn = shop.app.state.db.read().await.unwrap();
    let findings = check::check_whole(&mut conn).await.unwrap();
    let rules: BTreeSet<_> = findings.iter().map(|finding| finding.name).collect();
    let cases: BTreeSet<_> = CASES.iter().map(|(_, names)| names[0]).collect();
    assert_eq!(cases, rules);
}

#[tokio::test]
async fn old_stock_and_entries_are_counted_in_after_a_new_count() {
    let shop = busy_shop().await;
    let folder = tests::folder::ImportFolder::small().replace(
        "options.csv",
        "rice-2,rice,2,10kg,39000,10000,5,1,10",
        "rice-2,rice,2,10kg,39000,10000,40,1,10",
    );
    let report = shop.app.import(&folder).await;
    assert!(report.is_done(), "{report}");
    let since = shop.app.state.clock.now().plus_ms(-1_000);
    let (whole, _) = broken_by(&shop, "select 1", since).await;
    assert!(whole.is_empty(), "{whole:?}");
}

#[tokio::test]
async fn a_violation_is_loud_until_it_is_mended() {
    let shop = busy_shop().await;
    let state = &shop.app.state;
    let console = shop.app.console();
    check::watch(state.clone()).await.unwrap();
    let calm: Value = console.get("/healthz").await.good();
    assert_eq!(calm["status"], "ok");
    change(
        &shop,
        "update stock set reserved = reserved + 2 where option_id = 'bowl-1'",
    )
    .await;
    check::watch(state.clone()).await.unwrap();
    let alarmed: Value = console.get("/healthz").await.good();
    assert_eq!(alarmed["status"], "attention");
    assert_eq!(alarmed["violations"]["stock_reserved"], 1);
    let metrics = console.get("/metrics").await.text();
    assert!(metrics.contains("chorok_invariant_violations{invariant=\"stock_reserved\"} 1"));
    // The shop goes on selling, and tells shoppers nothing.
    let ready: Value = shop.shopper().get("/readyz").await.good();
    assert_eq!(ready["status"], "ok");
    assert_eq!(ready.get("violations"), None);
    change(
        &shop,
        "update stock set reserved = reserved - 2 where option_id = 'bowl-1'",
    )
    .await;
    check::watch(state.clone()).await.unwrap();
    let mended: Value = console.get("/healthz").await.good();
    assert_eq!(mended["status"], "ok");
}

/// The rules that a look at everything names, and those that a look at what is new does.
type Names = (BTreeSet<&'static str>, BTreeSet<&'static str>);

/// Breaks something in a transaction that is rolled back, and answers what both looks name.
async fn broken_by(shop: &Shop, sql: &'static str, since: Timestamp) -> Names {
    let db = &shop.app.state.db;
    let engine = db.engine();
    let found = Mutex::default();
    let undone = db
        .write(|tx| boxed(break_and_look(tx, engine, sql, since, &found)))
        .await;
    assert!(
        matches!(undone, Err(sqlx::Error::RowNotFound)),
        "{sql}: {undone:?}"
    );
    found.into_inner().expect("no look panicked")
}

async fn break_and_look(
    tx: &mut Conn,
    engine: Engine,
    sql: &'static str,
    since: Timestamp,
    found: &Mutex<Names>,
) -> sqlx::Result<()> {
    // The floor is a constraint of the table, too; only without it can it be broken.
    sqlx::raw_sql(match engine {
        Engine::Sqlite => "pragma ignore_check_constraints = on",
        Engine::Postgres => "alter table accounts drop constraint account_floor",
    })
    .execute(&mut *tx)
    .await?;
    sqlx::raw_sql(sql).execute(&mut *tx).await?;
    let whole = broken(&check::check_whole(tx).await?);
    let recent = broken(&check::check_since(tx, since).await?);
    if engine == Engine::Sqlite {
        sqlx::raw_sql("pragma ignore_check_constraints = off")
            .execute(&mut *tx)
            .await?;
    }
    *found.lock().expect("no look panicked") = (whole, recent);
    // Rolls back.
    Err(sqlx::Error::RowNotFound)
}

fn broken(findings: &[Finding]) -> BTreeSet<&'static str> {
    let broken = findings.iter().filter(|finding| finding.violations > 0);
    broken.map(|finding| finding.name).collect()
}

async fn change(shop: &Shop, sql: &'static str) {
    let changed = shop.app.state.db.write(|tx| boxed(run(tx, sql))).await;
    assert_eq!(changed.expect("it is changed"), 1, "{sql}");
}

async fn run(tx: &mut Conn, sql: &'static str) -> sqlx::Result<u64> {
    Ok(sqlx::query(sql).execute(tx).await?.rows_affected())
}
