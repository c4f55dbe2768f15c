//! The kinds, reasons and states of claims. A state changes only along
//! [`ClaimStatus::may_become`].

use serde::{Deserialize, Serialize};

/// What the shopper wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ClaimKind {
    /// Not to get it, while it has not been sent.
    Cancel,
    /// To send it back for money.
    Return,
    /// To send it back for the same thing in order.
    Exchange,
}

impl ClaimKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Cancel, Self::Return, Self::Exchange];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancel => "CANCEL",
            Self::Return => "RETURN",
            Self::Exchange => "EXCHANGE",
        }
    }

    /// Reads what [`ClaimKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cancel => "취소",
            Self::Return => "반품",
            Self::Exchange => "교환",
        }
    }
}

/// Why. It decides until when a thing can be sent back and who pays for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ClaimReason {
    /// The shopper does not want it any more.
    ChangedMind,
    /// It is spoiled, broken or does not work.
    Defective,
    /// It is not what the page said, or another thing came.
    Different,
}

impl ClaimReason {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::ChangedMind, Self::Defective, Self::Different];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ChangedMind => "CHANGED_MIND",
            Self::Defective => "DEFECTIVE",
            Self::Different => "DIFFERENT",
        }
    }

    /// Reads what [`ClaimReason::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ChangedMind => "마음이 바뀌었어요",
            Self::Defective => "상했거나 망가졌어요",
            Self::Different => "설명과 다르거나 다른 상품이 왔어요",
        }
    }
}

/// Whether a thing can be sent back for a change of mind, as its page said when it was ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Withdrawal {
    /// Within seven days.
    #[default]
    Allowed,
    /// It loses its value too fast to be sold again. A fault is always a reason.
    Perishable,
}

impl Withdrawal {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "ALLOWED",
            Self::Perishable => "PERISHABLE",
        }
    }

    /// Reads what [`Withdrawal::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Allowed, Self::Perishable]
            .into_iter()
            .find(|policy| policy.as_str() == text)
    }
}

/// The state of a claim. A cancellation begins with [`ClaimStatus::Refunding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ClaimStatus {
    /// The seller has not answered.
    Requested,
    /// The goods may be sent back.
    Approved,
    /// It will not be done; the answer says why.
    Refused,
    /// The goods are back.
    Received,
    /// The money is on its way back.
    Refunding,
    /// All money is back.
    Refunded,
    /// The replacement is on its way.
    Exchanged,
}

impl ClaimStatus {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Requested,
        Self::Approved,
        Self::Refused,
        Self::Received,
        Self::Refunding,
        Self::Refunded,
        Self::Exchanged,
    ];

    /// Whether a claim may go from this state to `next`. Goods that came back may still be
    /// refused, for example because they were used up.
    pub fn may_become(self, next: Self) -> bool {
        use ClaimStatus as S;
        matches!(
            (self, next),
            (S::Requested, S::Approved | S::Refused)
                | (S::Approved, S::Received)
                | (S::Received, S::Refused | S::Refunding | S::Exchanged)
                | (S::Refunding, S::Refunded)
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "REQUESTED",
            Self::Approved => "APPROVED",
            Self::Refused => "REFUSED",
            Self::Received => "RECEIVED",
            Self::Refunding => "REFUNDING",
            Self::Refunded => "REFUNDED",
            Self::Exchanged => "EXCHANGED",
        }
    }

    /// Reads what [`ClaimStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requested => "접수",
            Self::Approved => "승인",
            Self::Refused => "거절",
            Self::Received => "상품 도착",
            Self::Refunding => "환불 중",
            Self::Refunded => "환불 완료",
            Self::Exchanged => "교환품 발송",
        }
    }
}
