//! From the file to the shop.

use std::fmt::Write;

use shared::{
    console::{
        lot::LotList,
        payback::{BatchFile, BatchStatus, VoucherDesk},
    },
    money::Won,
    order::OrderStatus,
};

use super::{FILE, approve, code_of, issued, open, prepare};

#[tokio::test]
async fn a_batch_of_two_people_is_spent_in_the_shop() {
    let (shop, first, second) = open().await;
    let before = issued(&first).await;
    let batch = prepare(&first, FILE).await;
    assert_eq!(batch.batch.status, BatchStatus::Prepared);
    assert_eq!((batch.batch.people, batch.batch.total), (2, Won(77_000)));
    assert_eq!(batch.people[0].name, "김*나");
    assert_eq!(batch.people[0].phone, "010-****-2222");
    assert_eq!(issued(&first).await, before, "nothing is issued yet");

    let approved: BatchFile = approve(&second, &batch).await.good();
    assert_eq!(approved.batch.status, BatchStatus::Issued);
    assert_eq!(approved.batch.issued, 2);
    assert_eq!(approved.batch.last_day.to_string(), "2026-12-31");
    assert_eq!(issued(&first).await, before + Won(77_000));

    shop.app.run_jobs().await;
    let (code, pin) = code_of(&shop, "01011112222").await;
    assert_eq!(code.len(), 19, "{code}");
    let token = shop.lot_token(&code, &pin).await;
    let quote = shop
        .quote(&[("rice-2", 2)], std::slice::from_ref(&token))
        .await;
    assert_eq!(quote.lots[0].used, Won(57_000));
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&placed).await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    shop.assert_no_drift("after a payback was spent").await;
    assert_eq!(issued(&first).await, before + Won(77_000));

    let lots: LotList = first
        .get(&format!(
            "/api/console/vouchers/lots?batch={}",
            batch.batch.id
        ))
        .await
        .good();
    let left: Vec<i64> = lots.rows.iter().map(|lot| lot.remaining.0).collect();
    assert_eq!(left, [20_000, 0]);
    assert_eq!(lots.rows[1].owner, "김*나 010-****-2222");
}

#[tokio::test]
async fn a_crash_after_the_approval_issues_every_line_once() {
    let (shop, first, _) = open().await;
    let before = issued(&first).await;
    let mut file = "이름,전화,금액\n".to_owned();
    for at in 0..60 {
        writeln!(file, "여행자{at},010-5000-{at:04},20000").expect("text grows");
    }
    let batch = prepare(&first, &file).await;
    // The approval is written down, and then the process is gone.
    shop.app
        .tamper(
            "update payback_batches
                set status = 'ISSUING', decided_by = 'stf-other', decided_name = '신도현',
                    decided_at = prepared_at, expires_at = prepared_at + 864000000",
        )
        .await;
    shop.app.run_jobs().await;
    shop.app.run_jobs().await;
    assert_eq!(issued(&first).await, before + Won(1_200_000));
    let desk: VoucherDesk = first.get("/api/console/vouchers").await.good();
    let listed = &desk.batches[0];
    assert_eq!(
        (listed.id.as_str(), listed.status, listed.issued),
        (batch.batch.id.as_str(), BatchStatus::Issued, 60)
    );
    while shop.count_messages("voucher-issued").await < 60 {
        let before = shop.count_messages("voucher-issued").await;
        shop.app.run_jobs().await;
        assert!(shop.count_messages("voucher-issued").await > before);
    }
    shop.app.run_jobs().await;
    assert_eq!(shop.count_messages("voucher-issued").await, 60);
    let kept = "select count(*) from outbox where topic = 'LETTER' and payload <> ''";
    assert_eq!(shop.count(kept).await, 0, "what was in the letters is gone");
}
