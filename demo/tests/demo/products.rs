//! Prices, notices and states of products.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Row, TENANTS, column, demo, set};

/// A label without its last number: `특 1kg` and `특 2kg` are one grade, `5g 16봉` and `20g 10봉`
/// are two.
fn grade(label: &str) -> String {
    let label = label
        .split_once('(')
        .map_or(label, |(before, _)| before)
        .trim();
    let (kept, last) = label.rsplit_once(' ').unwrap_or(("", label));
    let unit: String = last
        .chars()
        .filter(|c| !c.is_ascii_digit() && *c != '.')
        .collect();
    let weight = ["kg", "g", "ml", "L"].contains(&unit.as_str());
    format!("{kept} {}", if weight { "weight" } else { &unit })
}

#[test]
fn prices_are_round_and_rise_with_the_pack() {
    let demo = demo();
    let mut compared = 0;
    for tenant in TENANTS {
        let mut packs: BTreeMap<(String, String), Vec<(i64, i64)>> = BTreeMap::new();
        for row in demo.csv(tenant, "options.csv") {
            let price: i64 = row["price"].parse().unwrap();
            assert_eq!(price % 100, 0, "{row:?}");
            assert!(price >= 1_000, "{row:?}");
            if let Ok(net_g) = row["net_g"].parse() {
                let key = (row["product"].clone(), grade(&row["label"]));
                packs.entry(key).or_default().push((net_g, price));
            }
        }
        for (key, mut packs) in packs {
            packs.sort_unstable();
            for pair in packs.windows(2).filter(|pair| pair[0].0 < pair[1].0) {
                assert!(pair[0].1 < pair[1].1, "{key:?}: {pair:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "only {compared} pairs were comparable");
}

#[test]
fn one_price_per_kind_is_not_everyones_price() {
    let options = demo().csv("gangjin", "options.csv");
    let of_rice = |row: &&Row| row["product"].starts_with("saecheongmu-rice-");
    let small = options
        .iter()
        .filter(of_rice)
        .filter(|row| row["label"] == "10kg");
    assert!(
        small
            .map(|row| &row["price"])
            .collect::<BTreeSet<_>>()
            .len()
            > 1
    );
}

#[test]
fn notices_are_filled_for_the_right_class() {
    let demo = demo();
    for tenant in TENANTS {
        let notices = demo.csv(tenant, "notices.csv");
        for product in demo.csv(tenant, "products.csv") {
            let rows: Vec<&Row> = notices
                .iter()
                .filter(|row| row["product"] == product["slug"])
                .collect();
            let (first, least) = match product["notice_class"].as_str() {
                "AGRI" => ("품목 또는 명칭", 12),
                "PROCESSED" => ("제품명", 12),
                "FUNCTIONAL" => ("제품명", 14),
                _ => ("품명", 10),
            };
            assert_eq!(rows[0]["label"], first, "{}", product["slug"]);
            assert!(rows.len() >= least, "{}: {}", product["slug"], rows.len());
            assert!(
                rows.iter().all(|row| !row["value"].is_empty()),
                "{}",
                product["slug"]
            );
        }
    }
}

#[test]
fn organic_names_carry_the_certificate() {
    let demo = demo();
    let details = demo.json("gangjin", "details.json");
    let products = demo.csv("gangjin", "products.csv");
    let organic: Vec<&Row> = products
        .iter()
        .filter(|row| row["name"].contains("유기"))
        .collect();
    assert!(!organic.is_empty());
    for product in organic {
        let mut pages = details.as_array().unwrap().iter();
        let page = pages
            .find(|page| page["product"] == product["slug"].as_str())
            .unwrap();
        assert!(
            page.to_string().contains("\"kind\":\"organic\""),
            "{}",
            product["name"]
        );
    }
}

#[test]
fn states_show() {
    let demo = demo();
    let options = demo.csv("gangjin", "options.csv");
    assert!(options.iter().any(|row| row["stock"] == "0"));
    let products = demo.csv("gangjin", "products.csv");
    let sellable = set(options
        .iter()
        .filter(|o| o["stock"] != "0")
        .map(|o| o["product"].as_str()));
    assert!(
        products
            .iter()
            .any(|row| !sellable.contains(row["slug"].as_str())),
        "one sold out"
    );
    assert!(
        products
            .iter()
            .any(|row| !row["sale_months"].split('|').any(|month| month == "11"))
    );
    assert!(
        products
            .iter()
            .filter(|row| row["adult_only"] == "Y")
            .count()
            >= 2
    );
    let kinds = demo.csv("gangjin", "shipping_policies.csv");
    assert_eq!(set(column(&kinds, "kind")).len(), 5);
}

#[test]
fn the_second_county_speaks_of_itself() {
    for file in ["products.csv", "notices.csv"] {
        let text = std::fs::read_to_string(demo().path().join("haenam").join(file)).unwrap();
        let line = text.lines().find(|line| line.contains("강진"));
        assert_eq!(line, None, "{file}");
    }
}
