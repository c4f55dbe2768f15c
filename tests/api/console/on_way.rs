//! Parcels that have arrived, written down together.

use serde_json::json;
use shared::{
    console::{
        desk::OrderList,
        on_way::{ArrivedCount, MOST_ORDERS, OnWay, ParcelOf},
        role::Role,
    },
    error::ErrorCode,
    ids::OrderNo,
    order::PlacedOrder,
};
use tests::{Actor, Shop};

const LOOK: &str = "/api/console/orders/on-way";
const ALL: &str = "/api/console/orders/arrived";

/// Orders of rice and a bowl, of which the rice is on its way.
async fn sent(shop: &Shop, count: usize) -> Vec<PlacedOrder> {
    let farmer = shop.producer("rice-01").await;
    let mut placed = Vec::new();
    for nth in 0..count {
        let order = shop.order(&[("rice-1", 1), ("bowl-1", 1)], &[]).await;
        shop.pay(&order).await;
        let send = format!("/api/console/vendors/rice-01/parcels/{}/send", order.no);
        let waybill = json!({ "carrier": "EPOST", "number": format!("689012345678{nth}") });
        assert_eq!(farmer.post(&send, &waybill).await.status, 204);
        placed.push(order);
    }
    placed
}

async fn look(agent: &Actor, orders: &[&OrderNo]) -> Vec<OnWay> {
    agent.post(LOOK, &json!({ "orders": orders })).await.good()
}

fn rice(no: &OrderNo) -> ParcelOf {
    ParcelOf {
        no: no.clone(),
        vendor: "rice-01".into(),
    }
}

#[tokio::test]
async fn only_what_a_carrier_has_is_looked_at_and_written_down() {
    let shop = Shop::open().await;
    let placed = sent(&shop, 2).await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let list: OrderList = agent.get("/api/console/orders?tab=sent").await.good();
    assert_eq!(list.rows.len(), 2);

    let orders: Vec<_> = placed.iter().map(|order| &order.no).collect();
    let found = look(&agent, &orders).await;
    let parcels: Vec<_> = found.iter().map(|one| one.parcel.clone()).collect();
    // The bowls are still with their vendor.
    assert_eq!(parcels, [rice(orders[0]), rice(orders[1])]);
    assert!(found[0].tracking.contains("6890123456780"), "{found:?}");
    assert!(found[0].sent_at.is_some());

    // Somebody writes one down in between; a parcel that has not left is not taken along.
    let single = format!("/api/console/orders/{}/arrived", orders[0]);
    let vendor = json!({ "vendor": "rice-01" });
    assert_eq!(agent.post(&single, &vendor).await.status, 204);
    let bowl = ParcelOf {
        no: orders[1].clone(),
        vendor: "craft-01".into(),
    };
    let request = json!({ "parcels": [rice(orders[1]), bowl, rice(orders[0])] });
    let count: ArrivedCount = agent.post(ALL, &request).await.good();
    assert_eq!(
        count,
        ArrivedCount {
            arrived: 1,
            left: 2
        }
    );
    for order in &placed {
        let seen = shop.see(order).await;
        let arrived = seen
            .shipments
            .iter()
            .filter(|one| one.delivered_on.is_some());
        assert_eq!(arrived.count(), 1);
    }
    assert!(look(&agent, &orders).await.is_empty());
    let list: OrderList = agent.get("/api/console/orders?tab=sent").await.good();
    assert!(list.rows.is_empty());

    // The same once more changes nothing.
    let count: ArrivedCount = agent.post(ALL, &request).await.good();
    assert_eq!(
        count,
        ArrivedCount {
            arrived: 0,
            left: 3
        }
    );
}

#[tokio::test]
async fn neither_none_nor_too_many_are_handled_together() {
    let shop = Shop::open().await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let many: Vec<_> = (0..=MOST_ORDERS)
        .map(|nth| OrderNo(format!("20261122-{nth:04}")))
        .collect();
    for orders in [&[][..], &many] {
        let reply = agent.post(LOOK, &json!({ "orders": orders })).await;
        assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "orders");
        let parcels: Vec<_> = orders.iter().map(rice).collect();
        let reply = agent.post(ALL, &json!({ "parcels": parcels })).await;
        assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "parcels");
    }
}
