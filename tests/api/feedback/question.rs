//! Asking about a product.

use serde_json::json;
use shared::{
    console::{parcel::Today, role::Role},
    error::ErrorCode,
};
use tests::{Shop, TestApp};

use super::{answer, ask, ask_in_confidence, entries, page, send};

#[tokio::test]
async fn a_question_appears_with_its_answer_and_whoever_asked_is_told() {
    let shop = Shop::open().await;
    let sent = ask(&shop, "rice", "햅쌀인가요?\r\n010-2222-3333으로 주세요").await;
    assert_eq!(
        (sent.status.as_u16(), sent.header("location")),
        (303, "/p/rice/ask?sent=1")
    );
    let thanks = shop.shopper().get("/p/rice/ask?sent=1").await;
    assert!(thanks.text().contains("판매자에게 전했어요"));
    assert!(!page(&shop, "rice").await.contains("햅쌀인가요?"));

    let farmer = shop.producer("rice-01").await;
    let waiting = entries(&farmer, "rice-01").await.remove(0);
    assert!(waiting.waits() && !waiting.secret);
    let today: Today = farmer
        .get("/api/console/vendors/rice-01/today")
        .await
        .good();
    assert_eq!(today.questions, 1);
    assert_eq!(
        (waiting.name.as_str(), waiting.days_left),
        ("김*희", Some(3))
    );
    assert_eq!(waiting.text, "햅쌀인가요?\n(연락처는 가렸어요)으로 주세요");
    let said = answer(
        &farmer,
        "rice-01",
        &waiting.id,
        "네, 올해 10월에 벤 쌀이에요.",
    )
    .await;
    assert_eq!(said.status, 204, "{}", said.text());

    let shown = page(&shop, "rice").await;
    for text in [
        "문의 1개",
        "김*희",
        "햅쌀인가요?",
        "올해 10월에 벤 쌀이에요.",
    ] {
        assert!(shown.contains(text), "{text}");
    }
    assert!(!shown.contains("2222"), "a phone is on the page");
    assert_eq!(shown, page(&shop, "rice").await, "the same bytes");
    let data = shop.shopper().get("/api/page?path=/p/rice").await;
    assert!(
        data.text().contains("올해 10월에 벤 쌀이에요."),
        "as data, too"
    );
    let letter = shop.last_letter("01022223333").await.unwrap();
    assert!(letter.contains("올해 10월에 벤 쌀이에요."), "{letter}");
}

#[tokio::test]
async fn a_page_tells_the_truth_when_nothing_was_asked_or_said() {
    let app = TestApp::with_mall().await;
    let html = app.anonymous().get("/p/rice").await.text();
    assert!(html.contains("아직 상품평이 없어요"));
    assert!(html.contains("href=\"/p/rice/ask\" target=\"_self\""));
    let form = app.anonymous().get("/p/rice/ask").await;
    assert_eq!(
        (form.status.as_u16(), form.header("cache-control")),
        (200, "no-store")
    );
    let html = form.text();
    assert!(html.contains("<form method=\"post\" action=\"/p/rice/ask\""));
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains(" style=\""));
    let none = app.anonymous().get("/p/nothing/ask").await;
    assert_eq!(
        (none.status.as_u16(), none.header("location")),
        (303, "/p/nothing")
    );
}

#[tokio::test]
async fn only_the_vendor_reads_what_was_asked_in_confidence() {
    let shop = Shop::open().await;
    let sent = ask_in_confidence(&shop, "rice", "010-2222-3333으로 전화 주세요").await;
    assert_eq!(sent.status, 303);
    let agent = shop.app.team(Role::Cs, "a").await;
    let sealed = entries(&agent, "rice-01").await.remove(0);
    assert!(sealed.secret && sealed.text.is_empty());
    let tried = answer(&agent, "rice-01", &sealed.id, "네").await;
    tried.refused(ErrorCode::Forbidden);
    let listed = agent.get("/api/console/feedback?tab=waiting").await;
    assert!(!listed.text().contains("전화 주세요"));

    let farmer = shop.producer("rice-01").await;
    let open = entries(&farmer, "rice-01").await.remove(0);
    assert_eq!(open.text, "010-2222-3333으로 전화 주세요");
    let said = answer(&farmer, "rice-01", &open.id, "오늘 전화드릴게요").await;
    assert_eq!(said.status, 204);
    let html = page(&shop, "rice").await;
    assert!(!html.contains("전화 주세요") && !html.contains("오늘 전화드릴게요"));
    let letter = shop.last_letter("01022223333").await.unwrap();
    assert!(letter.contains("오늘 전화드릴게요"), "{letter}");
    let told = entries(&agent, "rice-01").await.remove(0);
    assert_eq!(told.answer, "답했어요.");
}

#[tokio::test]
async fn another_vendor_can_neither_see_nor_answer_it() {
    let shop = Shop::open().await;
    let _ = ask(&shop, "rice", "햅쌀인가요?").await;
    let farmer = shop.producer("rice-01").await;
    let id = entries(&farmer, "rice-01").await.remove(0).id;
    let other = shop.producer("craft-01").await;
    assert!(entries(&other, "craft-01").await.is_empty());
    let through = answer(&other, "craft-01", &id, "아니요").await;
    through.refused(ErrorCode::NotFound);
    let over = answer(&other, "rice-01", &id, "아니요").await;
    over.refused(ErrorCode::NotFound);
    assert!(entries(&farmer, "rice-01").await.remove(0).waits());
}

#[tokio::test]
async fn an_answer_has_words_and_comes_once() {
    let shop = Shop::open().await;
    let _ = ask(&shop, "rice", "햅쌀인가요?").await;
    let farmer = shop.producer("rice-01").await;
    let id = entries(&farmer, "rice-01").await.remove(0).id;
    for text in [" ".to_owned(), "가".repeat(1_001)] {
        let refused = answer(&farmer, "rice-01", &id, &text).await;
        assert_eq!(refused.refused(ErrorCode::Invalid).fields[0].field, "text");
    }
    assert_eq!(answer(&farmer, "rice-01", &id, "네").await.status, 204);
    let again = answer(&farmer, "rice-01", &id, "아니요").await;
    again.refused(ErrorCode::WrongState);
    let none = answer(&farmer, "rice-01", "nothing", "네").await;
    none.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::with_mall().await;
    let long = "가".repeat(1_001);
    for (name, phone, text, says) in [
        ("", "01022223333", "햅쌀<인가요>", "이름을 적어 주세요."),
        ("김영희", "1234", "햅쌀<인가요>", "휴대전화 번호를 숫자로"),
        ("김영희", "01022223333", " ", "궁금한 것을 적어 주세요."),
        (
            "김영희",
            "01022223333",
            long.as_str(),
            "1,000자까지 적을 수 있어요. 조금만",
        ),
    ] {
        let fields = [("name", name), ("phone", phone), ("text", text)];
        let reply = send(&app.anonymous(), "/p/rice/ask", &fields).await;
        assert_eq!(reply.status, 422, "{says}");
        let html = reply.text();
        assert!(html.contains(says), "{says}");
        assert!(html.contains("aria-invalid=\"true\""), "{says}");
        if text.contains('<') {
            assert!(html.contains("햅쌀&lt;인가요&gt;"), "{says}");
            assert!(!html.contains("햅쌀<"), "{says}");
        }
    }
}

#[tokio::test]
async fn forms_of_other_sites_and_too_many_of_them_are_refused() {
    let shop = Shop::open().await;
    let foreign = shop.shopper().header("sec-fetch-site", "cross-site");
    let kind = "application/x-www-form-urlencoded";
    let body = b"name=a&phone=01022223333&text=b".to_vec();
    let refused = foreign.post_raw("/p/rice/ask", kind, body.clone()).await;
    refused.refused(ErrorCode::Forbidden);
    let unknown = shop.shopper().post_raw("/p/rice/ask", kind, body).await;
    unknown.refused(ErrorCode::Forbidden);
    let json = shop.shopper().header("sec-fetch-site", "same-origin");
    let reply = json.post("/p/rice/ask", &json!({ "name": "a" })).await;
    reply.refused(ErrorCode::Invalid);
    for _ in 0..5 {
        assert_eq!(ask(&shop, "rice", "햅쌀인가요?").await.status, 303);
    }
    let sixth = ask(&shop, "rice", "정말 햅쌀인가요?").await;
    assert_eq!(sixth.status, 422);
    assert!(sixth.text().contains("다섯 번까지"));
    assert!(sixth.text().contains("정말 햅쌀인가요?"));
    let farmer = shop.producer("rice-01").await;
    assert_eq!(entries(&farmer, "rice-01").await.len(), 5);
}
