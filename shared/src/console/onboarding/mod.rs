//! How a producer comes into the mall: answers, papers, and the county's decision.

mod paper;
mod question;

use serde::{Deserialize, Serialize};

pub use self::{
    paper::{Paper, PaperState, Standing, papers},
    question::{Answered, Answers, GOODS, Question, is_business_no},
};
use crate::{ids::VendorId, money::Rate, time::Timestamp};

/// How far an application is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ApplicationStatus {
    /// The producer is answering.
    #[default]
    Draft,
    /// The county looks at it.
    Submitted,
    /// The county wants something put right.
    Returned,
    /// The producer is in the mall.
    Approved,
    /// The county said no.
    Rejected,
}

impl ApplicationStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Approved,
        Self::Rejected,
    ];

    /// Whether it can go there from here.
    ///
    /// ```
    /// use shared::console::onboarding::ApplicationStatus as S;
    /// assert!(S::Returned.can_become(S::Submitted));
    /// assert!(!S::Approved.can_become(S::Rejected));
    /// ```
    pub fn can_become(self, next: Self) -> bool {
        match self {
            Self::Draft | Self::Returned => next == Self::Submitted,
            Self::Submitted => matches!(next, Self::Returned | Self::Approved | Self::Rejected),
            Self::Approved | Self::Rejected => false,
        }
    }

    /// Whether answers can still be changed.
    pub fn is_open(self) -> bool {
        self.can_become(Self::Submitted)
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Submitted => "SUBMITTED",
            Self::Returned => "RETURNED",
            Self::Approved => "APPROVED",
            Self::Rejected => "REJECTED",
        }
    }

    /// Reads what [`ApplicationStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// As the county says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "적는 중",
            Self::Submitted => "심사 기다림",
            Self::Returned => "고치는 중",
            Self::Approved => "입점함",
            Self::Rejected => "거절",
        }
    }
}

/// An application as its producer and the county see it. The account shows its last digits only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Its id.
    pub id: String,
    /// The phone that it belongs to, as people write it.
    pub phone: String,
    /// How far it is.
    pub status: ApplicationStatus,
    /// Why it came back or was refused.
    pub reason: String,
    /// What was answered.
    pub answers: Answers,
    /// What the answers mean for the papers.
    pub papers: Vec<PaperState>,
    /// Who agreed that the county writes it down, how and when; empty where the producer does.
    pub consent: String,
    /// When it was sent last.
    pub submitted_at: Option<Timestamp>,
    /// Of an approved one: the vendor.
    pub vendor: Option<VendorId>,
    /// The mall, for example `초록믿음`.
    pub mall: String,
    /// The county's telephone.
    pub help_phone: String,
    /// Townships that are known already.
    pub townships: Vec<String>,
    /// What the county usually takes of a sale.
    pub commission: Rate,
}

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Say {
    /// Which question.
    pub question: Question,
    /// The answer; empty says `아직 없어요`, where a question allows it.
    pub text: String,
}

/// A member of the team writes down what a producer says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnBehalf {
    /// The producer's phone.
    pub phone: String,
    /// Who agreed.
    pub who: String,
    /// How, for example by word at the farm.
    pub how: String,
    /// When, as a day.
    pub when: String,
}

/// A decision that the producer reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Because {
    /// Why.
    pub reason: String,
}

/// A paper that is not needed here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Waive {
    /// Which paper.
    pub paper: Paper,
    /// Why.
    pub reason: String,
}

/// What the county settles when it lets a producer in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    /// What the county takes of a sale.
    pub commission: Rate,
    /// How the producer is taxed; asked, never guessed.
    pub taxation: Taxation,
    /// Whether the producer is a registered merchant of the local voucher.
    #[serde(default)]
    pub voucher_merchant: bool,
}

/// How a producer is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Taxation {
    /// 일반과세자.
    General,
    /// 간이과세자 that issues tax invoices.
    SimpleInvoice,
    /// 간이과세자.
    Simple,
    /// 면세사업자.
    Exempt,
}

impl Taxation {
    /// All of them, with their names.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Exempt, "면세사업자"),
        (Self::Simple, "간이과세자"),
        (Self::SimpleInvoice, "간이과세자(세금계산서)"),
        (Self::General, "일반과세자"),
    ];
}

/// The account that money is sent to, for whoever checks whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// As the producer wrote it.
    pub account: String,
}

#[cfg(test)]
mod tests {
    use super::ApplicationStatus as S;

    #[test]
    fn only_what_was_sent_is_decided() {
        for from in S::ALL {
            for to in [S::Approved, S::Rejected, S::Returned] {
                assert_eq!(from.can_become(to), from == S::Submitted, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn states_are_read_back() {
        for status in S::ALL {
            assert_eq!(S::parse(status.as_str()), Some(status));
        }
    }
}
