//! Rows of claims that are over when they are brought in.

use shared::{
    ids::{ClaimId, OrderNo, TenantId},
    money::Won,
    time::{Date, Timestamp},
};

use super::calendar;
use crate::db::rows;

rows! {
    /// A claim that is closed.
    ClaimRow in "claims" {
        tenant "tenant_id": TenantId,
        id "id": ClaimId,
        no "order_no": OrderNo,
        request_key "request_key": String,
        body_sha256 "body_sha256": &'static str,
        kind "kind": &'static str,
        reason "reason": &'static str,
        note "note": &'static str,
        status "status": &'static str,
        shipping_payer "shipping_payer": Option<&'static str>,
        requested_at "requested_at": Timestamp,
        refund_at "refund_at": Option<Timestamp>,
        due_on "due_on": Option<i64>,
        refunded_at "refunded_at": Option<Timestamp>,
    }

    /// What it is about.
    ClaimLineRow in "claim_lines" {
        tenant "tenant_id": TenantId,
        claim "claim_id": ClaimId,
        no "order_no": OrderNo,
        place "place": i64,
        quantity "quantity": i64,
    }

    /// What it gave back.
    ClaimPartRow in "claim_parts" {
        tenant "tenant_id": TenantId,
        claim "claim_id": ClaimId,
        no "order_no": OrderNo,
        place "place": i64,
        seq "seq": i64,
        amount "amount": Won,
    }
}

/// The last day on which a refund of that day is in time.
pub(crate) fn due_on(day: Date) -> Date {
    let holidays = calendar::holidays();
    shared::claim::business_days_after(day, shared::claim::REFUND_WITHIN, holidays)
}
