//! Every "only one" and every limit is the database's own rule: whatever the program forgets, a
//! second row or a number out of bounds cannot be written.

use std::collections::BTreeMap;

use backend::{
    db::{Engine, boxed},
    error::AppError,
};
use tests::{Shop, TestApp};

/// What there is only one of, with the columns that say so; `true`: only of some rows.
const ONLY_ONE: [(&str, &str, &[&str], bool); 20] = [
    ("order of a number", "orders", &["no", "tenant_id"], false),
    (
        "live attempt of an order",
        "payment_attempts",
        &["order_no", "tenant_id"],
        true,
    ),
    (
        "attempt of a payment",
        "payment_attempts",
        &["provider", "provider_key"],
        false,
    ),
    (
        "request of an attempt",
        "payment_attempts",
        &["provider_idem"],
        false,
    ),
    (
        "claim of a key",
        "idempotency_keys",
        &["key", "scope"],
        false,
    ),
    (
        "transfer of a kind",
        "transfers",
        &["kind", "ref", "tenant_id"],
        false,
    ),
    ("account of a name", "accounts", &["id", "tenant_id"], false),
    (
        "stock of an option",
        "stock",
        &["option_id", "tenant_id"],
        false,
    ),
    (
        "reservation",
        "reservations",
        &["option_id", "order_no", "tenant_id"],
        false,
    ),
    (
        "hold",
        "holds",
        &["account_id", "order_no", "tenant_id"],
        false,
    ),
    (
        "lot of a code",
        "voucher_lots",
        &["code_hash", "tenant_id"],
        false,
    ),
    (
        "authorisation of an order",
        "voucher_authorizations",
        &["order_no", "tenant_id"],
        false,
    ),
    (
        "request of an authorisation",
        "voucher_authorizations",
        &["provider_idem"],
        false,
    ),
    ("request of a refund", "refunds", &["provider_idem"], false),
    ("task", "outbox", &["dedup"], false),
    ("webhook", "webhook_inbox", &["event_id", "provider"], false),
    (
        "tender of an order",
        "order_tenders",
        &["order_no", "seq", "tenant_id"],
        false,
    ),
    (
        "open run of settlement",
        "settlement_runs",
        &["tenant_id"],
        true,
    ),
    (
        "statement of a vendor in a run",
        "statements",
        &["run_id", "tenant_id", "vendor_id"],
        false,
    ),
    (
        "statement that a sale or refund is in",
        "statement_lines",
        &["kind", "ref", "tenant_id", "vendor_id"],
        false,
    ),
];

/// What may never be written.
const OUT_OF_BOUNDS: [&str; 8] = [
    "update stock set reserved = on_hand + 1",
    "update stock set reserved = -1",
    "update accounts set held = -1",
    "update accounts set held = posted + 1 where floor = 0",
    "update orders set card = due + 1",
    "update order_tenders set returned = amount + 1",
    "update transfers set ref = ref",
    "delete from entries",
];

#[tokio::test]
async fn what_there_is_only_one_of_has_a_unique_index() {
    let shop = Shop::open().await;
    for (says, table, columns, some) in ONLY_ONE {
        let indexes = unique_indexes(&shop, table).await;
        let found = indexes
            .values()
            .any(|(partial, of)| *partial == some && of.iter().eq(columns));
        assert!(
            found,
            "{table}: nothing says that there is one {says}: {indexes:?}"
        );
    }
}

#[tokio::test]
async fn a_number_out_of_bounds_cannot_be_written() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&placed).await;
    for statement in OUT_OF_BOUNDS {
        let written: Result<u64, AppError> = shop
            .app
            .state
            .db
            .write(|tx| {
                boxed(async move {
                    let done = sqlx::query(statement).execute(tx).await?;
                    Ok(done.rows_affected())
                })
            })
            .await;
        assert!(written.is_err(), "{statement}: {written:?}");
    }
}

#[tokio::test]
async fn postgres_keeps_no_transfer_that_does_not_come_to_nothing() {
    let app = TestApp::with_mall().await;
    let written = app
        .state
        .db
        .write(|tx| {
            boxed(async move {
                let transfer = "insert into transfers (tenant_id, id, kind, ref, created_at)
                                values ('gangjin', 'trf_odd', 'SALE', 'odd', 0)";
                sqlx::query(transfer).execute(&mut *tx).await?;
                let entry = "insert into entries (tenant_id, transfer_id, seq, account_id, amount)
                             select tenant_id, 'trf_odd', 1, min(id), 1
                               from accounts
                              where tenant_id = 'gangjin'
                              group by tenant_id";
                sqlx::query(entry).execute(tx).await?;
                Ok::<_, AppError>(())
            })
        })
        .await;
    // No trigger of SQLite waits for the end of a transaction: there the rules of the books find it.
    let kept = app.state.db.engine() == Engine::Sqlite;
    assert_eq!(written.is_ok(), kept, "{written:?}");
}

/// The unique indexes of a table: whether each is partial, and its columns in alphabetical order.
async fn unique_indexes(shop: &Shop, table: &str) -> BTreeMap<String, (bool, Vec<String>)> {
    let db = &shop.app.state.db;
    let query = match db.engine() {
        Engine::Sqlite => {
            "select i.name, i.partial, c.name
               from pragma_index_list($1) i
               join pragma_index_info(i.name) c
              where i.\"unique\" = 1
              order by c.name"
        }
        Engine::Postgres => {
            "select cast(k.relname as text),
                    cast(case when i.indpred is null then 0 else 1 end as bigint),
                    cast(a.attname as text)
               from pg_index i
               join pg_class t on t.oid = i.indrelid
               join pg_class k on k.oid = i.indexrelid
               join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
              where i.indisunique and t.relname = $1
              order by 3"
        }
    };
    let mut conn = db.read().await.expect("a connection");
    let rows: Vec<(String, i64, String)> = sqlx::query_as(query)
        .bind(table)
        .fetch_all(&mut *conn)
        .await
        .expect("the schema can be read");
    let mut indexes = BTreeMap::new();
    for (index, partial, column) in rows {
        let entry = indexes.entry(index).or_insert((partial == 1, Vec::new()));
        entry.1.push(column);
    }
    indexes
}
