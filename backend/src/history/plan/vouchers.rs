//! What the month's orders are paid with besides the card: paybacks that come to an exact sum, and
//! the county's own voucher.

use demo::{Rng, history::Shape};
use shared::{
    address::zone_of,
    ids::{LotId, ProgrammeId},
    money::Won,
    text::Phone,
    time::{Date, Timestamp},
    voucher::{Programme, Tender, VoucherKind, VoucherLot},
};

use super::{Draft, shelf::Shelf};
use crate::{history::Figures, history::programme, voucher::ResolvedLot};

/// Days on which paybacks are issued, at ten in the morning.
const ISSUE_DAYS: [i64; 4] = [1, 8, 15, 22];
const ISSUE_HOUR_MS: i64 = 10 * 3_600_000;
/// Nobody shops in the first hour after the letter.
const READING_MS: i64 = 3_600_000;
/// The most that one payback is.
const MOST: Won = Won(200_000);
/// The least that is worth coming back for.
const CHANGE: Won = Won(5_000);
/// How many of 10,000 orders that do not last are paid with a payback.
const UNDONE_BP: i64 = 3_000;

/// Paybacks that were issued together.
#[derive(Debug, Clone)]
pub(in crate::history) struct Batch {
    pub(in crate::history) id: String,
    pub(in crate::history) programme: ProgrammeId,
    pub(in crate::history) issued_at: Timestamp,
    pub(in crate::history) expires_at: Timestamp,
    pub(in crate::history) lots: Vec<PastLot>,
}

/// A payback.
#[derive(Debug, Clone)]
pub(in crate::history) struct PastLot {
    pub(in crate::history) id: LotId,
    pub(in crate::history) face: Won,
    pub(in crate::history) name: String,
    pub(in crate::history) phone: Phone,
}

/// Change on a lot, and whose it is.
struct Change {
    lot: ResolvedLot,
    draft: usize,
}

/// The paybacks of a month.
pub(super) struct Wallets<'a> {
    shelf: &'a Shelf<'a>,
    target: Won,
    batches: Vec<Batch>,
    change: Vec<Change>,
    county: Option<&'a Programme>,
}

impl<'a> Wallets<'a> {
    pub(super) fn of(shelf: &'a Shelf<'a>, figures: &Figures, copy: u32) -> Self {
        let batch = |day: &i64| {
            let on = figures.first.plus(day - 1);
            let (year, month, day) = on.ymd();
            Batch {
                id: format!("pb-{year:04}{month:02}{day:02}-{}", copy + 1),
                programme: programme::of_year(year),
                issued_at: on.start().plus_ms(ISSUE_HOUR_MS),
                expires_at: Date::new(year + 1, 1, 1).unwrap_or(on).start(),
                lots: Vec::new(),
            }
        };
        let mut programmes = shelf.catalog().programmes.iter();
        Self {
            shelf,
            target: figures.payback,
            batches: ISSUE_DAYS.iter().map(batch).collect(),
            change: Vec::new(),
            county: programmes.find(|programme| programme.kind == VoucherKind::General),
        }
    }

    /// Those that were issued.
    pub(super) fn batches(self) -> Vec<Batch> {
        let batches = self.batches.into_iter();
        batches.filter(|batch| !batch.lots.is_empty()).collect()
    }

    /// Gives drafts, which are in order of time, their vouchers. `None`: the orders that last cannot
    /// take as much as the month's figure.
    pub(super) fn spend(
        &mut self,
        rng: &mut Rng,
        shape: &Shape,
        drafts: &mut [Draft],
    ) -> Option<()> {
        let eligible: Vec<Won> = drafts.iter().map(|draft| self.eligible(draft)).collect();
        let kept = |place: &usize| drafts[*place].is_kept() && !eligible[*place].is_zero();
        let places: Vec<usize> = (0..drafts.len()).filter(kept).collect();
        let mut open: Won = places.iter().map(|place| eligible[*place]).sum();
        let mut left = self.target;
        for place in &places {
            let most = eligible[*place];
            let chosen = rng.between(0, open.0 - 1) < left.0;
            open -= most;
            if chosen && !left.is_zero() {
                left -= self.pay(rng, shape, drafts, *place, most.min(left));
            }
        }
        // What the last orders could not take, earlier ones take.
        for place in places.iter().rev() {
            if !left.is_zero() && drafts[*place].lots.is_empty() {
                left -= self.pay(rng, shape, drafts, *place, eligible[*place].min(left));
            }
        }
        if !left.is_zero() {
            return None;
        }
        for (place, most) in eligible.iter().enumerate() {
            if !drafts[place].is_kept() && !most.is_zero() && rng.chance(UNDONE_BP) {
                let lot = self.issue(rng, &drafts[place], *most, *most)?;
                drafts[place].lots.push(lot);
            }
        }
        for draft in drafts.iter_mut().filter(|draft| draft.is_kept()) {
            if draft.lots.is_empty() && rng.chance(i64::from(shape.county_voucher_bp)) {
                draft.lots.extend(self.county_voucher(rng, draft));
            }
        }
        Some(())
    }

    /// The batch that was out when somebody ordered.
    fn batch(&self, at: Timestamp) -> Option<usize> {
        let is_out = |batch: &Batch| batch.issued_at.plus_ms(READING_MS) <= at;
        self.batches.iter().rposition(is_out)
    }

    /// The most that a payback can pay of an order.
    fn eligible(&self, draft: &Draft) -> Won {
        let probe = |batch: usize| self.lot(batch, LotId::from("probe"), MOST, MOST);
        let used = |lot| self.used(draft, &lot);
        self.batch(draft.at).map(probe).map_or(Won::ZERO, used)
    }

    fn used(&self, draft: &Draft, lot: &ResolvedLot) -> Won {
        let tenders = std::slice::from_ref(&lot.tender);
        let quote = self
            .shelf
            .price(&draft.lines, &draft.area, tenders, draft.at);
        quote.map_or(Won::ZERO, |quote| {
            quote.lots.iter().map(|lot| lot.used).sum()
        })
    }

    /// Pays an order with a payback, up to `most`, and answers how much it took.
    fn pay(
        &mut self,
        rng: &mut Rng,
        shape: &Shape,
        drafts: &mut [Draft],
        place: usize,
        most: Won,
    ) -> Won {
        if rng.chance(i64::from(shape.again_bp)) && self.take_change(drafts, place, most) {
            return self.settle(drafts, place);
        }
        // Some had less than the order came to.
        let limit = if rng.chance(2_500) {
            Won(most.0 * rng.between(30, 90) / 10_000 * 100)
        } else {
            most
        };
        let limit = limit.clamp(Won(100).min(most), most);
        let Some(lot) = self.issue(rng, &drafts[place], limit, most) else {
            return Won::ZERO;
        };
        drafts[place].lots.push(lot);
        self.settle(drafts, place)
    }

    /// Lets somebody come back with what is left of a payback, if there is somebody in the zone.
    fn take_change(&mut self, drafts: &mut [Draft], place: usize, most: Won) -> bool {
        let zones = &self.shelf.catalog().zones;
        let zone = |draft: &Draft| zone_of(zones, Some(&draft.area));
        let fits = |change: &Change| {
            let before = &drafts[change.draft];
            before.at < drafts[place].at && zone(before) == zone(&drafts[place])
        };
        let Some(found) = self.change.iter().position(fits) else {
            return false;
        };
        let Change { mut lot, draft } = self.change.swap_remove(found);
        lot.tender.limit = Some(lot.tender.lot.remaining.min(most));
        let note = std::mem::take(&mut drafts[place].contacts.recipient.note);
        drafts[place].member = drafts[draft].member;
        drafts[place].contacts = drafts[draft].contacts.clone();
        drafts[place].contacts.recipient.note = note;
        drafts[place].area = drafts[draft].area.clone();
        drafts[place].lots.push(lot);
        true
    }

    /// Answers what the order's payback pays, and keeps its change. A payback that pays nothing is
    /// taken away.
    fn settle(&mut self, drafts: &mut [Draft], place: usize) -> Won {
        let Some(lot) = drafts[place].lots.last() else {
            return Won::ZERO;
        };
        let used = self.used(&drafts[place], lot);
        if used.is_zero() {
            drafts[place].lots.clear();
            return used;
        }
        let mut lot = lot.clone();
        lot.tender.lot.remaining -= used;
        if lot.tender.lot.remaining >= CHANGE {
            self.change.push(Change { lot, draft: place });
        }
        used
    }

    /// Issues a payback of which an order takes `limit`; it has as much as the whole order needs, or
    /// as little as it takes.
    fn issue(
        &mut self,
        rng: &mut Rng,
        draft: &Draft,
        limit: Won,
        most: Won,
    ) -> Option<ResolvedLot> {
        let at = self.batch(draft.at)?;
        let face = if limit == most {
            let round = (limit.0 + 999) / 1_000 * 1_000 + 5_000 * rng.between(0, 4);
            Won(round).min(MOST).max(limit)
        } else {
            limit
        };
        let batch = &mut self.batches[at];
        let id = LotId(format!("{}-{}", batch.id, batch.lots.len() + 1));
        batch.lots.push(PastLot {
            id: id.clone(),
            face,
            name: draft.contacts.buyer_name.clone(),
            phone: draft.contacts.buyer_phone.clone(),
        });
        Some(self.lot(at, id, face, limit))
    }

    fn lot(&self, batch: usize, id: LotId, face: Won, limit: Won) -> ResolvedLot {
        let batch = &self.batches[batch];
        let known = self.shelf.catalog().programme(&batch.programme);
        ResolvedLot {
            tender: Tender {
                lot: VoucherLot {
                    id,
                    programme: batch.programme.clone(),
                    kind: VoucherKind::Policy,
                    face,
                    remaining: face,
                    expires_at: batch.expires_at,
                    frozen: false,
                },
                limit: Some(limit),
            },
            name: known.map_or_else(String::new, |programme| programme.name.clone()),
            external: false,
        }
    }

    /// The voucher that anybody can buy; its balance is with a provider.
    fn county_voucher(&self, rng: &mut Rng, draft: &Draft) -> Option<ResolvedLot> {
        let programme = self.county?;
        let face = Won([50_000, 100_000, 200_000][rng.index(3)]);
        let lot = ResolvedLot {
            tender: Tender {
                lot: VoucherLot {
                    id: LotId(format!("love-{:016x}", rng.next_bits())),
                    programme: programme.id.clone(),
                    kind: programme.kind,
                    face,
                    remaining: face,
                    expires_at: draft.at.date().plus_months(60).start(),
                    frozen: false,
                },
                limit: None,
            },
            name: programme.name.clone(),
            external: true,
        };
        (!self.used(draft, &lot).is_zero()).then_some(lot)
    }
}
