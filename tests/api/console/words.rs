//! Words that find the same: tried out first, changed at once, and kept by every import.

use serde_json::{Value, json};
use shared::{
    console::{
        role::Role,
        word::{Tried, WordGroups},
    },
    error::ErrorCode,
};
use tests::{Actor, Reply, Shop, folder::ImportFolder};

const WORDS: &str = "/api/console/words";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let md = shop.app.team(Role::Md, "남다름").await;
    (shop, md)
}

async fn change(who: &Actor, before: Value, after: Value) -> Reply {
    let request = json!({ "before": before, "after": after });
    who.post(WORDS, &request).await
}

/// How many products a word finds in the shop.
async fn finds((shop, who): (&Shop, &Actor), word: &str) -> u32 {
    shop.app.run_jobs().await;
    attempt(who, word, "", "").await.now.count
}

async fn attempt(who: &Actor, word: &str, before: &str, after: &str) -> Tried {
    let code = |text: &str| {
        let bytes = text.bytes().map(|byte| format!("%{byte:02X}"));
        bytes.collect::<String>()
    };
    let path = format!(
        "{WORDS}/try?q={}&before={}&after={}",
        code(word),
        code(before),
        code(after)
    );
    who.get(&path).await.good()
}

#[tokio::test]
async fn a_word_is_tried_out_and_finds_from_then_on() {
    let (shop, md) = open().await;
    let there: WordGroups = md.get(WORDS).await.good();
    assert_eq!(there.groups, [["쌀", "백미"]]);
    assert_eq!(finds((&shop, &md), "도자기").await, 0);
    let tried = attempt(&md, "도자기", "", "청자,도자기").await;
    assert_eq!((tried.now.count, tried.then.count), (0, 1));
    assert_eq!(tried.then.names, ["청자 밥그릇"]);
    assert_eq!(
        finds((&shop, &md), "도자기").await,
        0,
        "a try changes nothing"
    );

    let news: WordGroups = change(&md, json!([]), json!(["청자", " 도자기 "]))
        .await
        .good();
    assert_eq!(news.groups[1], ["청자", "도자기"]);
    assert_eq!(finds((&shop, &md), "도자기").await, 1);
    let again: WordGroups = change(
        &md,
        json!(["청자", "도자기"]),
        json!(["청자", "도자기", "그릇류"]),
    )
    .await
    .good();
    assert_eq!(again.groups[1].len(), 3);
    let stale = change(&md, json!(["청자", "도자기"]), json!([])).await;
    stale.refused(ErrorCode::WrongState);

    // No file takes it back; other words of the file still come in.
    let popular = ImportFolder::small().replace(
        "mall.json",
        r#""popular": ["매생이"]"#,
        r#""popular": ["전복"]"#,
    );
    let report = shop.app.import(&popular).await;
    assert!(report.is_done() && report.is_change(), "{report}");
    assert_eq!(finds((&shop, &md), "도자기").await, 1);
    let gone: WordGroups = change(&md, json!(["청자", "도자기", "그릇류"]), json!([]))
        .await
        .good();
    assert_eq!(gone.groups.len(), 1);
    assert_eq!(finds((&shop, &md), "도자기").await, 0);
    let log = shop.app.team(Role::Auditor, "강바름").await;
    let log = log.get("/api/console/audit").await.text();
    assert!(log.contains("words-changed") && log.contains("청자, 도자기"));
}

#[tokio::test]
async fn a_group_that_says_nothing_or_what_another_says_is_refused() {
    let (shop, md) = open().await;
    let many: Vec<String> = (0..21).map(|nth| format!("말{nth}")).collect();
    for (after, field) in [
        (json!([]), "words"),
        (json!(["전복"]), "words"),
        (json!(["전복", " "]), "words.1"),
        (json!(["전복", "!!"]), "words.1"),
        (json!(["전복", "전 복"]), "words.1"),
        (json!(["현미", "백미"]), "words.1"),
        (json!(["전복", "가".repeat(41)]), "words.1"),
        (json!(["전복", "활전복,생전복"]), "words.1"),
        (json!(many), "words"),
    ] {
        let error = change(&md, json!([]), after.clone())
            .await
            .refused(ErrorCode::Invalid);
        let has = error.fields.iter().any(|fault| fault.field == field);
        assert!(has, "{after}: {:?}", error.fields);
    }
    let there: WordGroups = md.get(WORDS).await.good();
    assert_eq!(there.groups, [["쌀", "백미"]]);
    let seller = shop.producer("rice-01").await;
    seller.get(WORDS).await.refused(ErrorCode::Forbidden);
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    for who in [&auditor, &seller] {
        let reply = change(who, json!([]), json!(["청자", "도자기"])).await;
        reply.refused(ErrorCode::Forbidden);
    }
}
