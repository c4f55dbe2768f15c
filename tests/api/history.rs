//! The year behind the demo: it ends at its figures, and the mall holds it for its own.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use backend::{
    console::{demo_people, staff},
    history::{self, Ending, Figures, Loaded, PastOrder, Size, Target, figures, plan},
    ledger::verify::{self, Start},
};
use demo::history::Year;
use serde_json::{Value, json};
use shared::{
    catalog::{Catalog, Image, Product, ProductOption, TaxType, Vendor},
    console::role::Role,
    ids::TenantId,
    money::Won,
    shipping::{BundleGroup, ShippingFee, ShippingPolicy},
    time::Timestamp,
    voucher::{Programme, VoucherKind},
};
use tests::TestApp;

/// A hundredth of the year, which the small county can sell.
const SMALL: Size = Size {
    times: 1,
    part: 100,
};

#[test]
fn every_month_of_the_year_ends_at_its_figures_to_the_won() {
    let (year, catalog) = (Year::load().unwrap(), county());
    let months = figures(&year, 1);
    assert_eq!(months.len(), 12);
    let mut net = Won::ZERO;
    for month in &months {
        let orders = plan(&catalog, &year, month, 0).unwrap().orders;
        assert_ends_at(month, &orders);
        net += orders.iter().map(PastOrder::net).sum();
    }
    assert_eq!(net, Won(2_800_000_000));
    let (orders, payback): (u32, i64) = year.months.iter().fold((0, 0), |sums, month| {
        (sums.0 + month.orders, sums.1 + month.payback)
    });
    assert_eq!((orders, payback), (60_204, 1_674_170_000));
}

#[test]
fn the_same_month_is_the_same_plan_and_a_copy_is_another() {
    let (year, catalog) = (Year::load().unwrap(), county());
    let month = &figures(&year, 20)[9];
    let told = |copy| format!("{:?}", plan(&catalog, &year, month, copy).unwrap());
    assert_eq!(told(0), told(0));
    assert_ne!(told(0), told(1));
}

#[tokio::test]
async fn the_mall_finds_nothing_wrong_with_a_year_that_was_brought_in() {
    let app = with_team().await;
    let loaded = load(&app, SMALL).await.unwrap();
    let wanted: u32 = figures(&Year::load().unwrap(), 100)
        .iter()
        .map(|month| month.orders)
        .sum();
    assert_eq!((loaded.months, loaded.orders), (12, wanted as usize));
    for finding in backend::check::check(&app.state.db).await.unwrap() {
        assert_eq!(finding.violations, 0, "{}", finding.says);
    }
    let auditor = app.team(Role::Auditor, "감사").await;
    let audit = auditor.get("/api/console/audit").await;
    assert_eq!(audit.json::<Value>()["broken"], Value::Null);
    verify_ledger(&app).await;
}

#[tokio::test]
async fn a_year_is_brought_in_once() {
    let app = with_team().await;
    load(&app, SMALL).await.unwrap();
    let again = load(&app, SMALL).await.unwrap_err();
    assert_eq!(
        again.to_string(),
        "지난 한 해가 벌써 들어 있어요. 두 번 넣을 수 없어요."
    );
}

#[tokio::test]
async fn a_mall_without_the_demo_s_team_gets_no_year() {
    let app = TestApp::with_mall().await;
    let refused = load(&app, SMALL).await.unwrap_err();
    assert!(refused.to_string().contains("담당자"), "{refused}");
}

#[tokio::test]
async fn statements_tell_what_the_vendors_sold_and_everything_is_settled() {
    let app = with_team().await;
    let loaded = load(&app, SMALL).await.unwrap();
    let money = app.team(Role::Settlement, "정산").await;
    let runs = money.get("/api/console/settlement").await;
    assert_eq!(runs.status, StatusCode::OK, "{}", runs.text());
    let runs: Value = runs.json();
    assert_eq!(runs["runs"].as_array().unwrap().len(), 13, "{runs}");
    let mut sold = 0;
    for run in runs["runs"].as_array().unwrap() {
        assert_eq!(run["status"], "PAID");
        let id = run["id"].as_str().unwrap();
        let run = money
            .get(&format!("/api/console/settlement/runs/{id}"))
            .await;
        let run: Value = run.json();
        let sums = &run["sums"];
        let lines = &sums["lines"];
        let gross = lines["goods"].as_i64().unwrap() + lines["shipping"].as_i64().unwrap();
        let ledger = sums["captured"].as_i64().unwrap() - sums["refunded"].as_i64().unwrap();
        assert_eq!(gross, ledger, "a run is what the ledger says");
        sold += gross;
    }
    assert_eq!(Won(sold), loaded.net, "all that was kept is settled");
    let books = &runs["books"];
    assert_eq!((&books["ledger"], &books["open"]), (&json!(0), &json!(0)));
}

#[tokio::test]
async fn the_same_year_gives_the_same_bytes() {
    let mut proofs = Vec::new();
    for _ in 0..2 {
        let app = with_team().await;
        load(&app, SMALL).await.unwrap();
        let folder = app.data().join("everything");
        backend::everything::export(&app.state.db, &folder, app.state.clock.now())
            .await
            .unwrap();
        let table =
            |name: &str| std::fs::read(folder.join(format!("tables/{name}.jsonl"))).unwrap();
        let tables = ["orders", "ledger_links", "statements", "paybacks", "claims"];
        proofs.push(tables.map(table));
    }
    assert!(proofs[0] == proofs[1], "two loads differ");
    assert!(!proofs[0][4].is_empty());
}

async fn with_team() -> TestApp {
    let app = TestApp::with_mall().await;
    let state = &app.state;
    let secrets = (&state.key, &state.ids);
    let people = demo_people();
    staff::add(&state.db, secrets, &gangjin(), people, state.clock.now())
        .await
        .expect("the team is added");
    app
}

async fn load(app: &TestApp, size: Size) -> anyhow::Result<Loaded> {
    let target = Target {
        db: &app.state.db,
        key: &app.state.key,
        data: &app.data(),
        tenant: &gangjin(),
        now: app.state.clock.now(),
        size,
    };
    history::load(&target, &mut |_| {}).await
}

async fn verify_ledger(app: &TestApp) {
    let request = verify::Request {
        db: &app.state.db,
        data: &app.data(),
        tenant: &gangjin(),
        start: Start::First,
        now: app.state.clock.now(),
    };
    let verified = verify::verify(&request, &mut |_, _| {}).await;
    verified.expect("the ledger is whole");
}

fn gangjin() -> TenantId {
    TenantId::from("gangjin")
}

#[track_caller]
fn assert_ends_at(month: &Figures, orders: &[PastOrder]) {
    let mut ends: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut net, mut payback) = (Won::ZERO, Won::ZERO);
    for order in orders {
        assert!(month.first <= order.placed_at.date() && order.placed_at.date() <= month.last());
        let end = match order.ending {
            Ending::Cancelled => "cancelled",
            Ending::Returned => "returned",
            Ending::Exchanged | Ending::Delivered => "kept",
        };
        *ends.entry(end).or_default() += 1;
        net += order.net();
        if !order.net().is_zero() {
            let lots = order.quote.lots.iter();
            let paybacks = lots.filter(|lot| lot.lot.as_str().starts_with("pb-"));
            payback += paybacks.map(|lot| lot.used).sum();
        }
    }
    assert_eq!(orders.len(), month.orders as usize, "{}", month.name());
    assert_eq!(ends["cancelled"], month.cancelled, "{}", month.name());
    assert_eq!(ends["returned"], month.returned, "{}", month.name());
    assert_eq!(net, month.net, "{}", month.name());
    assert_eq!(payback, month.payback, "{}", month.name());
}

/// A county of prices: 40 vendors, 600 products of two options.
fn county() -> Catalog {
    let mut catalog = Catalog {
        tenant: gangjin(),
        revision: 1,
        ..Catalog::default()
    };
    for year in [2024, 2025] {
        catalog
            .programmes
            .push(programme(&format!("halftrip-{year}"), VoucherKind::Policy));
    }
    catalog
        .programmes
        .push(programme("love", VoucherKind::General));
    for number in 0..40 {
        catalog.vendors.push(Vendor {
            id: format!("vendor-{number:02}").as_str().into(),
            name: format!("가게 {number}"),
            voucher_merchant: number % 10 != 0,
            over_sales_limit: number % 13 == 0,
        });
        catalog.shipping.push(ShippingPolicy {
            id: format!("ship-{number:02}").as_str().into(),
            vendor: format!("vendor-{number:02}").as_str().into(),
            fee: ShippingFee::ConditionalFree {
                fee: Won(3_000 + 500 * (number % 3)),
                threshold: Won(50_000),
            },
            jeju: Won(3_000),
            island: Won(5_000),
        });
    }
    for number in 0..600_i64 {
        let vendor = number % 40;
        let option = |size: i64| ProductOption {
            id: format!("option-{number:03}-{size}").as_str().into(),
            label: format!("{size}kg"),
            price: Won((70 + number * 37 % 500) * 100 * size),
            later: None,
            net_g: 0,
            min: 1,
            max: 10,
            sold_out: number % 50 == 0,
        };
        catalog.products.push(Product {
            id: format!("product-{number:03}").as_str().into(),
            name: format!("상품 {number}"),
            vendor: format!("vendor-{vendor:02}").as_str().into(),
            category: "all".into(),
            image: Image::default(),
            tax: if number % 2 == 0 {
                TaxType::TaxFree
            } else {
                TaxType::Taxable
            },
            shipping: format!("ship-{vendor:02}").as_str().into(),
            bundle: BundleGroup::Alone,
            voucher_allowed: number % 30 != 0,
            adult_only: number % 60 == 0,
            show_unit_price: false,
            season: if number % 4 == 0 {
                vec![9, 10, 11]
            } else {
                Vec::new()
            },
            sales_rank: 1,
            created_at: Timestamp(0),
            keywords: Vec::new(),
            options: vec![option(1), option(2)],
        });
    }
    catalog.indexed()
}

fn programme(id: &str, kind: VoucherKind) -> Programme {
    Programme {
        id: id.into(),
        name: id.to_owned(),
        kind,
        usable_on_shipping: true,
        usable_over_sales_limit: kind == VoucherKind::Policy,
        min_eligible: Won::ZERO,
        cap_per_order: None,
        online_discount: None,
    }
}
