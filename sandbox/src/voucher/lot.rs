//! A lot of a voucher: as it is issued, and as it is spent.

use serde::{Deserialize, Serialize};

use crate::kst;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum LotKind {
    General,
    Policy,
}

/// A lot as it is issued. `expires_on` is the last Korean day on which it can be spent.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IssuedLot {
    pub(crate) number: String,
    pub(crate) pin: String,
    pub(crate) lot_id: String,
    pub(crate) kind: LotKind,
    pub(crate) programme: String,
    pub(crate) name: String,
    pub(crate) face: i64,
    pub(crate) remaining: i64,
    pub(crate) expires_on: String,
}

impl IssuedLot {
    /// The lot as the log keeps it: number and PIN without what people type between the characters.
    pub(crate) fn normalized(self) -> Self {
        Self {
            number: plain(&self.number),
            pin: plain(&self.pin),
            ..self
        }
    }
}

/// A number or PIN without spaces and hyphens, in capitals.
pub(crate) fn plain(text: &str) -> String {
    text.replace([' ', '-'], "").to_ascii_uppercase()
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LotAmount {
    pub(crate) lot_id: String,
    pub(crate) amount: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Lot {
    pub(crate) issued: IssuedLot,
    pub(crate) remaining: i64,
    pub(crate) held: i64,
}

impl Lot {
    pub(crate) fn available(&self) -> i64 {
        self.remaining - self.held
    }

    pub(crate) fn is_expired(&self, now: i64) -> bool {
        self.issued.expires_on < kst::date(now)
    }
}
