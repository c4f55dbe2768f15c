//! Importing: what a spreadsheet does to a file, what can be wrong in one, and importing again.

use backend::{
    catalog::stock,
    clock::Clock,
    db::{Conn, boxed},
    error::AppError,
    import::{BadRows, ImportOptions, Report},
};
use serde_json::Value;
use shared::ids::{OptionId, TenantId};
use tests::{TestApp, folder::ImportFolder};

/// A folder that must be refused with a sentence that holds all these words.
async fn assert_refused(folder: ImportFolder, words: &[&str]) {
    let app = TestApp::start().await;
    let report = app.import(&folder).await;
    assert!(!report.is_done(), "{report}");
    let text = report.to_string();
    for word in words {
        assert!(text.contains(word), "{word} is not in:\n{text}");
    }
    assert!(app.state.catalogs.is_empty(), "nothing was changed");
}

async fn assert_accepted(folder: ImportFolder) -> (TestApp, Report) {
    let app = TestApp::start().await;
    let report = app.import(&folder).await;
    assert!(report.is_done(), "{report}");
    (app, report)
}

async fn price_of(app: &TestApp, product: &str) -> Value {
    let page: Value = app
        .anonymous()
        .get(&format!("/api/products/{product}"))
        .await
        .good();
    page["options"][0]["unit"]["list"].clone()
}

#[tokio::test]
async fn a_byte_order_mark_and_windows_line_ends_are_no_matter() {
    let small = ImportFolder::small();
    let windows = format!(
        "\u{feff}{}",
        small.text("vendors.csv").replace('\n', "\r\n")
    );
    let (app, _) = assert_accepted(small.with("vendors.csv", windows)).await;
    assert_eq!(price_of(&app, "rice").await, 17_500);
}

#[tokio::test]
async fn quoted_line_breaks_and_thousands_separators_are_read() {
    let (app, _) = assert_accepted(ImportFolder::small()).await;
    // The story of the first vendor spans two lines, and this price is written "12,000".
    assert_eq!(price_of(&app, "jang").await, 12_000);
}

#[tokio::test]
async fn an_old_korean_encoding_is_read_with_a_hint() {
    let small = ImportFolder::small();
    let text = small.text("vendors.csv");
    let (bytes, _, broken) = encoding_rs::EUC_KR.encode(&text);
    assert!(!broken);
    let (_, report) = assert_accepted(small.with("vendors.csv", bytes.into_owned())).await;
    let hint = report.hints.first().expect("there is a hint").to_string();
    assert!(
        hint.contains("vendors.csv") && hint.contains("CSV UTF-8"),
        "{hint}"
    );
}

#[tokio::test]
async fn bytes_that_are_no_text_say_how_to_save_the_file() {
    let folder = ImportFolder::small().with("vendors.csv", vec![0xFF, 0xFE, 0x41, 0x00]);
    assert_refused(folder, &["vendors.csv", "UTF-16", "CSV UTF-8"]).await;
    let broken = [b"slug,name\n".as_slice(), &[0xC3, 0x28, 0xFF]].concat();
    assert_refused(
        ImportFolder::small().with("vendors.csv", broken),
        &["UTF-8이 아닌"],
    )
    .await;
    let (bytes, _, _) = encoding_rs::EUC_KR.encode("[{\"slug\":\"쌀\"}]");
    let json = ImportFolder::small().with("categories.json", bytes.into_owned());
    assert_refused(json, &["categories.json", "EUC-KR", "UTF-8로 바꿔"]).await;
}

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
async fn the_same_folder_again_changes_nothing() {
    let app = TestApp::with_mall().await;
    let tag = app
        .anonymous()
        .get("/api/catalog")
        .await
        .header("etag")
        .to_owned();
    let report = app.import(&ImportFolder::small()).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
    assert_eq!(
        app.anonymous().get("/api/catalog").await.header("etag"),
        tag
    );
}

#[tokio::test]
async fn a_changed_row_is_replaced_and_a_missing_one_is_hidden() {
    let app = TestApp::with_mall().await;
    let small = ImportFolder::small();
    let without_bowl = |name: &str| -> String {
        let text = small.text(name);
        let kept = text.lines().filter(|line| !line.starts_with("bowl"));
        kept.flat_map(|line| [line, "\n"]).collect()
    };
    let folder = ["products.csv", "options.csv", "notices.csv"]
        .into_iter()
        .fold(small.clone(), |folder, name| {
            folder.with(name, without_bowl(name))
        })
        .replace("options.csv", "17500", "18500");
    let report = app.import(&folder).await;
    assert!(report.is_done() && report.is_change(), "{report}");
    assert_eq!(price_of(&app, "rice").await, 18_500);
    assert_eq!(app.anonymous().get("/api/products/bowl").await.status, 404);
    let back = app.import(&small).await;
    assert!(back.is_done(), "{back}");
    assert_eq!(price_of(&app, "bowl").await, 30_000);
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
async fn what_was_sold_since_the_last_import_stays_sold() {
    let app = TestApp::with_mall().await;
    let (tenant, option) = (TenantId::from("gangjin"), OptionId::from("maesaengi-1"));
    let now = app.clock.now();
    let sell = async |tx: &mut Conn| -> Result<bool, AppError> {
        let reserved = stock::reserve(tx, &tenant, &option, 1, now).await?;
        Ok(reserved && stock::sell(tx, &tenant, &option, 1).await?)
    };
    let sold = app.state.db.write(|tx| boxed(sell(tx))).await;
    assert!(sold.expect("the last one is sold"));
    let again = app.import(&ImportFolder::small()).await;
    assert!(!again.is_change(), "{again}");
    let page: Value = app.anonymous().get("/api/products/maesaengi").await.good();
    assert_eq!(page["options"][0]["soldOut"], true);
    let counted = ImportFolder::small().replace("options.csv", "9900,400,1,", "9900,400,7,");
    assert!(app.import(&counted).await.is_change());
    let page: Value = app.anonymous().get("/api/products/maesaengi").await.good();
    assert_eq!(page["options"][0]["soldOut"], false);
}

#[tokio::test]
async fn an_export_reads_back_as_no_change() {
    let app = TestApp::with_mall().await;
    let tenant = TenantId::from("gangjin");
    let folder = app.data().join("export");
    backend::export::export(&app.state.db, &tenant, &folder)
        .await
        .expect("the export is written");
    let mut again = ImportFolder::small().without("lots.csv");
    for file in std::fs::read_dir(&folder).expect("the export is there") {
        let file = file.expect("a file");
        let name = file.file_name().to_string_lossy().into_owned();
        again = again.with(&name, std::fs::read(file.path()).expect("readable"));
    }
    let report = app.import(&again).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
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
