//! The table: what is asked, what goes wrong, and which cells make no sense and why.

use tests::Provider;

/// What a provider is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    CardApprove,
    CardQuery,
    CardCancel,
    VoucherAuthorize,
    VoucherConfirm,
    VoucherQuery,
    VoucherVoid,
    VoucherCancel,
}

impl Asked {
    pub(super) fn provider(self) -> Provider {
        match self {
            Self::CardApprove | Self::CardQuery | Self::CardCancel => Provider::Card,
            _ => Provider::Voucher,
        }
    }

    /// Whether it gives something back, so that its fault comes after the payment.
    pub(super) fn is_giving_back(self) -> bool {
        matches!(
            self,
            Self::CardCancel | Self::VoucherVoid | Self::VoucherCancel
        )
    }

    /// Why a cell is not run, if it is not.
    pub(super) fn makes_no_sense(self, fault: &Fault) -> Option<&'static str> {
        let changes_card = matches!(self, Self::CardApprove | Self::CardCancel);
        match (fault.class, self) {
            (Class::Webhook, Self::CardQuery) => Some("a question changes nothing to be told of"),
            (Class::Webhook, _) if changes_card => {
                Some("webhooks need a mall that is reached by network: the module `webhooks`")
            }
            (Class::Webhook, _) => Some("the voucher provider's contract has no webhooks"),
            (Class::Repeated, Self::CardQuery | Self::VoucherQuery) => {
                Some("a question can be asked as often as one likes")
            }
            (Class::Amount, Self::VoucherVoid) => {
                Some("as every answer's: voiding is over when the provider says so when asked")
            }
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// The answer does not come, or says nothing.
    Answer,
    /// The answer tells another amount.
    Amount,
    /// The answer tells that it had happened before.
    Repeated,
    Webhook,
}

/// What goes wrong, as the sandbox's script calls it.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: &'static str,
    class: Class,
}

const fn fault(kind: &'static str, class: Class) -> Fault {
    Fault { kind, class }
}

pub(super) const FAULTS: [Fault; 16] = [
    fault("timeout_before", Class::Answer),
    fault("timeout_after", Class::Answer),
    fault("reset_before", Class::Answer),
    fault("reset_after", Class::Answer),
    fault("error_500_before", Class::Answer),
    fault("error_500_after", Class::Answer),
    fault("late", Class::Answer),
    fault("truncated", Class::Answer),
    fault("malformed", Class::Answer),
    fault("wrong_amount", Class::Amount),
    fault("already_processed", Class::Repeated),
    fault("http_429", Class::Answer),
    fault("duplicate webhook", Class::Webhook),
    fault("webhook before the response", Class::Webhook),
    fault("webhook out of order", Class::Webhook),
    fault("webhook lost", Class::Webhook),
];
