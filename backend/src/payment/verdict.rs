//! What the provider's word about a charge means.

use shared::{ids::AttemptId, money::Won};

use super::card::Payment;
use crate::outside::Reply;

/// What is to be done after the provider's word.
#[derive(Debug)]
pub(super) enum Verdict {
    /// The money is taken.
    Charged(Payment),
    /// It will not be taken any more; why, for the shopper.
    Declined(String),
    /// The shopper agreed, but the charge did not reach the provider: ask for it again.
    NotCharged,
    /// It was processed before: ask what came of it.
    Processed,
    /// Nothing can be concluded.
    Unclear,
}

/// Judges a reply about the attempt `id` over `amount`.
pub(super) fn judge(id: &AttemptId, amount: Won, reply: &Reply) -> Verdict {
    match reply {
        Reply::Done(body) => match Payment::read(body) {
            Some(payment) if payment.order_id == *id => judge_status(payment, amount),
            _ => Verdict::Unclear,
        },
        Reply::Refused { code, message } => match code.as_str() {
            "ALREADY_PROCESSED_PAYMENT" => Verdict::Processed,
            // Our own mistake, or the provider's: it says nothing about this charge.
            "PROVIDER_ERROR" | "UNAUTHORIZED_KEY" | "INVALID_API_KEY" => Verdict::Unclear,
            _ => Verdict::Declined(message.clone()),
        },
        Reply::Unknown => Verdict::Unclear,
    }
}

fn judge_status(payment: Payment, amount: Won) -> Verdict {
    match payment.status.as_str() {
        "DONE" if payment.total_amount == amount => Verdict::Charged(payment),
        "ABORTED" | "EXPIRED" | "CANCELED" => Verdict::Declined(payment.failure()),
        "IN_PROGRESS" => Verdict::NotCharged,
        _ => Verdict::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(order: &str, status: &str, amount: i64) -> Verdict {
        let body = json!({
            "paymentKey": "key", "orderId": order, "status": status, "totalAmount": amount,
        });
        judge(&"pay-1".into(), Won(1_000), &Reply::Done(body))
    }

    fn refused(code: &str) -> Verdict {
        let reply = Reply::Refused {
            code: code.to_owned(),
            message: "한도 초과".to_owned(),
        };
        judge(&"pay-1".into(), Won(1_000), &reply)
    }

    #[test]
    fn only_the_whole_amount_of_this_attempt_is_a_charge() {
        assert!(matches!(told("pay-1", "DONE", 1_000), Verdict::Charged(_)));
        assert!(matches!(told("pay-1", "DONE", 999), Verdict::Unclear));
        assert!(matches!(told("pay-2", "DONE", 1_000), Verdict::Unclear));
        assert!(matches!(
            told("pay-1", "IN_PROGRESS", 1_000),
            Verdict::NotCharged
        ));
        assert!(matches!(
            told("pay-1", "EXPIRED", 1_000),
            Verdict::Declined(_)
        ));
    }

    #[test]
    fn a_refusal_that_is_not_about_the_charge_decides_nothing() {
        assert!(matches!(
            refused("REJECT_CARD_COMPANY"),
            Verdict::Declined(why) if why == "한도 초과"
        ));
        assert!(matches!(refused("UNAUTHORIZED_KEY"), Verdict::Unclear));
        assert!(matches!(
            refused("ALREADY_PROCESSED_PAYMENT"),
            Verdict::Processed
        ));
        assert!(matches!(
            judge(&"pay-1".into(), Won(1), &Reply::Unknown),
            Verdict::Unclear
        ));
    }
}
