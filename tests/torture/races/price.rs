//! Prices that change while shoppers order: an order is charged what its shopper saw, or refused.

use std::sync::Arc;

use shared::{money::Won, order::PlacedOrder};
use tests::{
    Provider, Shop,
    folder::ImportFolder,
    new_key,
    suite::{Options, Outcome, Tally},
    truth::{Told, judge},
};

/// Orders that are on their way while the catalogue changes.
const AT_ONCE: usize = 10;

pub(crate) async fn prices(options: &Options) -> (Tally, Outcome) {
    let mut tally = Tally::default();
    let shop = Arc::new(Shop::open().await);
    let rounds: usize = options.pick(200, 10_000) / AT_ONCE;
    let mut charged = 0;
    tally.wanted = (rounds * AT_ONCE) as u64;
    for round in 0..rounds {
        if !options.goes_on(&tally) {
            break;
        }
        let old = shop.quote(&[("jang-1", 1)], &[]).await.totals.due;
        let request = Arc::new(shop.order_request(&[("jang-1", 1)], &[]).await);
        let orders: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                let (shop, request) = (Arc::clone(&shop), Arc::clone(&request));
                tokio::spawn(async move { shop.send_order(&request, &new_key()).await })
            })
            .collect();
        // More stock at every round, and another price.
        let price = format!("\"{},{:03}\",500,", 12 + round % 2, round % 1_000);
        let folder = ImportFolder::small().replace("options.csv", "\"12,000\",500,", &price);
        let folder = folder.replace("options.csv", "500,50,1,20", "500,100000,1,20");
        let report = shop.app.import(&folder).await;
        tally.expect(report.is_done(), || report.to_string());
        for order in orders {
            let reply = order.await.expect("an order does not panic");
            tally.runs += 1;
            if reply.status == 409 {
                continue;
            }
            let placed: PlacedOrder = reply.good();
            let seen = shop.see(&placed).await;
            let due: Won = seen.totals.due;
            tally.expect(due == old, || {
                format!("{} costs {due}, but its shopper saw {old}", placed.no)
            });
            if tally.runs.is_multiple_of(20) {
                let _ = shop.pay(&placed).await;
                charged += 1;
            }
        }
    }
    shop.app.run_jobs().await;
    let told = Told {
        card: shop.log(Provider::Card).await,
        voucher: shop.log(Provider::Voucher).await,
    };
    tally.blame(judge(&shop.app.state.db, &told).await);
    let note =
        format!("one change of the catalogue for every {AT_ONCE} orders, {charged} orders charged");
    let outcome = tally.outcome("prices that change meanwhile", note);
    (tally, outcome)
}
