//! How far a run is. A state changes only along [`RunStatus::may_become`].

use serde::{Deserialize, Serialize};

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RunStatus {
    /// Counted, but nothing is written down yet.
    Open,
    /// Its statements are written and never change again.
    Closed,
    /// A second person has approved what is paid out.
    Approved,
    /// The money is with the vendors.
    Paid,
}

impl RunStatus {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Open, Self::Closed, Self::Approved, Self::Paid];

    /// Whether a run may go from this state to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use RunStatus as S;
        matches!(
            (self, next),
            (S::Open, S::Closed) | (S::Closed, S::Approved) | (S::Approved, S::Paid)
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Closed => "CLOSED",
            Self::Approved => "APPROVED",
            Self::Paid => "PAID",
        }
    }

    /// Reads what [`RunStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// As the county's team says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "계산 전",
            Self::Closed => "결재 기다림",
            Self::Approved => "입금 기다림",
            Self::Paid => "입금 끝남",
        }
    }
}
