//! Steps 4 and 5: which voucher pays for what, what the county adds, and what is left for
//! the card.

mod cover;
mod eligible;

use crate::catalog::Vendor;
use crate::ids::LotId;
use crate::money::Won;
use crate::pricing::Ask;
use crate::pricing::lines::Draft;
use crate::pricing::parcels::Parcel;
use crate::pricing::quote::{LotPart, LotUse};
use crate::voucher::{Ineligible, LotRefusal, Tender};

use cover::Cover;
use eligible::{eligibility, limit};

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
    let vendors: Vec<Option<&Vendor>> = drafts
        .iter()
        .map(|draft| &draft.product.vendor)
        .chain(parcels.iter().map(|parcel| &parcel.vendor))
        .map(|id| ask.catalog.vendor(id))
        .collect();
    let why_not: Vec<Vec<Option<Ineligible>>> = tenders
        .iter()
        .map(|tender| eligibility(tender, drafts, &vendors, ask))
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
