//! The providers' own lists of what they took and gave back.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::{
    ids::{AttemptId, LotId, OrderNo},
    money::Won,
    time::{Date, Timestamp},
};

use super::card;
use crate::{
    error::AppError,
    outside::Reply,
    state::AppState,
    voucher::provider::{self, LotAmount},
};

/// Rows of one page of the card provider's list.
const PAGE: usize = 100;

/// Money that the card provider took or gave back.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CardRow {
    transaction_key: String,
    pub(super) payment_key: String,
    pub(super) order_id: AttemptId,
    status: String,
    transaction_at: String,
    pub(super) amount: Won,
}

impl CardRow {
    pub(super) fn is_cancel(&self) -> bool {
        self.status != "DONE"
    }

    /// The start of time when the provider's text is no time: such a row is never overlooked.
    pub(super) fn at(&self) -> Timestamp {
        Timestamp::parse_rfc3339(&self.transaction_at).unwrap_or_default()
    }
}

/// An approval of the voucher provider, or a cancel of one.
#[derive(Debug, Clone)]
pub(super) struct VoucherRow {
    pub(super) is_cancel: bool,
    pub(super) approval_no: String,
    pub(super) order_no: OrderNo,
    pub(super) at: Timestamp,
    pub(super) lots: Vec<LotAmount>,
}

impl VoucherRow {
    pub(super) fn amount(&self) -> Won {
        self.lots.iter().map(|lot| lot.amount).sum()
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct VoucherPart {
    #[serde(rename = "type")]
    kind: String,
    approval_no: String,
    order_no: OrderNo,
    lot_id: LotId,
    gross: Won,
    at: String,
}

/// What the card provider lists between two moments, page by page.
pub(super) async fn of_card(
    state: &AppState,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<CardRow>, AppError> {
    let mut rows: Vec<CardRow> = Vec::new();
    loop {
        let after = rows.last().map(|row| row.transaction_key.clone());
        let call = card::transactions(state, from, until, after.as_deref(), PAGE).await;
        let page: Vec<CardRow> = read(call.reply)?;
        let is_last = page.len() < PAGE;
        rows.extend(page);
        if is_last {
            return Ok(rows);
        }
    }
}

/// What the voucher provider lists for some days, one row for each approval or cancel.
pub(super) async fn of_vouchers(
    state: &AppState,
    from: Date,
    until: Date,
) -> Result<Vec<VoucherRow>, AppError> {
    let mut rows: BTreeMap<(String, String, String), VoucherRow> = BTreeMap::new();
    for day in from.0..=until.0 {
        let call = provider::transactions(state, Date(day)).await;
        for part in read::<VoucherPart>(call.reply)? {
            let key = (part.approval_no.clone(), part.kind.clone(), part.at.clone());
            let row = rows.entry(key).or_insert_with(|| VoucherRow {
                is_cancel: part.kind == "CANCEL",
                approval_no: part.approval_no,
                order_no: part.order_no,
                at: Timestamp::parse_rfc3339(&part.at).unwrap_or_default(),
                lots: Vec::new(),
            });
            row.lots.push(LotAmount {
                lot_id: part.lot_id,
                amount: part.gross,
            });
        }
    }
    Ok(rows.into_values().collect())
}

fn read<T: serde::de::DeserializeOwned>(reply: Reply) -> Result<Vec<T>, AppError> {
    match reply {
        Reply::Done(body) => serde_json::from_value(body).map_err(AppError::internal),
        other => Err(AppError::Unavailable(anyhow::anyhow!(
            "a provider does not show its list: {other:?}"
        ))),
    }
}
