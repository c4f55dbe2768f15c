//! The place of a race: a mall with much to buy, its database to look into, and warm connections.

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use backend::db::Db;
use serde_json::Value;
use tests::{
    Buyer, Setup, World,
    folder::ImportFolder,
    new_key,
    race::{Answer, Racers, Request},
    suite::{Options, Random, Tally, engine},
    truth::{Unpaid, judge},
};

/// How many requests arrive together.
pub(super) const CROWD: usize = 64;
/// Longest time in which everything must have come to rest.
const REST: Duration = Duration::from_secs(90);

/// What is on sale and what pays, beside the small county's own.
#[derive(Debug, Default)]
pub(super) struct Stock {
    /// Options of a product, with how many units there are.
    options: Vec<(String, &'static str, u32)>,
    /// Vouchers of our own, with what is on them.
    lots: Vec<(String, i64)>,
    /// Vouchers of the provider.
    provider_lots: usize,
}

impl Stock {
    /// Adds an option of `rice`, `jang` or another product.
    pub(super) fn option(&mut self, name: &str, product: &'static str, units: u32) {
        self.options.push((name.to_owned(), product, units));
    }

    pub(super) fn lot(&mut self, code: &str, amount: i64) {
        self.lots.push((code.to_owned(), amount));
    }

    pub(super) fn provider_lots(&mut self, count: usize) {
        self.provider_lots = count;
    }

    fn folder(&self) -> ImportFolder {
        let mut folder = ImportFolder::small().lasting();
        let (mut options, mut lots) = (String::new(), String::new());
        for (place, (name, product, units)) in self.options.iter().enumerate() {
            let order = place + 10;
            let line = format!("{name},{product},{order},{name},12000,500,{units},1,20\n");
            options.push_str(&line);
        }
        for (code, amount) in &self.lots {
            let dates = "2026-11-02,2096-12-31";
            let line = format!("{code},0000,halftrip-2026,{amount},{amount},{dates},\n");
            lots.push_str(&line);
        }
        folder = append(folder, "options.csv", &options);
        append(folder, "lots.csv", &lots)
    }

    fn provider_json(&self) -> String {
        let lot = |nth: usize| {
            format!(
                r#"{{"number": "DEMO-GJ-{nth:04}", "pin": "0000", "lotId": "gj-{nth}",
                "kind": "GENERAL", "programme": "gangjin-love", "name": "강진사랑상품권",
                "face": 5000, "remaining": 5000, "expiresOn": "2096-04-10"}}"#
            )
        };
        let lots: Vec<String> = (0..self.provider_lots).map(lot).collect();
        format!("[{}]", lots.join(","))
    }
}

fn append(folder: ImportFolder, name: &str, lines: &str) -> ImportFolder {
    let text = folder.text(name) + lines;
    folder.with(name, text)
}

/// Which SQL the mall runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Its own.
    Guarded,
    /// The naive one of the negative control.
    Naive,
}

/// A running mall, and who races in it.
pub(super) struct Arena {
    pub(super) world: World,
    pub(super) racers: Racers,
    pub(super) db: Db,
    pub(super) random: Random,
    pub(super) tally: Tally,
    options: Options,
}

impl Arena {
    /// Opens a mall: one process over SQLite, four over PostgreSQL.
    pub(super) async fn open(options: &Options, care: Care, stock: &Stock) -> Self {
        let replicas = if engine() == "PostgreSQL" { 4 } else { 1 };
        let mut setup = Setup {
            replicas,
            folder: stock.folder(),
            provider_lots: stock.provider_json(),
            wire: Some(options.seed),
            ..Setup::default()
        };
        if care == Care::Naive {
            let armed = ("CHOROK_TORTURE_NAIVE".to_owned(), "1".to_owned());
            setup.settings.push(armed);
        }
        let world = World::open(setup).await;
        let address = |nth: usize| -> SocketAddr {
            let url = world.url(nth);
            let address = url.trim_start_matches("http://").parse();
            address.expect("a URL has an address")
        };
        let targets = (0..replicas).map(address).collect();
        Self {
            db: world.db_for_writing().await,
            racers: Racers::new(targets),
            random: options.random(7),
            tally: Tally::default(),
            options: *options,
            world,
        }
    }

    /// Whether there is time for another round.
    pub(super) fn goes_on(&self) -> bool {
        self.options.goes_on(&self.tally)
    }

    pub(super) fn buyer(&self) -> Buyer {
        self.world.buyer(0)
    }

    /// Releases requests together while the wire to the database is slow.
    pub(super) async fn race(&mut self, requests: &[Request]) -> Vec<Answer> {
        if let Some(wire) = self.world.wire() {
            wire.slow(Duration::from_millis(3));
        }
        let answers = self.racers.race(requests).await;
        if let Some(wire) = self.world.wire() {
            wire.slow(Duration::ZERO);
        }
        let lost = answers.iter().filter(|answer| answer.is_none()).count();
        self.tally
            .expect(lost == 0, || format!("{lost} requests were not answered"));
        answers.into_iter().flatten().collect()
    }

    /// Whatever is neither a success nor a clear refusal is wrong.
    pub(super) fn expect_clean(&mut self, what: &str, answers: &[Answer], refusals: &[&str]) {
        let mut unclean: BTreeMap<String, usize> = BTreeMap::new();
        for answer in answers {
            let code = answer.code();
            let fine = (200..300).contains(&answer.status)
                || (answer.status == 409 && refusals.contains(&code.as_str()));
            if !fine {
                *unclean
                    .entry(format!("{} {code}", answer.status))
                    .or_default() += 1;
            }
        }
        let words = || self.world.last_words();
        let wrong = (!unclean.is_empty()).then(|| format!("{what}: {unclean:?}: {}", words()));
        self.tally.blame(wrong);
    }

    /// Waits until the mall rests, then compares everything.
    pub(super) async fn judge(&mut self, what: &str) {
        let rested = self.world.settle(Unpaid::MayWait, REST).await;
        self.tally
            .blame(rested.err().map(|error| format!("{what}: {error}")));
        let told = self.world.told().await;
        let wrong = judge(&self.db, &told).await;
        self.tally
            .blame(wrong.into_iter().map(|wrong| format!("{what}: {wrong}")));
        let deadlocks = self.deadlocks().await;
        self.tally
            .expect(deadlocks == 0, || format!("{what}: {deadlocks} deadlocks"));
    }

    /// How often PostgreSQL had to break a circle of waiting transactions.
    async fn deadlocks(&self) -> i64 {
        if engine() != "PostgreSQL" {
            return 0;
        }
        let mut conn = self.db.read().await.expect("a connection");
        sqlx::query_scalar(
            "select deadlocks from pg_stat_database where datname = current_database()",
        )
        .fetch_one(&mut *conn)
        .await
        .expect("PostgreSQL counts")
    }

    /// One number from the database.
    pub(super) async fn number(&self, query: &'static str, of: &str) -> i64 {
        let mut conn = self.db.read().await.expect("a connection");
        sqlx::query_scalar(query)
            .bind(of)
            .fetch_one(&mut *conn)
            .await
            .expect("the query runs")
    }
}

/// An order sent by a shopper with a key and a browser of their own.
pub(super) fn order(request: &Value) -> Request {
    order_with(request, &new_key(), &guest(&new_key()))
}

/// An order sent with this key by this guest.
pub(super) fn order_with(request: &Value, key: &str, guest: &str) -> Request {
    Request::post("/api/orders", request)
        .header("idempotency-key", key)
        .header("cookie", &format!("chorok-guest={guest}"))
}

/// The id of a guest: 26 letters.
pub(super) fn guest(name: &str) -> String {
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0>26}")
}
