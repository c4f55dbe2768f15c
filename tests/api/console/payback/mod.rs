//! Paybacks: put in by one person, approved by another, spent in the shop.

mod decide;
mod file;
mod lots;
mod story;

use serde_json::json;
use shared::{
    console::{
        payback::{BatchFile, VoucherDesk},
        role::Role,
    },
    money::Won,
};
use tests::{Actor, Reply, Shop};

const BATCHES: &str = "/api/console/vouchers/batches";

/// Two travellers, 77,000 won in all.
const FILE: &str = "이름,전화번호,금액,승인번호,비고
김하나,010-1111-2222,57000,A-1,가족 여행
박두리,010-3333-4444,\"20,000원\",A-2,
";

/// A shop with two people who issue vouchers.
async fn open() -> (Shop, Actor, Actor) {
    let shop = Shop::open().await;
    let first = shop.app.team(Role::Marketing, "이다현").await;
    let second = shop.app.team(Role::Settlement, "신도현").await;
    (shop, first, second)
}

/// Sends a file for the half-price trip.
async fn send(who: &Actor, path: &str, file: &[u8]) -> Reply {
    let path = format!("{path}?programme=halftrip-2026&name=payback_1122.csv");
    who.post_raw(&path, "text/csv", file.to_vec()).await
}

async fn prepare(who: &Actor, file: &str) -> BatchFile {
    send(who, BATCHES, file.as_bytes()).await.good()
}

async fn approve(who: &Actor, batch: &BatchFile) -> Reply {
    let path = format!("{BATCHES}/{}/approve", batch.batch.id);
    who.post(&path, &json!({ "total": batch.batch.total }))
        .await
}

/// What the half-price trip has issued, after a look that nothing of it is missing.
async fn issued(who: &Actor) -> Won {
    let desk: VoucherDesk = who.get("/api/console/vouchers").await.good();
    let sums = desk
        .programmes
        .iter()
        .find(|sums| sums.id.as_str() == "halftrip-2026")
        .expect("the programme is listed");
    assert_eq!(sums.missing(), Won::ZERO, "{sums:?}");
    sums.issued
}

/// The code and the PIN of the last letter to a phone.
async fn code_of(shop: &Shop, phone: &str) -> (String, String) {
    let body = shop.last_letter(phone).await.expect("a letter came");
    let word = |after: &str| {
        let rest = body.split(after).nth(1).expect("it is in the letter");
        let end = rest.find([',', '.']).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    (word("번호 "), word("비밀번호 "))
}
