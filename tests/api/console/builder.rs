//! The page of a product, put in order by its producer and looked at before it is sold.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    catalog::Mark,
    console::{
        product::{Block, Certificate, DraftFile, Part, Step, Telling, append, shift},
        role::Role,
    },
    error::ErrorCode,
    ids::ProductId,
    page::DetailBlock,
};
use tests::{Actor, Shop};

use super::shelf::{REVIEWS, id_of, made, submit};

pub(super) async fn file(producer: &Actor, path: &str) -> DraftFile {
    producer.get(path).await.good()
}

/// The parts as the producer sees them.
fn parts(file: &DraftFile) -> Vec<Block> {
    if file.draft.blocks.is_empty() {
        file.template.clone()
    } else {
        file.draft.blocks.clone()
    }
}

/// Changes the parts and keeps them.
pub(super) async fn arrange(
    producer: &Actor,
    path: &str,
    change: impl FnOnce(&mut Vec<Block>),
) -> DraftFile {
    let file = file(producer, path).await;
    let mut draft = file.draft.clone();
    draft.blocks = parts(&file);
    change(&mut draft.blocks);
    producer.post(path, &draft).await.good()
}

fn names(blocks: &[Block]) -> Vec<&'static str> {
    blocks.iter().map(|block| block.part.name()).collect()
}

pub(super) async fn sent(producer: &Actor, path: &str) {
    let reply = submit(producer, path).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
}

pub(super) async fn sold(county: &Actor, path: &str) -> ProductId {
    let path = format!("{REVIEWS}/{}/approve", id_of(path));
    county.post(&path, &json!({})).await.good()
}

/// What stands between the heading of the details and their end.
fn details(html: &str) -> &str {
    let (_, rest) = html.split_once("id=\"detail\"").expect("details are there");
    rest.split_once("</section>").expect("they end").0
}

#[tokio::test]
async fn the_page_is_the_producers_own_and_looks_in_the_frame_as_in_the_shop() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    let before = file(&producer, &path).await;
    assert!(before.draft.blocks.is_empty(), "nobody put it in order yet");
    assert_eq!(
        names(&before.template),
        [
            "좋은 점",
            "키우는 이야기",
            "먹는 법",
            "보관하는 법",
            "표",
            "자주 묻는 것",
            "보내는 날·교환"
        ]
    );
    let photo = before.draft.photos[0].path.clone();
    let news = arrange(&producer, &path, |blocks| {
        let cooking = blocks[2].id;
        assert_eq!(shift(blocks, cooking, Step::Up), Some(1));
        blocks.remove(3);
        append(
            blocks,
            Part::Photo {
                path: photo,
                caption: "오늘 딴 것".to_owned(),
            },
        );
        append(
            blocks,
            Part::Certificates {
                title: "인증".to_owned(),
                items: vec![Certificate {
                    mark: Mark::Pfree,
                    number: "15-3-8".to_owned(),
                }],
            },
        );
    })
    .await;
    assert!(news.faults.is_empty(), "{:?}", news.faults);
    let order = [
        "좋은 점",
        "먹는 법",
        "키우는 이야기",
        "표",
        "자주 묻는 것",
        "보내는 날·교환",
        "사진",
        "인증",
    ];
    assert_eq!(names(&news.draft.blocks), order);

    let frame = producer.get(&format!("{path}/preview")).await;
    let policy = frame.header("content-security-policy");
    assert!(
        policy.contains("frame-ancestors 'self'; sandbox"),
        "{policy}"
    );
    assert_eq!(frame.header("x-frame-options"), "SAMEORIGIN");
    let framed = frame.text();
    sent(&producer, &path).await;
    let id = sold(&county, &path).await;
    shop.app.run_jobs().await;
    let page = shop.shopper().get(&format!("/p/{id}")).await;
    assert_eq!(details(&framed), details(&page.text()), "one renderer");

    let page: Value = shop
        .shopper()
        .get(&format!("/api/products/{id}"))
        .await
        .good();
    let detail: Vec<DetailBlock> =
        serde_json::from_value(page["detail"].clone()).expect("details are read");
    assert_eq!(detail.len(), order.len());
    assert!(matches!(&detail[6], DetailBlock::Picture { image, caption }
        if image.alt == "상자에 담긴 생표고버섯" && caption == "오늘 딴 것"));
    let text = page["detail"].to_string();
    for words in ["무농약농산물", "15-3-8", "마감해요", "철회할 수 없어요"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn an_answer_is_followed_until_the_page_says_something_else() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    let own = "제가 손으로 적은 말이에요.";
    let mut draft = arrange(&producer, &path, |blocks| {
        blocks[2].part = Part::words(Telling::Cooking, own);
    })
    .await
    .draft;
    draft.page.grow = "세 해를 키워요.".to_owned();
    draft.page.eat = "된장국에 넣으세요.".to_owned();
    let news: DraftFile = producer.post(&path, &draft).await.good();
    let body = |at: usize| match &news.draft.blocks[at].part {
        Part::Words { body, .. } => body.clone(),
        other => panic!("words, not {other:?}"),
    };
    assert_eq!(body(1), "세 해를 키워요.");
    assert_eq!(body(2), own);
}

#[tokio::test]
async fn what_is_missing_on_the_page_is_said_by_name() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    let file = arrange(&producer, &path, |blocks| {
        append(blocks, Part::words(Telling::Origin, ""));
        append(blocks, Part::words(Telling::Origin, "어디보다 최고예요"));
        let foreign = Part::Photo {
            path: "a.png".to_owned(),
            caption: String::new(),
        };
        append(blocks, foreign);
    })
    .await;
    let count = file.draft.blocks.len();
    assert_eq!(count, 9, "a stranger's photo is not taken");
    let refusal = submit(&producer, &path).await.refused(ErrorCode::Invalid);
    let fields: Vec<&str> = refusal.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["blocks.7.body", "blocks.8.body"]);
    let mut draft = arrange(&producer, &path, |blocks| blocks.truncate(7))
        .await
        .draft;
    draft.photos[0].alt = String::new();
    producer.post(&path, &draft).await.good::<DraftFile>();
    let refusal = submit(&producer, &path).await.refused(ErrorCode::Invalid);
    assert!(
        refusal.fields[0].message.contains("‘큰 사진’"),
        "{refusal:?}"
    );
    let unknown = json!({ "id": 1, "part": { "html": { "body": "<b>" } } });
    let mut said = serde_json::to_value(&draft).expect("a draft is JSON");
    said["blocks"] = json!([unknown]);
    producer
        .post(&path, &said)
        .await
        .refused(ErrorCode::Invalid);
}

#[tokio::test]
async fn a_page_that_nobody_finished_can_be_looked_at() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = "/api/console/vendors/rice-01/products";
    let begun: Value = producer.post(path, &()).await.good();
    let id = begun["id"].as_str().expect("an id");
    let frame = producer.get(&format!("{path}/{id}/preview")).await;
    assert_eq!(frame.status, StatusCode::OK);
    assert!(
        frame.text().contains("물건 이름"),
        "a stand-in for the name"
    );
}
