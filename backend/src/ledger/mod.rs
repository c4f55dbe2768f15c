//! The books: double entry with holds.
//!
//! A transfer is posted together with the change of its accounts' sums, in the caller's
//! transaction. Overspending is refused by the guarded update of the account, never by a
//! balance that was read before.

mod store;

use shared::{
    ids::{LotId, ProgrammeId, TenantId, VendorId},
    money::Won,
    time::Timestamp,
};

use crate::{db::Conn, ids::Ids};

pub use store::{available, find_balance};

/// The name of an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct AccountId(pub String);

impl AccountId {
    /// The balance of one voucher lot. Never below zero.
    pub fn lot(lot: &LotId) -> Self {
        Self(format!("lot/{lot}"))
    }

    /// What a programme has issued; negative.
    pub fn fund(programme: &ProgrammeId) -> Self {
        Self(format!("fund/{programme}"))
    }

    /// What an outside issuer owes the mall for its vouchers; negative.
    pub fn external_voucher(programme: &ProgrammeId) -> Self {
        Self(format!("external/{programme}"))
    }

    /// What a vendor has earned.
    pub fn vendor(vendor: &VendorId) -> Self {
        Self(format!("vendor/{vendor}"))
    }

    /// What the card provider owes the mall; negative.
    pub fn card() -> Self {
        Self("card".to_owned())
    }

    /// What the county adds for paying by voucher; negative.
    pub fn county_discount() -> Self {
        Self("county-discount".to_owned())
    }

    fn kind(&self) -> &'static str {
        match self.0.split('/').next() {
            Some("lot") => "LOT",
            Some("fund") => "FUND",
            Some("external") => "EXTERNAL_VOUCHER",
            Some("vendor") => "VENDOR",
            Some("card") => "CARD",
            _ => "COUNTY_DISCOUNT",
        }
    }

    fn floor(&self) -> Option<i64> {
        (self.kind() == "LOT").then_some(0)
    }
}

/// What a transfer is for. With its reference it is posted once, however often it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferKind {
    /// A lot comes into the world.
    Issue,
    /// What was spent of a lot before the mall kept its books.
    SpentBefore,
    /// An order is paid.
    Sale,
    /// An order is given back.
    Refund,
}

impl TransferKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Issue => "ISSUE",
            Self::SpentBefore => "SPENT_BEFORE",
            Self::Sale => "SALE",
            Self::Refund => "REFUND",
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
    /// The database refused.
    #[error("database error")]
    Database(#[from] sqlx::Error),
}

/// Posts a transfer. Accounts that do not exist yet are opened.
pub async fn post(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    mut transfer: Transfer<'_>,
) -> Result<(), PostError> {
    transfer.entries = merged(transfer.entries);
    let sum: Won = transfer.entries.iter().map(|(_, amount)| *amount).sum();
    if !sum.is_zero() {
        return Err(PostError::Unbalanced(transfer.reference.to_owned(), sum));
    }
    let id = ids.id("trf");
    store::insert_transfer(conn, tenant, &id, &transfer).await?;
    for (seq, (account, amount)) in (1_i64..).zip(&transfer.entries) {
        store::open_account(conn, tenant, account).await?;
        if !store::change_posted(conn, tenant, account, *amount).await? {
            return Err(PostError::Insufficient(account.0.clone()));
        }
        store::insert_entry(conn, tenant, &id, seq, account, *amount).await?;
    }
    Ok(())
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

/// One entry for each account, in ascending order: the order in which all writers lock them.
fn merged(mut entries: Vec<(AccountId, Won)>) -> Vec<(AccountId, Won)> {
    entries.sort();
    let mut merged: Vec<(AccountId, Won)> = Vec::with_capacity(entries.len());
    for (account, amount) in entries {
        match merged.last_mut() {
            Some((last, sum)) if *last == account => *sum += amount,
            _ => merged.push((account, amount)),
        }
    }
    merged.retain(|(_, amount)| !amount.is_zero());
    merged
}

#[cfg(test)]
mod tests {
    use super::{AccountId, merged};
    use shared::money::Won;

    #[test]
    fn entries_of_one_account_become_one() {
        let account = |name: &str| AccountId(name.to_owned());
        let entries = vec![
            (account("b"), Won(5)),
            (account("a"), Won(1)),
            (account("b"), Won(-5)),
            (account("a"), Won(2)),
        ];
        assert_eq!(merged(entries), [(account("a"), Won(3))]);
    }
}
