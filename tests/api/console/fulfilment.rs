//! A producer's day.

use serde_json::json;
use shared::{
    console::{
        parcel::{Today, Verdict, Waybills},
        role::Role,
    },
    error::ErrorCode,
    order::{OrderStatus, PlacedOrder, ShipmentStatus},
};
use tests::{Actor, Shop};

use Verdict::{Already, Sent, Skipped, Wrong};

const WAYBILL: &str = "6890123456789";

async fn paid(shop: &Shop, lines: &[(&str, u32)]) -> PlacedOrder {
    let placed = shop.order(lines, &[]).await;
    shop.pay(&placed).await;
    placed
}

async fn today(farmer: &Actor, vendor: &str) -> Today {
    let path = format!("/api/console/vendors/{vendor}/today");
    farmer.get(&path).await.good()
}

fn step(vendor: &str, placed: &PlacedOrder, step: &str) -> String {
    format!("/api/console/vendors/{vendor}/parcels/{}/{step}", placed.no)
}

#[tokio::test]
async fn an_order_is_promised_sent_and_told_to_the_shopper() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("rice-1", 2), ("bowl-1", 1)]).await;
    let farmer = shop.producer("rice-01").await;
    let day = today(&farmer, "rice-01").await;
    assert_eq!((day.new.len(), day.accepted.len()), (1, 0));
    let lines = &day.new[0].lines;
    assert_eq!(
        (lines.len(), lines[0].quantity),
        (1, 2),
        "the bowl is not hers"
    );
    assert!(day.new[0].recipient.is_some());
    for _ in 0..2 {
        let reply = farmer.post(&step("rice-01", &placed, "accept"), &()).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    }
    assert_eq!(today(&farmer, "rice-01").await.accepted.len(), 1);
    let short = json!({ "carrier": "EPOST", "number": "689012345678" });
    let reply = farmer.post(&step("rice-01", &placed, "send"), &short).await;
    let refusal = reply.refused(ErrorCode::Invalid);
    assert_eq!(
        refusal.fields[0].message,
        "숫자가 하나 모자라요. 지금 12자리예요."
    );
    let right = json!({ "carrier": "EPOST", "number": "6890-1234-56789" });
    let reply = farmer.post(&step("rice-01", &placed, "send"), &right).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
    let day = today(&farmer, "rice-01").await;
    assert_eq!(
        (day.new.len(), day.accepted.len(), day.sent.len()),
        (0, 0, 1)
    );
    assert_eq!(day.sent[0].recipient, None, "nobody packs any more");
    let order = shop.see(&placed).await;
    let of = |vendor: &str| order.shipments.iter().find(|s| s.vendor.as_str() == vendor);
    assert_eq!(of("rice-01").unwrap().status, ShipmentStatus::Shipped);
    assert_eq!(of("rice-01").unwrap().tracking, "우체국택배 6890123456789");
    assert_eq!(of("craft-01").unwrap().status, ShipmentStatus::Preparing);
    let reply = farmer.post(&step("rice-01", &placed, "send"), &right).await;
    reply.refused(ErrorCode::WrongState);
}

#[tokio::test]
async fn what_cannot_be_sent_is_given_back_at_once() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("rice-1", 1), ("bowl-1", 1)]).await;
    let farmer = shop.producer("rice-01").await;
    let path = step("rice-01", &placed, "cannot-send");
    let reply = farmer.post(&path, &json!({ "reason": "" })).await;
    assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "reason");
    let why = json!({ "reason": "물건이 다 떨어졌어요" });
    let reply = farmer.post(&path, &why).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
    shop.app.run_jobs().await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Paid, "the bowl is still to come");
    assert!(
        order
            .tenders
            .iter()
            .any(|tender| !tender.returned.is_zero())
    );
    let told = order
        .events
        .iter()
        .any(|event| event.text.contains("판매자가 보낼 수 없어"));
    assert!(told);
    shop.assert_no_drift("after a vendor could not send").await;
    assert!(farmer.post(&path, &why).await.status.is_client_error());
}

#[tokio::test]
async fn only_the_vendors_own_people_see_addresses() {
    let shop = Shop::open().await;
    paid(&shop, &[("rice-1", 1)]).await;
    let farmer = shop.producer("rice-01").await;
    let teacher = shop.app.team(Role::Training, "edu").await;
    let own = today(&farmer, "rice-01")
        .await
        .new
        .remove(0)
        .recipient
        .unwrap();
    let seen = today(&teacher, "rice-01")
        .await
        .new
        .remove(0)
        .recipient
        .unwrap();
    assert!(!own.address.road.is_empty());
    assert_eq!(seen, own.masked());
    assert!(seen.address.road.is_empty() && seen.name != own.name);
}

#[tokio::test]
async fn others_parcels_do_not_exist() {
    let shop = Shop::open().await;
    let placed = paid(&shop, &[("bowl-1", 1)]).await;
    let farmer = shop.producer("rice-01").await;
    let foreign = step("craft-01", &placed, "accept");
    farmer
        .post(&foreign, &())
        .await
        .refused(ErrorCode::NotFound);
    let own = step("rice-01", &placed, "accept");
    farmer.post(&own, &()).await.refused(ErrorCode::NotFound);
    let stock = "/api/console/vendors/rice-01/stock/bowl-1";
    let reply = farmer.post(stock, &json!({ "left": 0 })).await;
    reply.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn the_store_room_is_put_right() {
    let shop = Shop::open().await;
    let farmer = shop.producer("rice-01").await;
    let path = "/api/console/vendors/rice-01/stock/rice-1";
    for left in [0, 7] {
        let reply = farmer.post(path, &json!({ "left": left })).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
        assert_eq!(shop.stock_left("rice-1").await, left);
    }
    let reply = farmer.post(path, &json!({ "left": -1 })).await;
    assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "left");
    let placed = paid(&shop, &[("rice-1", 2)]).await;
    assert_eq!(shop.stock_left("rice-1").await, 5);
    shop.cancel(&placed).await.good::<shared::order::Order>();
    shop.app.run_jobs().await;
    shop.assert_no_drift("after the stock was counted").await;
}

#[tokio::test]
async fn a_file_of_waybills_is_shown_first_and_sent_once() {
    let shop = Shop::open().await;
    let one = paid(&shop, &[("rice-1", 1)]).await;
    let two = paid(&shop, &[("rice-2", 1)]).await;
    let farmer = shop.producer("rice-01").await;
    let file = format!(
        "\u{feff}주문번호,택배사,송장번호\r\n{},우체국,{WAYBILL}\r\n{},비둘기,123\r\nno-such,우체국,6890123456780\r\n{},우체국,\r\n",
        one.no, two.no, two.no
    );
    let send = |path: &'static str| {
        let (farmer, file) = (farmer.clone(), file.clone());
        async move {
            let path = format!("/api/console/vendors/rice-01/{path}");
            let reply = farmer.post_raw(&path, "text/csv", file.into_bytes()).await;
            let read: Waybills = reply.good();
            read.rows.iter().map(|row| row.verdict).collect::<Vec<_>>()
        }
    };
    assert_eq!(
        send("waybills/preview").await,
        [Sent, Wrong, Wrong, Skipped]
    );
    assert!(
        today(&farmer, "rice-01").await.sent.is_empty(),
        "a look sends nothing"
    );
    assert_eq!(send("waybills").await, [Sent, Wrong, Wrong, Skipped]);
    assert_eq!(today(&farmer, "rice-01").await.sent.len(), 1);
    assert_eq!(send("waybills").await, [Already, Wrong, Wrong, Skipped]);
    let reply = farmer
        .post_raw(
            "/api/console/vendors/rice-01/waybills",
            "text/csv",
            b"a,b\n".to_vec(),
        )
        .await;
    assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "file");
}
