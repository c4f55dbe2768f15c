//! What looking at the rules costs when there are many orders.

use std::{collections::BTreeSet, time::Instant};

use backend::{
    check,
    db::{Conn, Engine, boxed, schema},
};
use serde::Serialize;
use sqlx::AssertSqlSafe;

use crate::Shop;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct CheckLoad {
    /// Orders in the database.
    pub orders: u64,
    /// The look of every minute.
    pub minute_ms: u128,
    /// The look at everything.
    pub whole_ms: u128,
    /// Rules that were broken. Empty.
    pub violations: Vec<&'static str>,
}

/// The tables that a paid order is written to, parents first, and which of their rows are its.
const TABLES: [(&str, &str); 12] = [
    ("orders", "no = '{no}'"),
    ("order_contacts", "order_no = '{no}'"),
    ("shipments", "order_no = '{no}'"),
    ("order_places", "order_no = '{no}'"),
    ("order_tenders", "order_no = '{no}'"),
    ("order_allocations", "order_no = '{no}'"),
    ("reservations", "order_no = '{no}'"),
    ("order_events", "order_no = '{no}'"),
    ("payment_attempts", "order_no = '{no}'"),
    ("transfers", "ref = '{no}'"),
    (
        "entries",
        "transfer_id in (select id from transfers where ref = '{no}')",
    ),
    (
        "ledger_links",
        "transfer_id in (select id from transfers where ref = '{no}')",
    ),
];

/// The columns whose values name one thing only.
const NAMES: [&str; 7] = [
    "no",
    "order_no",
    "ref",
    "id",
    "transfer_id",
    "provider_key",
    "provider_idem",
];

/// Fills the books with `orders` orders, one a minute back from now, and times both looks.
pub async fn check_load(orders: u64) -> CheckLoad {
    let shop = Shop::open().await;
    let db = &shop.app.state.db;
    let placed = shop.order(&[("rice-1", 1), ("jang-1", 1)], &[]).await;
    let _ = shop.pay(&placed).await;
    let (no, engine) = (placed.no.to_string(), db.engine());
    db.write(|tx| boxed(multiply(tx, engine, &no, orders - 1)))
        .await
        .expect("the orders are written");
    let since = shop.app.state.clock.now().plus_ms(-3_600_000);
    let mut conn = db.read().await.expect("a connection");
    let begun = Instant::now();
    let minute = check::check_since(&mut conn, since).await;
    let minute_ms = begun.elapsed().as_millis();
    let begun = Instant::now();
    let whole = check::check_whole(&mut conn).await;
    let whole_ms = begun.elapsed().as_millis();
    let findings = [minute, whole].map(|findings| findings.expect("the rules are looked at"));
    let broken = findings
        .into_iter()
        .flatten()
        .filter(|finding| finding.violations > 0);
    CheckLoad {
        orders,
        minute_ms,
        whole_ms,
        violations: broken.map(|finding| finding.name).collect(),
    }
}

/// Repeats an order with everything that belongs to it.
async fn multiply(tx: &mut Conn, engine: Engine, no: &str, times: u64) -> sqlx::Result<()> {
    schema::take_time(tx, engine).await?;
    let tables = schema::tables(tx, engine).await;
    let tables = tables.expect("the schema is portable");
    for (name, condition) in TABLES {
        let table = tables.iter().find(|table| table.name == name);
        let columns = table.into_iter().flat_map(|table| &table.columns);
        let columns: BTreeSet<&str> = columns.map(|column| column.name.as_str()).collect();
        let value = |column: &&str| match *column {
            column if NAMES.contains(&column) => format!("{column} || '-' || n"),
            "seq" if name == "ledger_links" => "seq + n".to_owned(),
            column if column.ends_with("_at") => format!("{column} - 60000 * n"),
            column => format!("\"{column}\""),
        };
        let values: Vec<_> = columns.iter().map(value).collect();
        let targets: Vec<_> = columns
            .iter()
            .map(|column| format!("\"{column}\""))
            .collect();
        let sql = format!(
            "with recursive numbers (n) as (
                 select cast(1 as bigint) union all select n + 1 from numbers where n < {times}
             )
             insert into {name} ({}) select {} from {name} cross join numbers where {}",
            targets.join(", "),
            values.join(", "),
            condition.replace("{no}", no)
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    let sums = format!(
        "update accounts set posted = posted + {times} * (
             select cast(coalesce(sum(amount), 0) as bigint)
               from transfers join entries on entries.transfer_id = transfers.id
              where transfers.ref = '{no}' and entries.account_id = accounts.id);
         update stock set supplied = supplied + {times} where option_id in ('rice-1', 'jang-1');
         update ledger_heads set seq = seq + {times}"
    );
    sqlx::raw_sql(AssertSqlSafe(sums)).execute(tx).await?;
    Ok(())
}
