//! Texts to shoppers: checked before they hold, kept in versions; and the log of what was sent.

use std::time::Duration;

use axum::http::StatusCode;
use backend::{
    db::{Conn, boxed},
    error::AppError,
};
use serde_json::{Value, json};
use shared::{
    console::{
        desk::AuditPage,
        message::{SentList, SentRow, SentState, TextDesk},
        role::Role,
    },
    error::ErrorCode,
    message::Template,
};
use tests::{Actor, Provider, Reply, Shop};

const TEXTS: &str = "/api/console/messages";
const BUYER: &str = "01012345678";

async fn set(who: &Actor, template: &str, body: &Value) -> Reply {
    who.post(&format!("{TEXTS}/{template}"), body).await
}

async fn desk_of(who: &Actor, template: Template) -> TextDesk {
    let desks: Vec<TextDesk> = who.get(TEXTS).await.good();
    assert_eq!(desks.len(), Template::ALL.len());
    let mut desks = desks.into_iter();
    let desk = desks.find(|desk| desk.template == template);
    desk.expect("every template is listed")
}

async fn sent(who: &Actor, query: &str) -> Vec<SentRow> {
    let list: SentList = who.get(&format!("/api/console/sent?{query}")).await.good();
    list.rows
}

async fn again(who: &Actor, row: &SentRow) -> Reply {
    let path = format!("/api/console/sent/{}/again", row.id);
    who.post(&path, &json!({})).await
}

#[tokio::test]
async fn a_message_keeps_the_text_it_was_written_with_and_the_next_has_the_new_one() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "서이음").await;
    let first = shop.order(&[("rice-1", 1)], &[]).await;
    let own = json!({ "seen": 0, "text": "주문 #{주문번호}, 카드로 #{카드금액} 내 주세요.\r\n" });
    let desks: Vec<TextDesk> = set(&admin, "order-received", &own).await.good();
    assert_eq!(
        desks[0].text(),
        "주문 #{주문번호}, 카드로 #{카드금액} 내 주세요."
    );
    let second = shop.order(&[("rice-1", 1)], &[]).await;
    shop.app.run_jobs().await;
    let body = |row: &SentRow| row.text.clone().expect("a message shows its text");
    let before = sent(&admin, &format!("q={}", first.no)).await;
    let after = sent(&admin, &format!("q={}", second.no)).await;
    assert!(
        body(&before[0]).contains("10분 안에 결제하면"),
        "{before:?}"
    );
    assert!(body(&after[0]).starts_with(&format!("주문 {}, 카드로 ", second.no)));
    let outside = shop.last_letter(BUYER).await.expect("it was sent");
    assert!(
        [body(&before[0]), body(&after[0])].contains(&outside),
        "{outside}"
    );

    let built_in = json!({ "seen": 1, "text": null });
    set(&admin, "order-received", &built_in)
        .await
        .good::<Vec<TextDesk>>();
    let desk = desk_of(&admin, Template::Received).await;
    let built_in: Vec<bool> = desk
        .versions
        .iter()
        .map(|version| version.built_in)
        .collect();
    assert_eq!(built_in, [true, false, true]);
    assert_eq!(desk.text(), Template::Received.built_in());
    let third = shop.order(&[("rice-1", 1)], &[]).await;
    let taken_back = sent(&admin, &format!("q={}", third.no)).await;
    assert!(body(&taken_back[0]).contains("10분 안에 결제하면"));
    // What was there before comes back as a new version.
    let back = json!({ "seen": 2, "text": desk.versions[1].text });
    set(&admin, "order-received", &back)
        .await
        .good::<Vec<TextDesk>>();
    let desk = desk_of(&admin, Template::Received).await;
    assert_eq!(
        (desk.newest(), desk.text()),
        (3, desk.versions[2].text.as_str())
    );
    assert!(
        desk.versions[0]
            .made
            .as_ref()
            .is_some_and(|(who, _)| who == "서이음")
    );
    let log: AuditPage = admin.get("/api/console/audit").await.good();
    let deeds = log
        .rows
        .iter()
        .filter(|row| row.action == "message-text-changed");
    assert_eq!(deeds.count(), 3);
}

#[tokio::test]
async fn a_text_that_the_sender_would_refuse_is_not_kept() {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "a").await;
    for (template, text, says) in [
        ("order-paid", "결제가 끝났어요.", "#{주문번호}"),
        ("order-paid", "#{주문번호} #{송장번호}", "쓸 수 없어요"),
        ("order-paid", "#{주문번호} 지금 특가예요!", "특가"),
        ("order-paid", "", "비어 있어요"),
        (
            "parcel-sent",
            "#{주문번호} 출발했어요. #{택배사}",
            "#{송장번호}",
        ),
    ] {
        let refused = set(&admin, template, &json!({ "seen": 0, "text": text })).await;
        let error = refused.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, "text");
        assert!(error.fields[0].message.contains(says), "{error:?}");
    }
    let good = json!({ "seen": 0, "text": "#{주문번호} 결제가 끝났어요." });
    set(&admin, "order-none", &good)
        .await
        .refused(ErrorCode::NotFound);
    let same = json!({ "seen": 0, "text": Template::Paid.built_in() });
    set(&admin, "order-paid", &same)
        .await
        .refused(ErrorCode::WrongState);
    assert_eq!(desk_of(&admin, Template::Paid).await.versions.len(), 1);
    set(&admin, "order-paid", &good)
        .await
        .good::<Vec<TextDesk>>();
    let late = json!({ "seen": 0, "text": "#{주문번호} 다른 문구예요." });
    set(&admin, "order-paid", &late)
        .await
        .refused(ErrorCode::WrongState);

    let cs = shop.app.team(Role::Cs, "b").await;
    assert_eq!(desk_of(&cs, Template::Paid).await.newest(), 1);
    let next = json!({ "seen": 1, "text": null });
    set(&cs, "order-paid", &next)
        .await
        .refused(ErrorCode::Forbidden);
    for statement in [
        "update message_versions set content = ''",
        "delete from message_versions",
    ] {
        let change = async |tx: &mut Conn| -> Result<(), AppError> {
            sqlx::query(statement).execute(tx).await?;
            Ok(())
        };
        let changed = shop.app.state.db.write(|tx| boxed(change(tx))).await;
        assert!(changed.is_err(), "{statement}");
    }
}

#[tokio::test]
async fn what_the_sender_refused_is_sent_again_once() {
    let shop = Shop::open().await;
    let cs = shop.app.team(Role::Cs, "a").await;
    shop.fault(Provider::Messages, "send", "decline").await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.app.run_jobs().await;
    let failed = sent(&cs, "tab=failed&q=5678").await;
    assert_eq!(failed.len(), 1, "{failed:?}");
    let row = &failed[0];
    assert_eq!(row.phone, "010-****-5678");
    assert_eq!(row.order.as_ref(), Some(&placed.no));
    assert!(matches!(&row.state, SentState::Failed(_, code) if code == "RECIPIENT_REFUSED"));
    assert_eq!(shop.count_messages("order-received").await, 0);

    let (one, other) = tokio::join!(again(&cs, row), again(&cs, row));
    let mut statuses = [one.status, other.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::NO_CONTENT, StatusCode::CONFLICT]);
    shop.app.run_jobs().await;
    let rows = sent(&cs, &format!("q={}", placed.no)).await;
    assert!(matches!(rows[0].state, SentState::Sent(_)), "{rows:?}");
    assert_eq!(rows[0].tries, 2);
    assert_eq!(shop.count_messages("order-received").await, 1);
    again(&cs, row).await.refused(ErrorCode::WrongState);
    let auditor = shop.app.team(Role::Auditor, "b").await;
    again(&auditor, row).await.refused(ErrorCode::Forbidden);
    let log: AuditPage = auditor.get("/api/console/audit").await.good();
    let deeds = log
        .rows
        .iter()
        .filter(|row| row.action == "message-sent-again");
    assert_eq!(deeds.count(), 1);
}

#[tokio::test]
async fn what_waits_says_when_it_is_tried_next() {
    let shop = Shop::open().await;
    let cs = shop.app.team(Role::Cs, "a").await;
    shop.fault(Provider::Messages, "send", "http_429").await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.app.run_jobs().await;
    let end = &placed.no.as_str()[9..];
    let rows = sent(&cs, &format!("tab=waiting&q={}", end.to_lowercase())).await;
    let now = shop.app.state.clock.now();
    let SentState::Waiting(next) = rows[0].state else {
        panic!("{rows:?}");
    };
    assert!(next > now && rows[0].tries == 1, "{rows:?}");
    again(&cs, &rows[0]).await.refused(ErrorCode::WrongState);
    shop.wait(Duration::from_mins(2)).await;
    assert_eq!(sent(&cs, "tab=waiting").await, []);
    assert_eq!(shop.count_messages("order-received").await, 1);
}

#[tokio::test]
async fn a_letter_is_in_the_log_without_what_is_in_it() {
    let shop = Shop::open().await;
    let cs = shop.app.team(Role::Cs, "a").await;
    shop.producer("rice-01").await;
    let all = cs.get("/api/console/sent").await;
    let list: SentList = all.json();
    let letter = list.rows.iter().find(|row| row.title == "인증 번호");
    let letter = letter.expect("the code's letter is listed");
    assert_eq!((&letter.text, &letter.order), (&None, &None));
    assert!(letter.phone.contains("****"));
    let phone = letter.phone[letter.phone.len() - 4..].to_owned();
    assert_eq!(sent(&cs, &format!("q={phone}")).await.len(), 1);
    // Nowhere in the answer is the code, nor the whole number.
    let code = shop.last_code(&producers_phone()).await;
    assert!(!all.text().contains(&code));
    assert!(!all.text().contains(&producers_phone()[3..7]));
}

#[tokio::test]
async fn a_parcels_message_names_the_carrier_and_the_waybill() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let _ = shop.pay(&placed).await;
    let seller = shop.producer("rice-01").await;
    let path = format!("/api/console/vendors/rice-01/parcels/{}/send", placed.no);
    let waybill = json!({ "carrier": "EPOST", "number": "6890123456789" });
    let done = seller.post(&path, &waybill).await;
    assert!(done.status.is_success(), "{}", done.text());
    shop.app.run_jobs().await;
    let text = shop.last_letter(BUYER).await.expect("the shopper is told");
    assert!(
        text.contains("우체국택배") && text.contains("6890123456789"),
        "{text}"
    );
}

/// The phone that [`Shop::producer`] gives to the owner of `rice-01`.
fn producers_phone() -> String {
    let number = "rice-01".bytes().fold(7_u32, |sum, byte| {
        (sum * 31 + u32::from(byte)) % 100_000_000
    });
    format!("010{number:08}")
}
