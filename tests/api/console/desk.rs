//! The team's list of orders, and one order with what happened to it.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        desk::{Kind, OrderFile, OrderList},
        role::Role,
    },
    error::ErrorCode,
    order::PlacedOrder,
};
use tests::{Actor, Shop};

async fn list(agent: &Actor, query: &str) -> OrderList {
    agent
        .get(&format!("/api/console/orders{query}"))
        .await
        .good()
}

fn numbers(list: &OrderList) -> Vec<&str> {
    list.rows.iter().map(|row| row.no.as_str()).collect()
}

/// As it stands in an address.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| format!("%{byte:02X}");
    text.bytes().map(byte).collect()
}

async fn paid(shop: &Shop, lines: &[(&str, u32)]) -> PlacedOrder {
    let placed = shop.order(lines, &[]).await;
    shop.pay(&placed).await;
    shop.app.clock.advance(Duration::from_secs(5));
    placed
}

#[tokio::test]
async fn orders_are_found_by_anything_that_is_known_of_them() {
    let shop = Shop::open().await;
    let rice = paid(&shop, &[("rice-1", 1)]).await;
    let bowl = paid(&shop, &[("bowl-1", 1)]).await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let all = list(&agent, "").await;
    assert_eq!(numbers(&all), [bowl.no.as_str(), rice.no.as_str()]);
    assert!(all.rows[0].buyer.contains('*'), "{}", all.rows[0].buyer);
    let by_number = list(&agent, &format!("?q={}", rice.no)).await;
    assert_eq!(numbers(&by_number), [rice.no.as_str()]);
    let both = [bowl.no.as_str(), rice.no.as_str()];
    for known in [
        "김초록",
        "초록",
        "박강",
        "5678",
        "4321",
        "010-8765-4321",
        "0101234",
    ] {
        let found = list(&agent, &format!("?q={}", encoded(known))).await;
        assert_eq!(numbers(&found), both, "{known}");
    }
    for (known, order) in [
        ("새청무쌀", &rice),
        ("청자 밥그릇", &bowl),
        ("사당리", &bowl),
    ] {
        let found = list(&agent, &format!("?q={}", encoded(known))).await;
        assert_eq!(numbers(&found), [order.no.as_str()], "{known}");
    }
    let end = &rice.no.as_str()[9..];
    let by_end = list(&agent, &format!("?q={}", end.to_lowercase())).await;
    assert_eq!(numbers(&by_end), [rice.no.as_str()]);
    for unknown in ["9999", "홍길동", "감귤", "6890123456789"] {
        let found = list(&agent, &format!("?q={}", encoded(unknown))).await;
        assert!(found.rows.is_empty(), "{unknown}");
    }
    let in_tab = list(&agent, &format!("?tab=new&q={}", encoded("청자"))).await;
    assert_eq!(numbers(&in_tab), [bowl.no.as_str()]);
    let by_vendor = list(&agent, "?vendor=craft-01").await;
    assert_eq!(numbers(&by_vendor), [bowl.no.as_str()]);
    assert!(
        list(&agent, "?q=%25").await.rows.is_empty(),
        "a sign is no pattern"
    );
    let reply = agent.get("/api/console/orders?nonsense=1").await;
    reply.refused(ErrorCode::Invalid);
}

#[tokio::test]
async fn tabs_show_what_waits() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("rice-1", 1)]).await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let new = list(&agent, "?tab=new").await;
    assert_eq!(numbers(&new), [placed.no.as_str()]);
    assert_eq!(new.counts, [0, 1, 1, 0, 0, 0, 0]);
    let farmer = shop.producer("rice-01").await;
    let path = format!("/api/console/vendors/rice-01/parcels/{}/accept", placed.no);
    assert_eq!(farmer.post(&path, &()).await.status, 204);
    assert!(list(&agent, "?tab=new").await.rows.is_empty());
    shop.app.clock.advance(Duration::from_hours(24 * 20));
    let later = shop.app.team(Role::Cs, "b").await;
    let late = list(&later, "?tab=late").await;
    assert_eq!(numbers(&late), [placed.no.as_str()]);
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let shop = Shop::open().await;
    let mut placed = Vec::new();
    for _ in 0..53 {
        placed.push(shop.order(&[("rice-1", 1)], &[]).await.no.to_string());
    }
    let agent = shop.app.team(Role::Cs, "a").await;
    let first = list(&agent, "").await;
    assert_eq!(first.rows.len(), 50);
    let next = first.next.clone().unwrap();
    let second = list(&agent, &format!("?after={next}")).await;
    assert_eq!((second.rows.len(), second.next.as_ref()), (3, None));
    let mut seen: Vec<&str> = numbers(&first);
    seen.extend(numbers(&second));
    seen.sort_unstable();
    placed.sort_unstable();
    assert_eq!(seen, placed);
}

#[tokio::test]
async fn an_order_tells_what_happened_and_hides_its_people() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("rice-1", 1)]).await;
    shop.app.run_jobs().await;
    let agent = shop.app.team(Role::Md, "a").await;
    let reply = agent
        .get(&format!("/api/console/orders/{}", placed.no))
        .await;
    let text = reply.text();
    let file: OrderFile = reply.good();
    assert!(!text.contains("미항로"), "the street is shown");
    for kind in [Kind::Event, Kind::Call, Kind::Message] {
        assert!(file.trail.iter().any(|one| one.kind == kind), "{kind:?}");
    }
    let people = format!("/api/console/orders/{}/people", placed.no);
    let reply = agent
        .post(&people, &serde_json::json!({ "reason": "궁금해서" }))
        .await;
    reply.refused(ErrorCode::Forbidden);
}

#[tokio::test]
async fn what_has_arrived_is_written_down_once_by_the_county() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("rice-1", 1)]).await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let path = format!("/api/console/orders/{}/arrived", placed.no);
    let (rice, sea) = (
        json!({ "vendor": "rice-01" }),
        json!({ "vendor": "sea-01" }),
    );
    agent
        .post(&path, &rice)
        .await
        .refused(ErrorCode::WrongState);
    let farmer = shop.producer("rice-01").await;
    let send = format!("/api/console/vendors/rice-01/parcels/{}/send", placed.no);
    let waybill = json!({ "carrier": "EPOST", "number": "6890123456789" });
    assert_eq!(farmer.post(&send, &waybill).await.status, 204);
    // Who sells cannot say that it came: that begins the days in which it can be sent back.
    farmer
        .post(&path, &rice)
        .await
        .refused(ErrorCode::Forbidden);
    agent.post(&path, &sea).await.refused(ErrorCode::WrongState);
    assert_eq!(agent.post(&path, &rice).await.status, 204);
    agent
        .post(&path, &rice)
        .await
        .refused(ErrorCode::WrongState);
    let order = shop.see(&placed).await;
    assert_eq!(order.shipments[0].delivered_on, Some(order.today));
    let file: OrderFile = agent
        .get(&format!("/api/console/orders/{}", placed.no))
        .await
        .good();
    let told = |kind, text: &str| {
        let mut trail = file.trail.iter();
        trail.any(|step| step.kind == kind && step.text.contains(text))
    };
    assert!(told(Kind::Event, "상품이 도착했어요"));
    assert!(told(Kind::Audit, "parcel-arrived"));
}
