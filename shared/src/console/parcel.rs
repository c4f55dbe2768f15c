//! A producer's day: what is to be sent today.

use serde::{Deserialize, Serialize};

use super::rest::DaysOff;
use crate::{
    ids::{OptionId, OrderNo},
    order::{Recipient, ShipmentStatus},
    time::{Date, Timestamp},
    waybill::{Carrier, Waybill},
};

/// A vendor's parcels that are not done, and how many went out today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// Who sends.
    pub vendor: String,
    /// Today.
    pub date: Date,
    /// Paid and not yet promised.
    pub new: Vec<Parcel>,
    /// Promised, without a waybill.
    pub accepted: Vec<Parcel>,
    /// On the way; the newest first, no more than fifty.
    pub sent: Vec<Parcel>,
    /// The options, to be corrected when the store room says something else.
    pub stock: Vec<Stock>,
    /// When the vendor rests, the next first.
    pub rests: Vec<DaysOff>,
    /// Shoppers' questions that wait for an answer.
    pub questions: i64,
}

/// What one order wants from a vendor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parcel {
    /// The order.
    pub no: OrderNo,
    /// How far it is.
    pub status: ShipmentStatus,
    /// When it was paid.
    pub paid_at: Timestamp,
    /// The day by which it must leave.
    pub ship_by: Date,
    /// What goes in.
    pub lines: Vec<ParcelLine>,
    /// Where it goes: whole while it is to be packed, without a name and number afterwards.
    pub recipient: Option<Recipient>,
    /// What the carrier calls it.
    pub tracking: String,
}

/// A line of a parcel, without units that were cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParcelLine {
    /// The product and the option.
    pub name: String,
    /// How many.
    pub quantity: u32,
}

/// An option in the store room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stock {
    /// The option.
    pub option: OptionId,
    /// The product and the option.
    pub name: String,
    /// How many are there and not promised to anybody.
    pub left: i64,
}

/// The parcel got a waybill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Send {
    /// Who carries.
    pub carrier: Carrier,
    /// The number as it was written.
    pub number: String,
}

/// A vendor cannot send what was paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CannotSend {
    /// Why; the customer reads it.
    pub reason: String,
}

/// What the store room really has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Count {
    /// How many are there and not promised to anybody.
    pub left: i64,
}

/// A file of waybills, before and after it is carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Waybills {
    /// One row for each row of the file.
    pub rows: Vec<WaybillRow>,
}

/// A row of a file of waybills.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaybillRow {
    /// Its place in the file, the heading is 1.
    pub line: u32,
    /// The order as it was written.
    pub no: String,
    /// What was read.
    pub waybill: Option<Waybill>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The same in words.
    pub says: String,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// It will be, or was, sent.
    Sent,
    /// It was sent with this number before.
    Already,
    /// It has nothing to say, for example an empty number.
    Skipped,
    /// It cannot be.
    Wrong,
}
