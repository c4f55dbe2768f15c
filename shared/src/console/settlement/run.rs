//! The county's side: runs, what they come to, and the decisions about them.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{RunId, StatementId, VendorId},
    money::Won,
    settlement::{Amounts, Balance, RunStatus},
    time::{Date, Timestamp},
};

/// The runs of a mall, the newest first, and whether the books agree with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Runs {
    /// The runs.
    pub runs: Vec<RunRow>,
    /// The vendors' accounts against what the runs say of them.
    pub books: Books,
    /// The last day that can be closed today: yesterday.
    pub until: Date,
}

/// A run in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunRow {
    /// The run.
    pub id: RunId,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// How far it is.
    pub status: RunStatus,
    /// What is paid out in all.
    pub payable: Won,
    /// How many vendors have a statement.
    pub vendors: u32,
}

/// The vendors' accounts in the ledger, and what they are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Books {
    /// What the ledger says that vendors have.
    pub ledger: Won,
    /// Sold and not in any statement, with what was given back taken off.
    pub open: Won,
    /// In statements that are not paid out.
    pub closed: Won,
    /// What vendors owe from statements that are; negative.
    pub carried: Won,
}

impl Books {
    /// Zero, or something is wrong.
    pub fn difference(&self) -> Won {
        self.ledger - self.open - self.closed - self.carried
    }
}

/// One run with its statements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The run; nothing while it is only counted.
    pub id: Option<RunId>,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// How far it is.
    pub status: RunStatus,
    /// Who closed it.
    pub closed: Option<Signed>,
    /// Who approved it.
    pub approved: Option<Signed>,
    /// Who marked it as paid.
    pub paid: Option<Signed>,
    /// Whether the reader is the one who closed it, and so cannot approve it.
    pub own: bool,
    /// The equation that ends in nothing.
    pub sums: Sums,
    /// One for each vendor.
    pub statements: Vec<StatementRow>,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signed {
    /// The person's name.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

/// A run's sums. Captured and refunded are read from the ledger, the rest from the statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sums {
    /// What shoppers paid to these vendors.
    pub captured: Won,
    /// What went back to shoppers.
    pub refunded: Won,
    /// The sum of all lines.
    pub lines: Amounts,
    /// The sum of what vendors owed, get and owe.
    pub balance: Balance,
}

impl Sums {
    /// Captured − refunded − what is due to vendors − commission and its tax: zero, or something
    /// is wrong.
    pub fn difference(&self) -> Won {
        let due = self.balance.payable + self.balance.carried_out - self.balance.carried_in;
        self.captured - self.refunded - due - self.lines.deducted()
    }
}

/// A vendor's statement in a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementRow {
    /// The statement; nothing while it is only counted.
    pub id: Option<StatementId>,
    /// Whose.
    pub vendor: VendorId,
    /// As the vendor was called.
    pub name: String,
    /// The sales.
    pub sold: Amounts,
    /// What went back, all of it negative.
    pub returned: Amounts,
    /// How it ends.
    pub balance: Balance,
}

impl StatementRow {
    /// Sales and what went back together.
    pub fn lines(&self) -> Amounts {
        self.sold + self.returned
    }
}

/// Closes everything that is ready by the end of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Close {
    /// The last day.
    pub until: Date,
}

/// Approves, or marks as paid, what the person has seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decide {
    /// The amount on the button.
    pub payable: Won,
}

/// Takes the file for the bank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeFile {
    /// Why; it is kept.
    pub reason: String,
}

/// The transfers that the bank is told to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BankFile {
    /// What the file is called.
    pub name: String,
    /// CSV.
    pub text: String,
    /// The hash that the audit log keeps.
    pub sha256: String,
}
