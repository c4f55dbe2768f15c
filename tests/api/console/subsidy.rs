//! The county's share of the parcels' cost: counted from what was sent, up to the year's cap.

use std::time::Duration;

use axum::http::StatusCode;
use shared::{
    console::{
        role::Role,
        subsidy::{Subsidy, SubsidyYear},
    },
    error::ErrorCode,
    money::Won,
};
use tests::{Shop, folder::ImportFolder};

use crate::claim::ship;

const OWN: &str = "/api/console/vendors/rice-01/subsidy";
const ALL: &str = "/api/console/subsidy";

/// 2,500 won a parcel, 6,000 a year.
async fn open() -> Shop {
    let shop = Shop::open().await;
    let rule =
        r#""shipping_subsidy": {"per_parcel": 2500, "cap_per_year": 6000}, "seller_of_record""#;
    let folder = ImportFolder::small().replace("mall.json", "\"seller_of_record\"", rule);
    let report = shop.app.import(&folder).await;
    assert!(report.is_done(), "{report}");
    shop
}

async fn send(shop: &Shop, option: &str, vendor: &str) {
    let placed = shop.order(&[(option, 1)], &[]).await;
    shop.pay(&placed).await;
    ship(shop, &placed, vendor).await;
    shop.app.clock.advance(Duration::from_secs(1));
}

#[tokio::test]
async fn parcels_are_counted_from_what_was_sent_up_to_the_cap() {
    let shop = open().await;
    let farmer = shop.producer("rice-01").await;
    let waits = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&waits).await;
    let nothing: Subsidy = farmer.get(OWN).await.good();
    assert_eq!((nothing.parcels.len(), nothing.amount), (0, Won::ZERO));

    send(&shop, "rice-1", "rice-01").await;
    send(&shop, "rice-2", "rice-01").await;
    send(&shop, "bowl-1", "craft-01").await;
    let two: Subsidy = farmer.get(OWN).await.good();
    assert_eq!((two.parcels.len(), two.amount), (2, Won(5_000)));
    assert!(two.parcels[0].waybill.contains("1234567890123"));
    send(&shop, "rice-1", "rice-01").await;
    let three: Subsidy = farmer.get(OWN).await.good();
    assert_eq!((three.parcels.len(), three.amount), (3, Won(6_000)));

    let money = shop.app.team(Role::Settlement, "a").await;
    let all: SubsidyYear = money.get(ALL).await.good();
    let rows: Vec<_> = all
        .vendors
        .iter()
        .map(|v| (v.id.as_str(), v.amount))
        .collect();
    assert_eq!(rows, [("rice-01", Won(6_000)), ("craft-01", Won(2_500))]);
    assert_eq!(all.total, Won(8_500));
    for (who, path) in [(&farmer, OWN), (&money, ALL)] {
        let file = who.get(&format!("{path}/xlsx")).await;
        assert_eq!(file.status, StatusCode::OK);
        backend::sheet::read(&file.body).expect("a workbook");
    }
}

#[tokio::test]
async fn each_year_is_counted_by_itself_and_nobody_sees_anothers() {
    let shop = open().await;
    send(&shop, "rice-1", "rice-01").await;
    // It was November 2026.
    shop.app.clock.advance(Duration::from_hours(24 * 60));
    send(&shop, "rice-1", "rice-01").await;
    let farmer = shop.producer("rice-01").await;
    for (query, year, parcels) in [
        ("", 2027, 1),
        ("?year=2026", 2026, 1),
        ("?year=2025", 2025, 0),
    ] {
        let of: Subsidy = farmer.get(&format!("{OWN}{query}")).await.good();
        assert_eq!((of.year, of.parcels.len()), (year, parcels), "{query}");
    }
    let future = farmer.get(&format!("{OWN}?year=2028")).await;
    let future = future.refused(ErrorCode::Invalid);
    assert_eq!(future.fields[0].field, "year");
    let other = shop.producer("craft-01").await;
    for path in [OWN.to_owned(), format!("{OWN}/xlsx")] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(farmer.get(ALL).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_county_without_a_rule_gives_nothing() {
    let shop = Shop::open().await;
    send(&shop, "rice-1", "rice-01").await;
    let farmer = shop.producer("rice-01").await;
    let of: Subsidy = farmer.get(OWN).await.good();
    assert_eq!((of.rule, of.amount), (None, Won::ZERO));
}
