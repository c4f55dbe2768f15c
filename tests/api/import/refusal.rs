//! What can be wrong in a folder, and how it is told.

use backend::import::{BadRows, ImportOptions};
use serde_json::Value;
use tests::{TestApp, folder::ImportFolder};

use super::assert_refused;

#[tokio::test]
async fn a_duplicate_names_the_line_of_the_first() {
    let small = ImportFolder::small();
    let row = small
        .text("options.csv")
        .lines()
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    assert_refused(
        small.line("options.csv", &row),
        &["options.csv 8행", "`rice-1`", "2행에 이미"],
    )
    .await;
}

#[tokio::test]
async fn an_unknown_reference_is_named() {
    let folder = ImportFolder::small().replace("products.csv", "bowl,craft-01", "bowl,craft-99");
    assert_refused(
        folder,
        &["products.csv 6행 vendor", "`craft-99`", "vendors.csv"],
    )
    .await;
}

#[tokio::test]
async fn a_bad_price_names_its_cell_and_what_would_be_right() {
    let folder = ImportFolder::small().replace("options.csv", "17500", "만칠천원");
    assert_refused(
        folder,
        &["options.csv 2행 price", "`만칠천원`", "12,000처럼"],
    )
    .await;
    let free = ImportFolder::small().replace("options.csv", "17500", "0");
    assert_refused(free, &["options.csv 2행 price", "100원 이상"]).await;
}

#[tokio::test]
async fn every_problem_is_reported_at_once() {
    let folder = ImportFolder::small()
        .replace("options.csv", "17500", "만원")
        .replace("vendors.csv", "EXEMPT", "NOTHING")
        .replace("campaigns.json", "\"rate_bp\": 700", "\"rate_bp\": 70000");
    assert_refused(
        folder,
        &[
            "options.csv 2행 price",
            "taxation",
            "campaigns.json 5행 rule",
            "만분율",
            // What hangs on the bad vendor is not complained about again.
            "고칠 곳이 3군데",
        ],
    )
    .await;
}

#[tokio::test]
async fn columns_and_fields_that_are_not_in_the_form_are_faults() {
    let column = ImportFolder::small().replace("vendors.csv", "township", "village");
    assert_refused(column, &["`village`", "없는 열", "`township` 열이 없어요"]).await;
    let field = ImportFolder::small().replace("mall.json", "\"demo\"", "\"dmeo\"");
    assert_refused(field, &["mall.json", "`dmeo`", "없는 항목"]).await;
    let missing = ImportFolder::small().without("products.csv");
    assert_refused(missing, &["products.csv", "파일이 없어요"]).await;
    let broken = ImportFolder::small().with("banners.json", "[{");
    assert_refused(broken, &["banners.json", "JSON 형식"]).await;
}

#[tokio::test]
async fn what_belongs_together_is_checked() {
    let small = ImportFolder::small;
    let cases = [
        (
            small().replace(
                "zones.json",
                "\"ri\": \"선유도리\"}]",
                "\"ri\": \"무녀도리\"}]",
            ),
            "vectors",
        ),
        (
            small().replace("programmes.json", "\"payback\": 25000", "\"payback\": 1"),
            "payback.vectors",
        ),
        (small().replace("campaigns.json", "39900", "99000"), "특가"),
        (
            small().replace("lots.csv", "halftrip-2026,57000", "gangjin-love,57000"),
            "발행 기관",
        ),
        (
            small().replace("lots.csv", "100000,10000", "1000,10000"),
            "발행 금액보다",
        ),
        (
            small().replace("lots.csv", "100000,10000", "0,0"),
            "발행 금액은 1원부터",
        ),
        (
            small().replace("mall.json", "#14593A", "#EEEEEE"),
            "명도 대비",
        ),
        (small().replace("notices.csv", "재질", "재료"), "`재질`"),
        (
            small().replace("notices.csv", "해당 없음", "상세페이지 참조"),
            "실제 내용",
        ),
        (
            small().replace("banners.json", "a.png", "b.png"),
            "images/b.png",
        ),
        (
            small().with("images/a.png", b"not a picture".to_vec()),
            "그림으로 읽지",
        ),
    ];
    for (folder, word) in cases {
        assert_refused(folder, &[word]).await;
    }
}

#[tokio::test]
async fn bad_rows_can_be_skipped_and_what_hangs_on_them_goes_too() {
    let app = TestApp::start().await;
    let folder = ImportFolder::small().replace("products.csv", "bowl,craft-01", "bowl,craft-99");
    let options = ImportOptions {
        bad_rows: BadRows::Skip,
        tenant: None,
    };
    let report = app.import_with(&folder, &options).await;
    assert!(report.is_done(), "{report}");
    assert!(!report.problems.is_empty());
    let list: Value = app.anonymous().get("/api/products").await.good();
    assert_eq!(list["total"], 4);
}

#[tokio::test]
async fn a_host_name_leads_to_one_mall_only() {
    let app = TestApp::with_mall().await;
    let second = ImportFolder::small().replace("mall.json", "\"gangjin\"", "\"haenam\"");
    let report = app.import(&second).await;
    assert!(!report.is_done());
    assert!(
        report.to_string().contains("이미 `gangjin` 쇼핑몰"),
        "{report}"
    );
}

#[tokio::test]
async fn a_folder_of_another_mall_is_refused_when_one_was_named() {
    let app = TestApp::start().await;
    let options = ImportOptions {
        bad_rows: BadRows::Refuse,
        tenant: Some("haenam".into()),
    };
    let report = app.import_with(&ImportFolder::small(), &options).await;
    assert!(!report.is_done());
    assert!(report.to_string().contains("`haenam`"), "{report}");
}
