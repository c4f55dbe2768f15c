//! Rows of orders that are over when they are brought in: what placing, paying and sending would
//! have left behind.

use shared::{
    ids::{OptionId, OrderNo, TenantId},
    money::Won,
    time::Timestamp,
};

use crate::{db::rows, ledger::AccountId};

rows! {
    /// Something that happened to an order.
    EventRow in "order_events" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        seq "seq": i64,
        at "at": Timestamp,
        kind "kind": &'static str,
        text "text": String,
    }

    /// Stock that an order took.
    ReservationRow in "reservations" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        option "option_id": OptionId,
        quantity "quantity": i64,
        status "status": &'static str,
        returned "returned": i64,
    }

    /// Voucher money that an order took.
    HoldRow in "holds" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        account "account_id": AccountId,
        amount "amount": Won,
        status "status": &'static str,
    }
}
