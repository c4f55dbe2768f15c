//! Importing: what a spreadsheet does to a file, what can be wrong in one, and importing again.

mod again;
mod encoding;
mod refusal;

use backend::import::Report;
use serde_json::Value;
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
