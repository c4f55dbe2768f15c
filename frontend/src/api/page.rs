//! The data of a page of the shop, for navigation without loading a document.

use shared::page::{Page, percent_encode};

use crate::api::{Call, Failure};

/// The page that stands at a path with its query. A page that is not found is a page, too.
pub async fn load(url: &str) -> Result<Page, Failure> {
    let path = format!("/api/page?path={}", percent_encode(url));
    let answer = Call::get(&path).send().await?;
    shared::json::from_str(answer.text()).map_err(|_unreadable| Failure::Offline)
}
