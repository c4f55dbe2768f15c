//! Questions and reviews as the console works with them.

use serde::{Deserialize, Serialize};

use crate::feedback::HideReason;
use crate::ids::{ProductId, VendorId};
use crate::time::Timestamp;

/// A question or a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Somebody wants to know something.
    Questions,
    /// Somebody who bought it says how it was.
    Reviews,
}

impl Kind {
    /// As the address names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Reviews => "reviews",
        }
    }
}

/// Somebody's words with what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its name.
    pub id: String,
    /// Which of the two.
    pub kind: Kind,
    /// Whose product.
    pub vendor: VendorId,
    /// The vendor's name.
    pub vendor_name: String,
    /// About what.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// Who wrote it, masked.
    pub name: String,
    /// Of a question: only the vendor may read it, and nobody else sees it here.
    pub secret: bool,
    /// Of a review: one to five; else 0.
    pub stars: u8,
    /// What was written; empty where this person may not read it.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What the vendor said; empty while it has not.
    pub answer: String,
    /// Why nobody sees it.
    pub hidden: Option<HideReason>,
    /// Business days left to answer a question; 0 is today, below it is too late.
    pub days_left: Option<i32>,
}

impl Entry {
    /// Whether it waits for an answer. A review needs none.
    pub fn waits(&self) -> bool {
        self.kind == Kind::Questions && self.answer.is_empty() && self.hidden.is_none()
    }
}

/// A vendor's page: what waits first, the oldest of it at the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorFeedback {
    /// The vendor's name.
    pub vendor: String,
    /// Questions and reviews.
    pub entries: Vec<Entry>,
}

/// Which of them the county looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// Questions without an answer, the oldest first.
    #[default]
    Waiting,
    /// All questions.
    Questions,
    /// All reviews.
    Reviews,
    /// What is hidden.
    Hidden,
}

impl Tab {
    /// All of them in their order.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Questions, Self::Reviews, Self::Hidden];

    /// As the address names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Questions => "questions",
            Self::Reviews => "reviews",
            Self::Hidden => "hidden",
        }
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "답을 기다려요",
            Self::Questions => "문의",
            Self::Reviews => "상품평",
            Self::Hidden => "가린 글",
        }
    }
}

/// What a vendor says to a question or a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Say {
    /// The words.
    pub text: String,
    /// What was said before and is corrected; empty for the first words.
    #[serde(default)]
    pub instead_of: String,
}

/// Hides somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hide {
    /// Which of the reasons.
    pub reason: HideReason,
    /// What exactly, for the log.
    pub why: String,
}
