//! Every point by its name: what was done last when the process dies there.

macro_rules! points {
    ($($point:ident = $name:literal,)*) => {
        /// A place where the process can be killed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each says its name")]
        pub enum Point {
            $($point,)*
        }

        impl Point {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$point,)*];

            /// As the environment names it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$point => $name,)*
                }
            }
        }
    };
}

points! {
    PlaceAsked = "place: asked",
    PlaceReserved = "place: stock reserved",
    PlaceHeld = "place: vouchers held",
    PlaceWritten = "place: written",
    PlaceCommitted = "place: committed",
    PlaceSettled = "place: settled by vouchers",
    PlaceAnswered = "place: answer kept",
    PayAgainWritten = "pay again: written",
    PayAgainCommitted = "pay again: committed",
    ConfirmAsked = "confirm: asked",
    ConfirmWritten = "confirm: written",
    ConfirmCommitted = "confirm: committed",
    AuthorizeCommitted = "authorise: request committed",
    AuthorizeAnswered = "authorise: provider answered",
    AuthorizeKept = "authorise: answer committed",
    ChargeSending = "charge: about to be sent",
    ChargeAnswered = "charge: provider answered",
    QueryAnswered = "charge: provider was asked again",
    BookPaid = "book: order paid",
    BookCaptured = "book: holds captured",
    BookPosted = "book: sale posted",
    BookWritten = "book: written",
    BookCommitted = "book: committed",
    BookVouchersCommitted = "book: committed without a card",
    DeclineWritten = "decline: written",
    DeclineCommitted = "decline: committed",
    UnknownCommitted = "unknown: committed",
    EndReleased = "end: holds released",
    EndWritten = "end: written",
    ExpireCommitted = "expire: committed",
    CancelAsked = "cancel: asked",
    CancelReversed = "cancel: sale reversed",
    CancelWritten = "cancel: written",
    CancelCommitted = "cancel: committed",
    CancelFinished = "cancel: finished",
    RefundSending = "refund: about to be sent",
    RefundAnswered = "refund: provider answered",
    RefundCommitted = "refund: committed",
    VoucherTaskSending = "voucher: about to be told",
    VoucherTaskAnswered = "voucher: provider answered",
    VoucherTaskCommitted = "voucher: committed",
    WebhookReceived = "webhook: received",
    WebhookKept = "webhook: kept",
    SettleLoaded = "settle: loaded",
    SettleDone = "settle: done",
    OutboxLeased = "outbox: leased",
    OutboxCarriedOut = "outbox: carried out",
    OutboxFinished = "outbox: finished",
    MessageSending = "message: about to be sent",
    ReconcileLeased = "reconcile: leased",
    ReconcileSettled = "reconcile: settled",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Point;

    #[test]
    fn names_are_unique_and_usable_in_the_environment() {
        let names: BTreeSet<_> = Point::ALL.iter().map(|point| point.name()).collect();
        assert_eq!(names.len(), Point::ALL.len());
        assert!(names.len() >= 25);
        assert!(names.iter().all(|name| !name.contains([';', '='])));
    }
}
