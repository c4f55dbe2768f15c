//! The desk of the county's team: orders, one order with everything that happened to it, and the
//! audit log.

use serde::{Deserialize, Serialize};

use super::parcel::ParcelLine;
use crate::{
    claim::{ClaimKind, ClaimReason, ClaimStatus},
    ids::{ClaimId, OrderNo, VendorId},
    money::Won,
    order::{Order, OrderStatus},
    time::{Date, Timestamp},
};

/// Which orders are asked for. All parts stand in the page's address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// All.
    #[default]
    All,
    /// Paid, and a vendor has not promised yet.
    New,
    /// Something is still to be sent.
    Preparing,
    /// Something should have left by now.
    Late,
    /// A carrier has a parcel of it.
    Sent,
    /// A claim is open.
    Claims,
    /// A payment whose outcome is not known.
    Unknown,
}

impl Tab {
    /// All tabs in their order.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::New,
        Self::Preparing,
        Self::Late,
        Self::Sent,
        Self::Claims,
        Self::Unknown,
    ];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "전체",
            Self::New => "새 주문",
            Self::Preparing => "준비",
            Self::Late => "지연",
            Self::Sent => "배송 중",
            Self::Claims => "클레임",
            Self::Unknown => "미확인",
        }
    }

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
            Self::Preparing => "preparing",
            Self::Late => "late",
            Self::Sent => "sent",
            Self::Claims => "claims",
            Self::Unknown => "unknown",
        }
    }

    /// Reads what [`Tab::as_str`] wrote; anything else is all orders.
    pub fn parse(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.as_str() == text);
        found.unwrap_or_default()
    }
}

/// A page of orders, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderList {
    /// The rows.
    pub rows: Vec<OrderRow>,
    /// What `after` of the next page is; nothing when this is the last.
    pub next: Option<String>,
    /// How many orders each tab has, in the order of [`Tab::ALL`]; all are not counted.
    pub counts: Vec<u64>,
    /// Today.
    pub today: Date,
}

/// An order in a list. People are masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderRow {
    /// The order.
    pub no: OrderNo,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// How far it is.
    pub status: OrderStatus,
    /// Who ordered, masked.
    pub buyer: String,
    /// The first line, and how many more there are.
    pub what: String,
    /// Who sells.
    pub vendors: Vec<String>,
    /// What it costs.
    pub due: Won,
    /// What pays, in words.
    pub tenders: Vec<String>,
    /// How many parcels are to be sent, and how many there are.
    pub unsent: (u32, u32),
    /// How many parcels a carrier has, and how many have arrived.
    pub sent: (u32, u32),
    /// The first day by which something must leave.
    pub ship_by: Option<Date>,
    /// Whether a claim is open.
    pub claim: bool,
    /// Whether a payment's outcome is not known.
    pub unknown: bool,
}

/// An order with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderFile {
    /// As its owner sees it, with people masked.
    pub order: Order,
    /// Payments, calls to providers, messages and cases, the oldest first.
    pub trail: Vec<Happened>,
}

/// Something that happened to an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// Of which kind.
    pub kind: Kind,
    /// What, in a line.
    pub text: String,
}

/// Where something that happened comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// What the shopper sees, too.
    Event,
    /// A call to a provider.
    Call,
    /// A message to the shopper.
    Message,
    /// Something that a person must look at.
    Case,
    /// Somebody of the console did or saw something.
    Audit,
}

/// Why somebody wants to see the people of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reveal {
    /// The reason, which is kept.
    pub reason: String,
}

/// The people of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct People {
    /// Who ordered.
    pub buyer: String,
    /// The buyer's phone.
    pub phone: String,
    /// Who receives.
    pub recipient: String,
    /// The recipient's phone.
    pub recipient_phone: String,
    /// Where to, in a line.
    pub address: String,
}

/// Whose parcel of an order the carrier has handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrived {
    /// Who sent it.
    pub vendor: VendorId,
}

/// What is done with a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
pub enum ClaimStep {
    /// The goods may be sent back.
    Approve,
    /// It will not be done; the shopper reads why.
    Refuse {
        /// Why.
        why: String,
    },
    /// The goods are back.
    Receive,
    /// The replacement is on its way.
    Replace {
        /// Carrier and number.
        tracking: String,
    },
}

/// A claim that waits for somebody, the oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenClaim {
    /// The claim.
    pub id: ClaimId,
    /// Its order.
    pub no: OrderNo,
    /// What is wanted.
    pub kind: ClaimKind,
    /// Why.
    pub reason: ClaimReason,
    /// In the shopper's own words.
    pub note: String,
    /// How far it is.
    pub status: ClaimStatus,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// What it is about.
    pub lines: Vec<ParcelLine>,
}

/// A part of the audit log, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
    /// The rows.
    pub rows: Vec<AuditRow>,
    /// Rows before this one are the next page; nothing when this is the last.
    pub next: Option<i64>,
    /// How many rows belong together in the chain of hashes.
    pub whole: i64,
    /// The first row that does not.
    pub broken: Option<i64>,
}

/// A row of the audit log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// From where.
    pub address: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// What it was before and after.
    pub detail: String,
    /// The hash of the row.
    pub hash: String,
}
