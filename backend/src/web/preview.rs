//! A campaign's page before it is one, for a frame in the console.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{
    ids::CampaignId,
    page::{Page, PageData},
};

use super::{document::document, resolve};
use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// The landing page in an imagined mall, with the colours of this sheet. It runs no program and
/// leads nowhere; nobody may keep or find it, and only pages of ours may frame it.
pub(crate) async fn preview(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    (id, theme): (&CampaignId, String),
) -> Result<Response, AppError> {
    let found = resolve::campaign_page(mall, id);
    let mut page = found.ok_or_else(|| AppError::not_found("그런 기획전이 없어요."))?;
    page.theme = theme;
    let page = Page {
        build: state.site.build.clone(),
        url: format!("/campaigns/{id}"),
        title: page.title.clone(),
        shell: mall.shell(),
        data: PageData::Campaign(Box::new(page)),
    };
    let made = document(&state.site, Some(mall), origin, StatusCode::OK, page).await;
    let made = made.map_err(AppError::internal)?;
    let html = without_scripts(&made.text());
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CONTENT_SECURITY_POLICY, state.site.preview.clone()),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store, private"),
        ),
        (
            header::X_FRAME_OPTIONS,
            HeaderValue::from_static("SAMEORIGIN"),
        ),
        (
            header::HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow"),
        ),
    ];
    Ok((headers, Body::from(html)).into_response())
}

/// The document without its programs and their data. No text of a page can look like one: what
/// people wrote has no angle brackets in a document.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((_, after)) = part.split_once("</script>") {
            kept.push_str(after);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_scripts;

    #[test]
    fn a_document_is_left_without_programs() {
        let html = "<p>a</p><script>b</script><p>c</p><script type=\"x\" src=\"d\"></script>e";
        assert_eq!(without_scripts(html), "<p>a</p><p>c</p>e");
    }
}
