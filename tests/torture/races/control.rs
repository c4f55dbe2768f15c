//! The negative control: races that never went red prove nothing. The same races, in a mall that
//! reads, decides and writes without guards, must each find violations; with one shopper at a
//! time that mall must behave, so that it is the race and nothing else that breaks it.

use tests::suite::{Options, Outcome, Tally};

use super::{
    arena::{Arena, Care, Stock, order},
    balance::{spend, use_once},
    fourway::meet,
    inventory::race_for_stock,
    keys::repeat_keys,
};

pub(crate) async fn control(options: &Options) -> (Tally, Outcome) {
    let mut tally = Tally::default();
    let alone = one_at_a_time(options).await;
    tally.blame(
        alone
            .tally
            .violations
            .iter()
            .map(|wrong| format!("naive and alone: {wrong}")),
    );
    let naive = Care::Naive;
    // Each mall is gone before the next one opens.
    let found = [
        (
            "stock",
            until_red(async || race_for_stock(options, naive, 2).await).await,
        ),
        (
            "voucher money",
            until_red(async || spend(options, naive, 3).await).await,
        ),
        (
            "single-use codes",
            until_red(async || use_once(options, naive, 2).await).await,
        ),
        (
            "keys",
            until_red(async || repeat_keys(options, naive, 2).await).await,
        ),
        (
            "four ways",
            until_red(async || meet(options, naive, 60, 4).await).await,
        ),
    ];
    let mut counts = Vec::new();
    for (what, found) in &found {
        let violations = found.violations.len();
        counts.push(format!("{what} {violations}"));
        tally.expect(violations > 0, || {
            format!("the race for {what} does not notice naive SQL")
        });
        tally.runs += found.runs;
    }
    let note = format!("violations found: {}", counts.join(", "));
    let outcome = tally.outcome("naive SQL is found out", note);
    (tally, outcome)
}

/// Races until something goes wrong, which is a matter of luck, but not a dozen times over.
async fn until_red(race: impl AsyncFn() -> Arena) -> Tally {
    let mut tally = Tally::default();
    for _ in 0..12 {
        let found = race().await.tally;
        tally.runs += found.runs;
        tally.violations.extend(found.violations);
        if !tally.violations.is_empty() {
            break;
        }
    }
    tally
}

async fn one_at_a_time(options: &Options) -> Arena {
    let mut stock = Stock::default();
    stock.option("few", "jang", 3);
    stock.lot("ONCE-0000-AAAA", 15_500);
    let mut arena = Arena::open(options, Care::Naive, &stock).await;
    let buyer = arena.buyer();
    let token = buyer.lot_token("ONCE-0000-AAAA", "0000").await;
    let with_voucher = buyer.order_request(&[("few", 1)], &[token]).await;
    let by_card = buyer.order_request(&[("few", 1)], &[]).await;
    for request in [&with_voucher, &by_card, &by_card, &with_voucher, &by_card] {
        let answers = arena.race(&[order(request)]).await;
        let refusals = ["SOLD_OUT", "PRICE_CHANGED", "VOUCHER_INSUFFICIENT"];
        arena.expect_clean("alone", &answers, &refusals);
    }
    arena.judge("alone").await;
    arena
}
