//! One vendor's part of one order, from the sale to whatever comes back of it.

use serde::{Deserialize, Serialize};

use super::Amounts;
use crate::money::{Rate, Won};

/// Value-added tax on the county's commission.
pub const FEE_VAT: Rate = Rate(1_000);

/// What a vendor and the county agreed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// The county's commission on the goods, without its tax.
    pub commission: Rate,
}

impl Terms {
    /// The commission on goods that came to this much, and its tax. Both are rounded down, in
    /// the vendor's favour.
    ///
    /// ```
    /// use shared::{money::{Rate, Won}, settlement::Terms};
    /// let terms = Terms { commission: Rate(1_000) };
    /// let (fee, vat) = terms.fee_on(Won(10_000));
    /// assert_eq!((fee, vat), (Won(1_000), Won(100)));
    /// assert_eq!(Won(10_000) - fee - vat, Won(8_900));
    /// ```
    pub fn fee_on(self, goods: Won) -> (Won, Won) {
        let fee = self.commission.floor_of(goods);
        (fee, FEE_VAT.floor_of(fee))
    }
}

/// One vendor's part of one order: the goods that the shopper has kept so far, on which the
/// commission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    terms: Terms,
    kept: Won,
}

impl Part {
    /// A part as it stands after earlier lines, with the sum of their goods.
    pub fn standing(terms: Terms, goods: Won) -> Self {
        Self { terms, kept: goods }
    }

    /// A part that was sold, and the line of the sale.
    pub fn sold(terms: Terms, goods: Won, shipping: Won, tax_free: Won) -> (Self, Amounts) {
        let mut part = Self::standing(terms, Won::ZERO);
        let line = part.change(goods, shipping, tax_free);
        (part, line)
    }

    /// Gives goods, and perhaps the parcel's fee, back; answers the line. The commission on what
    /// is left stays, the rest of it goes back to the vendor.
    pub fn give_back(&mut self, goods: Won, shipping: Won, tax_free: Won) -> Amounts {
        self.change(-goods, -shipping, -tax_free)
    }

    fn change(&mut self, goods: Won, shipping: Won, tax_free: Won) -> Amounts {
        let (fee_before, vat_before) = self.terms.fee_on(self.kept);
        self.kept += goods;
        let (fee, fee_vat) = self.terms.fee_on(self.kept);
        Amounts {
            goods,
            shipping,
            tax_free,
            fee: fee - fee_before,
            fee_vat: fee_vat - vat_before,
        }
    }
}
