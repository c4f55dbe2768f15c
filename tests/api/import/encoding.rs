//! What a spreadsheet does to a file.

use tests::folder::ImportFolder;

use super::{assert_accepted, assert_refused, price_of};

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
