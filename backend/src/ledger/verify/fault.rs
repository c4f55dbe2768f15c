//! The row that is not what it should be, and how it is told which one that is.

use std::fmt::{self, Write};

use shared::money::Won;

use crate::ledger::{
    TransferKind,
    chain::{Entry, Hash, Link},
};

/// A row that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, in words.
    pub row: String,
    /// What it says.
    pub stored: String,
    /// What it would have to say.
    pub right: String,
}

impl Fault {
    pub(in crate::ledger) fn new(
        row: impl fmt::Display,
        stored: impl fmt::Display,
        right: impl fmt::Display,
    ) -> Self {
        Self {
            row: row.to_string(),
            stored: stored.to_string(),
            right: right.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}\n  stored: {}\n  right:  {}",
            self.row, self.stored, self.right
        )
    }
}

/// What stands for the link's hash after it: the next link, or the head after the last.
#[derive(Debug)]
pub(super) enum After<'a> {
    /// The next link and its stored hash.
    Link(Link<'a>, &'a str),
    /// The head's hash.
    Head(&'a str),
    /// Nothing that could be read.
    Unknown,
}

impl After<'_> {
    fn follows(&self, hash: &Hash) -> bool {
        match self {
            Self::Link(next, stored) => next.hash(hash).to_string() == *stored,
            Self::Head(stored) => hash.to_string() == *stored,
            Self::Unknown => false,
        }
    }
}

/// Tells which row makes a link's hash differ from the one stored.
pub(super) fn diagnose(link: &Link<'_>, previous: &Hash, stored: &str, after: &After<'_>) -> Fault {
    let computed = link.hash(previous);
    if after.follows(&computed) {
        let row = format!("link {} of transfer {}", link.seq, link.transfer);
        return Fault::new(row, format!("hash {stored}"), format!("hash {computed}"));
    }
    let is_stored = |link: &Link<'_>| link.hash(previous).to_string() == stored;
    if let Some(fault) = changed_amount(link, &is_stored) {
        return fault;
    }
    for kind in TransferKind::ALL.map(TransferKind::as_str) {
        if is_stored(&Link {
            kind,
            ..link.clone()
        }) {
            let row = format!("transfer {}", link.transfer);
            return Fault::new(row, format!("kind {}", link.kind), format!("kind {kind}"));
        }
    }
    let row = format!(
        "transfer {} of link {}, or its entries",
        link.transfer, link.seq
    );
    let right = format!("content with the hash {stored} (look it up in a backup)");
    Fault::new(row, describe(link), right)
}

/// One changed amount leaves the sum of the transfer wrong by the change.
fn changed_amount(link: &Link<'_>, is_stored: &dyn Fn(&Link<'_>) -> bool) -> Option<Fault> {
    let excess = i64::try_from(sum(link.entries))
        .ok()
        .filter(|excess| *excess != 0)?;
    let mut entries = link.entries.to_vec();
    for place in 0..entries.len() {
        let changed = entries[place].amount;
        entries[place].amount = Won(changed.0.checked_sub(excess)?);
        let right = entries[place].amount;
        if is_stored(&Link {
            entries: &entries,
            ..link.clone()
        }) {
            let entry = &entries[place];
            let row = format!(
                "entry {} of transfer {} ({})",
                entry.seq, link.transfer, entry.account.0
            );
            return Some(Fault::new(
                row,
                format!("amount {}", changed.0),
                format!("amount {}", right.0),
            ));
        }
        entries[place].amount = changed;
    }
    None
}

/// Wide enough for whatever somebody wrote into the rows.
pub(super) fn sum(entries: &[Entry]) -> i128 {
    entries.iter().map(|entry| i128::from(entry.amount.0)).sum()
}

fn describe(link: &Link<'_>) -> String {
    let mut text = format!("{} {} at {}", link.kind, link.reference, link.at.rfc3339());
    for entry in link.entries {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "; {} {} {}",
            entry.seq, entry.account.0, entry.amount.0
        );
    }
    text
}
