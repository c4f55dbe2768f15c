//! What is taken out of the console as a table: the same figures, people masked, kept in the log.

use axum::http::{StatusCode, header};
use serde_json::json;
use shared::console::{desk::AuditPage, role::Role, settlement::Statements};
use tests::{Actor, Reply, Shop};

use crate::{claim::deliver, console::settlement::settled};

fn rows(reply: &Reply) -> Vec<Vec<String>> {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    assert!(
        reply
            .header(header::CONTENT_DISPOSITION.as_str())
            .contains(".xlsx")
    );
    assert_eq!(reply.header("cache-control"), "private, no-store");
    backend::sheet::read(&reply.body).expect("a workbook")
}

fn value<'a>(rows: &'a [Vec<String>], name: &str) -> &'a str {
    let row = rows.iter().find(|row| row[0] == name);
    &row.expect("the line is there")[1]
}

#[tokio::test]
async fn a_statement_and_its_run_are_tables_to_the_won() {
    let (shop, run) = settled().await;
    let farmer = shop.producer("rice-01").await;
    let own = "/api/console/vendors/rice-01/statements";
    let statements: Statements = farmer.get(own).await.good();
    let statement = &statements.rows[0];
    let path = format!("{own}/{}/xlsx", statement.id);
    let table = rows(&farmer.get(&path).await);
    assert_eq!(value(&table, "물건 판 돈"), "32550");
    assert_eq!(value(&table, "군에 내는 수수료"), "-1627");
    assert_eq!(value(&table, "내 통장에"), "34261");
    // Somebody else's statement is not there, whichever vendor is in the path.
    let other = shop.producer("craft-01").await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    let through_own = path.replace("rice-01", "craft-01");
    assert_eq!(other.get(&through_own).await.status, StatusCode::NOT_FOUND);

    let money = shop.app.team(Role::Settlement, "c").await;
    let path = format!("/api/console/settlement/runs/{run}/xlsx");
    let table = rows(&money.get(&path).await);
    let paid: Vec<(&str, &str)> = table.iter().map(|row| (&*row[0], &*row[10])).collect();
    assert_eq!(
        paid,
        [
            ("판매자번호", "보낼 돈"),
            ("rice-01", "34261"),
            ("craft-01", "27360"),
            ("", "61621"),
        ]
    );
}

async fn order(shop: &Shop, option: &str) -> String {
    let placed = shop.order(&[(option, 1)], &[]).await;
    shop.pay(&placed).await;
    deliver(shop, &placed, "rice-01").await;
    placed.no.to_string()
}

async fn taken(agent: &Actor, query: &str) -> Vec<Vec<String>> {
    rows(&agent.get(&format!("/api/console/orders/xlsx{query}")).await)
}

#[tokio::test]
async fn orders_are_taken_as_they_are_listed_and_it_is_written_down() {
    let shop = Shop::open().await;
    let mut numbers = Vec::new();
    // One more than a page of the list has.
    for _ in 0..51 {
        numbers.push(order(&shop, "rice-1").await);
        shop.app.clock.advance(std::time::Duration::from_secs(1));
    }
    let agent = shop.app.team(Role::Cs, "a").await;
    let table = taken(&agent, "").await;
    let found: Vec<&str> = table[1..].iter().rev().map(|row| &*row[0]).collect();
    assert_eq!(found, numbers);
    assert!(
        table[1][2].contains('*'),
        "people stay masked: {}",
        table[1][2]
    );
    let one = taken(&agent, &format!("?q={}", numbers[7])).await;
    assert_eq!(one.len(), 2);
    assert_eq!(one[1][0], numbers[7]);
    assert_eq!(
        taken(&agent, "?tab=late").await.len(),
        1,
        "only the headings"
    );

    let auditor = shop.app.team(Role::Auditor, "b").await;
    let log: AuditPage = auditor.get("/api/console/audit").await.good();
    let mut deeds = log.rows.iter().filter(|row| row.action == "orders-taken");
    let details: Vec<&str> = deeds.by_ref().map(|row| row.detail.as_str()).collect();
    assert_eq!(
        details,
        [r#"{"orders":0}"#, r#"{"orders":1}"#, r#"{"orders":51}"#]
    );
    let nothing = agent.post("/api/console/orders/xlsx", &json!({})).await;
    assert_eq!(nothing.status, StatusCode::METHOD_NOT_ALLOWED);
}
