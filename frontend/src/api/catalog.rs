//! The catalogue that prices carts in the browser.

use shared::catalog::Catalog;
use shared::page::{SuggestionRow, percent_encode};
use shared::time::Timestamp;

use crate::api::{Answer, Call, Failure};

/// The catalogue, and the server's clock unless the answer is an old one from this device.
pub async fn load() -> Result<(Catalog, Option<Timestamp>), Failure> {
    let answer = Call::get("/api/catalog").fresh().send().await?;
    let catalog: Catalog = answer.read()?;
    Ok((catalog.indexed(), server_clock(&answer)))
}

/// The service worker takes the date off what it keeps, so an old answer does not set the clock.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit into 53 bits"
)]
fn server_clock(answer: &Answer) -> Option<Timestamp> {
    let date = js_sys::Date::parse(&answer.header("Date")?);
    date.is_finite().then_some(Timestamp(date as i64))
}

/// What the letters in the search field may become.
pub async fn suggestions(typed: &str) -> Result<Vec<SuggestionRow>, Failure> {
    let path = format!("/api/suggestions?q={}", percent_encode(typed));
    Call::get(&path).answer().await
}
