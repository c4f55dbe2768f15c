//! Parcels that the carriers have, and writing down together which of them have arrived.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{OrderNo, VendorId},
    time::Timestamp,
};

/// More orders are looked at one page after the other.
pub const MOST_ORDERS: usize = 50;

/// Orders whose parcels are looked at, before anything is written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookOnWay {
    /// At most [`MOST_ORDERS`].
    pub orders: Vec<OrderNo>,
}

/// A parcel that a carrier has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OnWay {
    /// Which one.
    pub parcel: ParcelOf,
    /// Who sent it, as shoppers know them.
    pub vendor_name: String,
    /// Carrier and number.
    pub tracking: String,
    /// Since when the carrier has it.
    pub sent_at: Option<Timestamp>,
}

/// One vendor's parcel of an order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParcelOf {
    /// The order.
    pub no: OrderNo,
    /// Who sends it.
    pub vendor: VendorId,
}

/// Parcels of which the carriers say that they have arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrivedAll {
    /// Of at most [`MOST_ORDERS`] orders.
    pub parcels: Vec<ParcelOf>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivedCount {
    /// Written down now.
    pub arrived: usize,
    /// Not on their way any more: somebody was faster, or the parcel came back.
    pub left: usize,
}
