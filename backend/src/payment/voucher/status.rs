//! The states of an authorisation at the voucher provider.

/// How far the provider's part of an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Written down; the provider has not heard of it.
    Created,
    /// The provider is being asked, or did not answer.
    Requested,
    /// The provider set the amounts aside.
    Held,
    /// The provider refused; nothing is set aside.
    Refused,
    /// The order is booked; the provider is to spend what it set aside.
    Confirming,
    /// The provider spent it.
    Confirmed,
    /// The order ended unpaid, or could not be kept; the provider is to free what it set aside.
    Voiding,
    /// Nothing is set aside any more.
    Voided,
    /// The order is cancelled; the provider is to give back what it has of it.
    Cancelling,
    /// Everything is back.
    Cancelled,
}

impl Status {
    const ALL: [Self; 10] = [
        Self::Created,
        Self::Requested,
        Self::Held,
        Self::Refused,
        Self::Confirming,
        Self::Confirmed,
        Self::Voiding,
        Self::Voided,
        Self::Cancelling,
        Self::Cancelled,
    ];

    /// Whether an authorisation may go from this state to `next`. After a refusal or a void the
    /// next attempt to pay requests it anew.
    pub(super) fn may_become(self, next: Self) -> bool {
        use Status as S;
        matches!(
            (self, next),
            (
                S::Created | S::Requested | S::Refused | S::Voided,
                S::Requested
            ) | (S::Requested, S::Held | S::Refused | S::Voiding)
                | (S::Held, S::Confirming | S::Voiding)
                | (S::Confirming, S::Confirmed | S::Cancelling | S::Voiding)
                | (S::Confirmed, S::Cancelling)
                | (S::Voiding, S::Voided)
                | (S::Cancelling, S::Cancelled)
        )
    }

    /// As it is stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Requested => "REQUESTED",
            Self::Held => "HELD",
            Self::Refused => "REFUSED",
            Self::Confirming => "CONFIRMING",
            Self::Confirmed => "CONFIRMED",
            Self::Voiding => "VOIDING",
            Self::Voided => "VOIDED",
            Self::Cancelling => "CANCELLING",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// Reads what [`Status::as_str`] wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::Status as S;

    #[test]
    fn every_other_transition_is_refused() {
        let legal = [
            (S::Created, S::Requested),
            (S::Requested, S::Requested),
            (S::Refused, S::Requested),
            (S::Voided, S::Requested),
            (S::Requested, S::Held),
            (S::Requested, S::Refused),
            (S::Requested, S::Voiding),
            (S::Held, S::Confirming),
            (S::Held, S::Voiding),
            (S::Confirming, S::Confirmed),
            (S::Confirming, S::Cancelling),
            (S::Confirming, S::Voiding),
            (S::Confirmed, S::Cancelling),
            (S::Voiding, S::Voided),
            (S::Cancelling, S::Cancelled),
        ];
        for from in S::ALL {
            assert_eq!(S::parse(from.as_str()), Some(from));
            for to in S::ALL {
                assert_eq!(
                    from.may_become(to),
                    legal.contains(&(from, to)),
                    "{from:?} -> {to:?}"
                );
            }
        }
    }
}
