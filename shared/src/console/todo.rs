//! What waits for the county's team, the most urgent first, and how the mall stands.

use serde::{Deserialize, Serialize};

use crate::{
    money::{Won, mul_div_floor},
    time::{Date, Timestamp},
};

/// From this much in a year on, a merchant may not take vouchers that were bought at a discount
/// (지역사랑상품권 가맹점 기준).
pub const MERCHANT_LIMIT: Won = Won(3_000_000_000);

/// The first page of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// The server's time.
    pub now: Timestamp,
    /// What this person can do something about, the most urgent first.
    pub todos: Vec<Todo>,
    /// How near the mall is to the limit of a merchant.
    pub gauge: Gauge,
    /// What the rules of the books say.
    pub books: Books,
    /// What begins and ends today by itself.
    pub agenda: Vec<Planned>,
}

/// Which kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Duty {
    /// Somebody wants to send something back.
    Claim,
    /// Nobody knows what became of a payment.
    Payment,
    /// Parcels should have left.
    Dispatch,
    /// Shoppers asked and nobody answered.
    Question,
    /// A producer or a product wants to come in.
    Review,
    /// Money waits for a second pair of eyes.
    Money,
    /// The rules do not know what to do.
    Case,
}

impl Duty {
    /// All kinds in their order.
    pub const ALL: [Self; 7] = [
        Self::Claim,
        Self::Payment,
        Self::Dispatch,
        Self::Question,
        Self::Review,
        Self::Money,
        Self::Case,
    ];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "클레임",
            Self::Payment => "결제 미확인",
            Self::Dispatch => "출고",
            Self::Question => "문의",
            Self::Review => "심사",
            Self::Money => "결재",
            Self::Case => "확인할 일",
        }
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Todo {
    /// Of which kind.
    pub duty: Duty,
    /// What is to be done.
    pub title: String,
    /// More of it, in a line.
    pub about: String,
    /// What it is about, for example an order's number.
    pub subject: String,
    /// The address of the page where it is done.
    pub to: String,
    /// The last day on which it is in time.
    pub due: Option<Date>,
    /// Business days until then; 0 is today, below it is too late.
    pub days_left: Option<i32>,
    /// Since when it waits.
    pub since: Timestamp,
}

/// What the mall sold in the calendar year against the limit of a merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gauge {
    /// Sold since New Year, with what was given back taken off.
    pub sold: Won,
    /// The limit.
    pub limit: Won,
    /// What it comes to by the end of the year when it goes on like this.
    pub expected: Won,
}

impl Gauge {
    /// Counts the year on to its end by the days that are over, today among them.
    pub fn of(sold: Won, today: Date) -> Self {
        let (year, _, _) = today.ymd();
        let start = |year| Date::new(year, 1, 1).map_or(today.0, |day| day.0);
        let (passed, all) = (today.0 - start(year) + 1, start(year + 1) - start(year));
        Self {
            sold,
            limit: MERCHANT_LIMIT,
            expected: mul_div_floor(sold, all.max(1), passed.max(1)),
        }
    }

    /// An amount in tenths of a percent of the limit.
    pub fn per_mille(&self, amount: Won) -> i64 {
        mul_div_floor(amount, 1_000, self.limit.0.max(1)).0
    }
}

/// What the rules of the books say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Books {
    /// When they were looked at; nothing right after a start.
    pub checked_at: Option<Timestamp>,
    /// The rules that do not hold, by name, and how often.
    pub broken: Vec<(String, i64)>,
    /// Days and amounts that the providers count in another way.
    pub differences: u32,
    /// When the newest backup was taken.
    pub backup_at: Option<Timestamp>,
}

/// Something that happens today by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// When.
    pub at: Timestamp,
    /// What.
    pub says: String,
}

#[cfg(test)]
mod tests {
    use super::{Date, Gauge, Won};

    #[test]
    fn a_year_is_counted_on_by_its_days() {
        let of = |sold, day| Gauge::of(Won(sold), Date::parse(day).unwrap());
        assert_eq!(of(100, "2026-01-01").expected, Won(36_500));
        assert_eq!(of(36_500, "2026-12-31").expected, Won(36_500));
        assert_eq!(of(366, "2028-12-31").expected, Won(366), "a leap year");
        // 26억 200만 by 22 November.
        let gauge = of(2_602_000_000, "2026-11-22");
        assert_eq!(gauge.per_mille(gauge.sold), 867);
        assert_eq!(gauge.expected, Won(2_913_282_208));
    }
}
