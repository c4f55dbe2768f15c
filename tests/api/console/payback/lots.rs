//! Lots in a list, and one that is stopped.

use serde_json::json;
use shared::{
    console::{lot::LotList, payback::BatchFile},
    error::ErrorCode,
    money::Won,
    page::percent_encode,
    voucher::LotRefusal,
};

use super::{FILE, approve, code_of, open, prepare};

const LOTS: &str = "/api/console/vouchers/lots";

#[tokio::test]
async fn a_stopped_lot_pays_for_nothing_until_it_is_free_again() {
    let (shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    let _: BatchFile = approve(&second, &batch).await.good();
    shop.app.run_jobs().await;
    let (code, pin) = code_of(&shop, "01011112222").await;
    let tokens = [shop.lot_token(&code, &pin).await];
    let lines = [("rice-2", 2)];
    let asked = shop.order_request(&lines, &tokens).await;

    let lots: LotList = first.get(&format!("{LOTS}?q=2222")).await.good();
    let path = format!("{LOTS}/{}", lots.rows[0].id);
    let because = json!({ "reason": "다른 사람 전화로 갔어요" });
    let frozen = first.post(&format!("{path}/freeze"), &because).await;
    assert!(frozen.status.is_success(), "{}", frozen.text());

    let quote = shop.quote(&lines, &tokens).await;
    assert_eq!(quote.lots[0].used, Won::ZERO);
    assert_eq!(quote.lots[0].refusal, Some(LotRefusal::Frozen));
    // An order at the price of before is not placed.
    shop.send_order(&asked, "key-of-a-stopped-lot")
        .await
        .refused(ErrorCode::PriceChanged);
    let lots: LotList = first.get(&format!("{LOTS}?tab=frozen")).await.good();
    assert_eq!(lots.rows.len(), 1);
    assert_eq!(
        lots.rows[0].frozen.as_ref().map(|why| why.1.as_str()),
        Some("다른 사람 전화로 갔어요")
    );

    let freed = first.post(&format!("{path}/unfreeze"), &because).await;
    assert!(freed.status.is_success(), "{}", freed.text());
    let placed = shop.order(&lines, &tokens).await;
    let _ = shop.pay(&placed).await;
}

#[tokio::test]
async fn stopping_a_lot_wants_a_reason_and_a_lot() {
    let (_shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    let _: BatchFile = approve(&second, &batch).await.good();
    let lots: LotList = first.get(LOTS).await.good();
    let path = format!("{LOTS}/{}", lots.rows[0].id);
    let because = json!({ "reason": "신고가 들어옴" });
    let post = async |step: &str, body: &serde_json::Value| {
        first.post(&format!("{path}/{step}"), body).await
    };
    post("freeze", &json!({ "reason": "" }))
        .await
        .refused(ErrorCode::Invalid);
    post("unfreeze", &because)
        .await
        .refused(ErrorCode::WrongState);
    assert!(post("freeze", &because).await.status.is_success());
    post("freeze", &because)
        .await
        .refused(ErrorCode::WrongState);
    first
        .post(&format!("{LOTS}/none/freeze"), &because)
        .await
        .refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn lots_are_found_by_tab_and_words_and_never_show_a_code() {
    let (shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    let _: BatchFile = approve(&second, &batch).await.good();
    shop.app.run_jobs().await;
    let (code, _) = code_of(&shop, "01011112222").await;
    let reply = first.get(LOTS).await;
    for secret in [
        code.as_str(),
        &code.replace('-', ""),
        "01011112222",
        "김하나",
    ] {
        assert!(!reply.text().contains(secret), "{secret}");
    }
    let all: LotList = reply.good();
    assert_eq!(all.counts, [4, 1, 0]);
    for (words, found) in [("A-2", 1), ("박두리", 1), ("010-3333", 1), ("없는 사람", 0)] {
        let query = percent_encode(words);
        let lots: LotList = first.get(&format!("{LOTS}?q={query}")).await.good();
        assert_eq!(lots.rows.len(), found, "{words}");
    }
    let soon: LotList = first.get(&format!("{LOTS}?tab=expiring")).await.good();
    assert_eq!(soon.rows.len(), 1);
}
