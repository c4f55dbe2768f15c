//! The provider's wire objects, version 2022-11-16.

use serde_json::{Value, json};

use crate::{
    card::payment::{Approval, Cancel, Payment, Status},
    kst,
};

/// The shop's name at the provider.
const MERCHANT: &str = "chorok";

/// The `Payment` object.
pub(crate) fn payment(payment: &Payment) -> Value {
    let purchase = &payment.purchase;
    let balance = payment.balance();
    let approval = payment.approval.as_ref();
    let last_cancel = payment.cancels.last().map(|cancel| &cancel.transaction_key);
    json!({
        "mId": MERCHANT,
        "version": "2022-11-16",
        "paymentKey": payment.key,
        "lastTransactionKey": last_cancel.or(approval.map(|approval| &approval.transaction_key)),
        "orderId": purchase.order_id,
        "orderName": purchase.order_name,
        "status": payment.status,
        "requestedAt": kst::rfc3339(payment.requested_at),
        "approvedAt": approval.map(|approval| kst::rfc3339(approval.at)),
        "type": "NORMAL",
        "method": payment.card.map(|_| "카드"),
        "currency": "KRW",
        "country": "KR",
        "totalAmount": purchase.amount,
        "balanceAmount": balance.total,
        "suppliedAmount": balance.supplied,
        "vat": balance.vat,
        "taxFreeAmount": balance.tax_free,
        "taxExemptionAmount": 0,
        "useEscrow": false,
        "cultureExpense": false,
        "isPartialCancelable": true,
        "card": card(payment),
        "virtualAccount": null,
        "transfer": null,
        "mobilePhone": null,
        "giftCertificate": null,
        "cashReceipt": null,
        "cashReceipts": null,
        "discount": null,
        "easyPay": null,
        "cancels": cancels(payment),
        "secret": payment.secret,
        "failure": payment.failure.map(|code| json!({ "code": code, "message": code.message() })),
        "receipt": approval.map(|_| json!({ "url": receipt_url(payment) })),
        "checkout": { "url": format!("{}/pay/{}", payment.site, payment.key) },
        "metadata": null,
    })
}

/// The body of a `PAYMENT_STATUS_CHANGED` webhook.
pub(crate) fn webhook(changed: &Payment, at: i64) -> Value {
    json!({
        "eventType": "PAYMENT_STATUS_CHANGED",
        "createdAt": kst::with_micros(at),
        "data": payment(changed),
    })
}

/// An approval or a cancel as a row of the transaction list.
pub(crate) fn transaction(payment: &Payment, cancel: Option<&Cancel>, at: i64) -> Value {
    let approved = payment
        .approval
        .as_ref()
        .map(|approval| &approval.transaction_key);
    let status = match cancel {
        None => Status::Done,
        Some(cancel) if cancel.refundable_amount > 0 => Status::PartialCanceled,
        Some(_) => Status::Canceled,
    };
    json!({
        "mId": MERCHANT,
        "transactionKey": cancel.map(|cancel| &cancel.transaction_key).or(approved),
        "paymentKey": payment.key,
        "orderId": payment.purchase.order_id,
        "method": "카드",
        "customerKey": null,
        "useEscrow": false,
        "receiptUrl": receipt_url(payment),
        "status": status,
        "transactionAt": kst::rfc3339(at),
        "currency": "KRW",
        "amount": cancel.map_or(payment.purchase.amount, |cancel| cancel.amount),
    })
}

fn receipt_url(payment: &Payment) -> String {
    format!("{}/receipt/{}", payment.site, payment.key)
}

fn card(payment: &Payment) -> Value {
    let Some(card) = payment.card else {
        return Value::Null;
    };
    let approve_no = payment
        .approval
        .as_ref()
        .map(|Approval { approve_no, .. }| approve_no);
    json!({
        "issuerCode": card.0.issuer_code,
        "acquirerCode": card.0.issuer_code,
        "number": card.0.number,
        "installmentPlanMonths": 0,
        "isInterestFree": false,
        "interestPayer": null,
        "approveNo": approve_no,
        "useCardPoint": false,
        "cardType": card.0.kind,
        "ownerType": "개인",
        "acquireStatus": "READY",
        "amount": payment.purchase.amount,
    })
}

/// `null` until something is canceled, as the provider has it.
fn cancels(payment: &Payment) -> Value {
    if payment.cancels.is_empty() {
        return Value::Null;
    }
    let rows = payment.cancels.iter().map(|cancel| {
        json!({
            "transactionKey": cancel.transaction_key,
            "cancelReason": cancel.reason,
            "canceledAt": kst::rfc3339(cancel.canceled_at),
            "cancelAmount": cancel.amount,
            "taxFreeAmount": cancel.tax_free_amount,
            "taxExemptionAmount": 0,
            "refundableAmount": cancel.refundable_amount,
            "easyPayDiscountAmount": 0,
            "receiptKey": null,
            "cancelStatus": "DONE",
            "cancelRequestId": null,
        })
    });
    rows.collect()
}
