//! Reviews by who bought it.

use std::time::Duration;

use serde_json::json;
use shared::{console::feedback::Kind, error::ErrorCode};
use tests::Shop;

use super::{arrived, entries, page, review, send, write};
use crate::claim::{deliver, ship};

#[tokio::test]
async fn nobody_reviews_what_has_not_arrived() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let refused = async |stage: &str| {
        let early = write(&shop, &placed, "5", "맛있어요").await;
        assert_eq!(early.status, 422, "{stage}");
        assert!(
            early.text().contains("받으신 뒤에 남길 수 있어요"),
            "{stage}"
        );
        assert!(!page(&shop, "rice").await.contains("맛있어요"), "{stage}");
    };
    refused("unpaid").await;
    shop.pay(&placed).await;
    refused("paid").await;
    ship(&shop, &placed, "rice-01").await;
    refused("sent").await;
}

#[tokio::test]
async fn a_review_stands_on_the_page_until_its_writer_takes_it_back() {
    let shop = Shop::open().await;
    let placed = arrived(&shop).await;
    let forms = review(&shop, &placed, &[]).await;
    assert_eq!(forms.status, 200);
    assert!(forms.text().contains("상품평 남기기"));
    let wrote = write(&shop, &placed, "4", "밥이 달아요. kim@example.com").await;
    assert_eq!(wrote.status, 200, "{}", wrote.text());
    let html = page(&shop, "rice").await;
    for text in [
        "상품평 1개",
        "★★★★☆",
        "김*록",
        "밥이 달아요.",
        "상품평이 1개라서",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains("kim@example.com"));
    let again = write(&shop, &placed, "1", "한 번 더").await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("이미 상품평을 남기셨어요"));

    let back = review(&shop, &placed, &[("act", "take-back"), ("place", "1")]).await;
    assert_eq!(back.status, 200);
    assert!(!page(&shop, "rice").await.contains("밥이 달아요."));
    let nothing = review(&shop, &placed, &[("act", "take-back"), ("place", "1")]).await;
    assert!(nothing.text().contains("지울 상품평이 없어요"));
    assert_eq!(write(&shop, &placed, "5", "다시 적어요").await.status, 200);
}

#[tokio::test]
async fn an_average_is_made_of_three() {
    let shop = Shop::open().await;
    for (stars, average) in [("5", false), ("5", false), ("4", true)] {
        let placed = arrived(&shop).await;
        assert_eq!(write(&shop, &placed, stars, "좋아요").await.status, 200);
        let html = page(&shop, "rice").await;
        assert_eq!(html.contains("별 다섯 개 중 4.7개"), average);
        assert_eq!(html.contains("3분의 평균이에요"), average);
    }
}

#[tokio::test]
async fn only_the_order_s_own_token_opens_its_reviews() {
    let shop = Shop::open().await;
    let (mine, other) = (arrived(&shop).await, arrived(&shop).await);
    let path = format!("/orders/{}/reviews", mine.no);
    for token in ["", "zz", other.order_token.as_str()] {
        let fields = [
            ("token", token),
            ("act", "write"),
            ("place", "1"),
            ("stars", "1"),
            ("text", "남의 주문"),
        ];
        let reply = send(&shop.shopper(), &path, &fields).await;
        assert_eq!(reply.status, 303, "{token}");
        assert_eq!(reply.header("location"), format!("/orders/{}", mine.no));
    }
    let foreign = shop.shopper().header("sec-fetch-site", "cross-site");
    let kind = "application/x-www-form-urlencoded";
    let body = format!("token={}", mine.order_token).into_bytes();
    foreign
        .post_raw(&path, kind, body)
        .await
        .refused(ErrorCode::Forbidden);
    assert!(!page(&shop, "rice").await.contains("남의 주문"));
    let without = shop.shopper().get(&path).await;
    assert_eq!(without.header("location"), format!("/orders/{}", mine.no));
}

#[tokio::test]
async fn a_review_has_stars_and_words_of_a_line_that_stayed() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1), ("bowl-1", 1)], &[]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    for (stars, text, says) in [
        ("0", "좋아요", "별점을 하나 골라 주세요"),
        ("6", "좋아요", "별점을 하나 골라 주세요"),
        ("5", " ", "한마디 적어 주세요"),
    ] {
        let reply = write(&shop, &placed, stars, text).await;
        assert_eq!(reply.status, 422, "{says}");
        assert!(reply.text().contains(says), "{says}");
    }
    // The bowl, which stands first, has not come, a parcel's fee is no line, and there is no such place.
    for place in ["1", "3", "4", "99"] {
        let fields = [
            ("act", "write"),
            ("place", place),
            ("stars", "5"),
            ("text", "a"),
        ];
        let reply = review(&shop, &placed, &fields).await;
        assert_eq!(reply.status, 422, "{place}");
    }
    let cancelled = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&cancelled).await;
    shop.cancel(&cancelled).await.good::<serde_json::Value>();
    let reply = write(&shop, &cancelled, "5", "좋아요").await;
    assert_eq!(reply.status, 422);
}

#[tokio::test]
async fn the_vendor_replies_once_and_no_other_vendor_does() {
    let shop = Shop::open().await;
    let placed = arrived(&shop).await;
    assert_eq!(
        write(&shop, &placed, "2", "돌이 있었어요").await.status,
        200
    );
    let farmer = shop.producer("rice-01").await;
    let entry = entries(&farmer, "rice-01").await.remove(0);
    assert_eq!(
        (entry.kind, entry.stars, entry.waits()),
        (Kind::Reviews, 2, false)
    );
    let say = json!({ "text": "죄송해요. 바로 새로 보내드릴게요." });
    let other = shop.producer("craft-01").await;
    let foreign = format!("/api/console/vendors/craft-01/reviews/{}", entry.id);
    other
        .post(&foreign, &say)
        .await
        .refused(ErrorCode::NotFound);
    let path = format!("/api/console/vendors/rice-01/reviews/{}", entry.id);
    assert_eq!(farmer.post(&path, &say).await.status, 204);
    assert!(
        page(&shop, "rice")
            .await
            .contains("바로 새로 보내드릴게요.")
    );
    farmer.post(&path, &say).await.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn what_the_products_page_has_no_room_for_is_read_page_by_page() {
    let shop = Shop::open().await;
    let empty = shop.shopper().get("/p/rice/reviews").await.text();
    assert!(empty.contains("아직 아무도 적지 않았어요"));
    for nth in 1..=21 {
        let placed = arrived(&shop).await;
        let text = format!("말씀-{nth:02}");
        assert_eq!(write(&shop, &placed, "5", &text).await.status, 200);
        shop.app.clock.advance(Duration::from_secs(1));
    }
    let first = page(&shop, "rice").await;
    assert!(first.contains("말씀-21") && first.contains("말씀-12"));
    assert!(
        !first.contains("말씀-11"),
        "ten stand on the product's page"
    );
    assert!(first.contains("상품평 21개 모두 보기"));
    let said = async |path: &str| {
        let text = shop.shopper().get(path).await.text();
        let seen = (1..=21).filter(|nth| text.contains(&format!("말씀-{nth:02}")));
        seen.collect::<Vec<_>>()
    };
    assert_eq!(said("/p/rice/reviews").await, (2..=21).collect::<Vec<_>>());
    assert_eq!(said("/p/rice/reviews?page=2").await, [1]);
    // Past the end is the last page; questions are another list.
    assert_eq!(said("/p/rice/reviews?page=9").await, [1]);
    assert!(said("/p/rice/questions").await.is_empty());
    let nothing = shop.shopper().get("/p/no-such/reviews").await;
    assert_eq!(nothing.header("location"), "/p/no-such");
}
