//! The amounts of a line and of a statement.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use crate::money::Won;

/// What a line moves; of several lines, their sum. Where money goes back to the shopper, all of
/// it is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amounts {
    /// What shoppers paid for the goods, discounts taken off.
    pub goods: Won,
    /// What shoppers paid for the parcels.
    pub shipping: Won,
    /// The part of goods and parcels without value-added tax.
    pub tax_free: Won,
    /// The county's commission.
    pub fee: Won,
    /// The value-added tax of the commission.
    pub fee_vat: Won,
}

impl Amounts {
    /// What shoppers paid.
    pub fn gross(&self) -> Won {
        self.goods + self.shipping
    }

    /// What the county keeps.
    pub fn deducted(&self) -> Won {
        self.fee + self.fee_vat
    }

    /// What is left for the vendor.
    pub fn net(&self) -> Won {
        self.gross() - self.deducted()
    }

    /// The part of goods and parcels that value-added tax is in.
    pub fn taxable(&self) -> Won {
        self.gross() - self.tax_free
    }
}

impl Add for Amounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            goods: self.goods + other.goods,
            shipping: self.shipping + other.shipping,
            tax_free: self.tax_free + other.tax_free,
            fee: self.fee + other.fee,
            fee_vat: self.fee_vat + other.fee_vat,
        }
    }
}

impl AddAssign for Amounts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Amounts {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

/// How a statement ends: with money for the vendor, or with a debt that the next one takes off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Balance {
    /// What the vendor owed from the statement before; zero or negative.
    pub carried_in: Won,
    /// What is paid out; zero or positive.
    pub payable: Won,
    /// What the vendor owes afterwards; zero or negative.
    pub carried_out: Won,
}

impl Balance {
    /// Ends a statement whose lines leave `net` for a vendor that owed `carried_in`.
    ///
    /// ```
    /// use shared::{money::Won, settlement::Balance};
    /// let owes = Balance::of(Won::ZERO, Won(-28_340));
    /// assert_eq!((owes.payable, owes.carried_out), (Won::ZERO, Won(-28_340)));
    /// let pays = Balance::of(owes.carried_out, Won(30_000));
    /// assert_eq!((pays.payable, pays.carried_out), (Won(1_660), Won::ZERO));
    /// ```
    pub fn of(carried_in: Won, net: Won) -> Self {
        let total = carried_in + net;
        Self {
            carried_in,
            payable: total.max(Won::ZERO),
            carried_out: total.min(Won::ZERO),
        }
    }
}
