//! No statement decides by what was read before: each update of a row that money, stock or a
//! state depends on carries a guard beside the row's key, or stands below with its reason.
//!
//! The statements are read from the sources. The negative control's are naive on purpose, so that
//! they show that this look finds such ones.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Tables that are looked at, with the columns that only say which rows are meant.
const WATCHED: [(&str, &[&str]); 18] = [
    ("stock", &["tenant_id", "option_id"]),
    ("accounts", &["tenant_id", "id"]),
    ("orders", &["tenant_id", "no"]),
    ("shipments", &["tenant_id", "order_no", "vendor_id"]),
    ("order_tenders", &["tenant_id", "order_no", "seq"]),
    ("order_places", &["tenant_id", "order_no", "place"]),
    (
        "order_allocations",
        &["tenant_id", "order_no", "place", "seq"],
    ),
    ("reservations", &["tenant_id", "order_no", "option_id"]),
    ("holds", &["tenant_id", "order_no", "account_id"]),
    ("payment_attempts", &["id", "tenant_id", "order_no"]),
    ("voucher_authorizations", &["tenant_id", "order_no"]),
    ("voucher_lots", &["tenant_id", "id"]),
    ("refunds", &["id"]),
    ("voucher_refunds", &["id"]),
    ("claims", &["id", "tenant_id", "order_no"]),
    ("claim_lines", &["tenant_id", "claim_id", "place"]),
    ("idempotency_keys", &["scope", "key"]),
    ("ledger_heads", &["tenant_id"]),
];

/// Statements without a guard, by their file and the columns that they set, and why that is right.
const EXCEPTIONS: [(&str, &str, &str, &str); 13] = [
    (
        "catalog/stock.rs",
        "stock",
        "supplied",
        "adds what came and went again; nothing on the shelf changes",
    ),
    (
        "catalog/stock.rs",
        "stock",
        "on_hand",
        "adds what came back; there is nothing that more units could break",
    ),
    (
        "catalog/stock.rs",
        "stock",
        "on_hand supplied",
        "the row was taken by an update that changes nothing, and its number read from that",
    ),
    (
        "import/write.rs",
        "stock",
        "on_hand supplied imported",
        "the file says how much there is; the statement itself keeps what orders have reserved",
    ),
    (
        "order/store.rs",
        "orders",
        "version",
        "takes the row and changes nothing",
    ),
    (
        "order/idempotency.rs",
        "idempotency_keys",
        "state status body",
        "the transaction inserted the row, which only one can",
    ),
    (
        "ledger/chain/append.rs",
        "ledger_heads",
        "seq",
        "counts on and answers its number; the hash is written for that number only",
    ),
    (
        "claim/store.rs",
        "claims",
        "refund_at due_on",
        "comes after the guarded step of the claim, in its transaction",
    ),
    (
        "claim/store.rs",
        "claims",
        "refunded_at",
        "comes after the guarded step of the claim, in its transaction",
    ),
    (
        "payment/voucher/store.rs",
        "voucher_authorizations",
        "provider_idem auth_id next_check_at",
        "comes after the guarded step of the authorisation, in its transaction",
    ),
    (
        "payment/voucher/store.rs",
        "voucher_authorizations",
        "next_check_at tries",
        "says when to ask again; asking once too often is harmless",
    ),
    (
        "payment/voucher/store.rs",
        "voucher_authorizations",
        "confirmed_at cancelled_at",
        "keeps the first time that the provider said",
    ),
    (
        "payment/voucher/store.rs",
        "voucher_authorizations",
        "auth_id approval_no",
        "keeps the names that the provider gave; a repetition has the same",
    ),
];

/// An update without a guard.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bare {
    file: String,
    table: String,
    columns: String,
}

#[test]
fn every_update_of_money_stock_or_a_state_has_a_guard() {
    let excused: BTreeSet<(&str, &str, &str)> = EXCEPTIONS
        .iter()
        .map(|(file, table, columns, _)| (*file, *table, *columns))
        .collect();
    let bare = bare_updates();
    let found: BTreeSet<(&str, &str, &str)> = bare
        .iter()
        .filter(|update| !update.file.starts_with("torture/"))
        .map(|update| (&*update.file, &*update.table, &*update.columns))
        .collect();
    let new: Vec<_> = found.difference(&excused).collect();
    assert!(
        new.is_empty(),
        "without a condition beside the key, so that two that read before both write: {new:?}"
    );
    let gone: Vec<_> = excused.difference(&found).collect();
    assert!(gone.is_empty(), "excused, but not there any more: {gone:?}");
}

#[test]
fn the_naive_statements_of_the_negative_control_are_found() {
    let naive: Vec<_> = bare_updates()
        .into_iter()
        .filter(|update| update.file == "torture/naive.rs")
        .map(|update| format!("{} {}", update.table, update.columns))
        .collect();
    for expected in [
        "stock reserved",
        "accounts posted",
        "accounts held",
        "orders status",
        "voucher_authorizations status",
    ] {
        assert!(naive.iter().any(|found| found == expected), "{naive:?}");
    }
}

#[test]
fn a_guard_is_a_condition_beside_the_key() {
    let bare = |sql: &str| bare_in("x.rs", &format!("query(\"{sql}\")")).len();
    let guarded = "update stock set reserved = reserved + $3
        where tenant_id = $1 and option_id = $2 and on_hand - reserved >= $3 returning on_hand";
    assert_eq!(bare(guarded), 0);
    assert_eq!(
        bare(&guarded.replace(" and on_hand - reserved >= $3", "")),
        1
    );
    assert_eq!(bare("update stock set on_hand = 0"), 1);
    // A condition on other tables' rows says nothing about this row.
    let chosen = "update stock set on_hand = $3 where option_id in (select id from x where y = 1)";
    assert_eq!(bare(chosen), 1);
    let upsert = "insert into stock (a) values ($1) on conflict (a) do update set on_hand = $1";
    assert_eq!(bare(upsert), 1);
    assert_eq!(bare("update media set name = $1 where id = $2"), 0);
}

fn bare_updates() -> Vec<Bare> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/src");
    let mut files = Vec::new();
    list(&root, &mut files);
    assert!(files.len() > 100, "the sources are not where they were");
    let mut bare = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a source can be read");
        let name = path.strip_prefix(&root).expect("it is below the root");
        bare.extend(bare_in(&name.display().to_string(), &text));
    }
    bare
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("it is still there").path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}

/// The updates without a guard in a source's string literals.
fn bare_in(file: &str, source: &str) -> Vec<Bare> {
    let mut bare = Vec::new();
    for literal in literals(source) {
        let words: Vec<&str> = literal.split_whitespace().collect();
        for (place, _) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| **word == "update")
        {
            let rest = &words[place + 1..];
            // `on conflict … do update set` is about the table that is inserted into.
            let (table, rest) = match rest {
                ["set", rest @ ..] => match words.iter().position(|word| *word == "into") {
                    Some(into) => (words[into + 1], rest),
                    None => continue,
                },
                [table, "set", rest @ ..] => (*table, rest),
                _ => continue,
            };
            let Some((_, key)) = WATCHED.iter().find(|(name, _)| *name == table) else {
                continue;
            };
            let (set, conditions) = parts(rest);
            if !conditions.iter().any(|column| !key.contains(&&**column)) {
                bare.push(Bare {
                    file: file.to_owned(),
                    table: table.to_owned(),
                    columns: set.join(" "),
                });
            }
        }
    }
    bare
}

/// The columns that are set, and the first word of every condition, both outside parentheses.
fn parts(words: &[&str]) -> (Vec<String>, Vec<String>) {
    let (mut set, mut conditions) = (Vec::new(), Vec::new());
    let (mut depth, mut cases, mut in_where, mut starts) = (0_usize, 0_usize, false, true);
    for word in words {
        if depth == 0 && cases == 0 {
            match *word {
                "returning" => break,
                "where" => (in_where, starts) = (true, true),
                "and" if in_where => starts = true,
                _ if starts => {
                    let list = if in_where { &mut conditions } else { &mut set };
                    list.push((*word).to_owned());
                    starts = false;
                }
                _ => {}
            }
        }
        cases += usize::from(*word == "case");
        cases -= usize::from(cases > 0 && word.trim_end_matches(',') == "end");
        depth += word.matches('(').count();
        depth -= word.matches(')').count().min(depth);
        starts |= !in_where && depth == 0 && cases == 0 && word.ends_with(',');
    }
    (set, conditions)
}

/// What stands between quotation marks, of which no statement has one inside. What stands outside
/// comes along: a quotation mark in a comment must not turn the one into the other.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"')
}
