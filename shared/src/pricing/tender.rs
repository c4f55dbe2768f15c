//! Steps 4 and 5: which voucher pays for what, what the county adds, and what is left for
//! the card.

use crate::ids::{LotId, VendorId};
use crate::money::{Won, split};
use crate::pricing::Ask;
use crate::pricing::flow::{Problem, allocate};
use crate::pricing::lines::Draft;
use crate::pricing::parcels::Parcel;
use crate::pricing::quote::{LotPart, LotUse};
use crate::voucher::{Ineligible, LotRefusal, Programme, Tender};

/// The least that the card provider charges.
pub const CARD_MINIMUM: Won = Won(100);

/// What is paid with what. Places are those of the lines, then of the parcels.
pub(super) struct Paid {
    pub(super) lots: Vec<LotUse>,
    /// `vouchers[lot][place]`.
    vouchers: Vec<Vec<Won>>,
    /// `why_not[lot][place]`.
    why_not: Vec<Vec<Option<Ineligible>>>,
    balances: Vec<Won>,
    pub(super) discount: Vec<Won>,
    pub(super) card: Vec<Won>,
    pub(super) card_minimum_missed: bool,
}

impl Paid {
    /// What each lot pays at a place, with what it has left after it.
    pub(super) fn parts(&self, place: usize) -> Vec<LotPart> {
        self.lots
            .iter()
            .enumerate()
            .map(|(lot, used)| LotPart {
                lot: used.lot.clone(),
                amount: self.vouchers[lot][place],
                left: self.balances[lot] - self.vouchers[lot][..=place].iter().copied().sum(),
                why_not: self.why_not[lot][place],
            })
            .collect()
    }
}

/// Pays the lines and parcels from the vouchers and the rest by card.
pub(super) fn pay(drafts: &[Draft<'_>], parcels: &[Parcel], ask: &Ask<'_>) -> Paid {
    let tenders = in_order(ask.tenders);
    let dues: Vec<Won> = drafts
        .iter()
        .map(Draft::due)
        .chain(parcels.iter().map(Parcel::due))
        .collect();
    let why_not: Vec<Vec<Option<Ineligible>>> = tenders
        .iter()
        .map(|tender| eligibility(tender, drafts, parcels, ask))
        .collect();
    let eligible: Vec<Vec<bool>> = why_not
        .iter()
        .map(|row| row.iter().map(Option::is_none).collect())
        .collect();
    let limits: Vec<Result<Won, LotRefusal>> = tenders
        .iter()
        .zip(&eligible)
        .map(|(tender, row)| limit(tender, row, &dues, ask))
        .collect();

    let cover = Cover {
        dues: &dues,
        eligible: &eligible,
        tenders: &tenders,
        ask,
    };
    let open: Vec<Won> = limits
        .iter()
        .map(|l| l.as_ref().copied().unwrap_or_default())
        .collect();
    let mut best = cover.with_limits(&open);
    let mut card_minimum_missed = false;
    if best.card_total() > Won::ZERO && best.card_total() < CARD_MINIMUM {
        match cover.lowered_to_card_minimum(&best) {
            Some(lowered) => best = lowered,
            None => card_minimum_missed = true,
        }
    }

    let lots = tenders
        .iter()
        .zip(&limits)
        .zip(&best.vouchers)
        .map(|((tender, limit), paid)| {
            let used: Won = paid.iter().copied().sum();
            LotUse {
                lot: tender.lot.id.clone(),
                used,
                left: tender.lot.remaining - used,
                refusal: limit.as_ref().err().copied(),
            }
        })
        .collect();
    Paid {
        lots,
        balances: tenders.iter().map(|tender| tender.lot.remaining).collect(),
        vouchers: best.vouchers,
        why_not,
        discount: best.discount,
        card: best.card,
        card_minimum_missed,
    }
}

/// Earliest expiry first, policy-issued before bought, then by id; each lot once.
fn in_order(tenders: &[Tender]) -> Vec<&Tender> {
    let key = |tender: &&Tender| {
        (
            tender.lot.expires_at,
            tender.lot.kind,
            tender.lot.id.clone(),
        )
    };
    let mut ordered: Vec<&Tender> = tenders.iter().collect();
    ordered.sort_by_key(key);
    let mut seen: Vec<&LotId> = Vec::with_capacity(ordered.len());
    ordered.retain(|tender| {
        let new = !seen.contains(&&tender.lot.id);
        seen.push(&tender.lot.id);
        new
    });
    ordered
}

/// Why a lot cannot pay at each place.
fn eligibility(
    tender: &Tender,
    drafts: &[Draft<'_>],
    parcels: &[Parcel],
    ask: &Ask<'_>,
) -> Vec<Option<Ineligible>> {
    let Some(programme) = ask.catalog.programme(&tender.lot.programme) else {
        return vec![Some(Ineligible::ProductExcluded); drafts.len() + parcels.len()];
    };
    let of_vendor = |id: &VendorId| vendor_refusal(programme, id, ask);
    let of_line = |draft: &Draft<'_>| {
        let excluded = !draft.product.voucher_allowed;
        of_vendor(&draft.product.vendor).or(excluded.then_some(Ineligible::ProductExcluded))
    };
    let of_parcel = |parcel: &Parcel| {
        let excluded = !programme.usable_on_shipping;
        of_vendor(&parcel.vendor).or(excluded.then_some(Ineligible::ShippingExcluded))
    };
    drafts
        .iter()
        .map(of_line)
        .chain(parcels.iter().map(of_parcel))
        .collect()
}

fn vendor_refusal(programme: &Programme, vendor: &VendorId, ask: &Ask<'_>) -> Option<Ineligible> {
    let vendor = ask.catalog.vendor(vendor)?;
    if !vendor.voucher_merchant {
        Some(Ineligible::VendorNotRegistered)
    } else if vendor.over_sales_limit && !programme.usable_over_sales_limit {
        Some(Ineligible::VendorOverSalesLimit)
    } else {
        None
    }
}

/// The most that a lot pays in this order, or why it pays nothing.
fn limit(
    tender: &Tender,
    eligible: &[bool],
    dues: &[Won],
    ask: &Ask<'_>,
) -> Result<Won, LotRefusal> {
    let lot = &tender.lot;
    let programme = ask
        .catalog
        .programme(&lot.programme)
        .ok_or(LotRefusal::OtherMall)?;
    if lot.expires_at <= ask.now {
        return Err(LotRefusal::Expired);
    }
    if lot.remaining <= Won::ZERO {
        return Err(LotRefusal::Empty);
    }
    if tender.limit.is_some_and(|limit| limit <= Won::ZERO) {
        return Err(LotRefusal::SwitchedOff);
    }
    let of_eligible = |(due, open): (&Won, &bool)| if *open { *due } else { Won::ZERO };
    let sum: Won = dues.iter().zip(eligible).map(of_eligible).sum();
    if sum.is_zero() {
        return Err(LotRefusal::NothingEligible);
    }
    if sum < programme.min_eligible {
        return Err(LotRefusal::BelowMinimum {
            missing: programme.min_eligible - sum,
        });
    }
    Ok([programme.cap_per_order, tender.limit]
        .into_iter()
        .flatten()
        .fold(lot.remaining, Won::min))
}

/// One way to pay: vouchers per lot and place, the county's discount and the card per place.
struct Payment {
    vouchers: Vec<Vec<Won>>,
    /// What each lot covers before the county's discount.
    covered: Vec<Won>,
    discount: Vec<Won>,
    card: Vec<Won>,
}

impl Payment {
    fn card_total(&self) -> Won {
        self.card.iter().copied().sum()
    }
}

struct Cover<'a> {
    dues: &'a [Won],
    eligible: &'a [Vec<bool>],
    tenders: &'a [&'a Tender],
    ask: &'a Ask<'a>,
}

impl Cover<'_> {
    fn with_limits(&self, limits: &[Won]) -> Payment {
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
    fn lowered_to_card_minimum(&self, best: &Payment) -> Option<Payment> {
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
