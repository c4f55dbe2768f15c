//! The vouchers that the shopper has shown to be theirs. Amounts live in memory; only the
//! signed tokens are kept, in this tab, and asked about again when the page loads.

use std::rc::Rc;

use shared::ids::LotId;
use shared::money::Won;
use shared::order::TenderRequest;
use shared::voucher::{BalanceRequest, HeldLot, Tender};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::state::device::{self, Keep};
use crate::state::use_shared;

/// Where the tokens are kept.
const TOKENS: &str = "chorok.lots";

/// The lots, and how much of some of them the shopper wants to spend at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wallet {
    lots: Vec<HeldLot>,
    limits: Vec<(LotId, Won)>,
    asking: bool,
}

/// What happens to the wallet.
#[derive(Clone, Debug)]
pub enum WalletAction {
    /// A balance check for tokens of this tab begins or ends without an answer.
    Ask(bool),
    /// The answer of a balance check; known lots are replaced.
    Hold(Vec<HeldLot>),
    /// The answer about all lots that were held.
    Replace(Vec<HeldLot>),
    /// Pays with a lot up to an amount, or with all of it; zero leaves it alone.
    Limit(LotId, Option<Won>),
    /// Forgets all lots.
    Empty,
}

impl Reducible for Wallet {
    type Action = WalletAction;

    fn reduce(self: Rc<Self>, action: WalletAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            WalletAction::Ask(asking) => next.asking = asking,
            WalletAction::Replace(lots) => {
                next.asking = false;
                next.lots.clear();
                next.take_in(lots);
            }
            WalletAction::Hold(lots) => {
                next.lots
                    .retain(|held| lots.iter().all(|new| new.lot.id != held.lot.id));
                next.take_in(lots);
            }
            WalletAction::Limit(lot, limit) => {
                next.limits.retain(|(limited, _)| *limited != lot);
                next.limits.extend(limit.map(|limit| (lot, limit)));
            }
            WalletAction::Empty => next = Self::default(),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Wallet {
    fn limit(&self, lot: &LotId) -> Option<Won> {
        let limited = self.limits.iter().find(|(limited, _)| limited == lot);
        limited.map(|(_, limit)| *limit)
    }

    /// Puts lots where they belong in the order in which they are spent.
    fn take_in(&mut self, lots: Vec<HeldLot>) {
        let key = |held: &HeldLot| (held.lot.expires_at, held.lot.kind, held.lot.id.clone());
        for held in lots {
            let place = self.lots.partition_point(|other| key(other) < key(&held));
            self.lots.insert(place, held);
        }
    }
}

/// The wallet as pages use it.
#[derive(Clone, Debug, PartialEq)]
pub struct WalletHandle(UseReducerHandle<Wallet>);

impl WalletHandle {
    /// The lots, in the order in which they are spent.
    pub fn lots(&self) -> &[HeldLot] {
        &self.0.lots
    }

    /// Whether the lots of an earlier page are being asked about.
    pub fn is_asking(&self) -> bool {
        self.0.asking
    }

    /// How much of a lot the shopper spends at most, if not all of it.
    pub fn limit(&self, lot: &LotId) -> Option<Won> {
        self.0.limit(lot)
    }

    /// Pays with a lot up to an amount, or with all of it; zero leaves it alone.
    pub fn set_limit(&self, lot: &LotId, limit: Option<Won>) {
        self.0.dispatch(WalletAction::Limit(lot.clone(), limit));
    }

    /// Takes in the answer of a balance check.
    pub fn hold(&self, lots: Vec<HeldLot>) {
        self.0.dispatch(WalletAction::Hold(lots));
    }

    /// Forgets all lots.
    pub fn empty(&self) {
        self.0.dispatch(WalletAction::Empty);
    }

    /// Asks again what the lots have left, by their tokens.
    pub fn refresh(&self) {
        let tokens = self.0.lots.iter().map(|held| held.lot_token.clone());
        ask_again(self.clone(), tokens.collect());
    }

    /// What a quote pays with. A lot that is left alone stays in it with nothing to give, so
    /// that the quote still says so.
    pub fn tenders(&self) -> Vec<Tender> {
        let tender = |held: &HeldLot| Tender {
            lot: held.lot.clone(),
            limit: self.limit(&held.lot.id),
        };
        self.0.lots.iter().map(tender).collect()
    }

    /// What an order pays with.
    pub fn requests(&self) -> Vec<TenderRequest> {
        let request = |held: &HeldLot| TenderRequest {
            lot_token: held.lot_token.clone(),
            limit: self.limit(&held.lot.id),
        };
        let spent = |held: &&HeldLot| self.limit(&held.lot.id) != Some(Won::ZERO);
        self.0.lots.iter().filter(spent).map(request).collect()
    }
}

/// The vouchers of this shopper.
#[hook]
pub fn use_wallet() -> WalletHandle {
    let shared = use_shared();
    shared.wallet
}

/// Asks again about the vouchers of this tab after hydration, and keeps their tokens.
#[hook]
pub fn use_wallet_provider() -> WalletHandle {
    let handle = WalletHandle(use_reducer(Wallet::default));
    {
        let wallet = handle.clone();
        use_effect_with((), move |()| {
            ask_again(wallet, device::read(Keep::Tab, TOKENS).unwrap_or_default());
        });
    }
    use_effect_with(handle.lots().to_vec(), |lots| {
        if !lots.is_empty() {
            let tokens: Vec<&String> = lots.iter().map(|held| &held.lot_token).collect();
            device::write(Keep::Tab, TOKENS, &tokens);
        }
    });
    handle
}

fn ask_again(wallet: WalletHandle, lot_tokens: Vec<String>) {
    if lot_tokens.is_empty() {
        return;
    }
    wallet.0.dispatch(WalletAction::Ask(true));
    spawn_local(async move {
        let request = BalanceRequest {
            code: String::new(),
            pin: String::new(),
            lot_tokens,
        };
        match api::voucher::balance(&request).await {
            Ok(answer) => wallet.0.dispatch(WalletAction::Replace(answer.lots)),
            Err(failure) if failure.is_offline() => wallet.0.dispatch(WalletAction::Ask(false)),
            Err(_) => {
                // The proof is too old; the shopper types the number again.
                device::forget(Keep::Tab, TOKENS);
                wallet.empty();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::Timestamp;
    use shared::voucher::{VoucherKind, VoucherLot};

    fn held(id: &str, remaining: i64, expires: i64) -> HeldLot {
        HeldLot {
            lot_token: format!("token-{id}"),
            name: id.into(),
            lot: VoucherLot {
                id: id.into(),
                programme: "payback".into(),
                kind: VoucherKind::Policy,
                face: Won(60_000),
                remaining: Won(remaining),
                expires_at: Timestamp(expires),
                frozen: false,
            },
            history: vec![],
        }
    }

    #[test]
    fn a_newer_answer_replaces_the_lot() {
        let wallet = Rc::new(Wallet::default());
        let wallet = wallet.reduce(WalletAction::Hold(vec![held("b", 5, 20), held("a", 7, 30)]));
        let wallet = wallet.reduce(WalletAction::Hold(vec![held("b", 3, 20)]));
        let left: Vec<i64> = wallet.lots.iter().map(|h| h.lot.remaining.0).collect();
        assert_eq!(left, [3, 7]);
    }

    #[test]
    fn a_lot_can_be_limited_left_alone_and_spent_again() {
        let mut wallet = Rc::new(Wallet::default());
        for limit in [Some(Won(10_000)), Some(Won::ZERO), None] {
            wallet = wallet.reduce(WalletAction::Limit("a".into(), limit));
            assert_eq!(wallet.limit(&"a".into()), limit);
        }
    }
}
