//! Rows of orders that are over when they are brought in: what placing, paying and sending would
//! have left behind.

use shared::{
    ids::{OrderNo, TenantId},
    time::Timestamp,
};

pub(crate) use super::held::{HoldRow, ReservationRow};
use crate::db::rows;

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
}
