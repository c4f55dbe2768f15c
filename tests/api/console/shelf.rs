//! From a producer's answers to a product that shoppers buy.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{
        product::{Begun, DraftFile, DraftStatus, Products},
        role::Role,
    },
    error::ErrorCode,
    ids::ProductId,
};
use tests::{Actor, Reply, Shop, folder::ImportFolder};

use super::onboarding::new_vendor;

pub(super) const REVIEWS: &str = "/api/console/reviews/products";

/// What a producer says of a product, without the photos, which are sent by themselves.
fn said() -> Value {
    json!({
        "name": "참나무 원목 생표고버섯",
        "category": "grain-rice",
        "choices": [
            { "label": "1kg 한 상자", "grams": 1000, "price": 18000, "stock": 20 },
            { "label": "2kg 한 상자", "grams": 2000, "price": 34000, "stock": 5 }
        ],
        "tax": "TAX_FREE",
        "origin": "국산(전남 강진군)",
        "keeping": "COOL",
        "shelfLife": "받은 날부터 열흘",
        "class": "AGRI",
        "notice": [{ "label": "소비자안전을 위한 주의사항", "value": "익혀서 드세요" }],
        "page": {
            "good": "참나무에서 두 해를 키워 향이 진해요. 갓이 두툼해요.",
            "grow": "옴천 산자락 참나무에서 키웁니다.\n새벽에 따서 그날 보냅니다.",
            "eat": "굵은소금만 뿌려 구우면 맛있어요.",
            "keep": "씻지 말고 종이에 싸서 냉장고에 두세요.",
            "whom": "국물 요리를 자주 하시는 분께 좋아요."
        },
        "photos": []
    })
}

/// Two pixels side by side, taken with the camera on its side: they belong on top of each other.
const TURNED: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x7B, 0x40, 0xE8,
    0xDD, 0x00, 0x00, 0x00, 0x1A, 0x65, 0x58, 0x49, 0x66, 0x49, 0x49, 0x2A, 0x00, 0x08, 0x00, 0x00,
    0x00, 0x01, 0x00, 0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0xB7, 0x48, 0x11, 0x29, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9C, 0x63, 0xF8, 0xCF, 0x00, 0x04, 0xFF, 0x01, 0x07, 0x00, 0x01, 0xFF, 0xE2, 0x23, 0x9E, 0x59,
    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

fn shelf(vendor: &str) -> String {
    format!("/api/console/vendors/{vendor}/products")
}

async fn send_photo(producer: &Actor, path: &str) -> Reply {
    let pixel = ImportFolder::small().bytes("images/a.png");
    let path = format!("{path}/photos");
    producer.post_raw(&path, "image/png", pixel).await
}

/// A product in the making with everything that it needs; answers its path.
pub(super) async fn made(
    producer: &Actor,
    vendor: &str,
    change: impl FnOnce(&mut Value),
) -> String {
    let begun: Begun = producer.post(&shelf(vendor), &()).await.good();
    let path = format!("{}/{}", shelf(vendor), begun.id);
    let file: DraftFile = send_photo(producer, &path).await.good();
    let mut said = said();
    said["photos"] = serde_json::to_value(&file.draft.photos).expect("photos are JSON");
    said["photos"][0]["alt"] = json!("상자에 담긴 생표고버섯");
    change(&mut said);
    producer.post(&path, &said).await.good::<DraftFile>();
    path
}

pub(super) fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

pub(super) async fn submit(producer: &Actor, path: &str) -> Reply {
    producer.post(&format!("{path}/submit"), &()).await
}

#[tokio::test]
async fn a_new_producers_product_is_approved_seen_and_bought() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let (owner, vendor) = new_vendor(&shop, &county).await;
    let path = made(&owner, vendor.as_str(), |_| {}).await;
    let file: DraftFile = owner.get(&path).await.good();
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let origin = file.draft.notice.iter().find(|line| line.label == "원산지");
    assert_eq!(origin.unwrap().value, "국산(전남 강진군)", "filled in");
    for _ in 0..2 {
        let reply = submit(&owner, &path).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    }
    let reply = owner.post(&path, &said()).await;
    reply.refused(ErrorCode::WrongState);

    let review = format!("{REVIEWS}/{}", id_of(&path));
    let back = json!({ "reason": "2kg 값을 다시 봐 주세요." });
    let reply = county.post(&format!("{review}/return"), &back).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let file: DraftFile = owner.get(&path).await.good();
    assert_eq!(file.status, DraftStatus::Returned);
    let reply = submit(&owner, &path).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let mut products = Vec::new();
    for _ in 0..2 {
        let approved = county.post(&format!("{review}/approve"), &json!({})).await;
        products.push(approved.good::<ProductId>());
    }
    assert_eq!(products[0], products[1], "approving twice is once");
    let id = &products[0];
    shop.app.run_jobs().await;

    let page: Value = shop
        .shopper()
        .get(&format!("/api/products/{id}"))
        .await
        .good();
    let text = page.to_string();
    for words in [
        "참나무 원목 생표고버섯",
        "두 해를 키워",
        "익혀서 드세요",
        "푸른골 표고농장",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let placed = shop.order(&[(&format!("{id}-1"), 2)], &[]).await;
    shop.pay(&placed).await;
    assert_eq!(shop.stock_left(&format!("{id}-1")).await, 18);
    let listed: Products = owner.get(&shelf(vendor.as_str())).await.good();
    assert_eq!(listed.rows[0].status, DraftStatus::Live);

    let folder = ImportFolder::small().replace("vendors.csv", "새벽논 정미소", "새벽논 방앗간");
    assert!(shop.app.import(&folder).await.is_done());
    let reply = shop.shopper().get(&format!("/api/products/{id}")).await;
    assert_eq!(reply.status, StatusCode::OK, "an import leaves it on sale");
    assert_eq!(shop.stock_left(&format!("{id}-1")).await, 18);
}

/// Something that is said wrongly.
type Slip = fn(&mut Value);

#[tokio::test]
async fn what_the_law_wants_is_said_in_words() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let cases: [(&str, Slip); 5] = [
        ("notice.10.value", |said| {
            said["notice"][0]["value"] = json!("상세 페이지 참조");
        }),
        ("photos.0.alt", |said| said["photos"][0]["alt"] = json!(" ")),
        ("photos", |said| said["photos"] = json!([])),
        ("page.good", |said| {
            said["page"]["good"] = json!("우리나라 최고예요.");
        }),
        ("category", |said| said["category"] = json!("grain")),
    ];
    for (field, change) in cases {
        let path = made(&producer, "rice-01", change).await;
        let refusal = submit(&producer, &path).await.refused(ErrorCode::Invalid);
        let fields: Vec<&str> = refusal.fields.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, [field], "{refusal:?}");
    }
}

#[tokio::test]
async fn tax_is_asked_and_never_guessed() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |said| said["tax"] = json!("UNSURE")).await;
    let approve = format!("{REVIEWS}/{}/approve", id_of(&path));
    let early = county.post(&approve, &json!({ "tax": "TAX_FREE" })).await;
    early.refused(ErrorCode::WrongState);
    let reply = submit(&producer, &path).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    for unsaid in [json!({}), json!({ "tax": "UNSURE" })] {
        let reply = county.post(&approve, &unsaid).await;
        reply.refused(ErrorCode::Invalid);
    }
    let reply = county.post(&approve, &json!({ "tax": "TAXABLE" })).await;
    reply.good::<ProductId>();
}

#[tokio::test]
async fn a_product_belongs_to_its_vendor_and_is_judged_by_reviewers() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    let other = shop.producer("sea-01").await;
    let theirs = format!("{}/{}", shelf("sea-01"), id_of(&path));
    other.get(&theirs).await.refused(ErrorCode::NotFound);
    let reply = other.post(&theirs, &said()).await;
    reply.refused(ErrorCode::NotFound);
    submit(&other, &theirs).await.refused(ErrorCode::NotFound);
    send_photo(&other, &theirs)
        .await
        .refused(ErrorCode::NotFound);
    other.get(&path).await.refused(ErrorCode::NotFound);
    let approve = format!("{REVIEWS}/{}/approve", id_of(&path));
    for person in [&producer, &shop.app.team(Role::Cs, "한가람").await] {
        let reply = person.post(&approve, &json!({})).await;
        reply.refused(ErrorCode::Forbidden);
    }
}

#[tokio::test]
async fn only_photos_that_were_sent_here_are_kept() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |said| {
        let foreign = json!({ "path": "a.png", "thumb": "/x", "alt": "남의 사진" });
        said["photos"].as_array_mut().expect("a list").push(foreign);
    })
    .await;
    let file: DraftFile = producer.get(&path).await.good();
    assert_eq!(file.draft.photos.len(), 1);
    let thumb = shop.shopper().get(&file.draft.photos[0].thumb).await;
    assert_eq!(thumb.header("content-type"), "image/webp");

    let photos = format!("{path}/photos");
    let text = producer.post_raw(&photos, "image/jpeg", b"not a picture".to_vec());
    text.await.refused(ErrorCode::Invalid);
    let large = vec![0; 15 * 1024 * 1024 + 1];
    let reply = producer.post_raw(&photos, "image/jpeg", large).await;
    reply.refused(ErrorCode::TooLarge);
}

#[tokio::test]
async fn a_photo_stands_upright_and_says_nothing_of_the_camera() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let begun: Begun = producer.post(&shelf("rice-01"), &()).await.good();
    let path = format!("{}/{}/photos", shelf("rice-01"), begun.id);
    let sent = producer.post_raw(&path, "image/png", TURNED.to_vec()).await;
    let file: DraftFile = sent.good();
    let thumb = &file.draft.photos[0].thumb;
    assert!(thumb.ends_with("-1.webp"), "one pixel wide: {thumb}");
    let served = shop.shopper().get(thumb).await;
    let tells = served
        .body
        .windows(4)
        .any(|bytes| bytes == b"II*\0" || bytes == b"EXIF");
    assert!(!tells);
}
