//! Statements and programmes, as `chorok ledger` prints them.

use backend::ledger::command::{Books, LedgerCommand, Output, StatementArgs, run};
use shared::{order::Order, time::Date};
use tests::{Shop, TestApp};

use super::sell;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

async fn answer(app: &TestApp, command: &LedgerCommand) -> Result<(bool, String), String> {
    let books = Books {
        db: &app.state.db,
        data: &app.data(),
        now: app.state.clock.now(),
    };
    let (mut text, mut progress) = (Vec::new(), Vec::new());
    let mut output = Output {
        answer: &mut text,
        progress: &mut progress,
    };
    let ran = run(&books, command, &mut output).await;
    let right = ran.map_err(|error| format!("{error:#}"))?;
    Ok((right, String::from_utf8(text).expect("text")))
}

fn statement(account: &str, from: &str, to: &str) -> LedgerCommand {
    LedgerCommand::Statement(StatementArgs {
        account: account.to_owned(),
        from: day(from),
        to: day(to),
        tenant: None,
        csv: true,
    })
}

/// The lot of DEMO-PB25-0001, of 57,000 won.
async fn lot(app: &TestApp) -> String {
    let mut conn = app.state.db.read().await.expect("a connection");
    sqlx::query_scalar("select 'lot/' || id from voucher_lots where face = 57000")
        .fetch_one(&mut *conn)
        .await
        .expect("the lot is there")
}

#[tokio::test]
async fn a_statement_adds_up_from_the_opening_to_the_closing_balance() {
    let shop = Shop::open().await;
    let account = lot(&shop.app).await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&placed).await;
    let order: Order = shop.cancel(&placed).await.good();
    let whole = statement(&account, "2026-11-02", "2026-11-22");
    let (_, text) = answer(&shop.app, &whole).await.expect("a statement");
    let noon = "2026-11-22T12:00:00+09:00";
    let id = account.trim_start_matches("lot/");
    let expected = format!(
        "time,kind,reference,link,amount,balance\n,OPENING,,,,0\n\
         2026-11-02T00:00:00+09:00,ISSUE,{id},1,57000,57000\n\
         {noon},SALE,{no},4,-57000,0\n{noon},REFUND,{claim},5,57000,57000\n,CLOSING,,,,57000\n",
        no = placed.no,
        claim = order.claims[0].id,
    );
    assert_eq!(text, expected);
    // The lot was issued before the first moment of these days.
    let later = statement(&account, "2026-11-03", "2026-11-21");
    let (_, text) = answer(&shop.app, &later).await.expect("a statement");
    assert_eq!(
        text,
        "time,kind,reference,link,amount,balance\n,OPENING,,,,57000\n,CLOSING,,,,57000\n"
    );
}

#[tokio::test]
async fn a_statement_can_be_read_by_people() {
    let app = TestApp::with_mall().await;
    sell(&app, "20261122-7K3M9Q", 12_500).await;
    let LedgerCommand::Statement(args) = statement("vendor/rice-01", "2026-11-22", "2026-11-22")
    else {
        unreachable!("a statement was asked for");
    };
    let command = LedgerCommand::Statement(StatementArgs { csv: false, ..args });
    let (_, text) = answer(&app, &command).await.expect("a statement");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "vendor/rice-01 from 2026-11-22 to 2026-11-22");
    let words: Vec<&str> = lines[2].split_whitespace().collect();
    let sale = [
        "2026-11-22",
        "12:00:00",
        "SALE",
        "20261122-7K3M9Q",
        "12,500",
        "12,500",
    ];
    assert_eq!(words, sale);
    assert!(
        lines[3].starts_with("closing balance") && lines[3].ends_with("12,500"),
        "{text}"
    );
}

#[tokio::test]
async fn an_account_that_is_not_there_is_told_with_those_that_are() {
    let app = TestApp::with_mall().await;
    sell(&app, "order-1", 1_000).await;
    let asked = statement("vendor/rice-10", "2026-11-22", "2026-11-22");
    let refusal = answer(&app, &asked).await.expect_err("no such account");
    let start = "there is no account vendor/rice-10; did you mean vendor/rice-01, ";
    assert!(refusal.starts_with(start), "{refusal}");
    let asked = statement("card", "2026-11-22", "2026-11-21");
    let refusal = answer(&app, &asked).await.expect_err("wrong order");
    assert!(refusal.contains("exchange the two days"), "{refusal}");
}

async fn programmes(app: &TestApp, on: &str) -> (bool, String) {
    let command = LedgerCommand::Programmes {
        on: day(on),
        tenant: None,
    };
    let (right, text) = answer(app, &command).await.expect("the programmes");
    let lines = text.lines().skip(2).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    (right, lines.collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn a_programmes_money_is_somewhere_every_day() {
    let shop = Shop::open().await;
    let app = &shop.app;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let held = "halftrip-2026 157,000 = 57,000 + 90,000 + 0 + 10,000";
    assert_eq!(programmes(app, "2026-11-22").await, (true, held.to_owned()));
    let _ = shop.pay(&placed).await;
    let spent = "halftrip-2026 157,000 = 0 + 147,000 + 0 + 10,000";
    assert_eq!(
        programmes(app, "2026-11-22").await,
        (true, spent.to_owned())
    );
    // The other lot's last day is the thirtieth.
    let expired = "halftrip-2026 157,000 = 0 + 147,000 + 10,000 + 0";
    assert_eq!(
        programmes(app, "2026-11-30").await,
        (true, expired.to_owned())
    );
    let before = "halftrip-2026 157,000 = 0 + 90,000 + 0 + 67,000";
    assert_eq!(
        programmes(app, "2026-11-21").await,
        (true, before.to_owned())
    );
    assert_eq!(programmes(app, "2026-11-01").await, (true, String::new()));
}

#[tokio::test]
async fn money_that_is_nowhere_is_told() {
    let app = TestApp::with_mall().await;
    app.tamper("update entries set amount = amount - 1 where account_id = 'fund/halftrip-2026' and amount = -57000")
        .await;
    let (right, text) = programmes(&app, "2026-11-22").await;
    assert!(!right && text.ends_with("1원 do not add up"), "{text}");
}

#[tokio::test]
async fn books_that_are_not_right_are_told_and_fail() {
    let app = TestApp::with_mall().await;
    let command = LedgerCommand::Verify {
        tenant: Some("gangjin".to_owned()),
        from_start: false,
    };
    let (right, text) = answer(&app, &command).await.expect("an answer");
    assert!(
        right && text.starts_with("gangjin: 3 transfers are whole"),
        "{text}"
    );
    app.tamper("update accounts set posted = posted + 1 where id = 'fund/halftrip-2026'")
        .await;
    let (right, text) = answer(&app, &command).await.expect("an answer");
    let start =
        "gangjin: the books are not right: account fund/halftrip-2026\n  stored: posted -66999";
    assert!(!right && text.starts_with(start), "{text}");
}

#[tokio::test]
async fn a_mall_that_is_not_there_is_told_with_those_that_are() {
    let app = TestApp::with_mall().await;
    let command = LedgerCommand::Verify {
        tenant: Some("haenam".to_owned()),
        from_start: false,
    };
    let refusal = answer(&app, &command).await.expect_err("no such mall");
    assert_eq!(
        refusal,
        "there is no mall called haenam; there are: gangjin"
    );
}
