//! One way to cover the dues: vouchers within their limits, the county's discount, the card.

use super::CARD_MINIMUM;
use crate::money::{Won, split};
use crate::pricing::Ask;
use crate::pricing::flow::{Problem, allocate};
use crate::voucher::{Programme, Tender};

/// One way to pay: vouchers per lot and place, the county's discount and the card per place.
pub(super) struct Payment {
    pub(super) vouchers: Vec<Vec<Won>>,
    /// What each lot covers before the county's discount.
    covered: Vec<Won>,
    pub(super) discount: Vec<Won>,
    pub(super) card: Vec<Won>,
}

impl Payment {
    pub(super) fn card_total(&self) -> Won {
        self.card.iter().copied().sum()
    }
}

/// What there is to pay, and what may pay for it.
pub(super) struct Cover<'a> {
    pub(super) dues: &'a [Won],
    pub(super) eligible: &'a [Vec<bool>],
    pub(super) tenders: &'a [&'a Tender],
    pub(super) ask: &'a Ask<'a>,
}

impl Cover<'_> {
    /// As much by voucher as these limits allow, by exact flow; the rest by card.
    pub(super) fn with_limits(&self, limits: &[Won]) -> Payment {
        let limits: Vec<i64> = limits.iter().map(|limit| limit.0).collect();
        let dues: Vec<i64> = self.dues.iter().map(|due| due.0).collect();
        let problem = Problem {
            limits: &limits,
            dues: &dues,
            eligible: self.eligible,
        };
        let vouchers: Vec<Vec<Won>> = allocate(&problem)
            .into_iter()
            .map(|row| row.into_iter().map(Won).collect())
            .collect();
        let card = (0..self.dues.len())
            .map(|place| self.dues[place] - vouchers.iter().map(|row| row[place]).sum())
            .collect();
        let covered = vouchers
            .iter()
            .map(|row| row.iter().copied().sum())
            .collect();
        let mut payment = Payment {
            vouchers,
            covered,
            discount: vec![Won::ZERO; self.dues.len()],
            card,
        };
        self.take_online_discount(&mut payment);
        payment
    }

    /// The county's discount lowers the card first, then the vouchers from the last one back.
    fn take_online_discount(&self, payment: &mut Payment) {
        let mut rest = self.online_discount(&payment.covered);
        let last_back = payment.vouchers.iter_mut().rev();
        for row in std::iter::once(&mut payment.card).chain(last_back) {
            let part = rest.min(row.iter().copied().sum());
            for (place, off) in split(part, row).into_iter().enumerate() {
                row[place] -= off;
                payment.discount[place] += off;
            }
            rest -= part;
        }
    }

    /// Each programme's discount on what its lots cover, within its cap and budget.
    fn online_discount(&self, covered: &[Won]) -> Won {
        let of_programme = |programme: &Programme| {
            let rule = programme.online_discount.as_ref()?;
            let paid: Won = self
                .tenders
                .iter()
                .zip(covered)
                .filter(|(tender, _)| tender.lot.programme == programme.id)
                .map(|(_, amount)| *amount)
                .sum();
            let cap = rule
                .cap
                .map_or(rule.budget_left, |cap| cap.min(rule.budget_left));
            let now = rule.period.contains(self.ask.now);
            now.then(|| rule.rate.floor_of(paid).min(cap.max(Won::ZERO)))
        };
        self.ask
            .catalog
            .programmes
            .iter()
            .filter_map(of_programme)
            .sum()
    }

    /// Lowers the vouchers, from the last one back, by the least that leaves the card with the
    /// provider's minimum.
    pub(super) fn lowered_to_card_minimum(&self, best: &Payment) -> Option<Payment> {
        let all: Won = best.covered.iter().copied().sum();
        let lowered_by = |amount: Won| {
            let mut rest = amount;
            let mut limits = best.covered.clone();
            for limit in limits.iter_mut().rev() {
                let part = rest.min(*limit);
                *limit -= part;
                rest -= part;
            }
            self.with_limits(&limits)
        };
        // The county's discount shrinks with the vouchers, so the card gains at least as much as
        // the vouchers lose: what the card lacks is enough, and the least is found by halving.
        let lacking = CARD_MINIMUM - best.card_total();
        let (mut low, mut high) = (Won(1), lacking);
        if lacking > all {
            return None;
        }
        while low < high {
            let middle = Won(low.0.midpoint(high.0));
            if lowered_by(middle).card_total() >= CARD_MINIMUM {
                high = middle;
            } else {
                low = middle + Won(1);
            }
        }
        Some(lowered_by(high))
    }
}
