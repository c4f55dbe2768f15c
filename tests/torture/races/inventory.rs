//! The last units: nothing is sold twice, and whoever comes too late is told so.

use tests::{
    race::Answer,
    suite::{Options, Outcome, Tally, engine},
};

use super::arena::{Arena, CROWD, Care, Stock, order};

/// Refusals that a shopper understands.
const REFUSALS: [&str; 2] = ["SOLD_OUT", "PRICE_CHANGED"];

pub(crate) async fn inventory(options: &Options) -> (Tally, Outcome) {
    let rounds = match engine() {
        "PostgreSQL" => options.pick(5, 200),
        _ => options.pick(20, 200),
    };
    let mut arena = race_for_stock(options, Care::Guarded, rounds).await;
    let note = format!("rounds of three kinds, {CROWD} buyers each");
    let outcome = arena.tally.outcome("the last units", note);
    (std::mem::take(&mut arena.tally), outcome)
}

pub(super) async fn race_for_stock(options: &Options, care: Care, rounds: usize) -> Arena {
    let mut stock = Stock::default();
    for round in 0..rounds {
        stock.option(&format!("last-{round}"), "jang", 1);
        stock.option(&format!("seven-{round}"), "jang", 7);
        stock.option(&format!("first-{round}"), "jang", 6);
        stock.option(&format!("other-{round}"), "jang", 6);
    }
    let mut arena = Arena::open(options, care, &stock).await;
    arena.tally.wanted = 3 * rounds as u64;
    for round in 0..rounds {
        if !arena.goes_on() {
            break;
        }
        last_unit(&mut arena, round).await;
        seven_units(&mut arena, round).await;
        two_options(&mut arena, round).await;
        arena.tally.runs += 3;
    }
    arena.judge("stock").await;
    arena
}

async fn last_unit(arena: &mut Arena, round: usize) {
    let option = format!("last-{round}");
    let request = arena.buyer().order_request(&[(&option, 1)], &[]).await;
    let requests: Vec<_> = (0..CROWD).map(|_| order(&request)).collect();
    let answers = arena.race(&requests).await;
    arena.expect_clean("last unit", &answers, &["SOLD_OUT"]);
    let sold = taken(&answers);
    arena
        .tally
        .expect(sold == 1, || format!("{option} was sold {sold} times"));
}

async fn seven_units(arena: &mut Arena, round: usize) {
    let option = format!("seven-{round}");
    let mut requests = Vec::new();
    for quantity in 1..=5 {
        let request = arena
            .buyer()
            .order_request(&[(&option, quantity)], &[])
            .await;
        requests.extend((0..CROWD / 5).map(|_| order(&request)));
    }
    arena.random.shuffle(&mut requests);
    let answers = arena.race(&requests).await;
    arena.expect_clean("seven units", &answers, &REFUSALS);
    let query = "select cast(coalesce(sum(quantity), 0) as bigint) from reservations
                  where option_id = $1 and status = 'ACTIVE'";
    let sold = arena.number(query, &option).await;
    // Small carts are many, so that nothing is left over.
    arena.tally.expect(sold == 7, || {
        format!("{sold} of 7 units of {option} were taken")
    });
}

/// Carts of two options that sell out in the middle of other carts.
async fn two_options(arena: &mut Arena, round: usize) {
    let (first, other) = (format!("first-{round}"), format!("other-{round}"));
    let buyer = arena.buyer();
    let both = buyer.order_request(&[(&first, 1), (&other, 1)], &[]).await;
    let one = buyer.order_request(&[(&other, 1)], &[]).await;
    let of = |place: usize| if place.is_multiple_of(2) { &both } else { &one };
    let mut requests: Vec<_> = (0..CROWD).map(|place| order(of(place))).collect();
    arena.random.shuffle(&mut requests);
    let answers = arena.race(&requests).await;
    arena.expect_clean("two options", &answers, &REFUSALS);
}

fn taken(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 201).count()
}
