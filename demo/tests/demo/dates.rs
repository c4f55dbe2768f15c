//! The as-of day decides every date and nothing else does.

use demo::Date;

use crate::support::{DAY, Demo, demo};

#[test]
fn the_same_day_gives_the_same_bytes() {
    assert!(demo().files() == Demo::rows(DAY).files());
}

#[test]
fn dates_follow_the_as_of_day() {
    let (first, later) = (demo(), Demo::rows("2027-03-01"));
    let ends = |demo: &Demo, slug: &str| {
        let campaigns = demo.json("gangjin", "campaigns.json");
        let mut all = campaigns.as_array().unwrap().iter();
        let campaign = all.find(|campaign| campaign["slug"] == slug).unwrap();
        campaign["ends_at"].as_str().unwrap().to_owned()
    };
    assert_eq!(ends(first, "kimjang"), "2026-12-18T00:00:00+09:00");
    assert_eq!(ends(&later, "kimjang"), "2027-03-27T00:00:00+09:00");
    // Today's deal ends tonight, whatever day it is.
    assert_eq!(ends(first, "deal-1122"), "2026-11-23T00:00:00+09:00");
    assert_eq!(ends(&later, "deal-0301"), "2027-03-02T00:00:00+09:00");

    for (demo, as_of) in [(first, DAY), (&later, "2027-03-01")] {
        let as_of: Date = as_of.parse().unwrap();
        let products = demo.csv("gangjin", "products.csv");
        assert!(
            products
                .iter()
                .all(|row| row["created_on"].parse::<Date>().unwrap() < as_of)
        );
        let lots = demo.csv("gangjin", "lots.csv");
        let lot = |code: &str| lots.iter().find(|row| row["code"] == code).unwrap().clone();
        let expires = |code: &str| lot(code)["expires_on"].parse::<Date>().unwrap();
        assert!(expires("DEMO-PB25-0001") > as_of);
        assert_eq!(expires("DEMO-PB25-0004"), as_of.plus_days(-3));
        assert_eq!(lot("DEMO-PB25-0001")["remaining"], "57000");
        assert_eq!(lot("DEMO-PB25-0001")["pin"], "0000");
    }
}
