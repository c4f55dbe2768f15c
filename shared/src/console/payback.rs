//! Paybacks that the county issues many at a time.

use serde::{Deserialize, Serialize};

use crate::{
    ids::ProgrammeId,
    money::Won,
    time::{Date, Timestamp},
};

/// The state of a batch. It changes only along [`BatchStatus::may_become`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BatchStatus {
    /// One person has put the file in; another has to approve it.
    Prepared,
    /// It is approved, and its lots are coming into the world.
    Issuing,
    /// Everybody in it has a lot and was written to.
    Issued,
    /// It will not be issued.
    Cancelled,
}

impl BatchStatus {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Prepared, Self::Issuing, Self::Issued, Self::Cancelled];

    /// Whether a batch may go from this state to `next`. What is approved cannot be called back.
    pub fn may_become(self, next: Self) -> bool {
        use BatchStatus as S;
        matches!(
            (self, next),
            (S::Prepared, S::Issuing | S::Cancelled) | (S::Issuing, S::Issued)
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prepared => "PREPARED",
            Self::Issuing => "ISSUING",
            Self::Issued => "ISSUED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// Reads what [`BatchStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prepared => "결재 기다림",
            Self::Issuing => "발행하는 중",
            Self::Issued => "발행함",
            Self::Cancelled => "돌려보냄",
        }
    }
}

/// A line of the file that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rejected {
    /// Which, the heading being the first.
    pub line: u32,
    /// Why, and what to do.
    pub says: String,
}

/// What would become of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// How many would be paid back.
    pub people: u32,
    /// How much in all.
    pub total: Won,
    /// What is left out.
    pub rejected: Vec<Rejected>,
    /// The batch that this file is already.
    pub batch: Option<String>,
}

/// A batch in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The programme as people read it.
    pub programme_name: String,
    /// What the file was called.
    pub file_name: String,
    /// Where it is.
    pub status: BatchStatus,
    /// How many are paid back.
    pub people: u32,
    /// How many of them have their lot.
    pub issued: u32,
    /// How much in all.
    pub total: Won,
    /// Who put it in, by id and name.
    pub prepared_by: (String, String),
    /// When.
    pub prepared_at: Timestamp,
    /// Who approved or cancelled it, by name, and when.
    pub decided: Option<(String, Timestamp)>,
    /// Why it was cancelled.
    pub reason: String,
    /// The last day of its lots: as approved, or as it would be today.
    pub last_day: Date,
}

/// A batch with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchFile {
    /// The batch.
    pub batch: Batch,
    /// What was left out of it.
    pub rejected: Vec<Rejected>,
    /// The first of those who are paid back.
    pub people: Vec<Person>,
}

/// Somebody who is paid back, masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The line of the file.
    pub line: u32,
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
    /// The county's number.
    pub reference: String,
    /// How much.
    pub amount: Won,
    /// What was noted.
    pub note: String,
}

/// Approves a batch. The amount is the one that was read, so that nothing else is approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    /// What is issued in all.
    pub total: Won,
}

/// Says why, for example why a batch goes back or a lot is stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Because {
    /// The reason.
    pub reason: String,
}

/// The voucher programmes with where their money is, and the latest batches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherDesk {
    /// The programmes.
    pub programmes: Vec<ProgrammeSums>,
    /// The newest batches, those that wait for a decision first.
    pub batches: Vec<Batch>,
}

/// A programme with where its money is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeSums {
    /// Its id.
    pub id: ProgrammeId,
    /// As people read it.
    pub name: String,
    /// Whether a batch can be issued of it today.
    pub issues: bool,
    /// Its rule, a sentence for each part.
    pub rule: Vec<(String, String)>,
    /// What came into the world; the other five sum to it.
    pub issued: Won,
    /// Set aside for orders that are not paid yet.
    pub held: Won,
    /// Spent, less what was given back.
    pub spent: Won,
    /// Left on lots past their last day.
    pub expired: Won,
    /// Left on lots that can be used.
    pub remaining: Won,
    /// Whether the mall's own books keep it.
    pub of_ledger: bool,
}

impl ProgrammeSums {
    /// What is issued but nowhere to be found. Zero in books that are right.
    pub fn missing(&self) -> Won {
        self.issued - self.held - self.spent - self.expired - self.remaining
    }
}

#[cfg(test)]
mod tests {
    use super::BatchStatus;

    #[test]
    fn a_batch_is_decided_once() {
        use BatchStatus as S;
        assert!(S::Prepared.may_become(S::Issuing));
        assert!(S::Prepared.may_become(S::Cancelled));
        assert!(!S::Prepared.may_become(S::Issued));
        for end in [S::Issued, S::Cancelled] {
            for next in S::ALL {
                assert!(!end.may_become(next), "{end:?} to {next:?}");
            }
        }
        assert!(!S::Issuing.may_become(S::Cancelled));
    }

    #[test]
    fn names_are_read_back() {
        for status in BatchStatus::ALL {
            assert_eq!(BatchStatus::parse(status.as_str()), Some(status));
        }
    }
}
