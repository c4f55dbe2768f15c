//! Rows of payments that are over when they are brought in.

use shared::{
    ids::{AttemptId, ClaimId, OrderNo, TenantId},
    money::Won,
    time::Timestamp,
};

use crate::db::rows;

rows! {
    /// A card payment that was booked.
    AttemptRow in "payment_attempts" {
        tenant "tenant_id": TenantId,
        id "id": AttemptId,
        no "order_no": OrderNo,
        provider "provider": &'static str,
        amount "amount": Won,
        tax_free "tax_free": Won,
        provider_key "provider_key": String,
        provider_idem "provider_idem": String,
        status "status": &'static str,
        version "version": i64,
        method "method": String,
        created_at "created_at": Timestamp,
        approved_at "approved_at": Timestamp,
    }

    /// Vouchers of a provider that were spent.
    AuthorizationRow in "voucher_authorizations" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        provider_idem "provider_idem": String,
        auth_id "auth_id": String,
        approval_no "approval_no": String,
        amount "amount": Won,
        lots "lots": String,
        status "status": &'static str,
        confirmed_at "confirmed_at": Timestamp,
    }

    /// Card money that went back.
    RefundRow in "refunds" {
        tenant "tenant_id": TenantId,
        id "id": String,
        no "order_no": OrderNo,
        claim "claim_id": ClaimId,
        attempt "attempt_id": AttemptId,
        amount "amount": Won,
        tax_free "tax_free": Won,
        provider_idem "provider_idem": String,
        reason "reason": &'static str,
        status "status": &'static str,
        created_at "created_at": Timestamp,
        done_at "done_at": Timestamp,
    }
}
