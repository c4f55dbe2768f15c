//! What the voucher provider knows of an order, in its own words.

use serde::Deserialize;
use shared::{ids::OrderNo, money::Won, time::Timestamp};

use super::store::Row;
use crate::{
    outside::{Call, Reply},
    state::AppState,
    voucher::provider,
};

/// The provider's newest authorisation of an order.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Known {
    pub(super) auth_id: String,
    order_no: OrderNo,
    status: String,
    amount: Won,
    pub(super) approval_no: Option<String>,
    approved_at: Option<String>,
    per_lot: Vec<Part>,
}

#[derive(Debug, Clone, Deserialize)]
struct Part {
    canceled: Won,
}

/// How far the provider is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing is set aside, or not any more.
    Nothing,
    /// Set aside, not spent.
    Held,
    /// Spent.
    Spent,
    /// Spent and given back.
    Back,
}

impl Known {
    /// Reads an authorisation that is about this order and this amount.
    pub(super) fn read(no: &OrderNo, row: &Row, reply: &Reply) -> Option<Self> {
        let Reply::Done(body) = reply else {
            return None;
        };
        Self::deserialize(body)
            .ok()
            .filter(|known| known.order_no == *no && known.amount == row.amount)
    }

    pub(super) fn stage(&self) -> Stage {
        let canceled: Won = self.per_lot.iter().map(|part| part.canceled).sum();
        match self.status.as_str() {
            "AUTHORIZED" => Stage::Held,
            "CONFIRMED" if canceled == self.amount => Stage::Back,
            "CONFIRMED" => Stage::Spent,
            _ => Stage::Nothing,
        }
    }

    /// When it was spent.
    pub(super) fn approved_at(&self) -> Option<Timestamp> {
        Timestamp::parse_rfc3339(self.approved_at.as_deref()?)
    }
}

/// Asks the provider. The outer `None`: it does not say; the inner: it knows nothing.
pub(super) async fn ask(
    state: &AppState,
    no: &OrderNo,
    row: &Row,
) -> (Call, Option<Option<Known>>) {
    let call = provider::by_order(state, no).await;
    let known = match &call.reply {
        Reply::Done(_) => Known::read(no, row, &call.reply).map(Some),
        Reply::Refused { code, .. } if code == "AUTHORIZATION_NOT_FOUND" => Some(None),
        Reply::Refused { .. } | Reply::Unknown => None,
    };
    (call, known)
}
