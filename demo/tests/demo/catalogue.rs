//! Counts, uniqueness and references.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{TENANTS, column, demo, field, set};

#[test]
fn has_the_promised_counts() {
    let demo = demo();
    for (tenant, vendors, products) in [("gangjin", 144, 604), ("haenam", 12, 54)] {
        assert_eq!(demo.csv(tenant, "vendors.csv").len(), vendors);
        assert_eq!(demo.csv(tenant, "products.csv").len(), products);
    }
    assert!(
        demo.json("gangjin", "campaigns.json")
            .as_array()
            .unwrap()
            .len()
            >= 6
    );
    assert_eq!(
        demo.json("gangjin", "banners.json")
            .as_array()
            .unwrap()
            .len(),
        5
    );
    let vendors = demo.csv("gangjin", "vendors.csv");
    let large = vendors
        .iter()
        .filter(|row| row["over_sales_limit"] == "Y")
        .count();
    let unregistered = vendors
        .iter()
        .filter(|row| row["voucher_merchant"] == "N")
        .count();
    assert!((2..=4).contains(&large), "{large}");
    assert!((3..=20).contains(&unregistered), "{unregistered}");
}

#[test]
fn no_two_are_alike() {
    let demo = demo();
    for tenant in TENANTS {
        for (file, name) in [
            ("vendors.csv", "slug"),
            ("vendors.csv", "name"),
            ("vendors.csv", "story"),
            ("products.csv", "slug"),
            ("products.csv", "name"),
            ("products.csv", "image"),
            ("products.csv", "sales_rank"),
            ("options.csv", "option"),
        ] {
            let rows = demo.csv(tenant, file);
            assert_eq!(
                set(column(&rows, name)).len(),
                rows.len(),
                "{tenant} {file} {name}"
            );
        }
        let details = demo.json(tenant, "details.json");
        let bodies: BTreeSet<String> = details
            .as_array()
            .unwrap()
            .iter()
            .map(|page| page["blocks"].to_string())
            .collect();
        assert_eq!(
            bodies.len(),
            details.as_array().unwrap().len(),
            "{tenant} detail pages"
        );
    }
    let pictures: BTreeSet<&[u8]> = demo::images().iter().map(|(_, bytes)| *bytes).collect();
    assert_eq!(pictures.len(), demo::images().len());
}

#[test]
fn no_braces_are_left() {
    let demo = demo();
    for (name, bytes) in demo.files() {
        let text = String::from_utf8(bytes).unwrap();
        if name
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            assert_no_braces(&serde_json::from_str(&text).unwrap());
        } else {
            let line = text.lines().find(|line| line.contains(['{', '}']));
            assert_eq!(line, None, "{}", name.display());
        }
    }
}

fn assert_no_braces(value: &Value) {
    match value {
        Value::String(text) => assert!(!text.contains(['{', '}']), "{text}"),
        Value::Array(values) => values.iter().for_each(assert_no_braces),
        Value::Object(fields) => fields.values().for_each(assert_no_braces),
        _ => {}
    }
}

#[test]
fn every_reference_resolves() {
    let demo = demo();
    for tenant in TENANTS {
        let vendors = demo.csv(tenant, "vendors.csv");
        let products = demo.csv(tenant, "products.csv");
        let options = demo.csv(tenant, "options.csv");
        let categories = demo.json(tenant, "categories.json");
        let parents = categories
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|c| c["parent"].as_str());
        let leaves = &set(field(&categories, "slug")) - &set(parents);
        let vendor_slugs = set(column(&vendors, "slug"));
        let product_slugs = set(column(&products, "slug"));
        let policies: BTreeSet<(String, String)> = demo
            .csv(tenant, "shipping_policies.csv")
            .into_iter()
            .map(|row| (row["vendor"].clone(), row["slug"].clone()))
            .collect();

        assert_eq!(
            set(column(&products, "vendor")),
            vendor_slugs,
            "every vendor sells"
        );
        assert!(set(column(&products, "category")).is_subset(&leaves));
        for row in &products {
            let policy = (row["vendor"].clone(), row["shipping_policy"].clone());
            assert!(policies.contains(&policy), "{}", row["slug"]);
        }
        assert_eq!(set(column(&options, "product")), product_slugs);
        assert_eq!(
            set(column(&demo.csv(tenant, "notices.csv"), "product")),
            product_slugs
        );
        assert_eq!(
            set(field(&demo.json(tenant, "details.json"), "product")),
            product_slugs
        );

        let campaigns = demo.json(tenant, "campaigns.json");
        let option_ids = set(column(&options, "option"));
        for campaign in campaigns.as_array().unwrap() {
            let slugs = campaign["products"].as_array().unwrap().iter();
            let slugs = set(slugs.map(|slug| slug.as_str().unwrap()));
            assert!(
                !slugs.is_empty() && slugs.is_subset(&product_slugs),
                "{campaign}"
            );
            for fixed in campaign["rule"]["fixed"].as_array().into_iter().flatten() {
                assert!(
                    option_ids.contains(fixed["option"].as_str().unwrap()),
                    "{fixed}"
                );
            }
        }
        let banners = demo.json(tenant, "banners.json");
        assert!(set(field(&banners, "campaign")).is_subset(&set(field(&campaigns, "slug"))));

        let mall = demo.json(tenant, "mall.json");
        for story in mall["home"]["stories"].as_array().unwrap() {
            assert!(vendor_slugs.contains(story.as_str().unwrap()), "{story}");
        }
        for season in mall["home"]["season"].as_array().unwrap() {
            for slug in season["products"].as_array().unwrap() {
                assert!(product_slugs.contains(slug.as_str().unwrap()), "{slug}");
            }
        }
        let programmes = demo.json(tenant, "programmes.json");
        let lots = demo.json(tenant, "provider_lots.json");
        assert!(set(field(&lots, "programme")).is_subset(&set(field(&programmes, "slug"))));
    }
    let programmes = demo.json("gangjin", "programmes.json");
    let lots = demo.csv("gangjin", "lots.csv");
    assert!(set(column(&lots, "programme")).is_subset(&set(field(&programmes, "slug"))));
}
