//! The vendor's side: statements with every won explained.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{OrderNo, StatementId},
    money::{Rate, Won},
    settlement::{Amounts, Balance, RunStatus},
    time::{Date, Timestamp},
};

/// A vendor's statements, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statements {
    /// Who.
    pub vendor: String,
    /// The statements.
    pub rows: Vec<VendorStatementRow>,
    /// What shoppers paid that is in no statement yet.
    pub waiting: Won,
}

/// A statement in its vendor's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorStatementRow {
    /// The statement.
    pub id: StatementId,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// How far it is.
    pub status: RunStatus,
    /// When the money was sent.
    pub paid_at: Option<Timestamp>,
    /// How it ends.
    pub balance: Balance,
}

/// One statement as its vendor reads it: every won explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// As the vendor was called.
    pub vendor: String,
    /// Which, and how it ends.
    pub row: VendorStatementRow,
    /// The sales.
    pub sold: Amounts,
    /// What went back, all of it negative.
    pub returned: Amounts,
    /// How many orders were settled.
    pub orders: u32,
    /// What was sold, by product and price.
    pub goods: Vec<SoldGoods>,
    /// What was paid for parcels, by fee.
    pub parcels: Vec<SoldParcels>,
    /// What the commission was taken of, by rate.
    pub fees: Vec<FeeAt>,
    /// Each sale and each refund.
    pub lines: Vec<StatementLine>,
}

/// Units of one product in a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SoldGoods {
    /// The product and the option.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// What shoppers paid for them.
    pub amount: Won,
}

/// Parcels of one fee in a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SoldParcels {
    /// The fee of each.
    pub fee: Won,
    /// How many.
    pub count: u32,
}

/// The commission of the sales at one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeAt {
    /// The rate.
    pub rate: Rate,
    /// The goods that it was taken of.
    pub goods: Won,
    /// The commission without its tax.
    pub fee: Won,
}

/// A sale, or what a claim gave back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementLine {
    /// Of which kind.
    pub kind: LineKind,
    /// The order.
    pub order: OrderNo,
    /// When it was paid, or given back.
    pub at: Timestamp,
    /// What it was, in a line.
    pub what: String,
    /// What it moves.
    pub amounts: Amounts,
}

/// Whether money came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LineKind {
    /// A shopper bought something.
    Sale,
    /// Something went back to a shopper.
    Refund,
}

impl LineKind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sale => "SALE",
            Self::Refund => "REFUND",
        }
    }

    /// Reads what [`LineKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Sale, Self::Refund]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}
