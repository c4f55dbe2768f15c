//! What reaches a producer's account when something is sold at a price.

use serde::{Deserialize, Serialize};

use crate::money::{Rate, Won};
use crate::settlement::Terms;

/// A price taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payout {
    /// What the customer pays for the goods.
    pub price: Won,
    /// What the county takes.
    pub fee: Won,
    /// The tax on that.
    pub fee_tax: Won,
    /// What reaches the account.
    pub rest: Won,
}

impl Payout {
    /// Takes a price apart as a statement will; the delivery fee goes to the producer in full and
    /// the card company is paid by the county.
    ///
    /// ```
    /// use shared::{console::payout::Payout, money::{Rate, Won}};
    /// let payout = Payout::of(Won(12_000), Rate(500));
    /// assert_eq!((payout.fee, payout.fee_tax, payout.rest), (Won(600), Won(60), Won(11_340)));
    /// assert_eq!(payout.says(), "12,000원에 팔면 내 통장에 11,340원");
    /// ```
    pub fn of(price: Won, commission: Rate) -> Self {
        let (fee, fee_tax) = Terms { commission }.fee_on(price);
        Self {
            price,
            fee,
            fee_tax,
            rest: price.less(fee + fee_tax),
        }
    }

    /// As it is said at the counter.
    pub fn says(self) -> String {
        format!("{}에 팔면 내 통장에 {}", self.price, self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Payout;
    use crate::money::{Rate, Won};

    #[test]
    fn the_parts_are_the_whole_at_every_rate() {
        for price in [0, 1, 99, 12_000, 17_999, 1_000_000_000] {
            for rate in [0, 1, 300, 500, 825, 9_000] {
                let payout = Payout::of(Won(price), Rate(rate));
                let sum = payout.rest + payout.fee + payout.fee_tax;
                assert_eq!(sum, Won(price), "{price} at {rate}");
            }
        }
    }

    #[test]
    fn nothing_is_taken_twice_even_where_all_is_taken() {
        assert_eq!(Payout::of(Won(1_000), Rate(10_000)).rest, Won::ZERO);
    }
}
