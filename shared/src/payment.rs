//! Paying an order by card: the states of one attempt, and the messages around it.

use serde::{Deserialize, Serialize};

use crate::ids::{AttemptId, OrderNo};
use crate::money::Won;

/// The state of one try to pay.
///
/// `Unknown` is a real state: the provider was asked to approve and did not answer. Only the
/// provider's own word leads out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttemptStatus {
    /// The shopper was sent to the provider.
    Created,
    /// The provider is being asked to approve.
    Approving,
    /// The provider did not answer.
    Unknown,
    /// The provider took the money; our books do not say so yet.
    Approved,
    /// Our books say so too.
    Booked,
    /// The provider refused.
    Declined,
    /// The shopper did not come back.
    Abandoned,
    /// The money is on its way back, because the order could not be fulfilled.
    Voiding,
    /// The money is back.
    Voided,
}

impl AttemptStatus {
    /// All states.
    pub const ALL: [Self; 9] = [
        Self::Created,
        Self::Approving,
        Self::Unknown,
        Self::Approved,
        Self::Booked,
        Self::Declined,
        Self::Abandoned,
        Self::Voiding,
        Self::Voided,
    ];

    /// Whether the attempt may go from this state to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use AttemptStatus as S;
        matches!(
            (self, next),
            (S::Created, S::Approving | S::Abandoned)
                | (S::Approving, S::Approved | S::Declined | S::Unknown)
                | (S::Unknown, S::Approved | S::Declined)
                | (S::Approved, S::Booked | S::Voiding)
                // The provider took the money after all, and gave it back.
                | (S::Declined | S::Abandoned | S::Voiding, S::Voided)
        )
    }

    /// Whether money may be moving, or has moved and stayed: an order has at most one such
    /// attempt.
    pub fn is_live(self) -> bool {
        matches!(
            self,
            Self::Approving | Self::Unknown | Self::Approved | Self::Booked | Self::Voiding
        )
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Approving => "APPROVING",
            Self::Unknown => "UNKNOWN",
            Self::Approved => "APPROVED",
            Self::Booked => "BOOKED",
            Self::Declined => "DECLINED",
            Self::Abandoned => "ABANDONED",
            Self::Voiding => "VOIDING",
            Self::Voided => "VOIDED",
        }
    }

    /// Reads what [`AttemptStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// Where to send the shopper's browser to pay by card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaymentRequest {
    /// The attempt; the provider calls it the order's id.
    pub attempt: AttemptId,
    /// What the card is charged.
    pub amount: Won,
    /// The provider's page, with everything that it needs.
    pub url: String,
}

/// What the provider's page appends to the return URL, sent on to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmPayment {
    /// The provider's name of the payment.
    pub payment_key: String,
    /// The attempt.
    pub order_id: AttemptId,
    /// What the provider says it will charge.
    pub amount: Won,
}

/// How a confirmation ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Confirmed {
    /// The order.
    pub no: OrderNo,
    /// Whether it is settled.
    pub status: ConfirmStatus,
    /// The provider's reason for a refusal, for the shopper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Whether a payment is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ConfirmStatus {
    /// The order is paid.
    Paid,
    /// The provider refused; nothing was charged and the order can be paid again.
    Declined,
    /// The provider has not answered yet; ask for the order again in a moment.
    Confirming,
    /// The money was taken but the order could not be kept; it is on its way back.
    Voided,
}

#[cfg(test)]
mod tests {
    use super::AttemptStatus as S;

    #[test]
    fn every_other_transition_is_refused() {
        let legal = [
            (S::Created, S::Approving),
            (S::Created, S::Abandoned),
            (S::Approving, S::Approved),
            (S::Approving, S::Declined),
            (S::Approving, S::Unknown),
            (S::Unknown, S::Approved),
            (S::Unknown, S::Declined),
            (S::Approved, S::Booked),
            (S::Approved, S::Voiding),
            (S::Voiding, S::Voided),
            (S::Declined, S::Voided),
            (S::Abandoned, S::Voided),
        ];
        for from in S::ALL {
            for to in S::ALL {
                assert_eq!(
                    from.may_become(to),
                    legal.contains(&(from, to)),
                    "{from:?} -> {to:?}"
                );
            }
        }
    }

    #[test]
    fn an_attempt_is_live_from_asking_until_its_money_is_back() {
        let live: Vec<S> = S::ALL
            .into_iter()
            .filter(|status| status.is_live())
            .collect();
        let expected = [S::Approving, S::Unknown, S::Approved, S::Booked, S::Voiding];
        assert_eq!(live, expected);
    }

    #[test]
    fn a_status_reads_back() {
        assert!(
            S::ALL
                .into_iter()
                .all(|status| S::parse(status.as_str()) == Some(status))
        );
    }
}
