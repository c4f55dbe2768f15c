//! `programmes.json`: under which rules vouchers are issued and spent.

use serde::{Deserialize, Serialize};
use shared::{
    money::Won,
    time::{Date, Timestamp},
    voucher::VoucherKind,
};

use super::field::{Amount, Bp, Day, Slug, Text};

/// A voucher programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its id.
    pub slug: Slug,
    /// As shoppers read it.
    pub name: Text<40>,
    /// How its vouchers are issued.
    pub kind: VoucherKind,
    /// Who keeps the balances.
    pub source: Source,
    /// The malls that take it.
    pub usable_in: Vec<Slug>,
    /// First day of issue.
    pub effective_from: Day,
    /// Last day of issue.
    pub effective_to: Day,
    /// The last day of every lot, when they share one.
    #[serde(default)]
    pub expires_on: Option<Day>,
    /// How many days a lot lasts that the mall issues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_days: Option<u16>,
    /// Whether only registered merchants take it.
    pub merchants_only: bool,
    /// Yearly sales above which merchants are barred. May exceed the limit of other amounts.
    #[serde(default)]
    pub merchant_sales_limit: Option<Won>,
    /// Whether it pays for shipping.
    pub usable_on_shipping: bool,
    /// The least that the eligible lines must come to.
    pub min_amount: Amount,
    /// The most in one order.
    #[serde(default)]
    pub max_per_order: Option<Amount>,
    /// What the buyer of the voucher saved, for people.
    pub prepaid_discount_bp: Bp,
    /// How much one person may buy in a month, for people.
    #[serde(default)]
    pub monthly_cap: Option<Amount>,
    /// Discount for paying online by it.
    #[serde(default)]
    pub online_discount: Option<OnlineDiscount>,
    /// How a half-price trip pays back.
    #[serde(default)]
    pub payback: Option<Payback>,
    /// Whether the county gives its lots to shoppers for an inconvenience.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub compensation: bool,
    /// One or two sentences for the shopper.
    pub copy: Text<200>,
}

impl Programme {
    /// The first moment at which a lot of this day of issue is void. Without a rule of its own the
    /// law's five years hold.
    pub fn void_from(&self, issued_on: Date) -> Timestamp {
        let shared = self.expires_on.map(|day| day.0);
        let own = self.valid_days.map(|days| issued_on.plus(i64::from(days)));
        let last = shared.into_iter().chain(own).min();
        last.map_or_else(|| issued_on.plus_months(60), |day| day.plus(1))
            .start()
    }

    /// Whether a lot that is issued now can be spent, at least today.
    pub fn issues_at(&self, now: Timestamp) -> bool {
        self.issues_on(now.date()) && self.void_from(now.date()) > now
    }

    /// Whether a lot may be issued on this day.
    pub fn issues_on(&self, day: Date) -> bool {
        self.source == Source::Ledger
            && self.kind == VoucherKind::Policy
            && (self.effective_from.0..=self.effective_to.0).contains(&day)
    }
}

/// Who keeps the balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Source {
    /// The mall's own ledger.
    Ledger,
    /// An outside provider.
    Provider,
}

/// Discount for paying online by voucher.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlineDiscount {
    /// The rate.
    pub rate_bp: Bp,
    /// The most in one order.
    #[serde(default)]
    pub cap: Option<Amount>,
    /// The most in all.
    pub budget: Amount,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day.
    pub ends_on: Day,
}

/// How a half-price trip pays back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payback {
    /// Which version of the county's rule this is.
    pub rule_version: Text<60>,
    /// How much of the spending comes back.
    pub rate_bp: Bp,
    /// The least spending.
    pub min_spend: PerParty,
    /// The most that comes back.
    pub cap: PerParty,
    /// How often in a year.
    pub per_year: u32,
    /// Days before the trip by which to apply.
    pub apply_before_days: u32,
    /// Days after the trip within which to claim.
    pub claim_within_days: u32,
    /// Whether the rule was checked against the county's notice.
    pub verified: bool,
    /// For people.
    pub note: Text<200>,
    /// Examples that the rule must answer right.
    pub vectors: Vec<PaybackVector>,
}

impl Payback {
    /// What comes back for a spending.
    pub fn of(&self, party: Party, spend: Won) -> Won {
        let pick = |amounts: &PerParty| match party {
            Party::Solo => amounts.solo.0,
            Party::Team => amounts.team.0,
        };
        if spend < pick(&self.min_spend) {
            return Won::ZERO;
        }
        self.rate_bp.0.floor_of(spend).min(pick(&self.cap))
    }

    /// The least and the most that can come back.
    pub fn bounds(&self, party: Party) -> (Won, Won) {
        let (least, most) = match party {
            Party::Solo => (self.min_spend.solo.0, self.cap.solo.0),
            Party::Team => (self.min_spend.team.0, self.cap.team.0),
        };
        (self.of(party, least), most)
    }
}

/// An amount for travellers alone and one for groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerParty {
    /// Alone.
    pub solo: Amount,
    /// In a group.
    pub team: Amount,
}

/// Who travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// Alone.
    Solo,
    /// In a group.
    Team,
}

/// An example that the rule must answer right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaybackVector {
    /// Who travels.
    pub party: Party,
    /// What was spent.
    pub spend: Amount,
    /// What comes back.
    pub payback: Amount,
}
