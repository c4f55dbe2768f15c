//! What must be equal before and after a move: how many rows, their bytes, what each account's
//! entries sum to, and every row of each order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Error,
    row::{Row, Value},
};
use crate::db::schema::Table;

/// Sums and hashes of a whole database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// By table.
    pub tables: BTreeMap<String, TableSum>,
    /// By `<mall> <account>`: the sum of its entries, in won.
    pub accounts: BTreeMap<String, i64>,
    /// By `<mall> <order>`: SHA-256 over its rows in every table.
    pub orders: BTreeMap<String, String>,
}

/// Sums of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// How many rows.
    pub rows: i64,
    /// SHA-256 over its lines.
    pub sha256: String,
}

impl Proof {
    /// How many rows each table has, and the sum of all entries.
    pub(super) fn counts(&self) -> (BTreeMap<String, i64>, i64) {
        let rows = self.tables.iter();
        let rows = rows.map(|(name, sum)| (name.clone(), sum.rows)).collect();
        (rows, self.accounts.values().sum())
    }

    /// Refuses a database that is not what was written out, and names the first difference.
    pub(super) fn compare(&self, found: &Self) -> Result<(), Error> {
        differs("the sum of account", &self.accounts, &found.accounts)?;
        differs("order", &self.orders, &found.orders)?;
        differs("table", &self.tables, &found.tables)
    }
}

fn differs<T: PartialEq>(
    what: &str,
    wanted: &BTreeMap<String, T>,
    found: &BTreeMap<String, T>,
) -> Result<(), Error> {
    let different = |name: &&String| wanted.get(*name) != found.get(*name);
    let first = wanted.keys().chain(found.keys()).find(different);
    match first {
        None => Ok(()),
        Some(name) => Err(Error::Refused(format!(
            "{what} {name} is not what was exported; nothing was imported, export again"
        ))),
    }
}

/// Adds rows up.
#[derive(Debug, Default)]
pub(super) struct Builder {
    proof: Proof,
    orders: BTreeMap<String, Sha256>,
    current: Option<Current>,
}

#[derive(Debug)]
struct Current {
    name: String,
    rows: i64,
    hash: Sha256,
    /// Where the columns are that say whose a row is.
    tenant: Option<usize>,
    order: Option<usize>,
    entry: Option<(usize, usize)>,
}

impl Builder {
    pub(super) fn begin(&mut self, table: &Table) {
        self.end();
        let column = |name: &str| table.columns.iter().position(|column| column.name == name);
        let is = |name: &str| table.name == name;
        self.current = Some(Current {
            name: table.name.clone(),
            rows: 0,
            hash: Sha256::new(),
            tenant: column("tenant_id"),
            order: column(if is("orders") { "no" } else { "order_no" }),
            entry: column("account_id")
                .zip(column("amount"))
                .filter(|_| is("entries")),
        });
    }

    pub(super) fn add(&mut self, row: &Row, line: &str) {
        let Some(current) = &mut self.current else {
            return;
        };
        current.rows += 1;
        current.hash.update(line.as_bytes());
        current.hash.update(b"\n");
        let tenant = text(row, current.tenant);
        if let Some((account, amount)) = current.entry
            && let Value::Integer(Some(amount)) = row.0[amount]
        {
            let account = text(row, Some(account));
            *self
                .proof
                .accounts
                .entry(format!("{tenant} {account}"))
                .or_default() += amount;
        }
        let order = text(row, current.order);
        // A table without a mall, like that of the keys of requests, is no part of an order.
        if !tenant.is_empty() && !order.is_empty() {
            let hash = self.orders.entry(format!("{tenant} {order}")).or_default();
            hash.update(current.name.as_bytes());
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
    }

    pub(super) fn finish(mut self) -> Proof {
        self.end();
        let hashes = self.orders.into_iter();
        self.proof.orders = hashes
            .map(|(order, hash)| (order, hex::encode(hash.finalize())))
            .collect();
        self.proof
    }

    fn end(&mut self) {
        if let Some(current) = self.current.take() {
            let sum = TableSum {
                rows: current.rows,
                sha256: hex::encode(current.hash.finalize()),
            };
            self.proof.tables.insert(current.name, sum);
        }
    }
}

fn text(row: &Row, place: Option<usize>) -> &str {
    match place.map(|place| &row.0[place]) {
        Some(Value::Text(Some(text))) => text,
        _ => "",
    }
}
