//! What still stands between a quote and an order. The same function is the hint in the page
//! and the gate on the server.

use serde::{Deserialize, Serialize};

use crate::ids::OptionId;
use crate::money::Won;
use crate::pricing::quote::{Quote, UnavailableReason};
use crate::pricing::tender::CARD_MINIMUM;

/// Something that has to change before the cart can be ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Requirement {
    /// Nothing is selected.
    EmptyCart,
    /// An option is not on sale any more.
    OptionGone {
        /// The option.
        option: OptionId,
    },
    /// An option is sold out.
    SoldOut {
        /// The option.
        option: OptionId,
    },
    /// An option needs an adult, which cannot be checked yet.
    AdultOnly {
        /// The option.
        option: OptionId,
    },
    /// Too few units of an option.
    QuantityBelow {
        /// The option.
        option: OptionId,
        /// At least this many.
        min: u32,
    },
    /// Too many units of an option.
    QuantityAbove {
        /// The option.
        option: OptionId,
        /// At most this many.
        max: u32,
    },
    /// The card would be charged less than its provider takes.
    CardMinimum {
        /// The least.
        minimum: Won,
        /// What it would be charged.
        amount: Won,
    },
}

/// What stands between the quote and an order; empty when nothing does.
pub fn requirements(quote: &Quote) -> Vec<Requirement> {
    let mut unmet: Vec<Requirement> = quote
        .unavailable
        .iter()
        .map(|gone| {
            let option = gone.option.clone();
            match gone.reason {
                UnavailableReason::Gone => Requirement::OptionGone { option },
                UnavailableReason::SoldOut => Requirement::SoldOut { option },
                UnavailableReason::AdultOnly => Requirement::AdultOnly { option },
                UnavailableReason::BelowMinimum(min) => Requirement::QuantityBelow { option, min },
                UnavailableReason::AboveMaximum(max) => Requirement::QuantityAbove { option, max },
            }
        })
        .collect();
    if quote.lines.is_empty() && unmet.is_empty() {
        unmet.push(Requirement::EmptyCart);
    }
    if quote.card_minimum_missed {
        unmet.push(Requirement::CardMinimum {
            minimum: CARD_MINIMUM,
            amount: quote.totals.card,
        });
    }
    unmet
}

impl Requirement {
    /// The field of a request that it concerns, and what would be right, in Korean.
    pub fn explain(&self) -> (String, String) {
        let of = |option: &OptionId| format!("lines.{option}");
        match self {
            Self::EmptyCart => ("lines".to_owned(), "주문할 상품을 골라 주세요".to_owned()),
            Self::OptionGone { option } => (of(option), "판매가 끝난 상품이에요".to_owned()),
            Self::SoldOut { option } => (of(option), "품절된 상품이에요".to_owned()),
            Self::AdultOnly { option } => (
                of(option),
                "성인 인증을 준비하고 있어 아직 살 수 없어요".to_owned(),
            ),
            Self::QuantityBelow { option, min } => {
                (of(option), format!("{min}개부터 살 수 있어요"))
            }
            Self::QuantityAbove { option, max } => {
                (of(option), format!("한 번에 {max}개까지 살 수 있어요"))
            }
            Self::CardMinimum { minimum, amount } => (
                "tenders".to_owned(),
                format!(
                    "카드로는 {minimum}부터 낼 수 있는데 {amount}이 남아요. 상품권 사용액을 조정해 주세요"
                ),
            ),
        }
    }
}
