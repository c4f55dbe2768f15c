//! Whole won and rates in basis points.
//!
//! Every amount in the mall is an integer number of won. Rounding happens in exactly three
//! ways, each with a name: [`Rate::floor_of`], [`round_half_up_div`] and [`split`].

use serde::{Deserialize, Serialize};

/// The largest amount that a price, a balance or a sum may have: ten trillion won.
///
/// It keeps every product of an amount, a quantity and a rate inside 128 bits, and far away
/// from the 53 bits that a browser's number can hold.
pub const MAX_WON: i64 = 10_000_000_000_000;

/// An amount of money in whole won.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = i64))]
pub struct Won(pub i64);

impl Won {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The amount times a quantity.
    #[must_use]
    pub fn times(self, quantity: u32) -> Self {
        Self(self.0 * i64::from(quantity))
    }

    /// The amount less `other`, but never below zero.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0))
    }

    /// Whether there is nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The digits with thousands separators, as on a price tag: `12,000`.
    ///
    /// ```
    /// assert_eq!(shared::money::Won(1_234_500).grouped(), "1,234,500");
    /// assert_eq!(shared::money::Won(123_456).grouped(), "123,456");
    /// assert_eq!(shared::money::Won(-900).grouped(), "−900");
    /// ```
    pub fn grouped(self) -> String {
        let digits = self.0.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
        if self.0 < 0 {
            text.push('\u{2212}');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }
}

impl std::fmt::Display for Won {
    /// The amount with its unit: `12,000원`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}원", self.grouped())
    }
}

impl std::ops::Add for Won {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Won {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Won {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::ops::SubAssign for Won {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl std::ops::Neg for Won {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::iter::Sum for Won {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

/// A rate in basis points: 1,000 is ten percent.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = u32))]
pub struct Rate(pub u32);

impl Rate {
    /// The rate of an amount, rounded down to the won.
    ///
    /// ```
    /// use shared::money::{Rate, Won};
    /// assert_eq!(Rate(1_000).floor_of(Won(39_009)), Won(3_900));
    /// ```
    pub fn floor_of(self, amount: Won) -> Won {
        mul_div_floor(amount, i64::from(self.0), 10_000)
    }
}

/// `floor(amount × numerator ÷ denominator)` without overflow on the way.
pub fn mul_div_floor(amount: Won, numerator: i64, denominator: i64) -> Won {
    let product = i128::from(amount.0) * i128::from(numerator);
    let quotient = product.div_euclid(i128::from(denominator));
    Won(i64::try_from(quotient).unwrap_or(i64::MAX))
}

/// `amount ÷ divisor`, halves rounded up: the way value-added tax is taken out of a price.
///
/// ```
/// use shared::money::{Won, round_half_up_div};
/// assert_eq!(round_half_up_div(Won(10_000 - 3_000), 11), Won(636));
/// ```
pub fn round_half_up_div(amount: Won, divisor: i64) -> Won {
    Won((amount.0 * 2 + divisor).div_euclid(divisor * 2))
}

/// Value-added tax contained in the taxable part of an amount (one eleventh of it).
pub fn vat_of(amount: Won, tax_free: Won) -> Won {
    round_half_up_div(amount - tax_free, 11)
}

/// Splits `total` in proportion to `weights` by largest remainder; ties go to the earlier part.
///
/// The parts always sum to `total` when any weight is positive, and no part exceeds its
/// weight when `total` does not exceed their sum. With no positive weight all parts are zero.
///
/// ```
/// use shared::money::{Won, split};
/// let parts = split(Won(100), &[Won(1), Won(1), Won(1)]);
/// assert_eq!(parts, [Won(34), Won(33), Won(33)]);
/// ```
pub fn split(total: Won, weights: &[Won]) -> Vec<Won> {
    let sum: i128 = weights.iter().map(|weight| i128::from(weight.0)).sum();
    if sum <= 0 {
        return vec![Won::ZERO; weights.len()];
    }
    let mut rest = total;
    let mut remainders = Vec::with_capacity(weights.len());
    let mut parts = Vec::with_capacity(weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let product = i128::from(total.0) * i128::from(weight.0);
        let part = Won(i64::try_from(product.div_euclid(sum)).unwrap_or(i64::MAX));
        remainders.push((product.rem_euclid(sum), place));
        rest -= part;
        parts.push(part);
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, place) in remainders
        .into_iter()
        .take(usize::try_from(rest.0).unwrap_or(0))
    {
        parts[place] += Won(1);
    }
    parts
}

/// What the units `from..to` (counted from zero) of a line give back when the whole line of
/// `of` units was paid with `amount`. Rounds the running total down, so that giving the units
/// back in any steps sums exactly to `amount`.
///
/// ```
/// use shared::money::{Won, refund_share};
/// let steps: Vec<_> = (0..3).map(|unit| refund_share(Won(3_334), 3, unit, unit + 1)).collect();
/// assert_eq!(steps, [Won(1_111), Won(1_111), Won(1_112)]);
/// ```
pub fn refund_share(amount: Won, of: u32, from: u32, to: u32) -> Won {
    let up_to = |units: u32| mul_div_floor(amount, i64::from(units), i64::from(of.max(1)));
    up_to(to) - up_to(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(
            total in 0..MAX_WON,
            weights in prop::collection::vec(0..MAX_WON, 1..40),
        ) {
            let weights: Vec<Won> = weights.into_iter().map(Won).collect();
            prop_assume!(weights.iter().any(|weight| weight.0 > 0));
            let parts = split(Won(total), &weights);
            prop_assert_eq!(parts.iter().copied().sum::<Won>(), Won(total));
            prop_assert!(parts.iter().all(|part| part.0 >= 0));
        }

        #[test]
        fn no_part_exceeds_its_weight(
            weights in prop::collection::vec(0..1_000_000_i64, 1..40),
            percent in 0..=100_i64,
        ) {
            let weights: Vec<Won> = weights.into_iter().map(Won).collect();
            let sum: Won = weights.iter().copied().sum();
            let parts = split(mul_div_floor(sum, percent, 100), &weights);
            prop_assert!(parts.iter().zip(&weights).all(|(part, weight)| part <= weight));
        }

        #[test]
        fn refunds_in_any_steps_sum_exactly(
            amount in 0..MAX_WON,
            steps in prop::collection::vec(1..20_u32, 1..12),
        ) {
            let of: u32 = steps.iter().sum();
            let mut from = 0;
            let mut back = Won::ZERO;
            for step in steps {
                let part = refund_share(Won(amount), of, from, from + step);
                prop_assert!(part.0 >= 0);
                back += part;
                from += step;
            }
            prop_assert_eq!(back, Won(amount));
        }
    }

    #[test]
    fn three_units_of_a_ten_thousand_won_line() {
        let voucher: Vec<_> = (0..3)
            .map(|u| refund_share(Won(3_334), 3, u, u + 1).0)
            .collect();
        let card: Vec<_> = (0..3)
            .map(|u| refund_share(Won(6_666), 3, u, u + 1).0)
            .collect();
        assert_eq!(voucher, [1_111, 1_111, 1_112]);
        assert_eq!(card, [2_222, 2_222, 2_222]);
    }
}
