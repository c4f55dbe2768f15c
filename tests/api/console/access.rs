//! The access matrix: every route of the console times every kind of person.

use std::fmt::Write;

use axum::http::Method;
use serde_json::json;
use shared::console::role::Role;
use tests::{Actor, Shop};

/// What each route answers to each kind of person, apart from what the request itself gets wrong:
/// `401` not signed in, `403` not allowed, `404` not theirs, `ok` let through.
const MATRIX: &str = include_str!("access.txt");

#[tokio::test]
async fn every_route_lets_in_whom_it_should_and_nobody_else() {
    let shop = Shop::open().await;
    let mut people: Vec<(String, Actor)> = vec![("nobody".to_owned(), shop.app.visitor())];
    for role in Role::ALL {
        let name = role.as_str().to_lowercase();
        if role.is_of_vendor() {
            let phone = format!("0107000{:04}", people.len());
            people.push((name, shop.person_of("rice-01", &phone, role).await));
        } else {
            people.push((name, shop.app.team(role, "matrix").await));
        }
    }
    let other = shop.person_of("sea-01", "01070009999", Role::VendorOwner);
    people.push(("other_vendor".to_owned(), other.await));

    let mut matrix = String::new();
    for route in backend::console::listed(&shop.app.state) {
        let path = route.path.replace("{vendor}", "rice-01");
        let path = path.replace(['{', '}'], "");
        // Somebody who goes out cannot be asked for the next route.
        if path.ends_with("/sign-out") {
            continue;
        }
        write!(matrix, "{} {}", route.method, route.path).expect("text grows");
        for (name, person) in &people {
            let reply = if route.method == Method::GET {
                person.get(&path).await
            } else {
                person.post(&path, &json!({ "nothing": "known" })).await
            };
            // An answer may be a file.
            let code: serde_json::Value = serde_json::from_slice(&reply.body).unwrap_or_default();
            let code = code["code"].as_str().unwrap_or_default().to_owned();
            let verdict = match (reply.status.as_u16(), code.as_str()) {
                (401, "SIGN_IN_REQUIRED") => "401",
                (403, "FORBIDDEN") => "403",
                (404, _) if reply.text().contains("그런 판매자가 없어요") => "404",
                (500.., _) => "BROKEN",
                _ => "ok",
            };
            write!(matrix, " {name}={verdict}").expect("text grows");
        }
        matrix.push('\n');
    }
    let missing: Vec<&str> = matrix
        .lines()
        .filter(|line| !MATRIX.lines().any(|known| known == *line))
        .collect();
    assert!(
        missing.is_empty() && matrix.lines().count() == MATRIX.lines().count(),
        "tests/api/console/access.txt lacks or has other lines; these are new:\n{}",
        missing.join("\n")
    );
}
