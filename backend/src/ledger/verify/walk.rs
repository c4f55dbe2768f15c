//! Along the chain: every link's hash from the rows that it covers.

use std::cmp::Ordering;

use shared::ids::TenantId;

use super::{
    VerifyError,
    fault::{After, Fault, diagnose, sum},
    read::{self, End, StoredLink},
};
use crate::{
    db::Conn,
    ledger::chain::{Hash, Link},
};

/// Links read at once. Memory is that of one batch, however long the chain; small batches make
/// PostgreSQL read a whole table for each.
const BATCH: i64 = 5_000;

/// A verified link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    pub(super) seq: i64,
    pub(super) hash: Hash,
}

impl Position {
    /// Before the first link.
    pub(super) const START: Self = Self {
        seq: 0,
        hash: Hash::START,
    };
}

/// Walks from a verified link to the end that the chain had when the walk began.
pub(super) async fn walk(
    conn: &mut Conn,
    tenant: &TenantId,
    begin: Position,
    progress: &mut (dyn FnMut(i64, i64) + Send),
) -> Result<Position, VerifyError> {
    let end = read::end(conn, tenant).await?;
    let last = end.last_seq.unwrap_or(0);
    let mut at = begin;
    while at.seq < last {
        let upto = last.min(at.seq + BATCH);
        // One more, to tell which row is wrong when a hash is.
        let links = read::links(conn, tenant, at.seq, upto.saturating_add(1)).await?;
        let mut ahead = links.iter().peekable();
        while at.seq < upto {
            let stored = ahead.next().filter(|link| link.seq == at.seq + 1);
            let stored = stored.ok_or_else(|| missing(at.seq + 1))?;
            at = step(tenant, at, stored, ahead.peek().copied(), &end)?;
        }
        progress(at.seq, last);
    }
    check_head(tenant, &end, at)?;
    Ok(at)
}

/// Compares the head with the end that the links came to.
fn check_head(tenant: &TenantId, end: &End, at: Position) -> Result<(), Fault> {
    let row = format!("head of {tenant}'s chain");
    let right = format!("seq {} and hash {}", at.seq, at.hash);
    let (Some(seq), Some(hash)) = (end.head_seq, &end.head_hash) else {
        return if at.seq == 0 {
            Ok(())
        } else {
            Err(Fault::new(row, "no row", right))
        };
    };
    let is_last = *hash == at.hash.to_string();
    match seq.cmp(&at.seq) {
        Ordering::Equal if is_last => Ok(()),
        Ordering::Greater if !is_last => Err(missing(at.seq + 1)),
        Ordering::Less if !is_last => {
            let row = format!("link {}", seq + 1);
            Err(Fault::new(row, "a link after the head", "no row"))
        }
        _ => Err(Fault::new(row, format!("seq {seq} and hash {hash}"), right)),
    }
}

fn step(
    tenant: &TenantId,
    at: Position,
    stored: &StoredLink,
    next: Option<&StoredLink>,
    end: &End,
) -> Result<Position, Fault> {
    let Some(link) = stored.link(tenant) else {
        let row = format!("transfer {} of link {}", stored.transfer, stored.seq);
        let right = format!("a transfer with the hash {}", stored.hash);
        return Err(Fault::new(row, "no row", right));
    };
    let hash = link.hash(&at.hash);
    if hash.to_string() != stored.hash {
        let after = after(tenant, next, end);
        return Err(diagnose(&link, &at.hash, &stored.hash, &after));
    }
    let sum = sum(link.entries);
    if sum != 0 {
        return Err(unbalanced(&link, sum));
    }
    Ok(Position {
        seq: link.seq,
        hash,
    })
}

fn after<'a>(tenant: &'a TenantId, next: Option<&'a StoredLink>, end: &'a End) -> After<'a> {
    match (next, &end.head_hash) {
        (Some(next), _) => next
            .link(tenant)
            .map_or(After::Unknown, |link| After::Link(link, &next.hash)),
        (None, Some(hash)) => After::Head(hash),
        (None, None) => After::Unknown,
    }
}

fn unbalanced(link: &Link<'_>, sum: i128) -> Fault {
    let row = format!("transfer {} of link {}", link.transfer, link.seq);
    Fault::new(row, format!("entries that sum to {sum}"), "a sum of 0")
}

fn missing(seq: i64) -> Fault {
    Fault::new(
        format!("link {seq}"),
        "no row",
        "the link after the one before it",
    )
}
