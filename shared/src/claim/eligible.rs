//! Until when and why a delivered thing can be sent back, and who pays for that
//! (전자상거래법 제17조, 제18조).

use serde::{Deserialize, Serialize};

use crate::claim::{ClaimReason, Withdrawal};
use crate::time::Date;

/// Days after delivery in which a change of mind is enough.
const CHANGE_OF_MIND_DAYS: i64 = 7;
/// Months after delivery in which goods that are not in order can be sent back.
const FAULT_MONTHS: i64 = 3;
/// Days in which that has to be done once it is known.
const KNOWN_DAYS: i64 = 30;

/// Who pays for the way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShippingPayer {
    /// The shopper, who changed their mind.
    Buyer,
    /// The seller, whose goods were not in order.
    Seller,
}

impl ShippingPayer {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "BUYER",
            Self::Seller => "SELLER",
        }
    }

    /// Reads what [`ShippingPayer::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Buyer, Self::Seller]
            .into_iter()
            .find(|payer| payer.as_str() == text)
    }
}

/// Something that somebody wants to send back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Return {
    /// The day on which it came; `None` while it is on its way.
    pub delivered: Option<Date>,
    /// What its page said when it was ordered.
    pub withdrawal: Withdrawal,
    /// Why.
    pub reason: ClaimReason,
    /// The day on which the shopper found out, for goods that are not in order.
    pub known: Date,
    /// Today.
    pub today: Date,
}

impl Return {
    /// Who pays for the way back, or why there is none.
    pub fn judge(&self) -> Result<ShippingPayer, NoReturn> {
        let delivered = self.delivered.ok_or(NoReturn::NotDelivered)?;
        match self.reason {
            ClaimReason::ChangedMind if self.withdrawal == Withdrawal::Perishable => {
                Err(NoReturn::Perishable)
            }
            ClaimReason::ChangedMind => {
                let until = delivered.plus(CHANGE_OF_MIND_DAYS);
                not_after(until, self.today).map(|()| ShippingPayer::Buyer)
            }
            ClaimReason::Defective | ClaimReason::Different => {
                if self.known > self.today || self.known < delivered {
                    return Err(NoReturn::ImpossibleDay);
                }
                not_after(delivered.plus_months(FAULT_MONTHS), self.today)?;
                not_after(self.known.plus(KNOWN_DAYS), self.today)?;
                Ok(ShippingPayer::Seller)
            }
        }
    }
}

fn not_after(until: Date, today: Date) -> Result<(), NoReturn> {
    if today <= until {
        Ok(())
    } else {
        Err(NoReturn::TooLate(until))
    }
}

/// Why something cannot be sent back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReturn {
    /// It has not come yet.
    NotDelivered,
    /// The last day has passed.
    TooLate(Date),
    /// It loses its value too fast, and nothing is wrong with it.
    Perishable,
    /// The fault was known before it came, or will be known tomorrow.
    ImpossibleDay,
}

impl NoReturn {
    /// For the shopper.
    pub fn text(self) -> String {
        match self {
            Self::NotDelivered => "배송이 끝난 뒤에 접수할 수 있어요.".to_owned(),
            Self::TooLate(until) => format!("{}까지만 접수할 수 있었어요.", until.korean()),
            Self::Perishable => {
                "신선식품은 마음이 바뀌어서는 돌려보낼 수 없어요. 상했거나 설명과 다르면 그 이유로 접수해 주세요."
                    .to_owned()
            }
            Self::ImpossibleDay => {
                "문제를 안 날은 받은 날부터 오늘 사이여야 해요.".to_owned()
            }
        }
    }
}
