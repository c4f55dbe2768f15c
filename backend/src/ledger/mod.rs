//! The books: double entry with holds.
//!
//! A transfer is posted together with the change of its accounts' sums, in the caller's
//! transaction. Overspending is refused by the guarded update of the account, never by a
//! balance that was read before. Every transfer is a link of the mall's chain of hashes.

mod account;
pub mod chain;
pub mod command;
pub mod programme;
pub mod root;
pub mod statement;
mod store;
pub mod verify;

use std::collections::BTreeMap;

use shared::{ids::TenantId, money::Won, time::Timestamp};

use self::chain::{Entry, Link};
use crate::{db::Conn, ids::Ids};

pub use self::{account::AccountId, store::find_balance};

/// What a transfer is for. With its reference it is posted once, however often it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferKind {
    /// A lot comes into the world.
    Issue,
    /// What was spent of a lot before the mall kept its books.
    SpentBefore,
    /// An order is paid.
    Sale,
    /// A claim gives units of an order back.
    Refund,
    /// A run of settlement is paid out.
    Payout,
}

impl TransferKind {
    const ALL: [Self; 5] = [
        Self::Issue,
        Self::SpentBefore,
        Self::Sale,
        Self::Refund,
        Self::Payout,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Issue => "ISSUE",
            Self::SpentBefore => "SPENT_BEFORE",
            Self::Sale => "SALE",
            Self::Refund => "REFUND",
            Self::Payout => "PAYOUT",
        }
    }
}

/// A movement of money between accounts.
#[derive(Debug)]
pub struct Transfer<'a> {
    /// What it is for.
    pub kind: TransferKind,
    /// The thing that it is for, for example the order's number.
    pub reference: &'a str,
    /// When.
    pub at: Timestamp,
    /// What each account gains, or loses when negative. Sums to zero; zeros are left out.
    pub entries: Vec<(AccountId, Won)>,
}

/// Why nothing was posted.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// An account would fall below its floor.
    #[error("the account {0} has not enough left")]
    Insufficient(String),
    /// The entries do not sum to zero: a fault of the program.
    #[error("the entries of {0} sum to {1}")]
    Unbalanced(String, Won),
    /// An account that has no floor by its kind has one in the database: somebody changed it.
    #[error("an account of {0} has a floor that its kind does not have")]
    Bounded(TenantId),
    /// Nothing can be linked to what is not a link.
    #[error("the end of {0}'s ledger is damaged; run `chorok ledger verify`")]
    BrokenHead(TenantId),
    /// The database refused.
    #[error("database error")]
    Database(#[from] sqlx::Error),
}

/// Posts a transfer and links it to the chain. Accounts that do not exist yet are opened.
///
/// The chain's end stays locked until the transaction ends: post as late in it as can be.
pub async fn post(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    transfer: Transfer<'_>,
) -> Result<(), PostError> {
    post_all(conn, ids, tenant, vec![transfer]).await
}

/// Posts transfers one after another, as if each came alone: none may take an account below its
/// floor, also when a later one would fill it again. They are written together.
pub async fn post_all(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    transfers: Vec<Transfer<'_>>,
) -> Result<(), PostError> {
    let mut drafts = Vec::with_capacity(transfers.len());
    for transfer in transfers {
        let entries = merged(transfer.entries);
        let sum: Won = entries.iter().map(|entry| entry.amount).sum();
        if !sum.is_zero() {
            return Err(PostError::Unbalanced(transfer.reference.to_owned(), sum));
        }
        drafts.push((
            ids.id("trf"),
            transfer.kind,
            transfer.reference,
            transfer.at,
            entries,
        ));
    }
    let mut links: Vec<Link<'_>> = Vec::with_capacity(drafts.len());
    for (id, kind, reference, at, entries) in &drafts {
        links.push(Link {
            tenant,
            seq: 0,
            transfer: id,
            kind: kind.as_str(),
            reference,
            at: *at,
            entries,
        });
    }
    let movements = in_lock_order(&links);
    let (bounded, boundless): (Vec<_>, Vec<_>) = movements
        .into_iter()
        .partition(|movement| movement.account.floor().is_some());
    for movement in bounded {
        move_money(conn, tenant, &movement).await?;
    }
    if !store::add_posted(conn, tenant, &boundless).await? {
        return Err(PostError::Bounded(tenant.clone()));
    }
    chain::append(conn, tenant, &mut links).await
}

async fn move_money(
    conn: &mut Conn,
    tenant: &TenantId,
    movement: &Movement<'_>,
) -> Result<(), PostError> {
    // An account that is not there yet refuses like one that has too little.
    let moved = store::change_posted(conn, tenant, movement).await?
        || store::open_account(conn, tenant, movement).await?
        || store::change_posted(conn, tenant, movement).await?;
    if moved {
        Ok(())
    } else {
        Err(PostError::Insufficient(movement.account.0.clone()))
    }
}

/// Sets money of an account aside. `false`: not enough is left.
pub async fn hold(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<bool> {
    store::change_held(conn, tenant, account, amount).await
}

/// Gives up what was set aside, to be posted or to be free again.
pub async fn unhold(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<bool> {
    store::change_held(conn, tenant, account, -amount).await
}

/// What transfers do to one account.
#[derive(Debug)]
struct Movement<'a> {
    account: &'a AccountId,
    /// In all.
    amount: Won,
    /// The least that they come to on the way, each after the other; zero at most.
    lowest: Won,
}

/// What the transfers do to each account, in the order in which all writers lock accounts: first
/// those that money can be set aside on, because whoever books an order has taken these when it
/// gives up their holds; then the rest. Both ascend.
fn in_lock_order<'a>(links: &[Link<'a>]) -> Vec<Movement<'a>> {
    let mut movements: BTreeMap<(bool, &AccountId), Movement<'a>> = BTreeMap::new();
    for entry in links.iter().flat_map(|link| link.entries) {
        let account = &entry.account;
        let place = (account.floor().is_none(), account);
        let movement = movements.entry(place).or_insert(Movement {
            account,
            amount: Won::ZERO,
            lowest: Won::ZERO,
        });
        movement.amount += entry.amount;
        movement.lowest = movement.lowest.min(movement.amount);
    }
    movements.into_values().collect()
}

/// One entry for each account, in ascending order.
fn merged(mut amounts: Vec<(AccountId, Won)>) -> Vec<Entry> {
    amounts.sort();
    let mut entries: Vec<Entry> = Vec::with_capacity(amounts.len());
    for (account, amount) in amounts {
        match entries.last_mut() {
            Some(last) if last.account == account => last.amount += amount,
            _ => entries.push(Entry {
                seq: 0,
                account,
                amount,
            }),
        }
    }
    entries.retain(|entry| !entry.amount.is_zero());
    for (seq, entry) in (1..).zip(&mut entries) {
        entry.seq = seq;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::{AccountId, Entry, merged};
    use shared::money::Won;

    #[test]
    fn entries_of_one_account_become_one() {
        let account = |name: &str| AccountId(name.to_owned());
        let amounts = vec![
            (account("b"), Won(5)),
            (account("a"), Won(1)),
            (account("c"), Won(-3)),
            (account("b"), Won(-5)),
            (account("a"), Won(2)),
        ];
        let entry = |seq, name, amount| Entry {
            seq,
            account: account(name),
            amount: Won(amount),
        };
        assert_eq!(merged(amounts), [entry(1, "a", 3), entry(2, "c", -3)]);
    }
}
