//! What each month has to come to.

use demo::history::{Month, Year};
use shared::{money::Won, time::Date};

/// How much of the year is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// So often the figures of every month.
    pub times: u32,
    /// Only this part of them: 100 for a hundredth.
    pub part: u32,
}

impl Size {
    /// The year as it is.
    pub const WHOLE: Self = Self { times: 1, part: 1 };
}

/// What one month has to come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Its first day.
    pub first: Date,
    /// How many days it has.
    pub days: u32,
    /// Orders that come in.
    pub orders: u32,
    /// Those that are cancelled.
    pub cancelled: u32,
    /// Those that are sent back whole.
    pub returned: u32,
    /// Those of which a unit is exchanged.
    pub exchanged: u32,
    /// What is paid less what goes back.
    pub net: Won,
    /// The part of it that is paid with paybacks.
    pub payback: Won,
    /// People who can order.
    pub members: u32,
}

/// The months of a year, or of a part of it. A month whose name is no month is left out.
pub fn figures(year: &Year, part: u32) -> Vec<Figures> {
    let months = year.months.iter();
    months
        .filter_map(|month| of_month(year, month, part.max(1)))
        .collect()
}

fn of_month(year: &Year, month: &Month, part: u32) -> Option<Figures> {
    let first = Date::parse(&format!("{}-01", month.month))?;
    let days = first.plus_months(1).0 - first.0;
    let orders = (month.orders / part).max(10);
    let share = |bp: u32| (orders * bp).div_ceil(10_000);
    // Whole hundreds: what is paid is made of prices.
    let won = |amount: i64| Won(amount / i64::from(part) / 100 * 100);
    Some(Figures {
        first,
        days: u32::try_from(days).ok()?,
        orders,
        cancelled: month.cancelled.div_ceil(part),
        returned: share(year.shape.returned_bp),
        exchanged: share(year.shape.exchanged_bp),
        net: won(month.net),
        payback: won(month.payback),
        members: (month.members / part).max(20),
    })
}

impl Figures {
    /// The month's name, like `2025-01`.
    pub fn name(&self) -> String {
        let (year, month, _) = self.first.ymd();
        format!("{year}-{month:02}")
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.first.plus(i64::from(self.days) - 1)
    }
}
