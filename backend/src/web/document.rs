//! The whole document of a page, and the same page as data for the app.

use std::fmt::Write as _;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::page::Page;

use super::{head, render::render, site::Site};
use crate::{catalog::Snapshot, http::Packed};

/// A page, ready to be sent in both forms.
#[derive(Debug)]
pub(super) struct Rendered {
    status: StatusCode,
    html: Packed,
    json: Packed,
    csp: HeaderValue,
}

/// Renders a page.
pub(super) async fn document(
    site: &Site,
    mall: Option<&Snapshot>,
    origin: &str,
    status: StatusCode,
    page: Page,
) -> anyhow::Result<Rendered> {
    let json = serde_json::to_string(&page)?;
    let html = written(site, mall, origin, (page, &json)).await?;
    let tag = super::site::short_hash(html.as_bytes());
    Ok(Rendered {
        status,
        html: Packed::new("text/html; charset=utf-8", &tag, html.into_bytes()),
        json: Packed::new("application/json", &tag, json.into_bytes()),
        csp: site.csp.clone(),
    })
}

/// A page that is only looked at, in a frame of the console: no link in it leads anywhere, and
/// nobody may keep or find it.
pub(super) async fn framed(
    site: &Site,
    mall: &Snapshot,
    origin: &str,
    page: Page,
) -> anyhow::Result<Response> {
    let html = written(site, Some(mall), origin, (page, "{}")).await?;
    // Its sandbox opens no windows and runs nothing, and browsers complain of each script in it.
    let html = without_scripts(&html).replacen("<head>", "<head><base target=\"_blank\">", 1);
    let headers = [
        (header::CONTENT_SECURITY_POLICY, site.framed_csp.clone()),
        (
            header::X_FRAME_OPTIONS,
            HeaderValue::from_static("SAMEORIGIN"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store, private"),
        ),
        (
            HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow"),
        ),
    ];
    Ok((headers, axum::response::Html(html)).into_response())
}

/// No text of a page can look like a script: what people wrote has no angle brackets in a document.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let start = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|part| part.split_once("</script>"));
    rest.fold(start.to_owned(), |html, (_, after)| html + after)
}

async fn written(
    site: &Site,
    mall: Option<&Snapshot>,
    origin: &str,
    (page, json): (Page, &str),
) -> anyhow::Result<String> {
    let head = head::head(site, mall, origin, &page);
    let late_sheet = head::is_styled_in_place(&page.data).then(|| head::sheet_link(site));
    let app = render(page).await?;
    let [start, middle, after, end] = &site.template;
    let mut html = String::with_capacity(start.len() + head.len() + app.len() + json.len() + 4_096);
    html.push_str(start);
    html.push_str(&head);
    html.push_str(middle);
    html.push_str(&app);
    html.push_str(after);
    html.push_str(&late_sheet.unwrap_or_default());
    // An opening angle bracket could end the script element early.
    let data = json.replace('<', "\\u003c");
    // Writing to a String cannot fail.
    let _ = write!(
        html,
        "<script type=\"application/json\" id=\"page-data\">{data}</script>"
    );
    html.push_str(end);
    Ok(html)
}

impl Rendered {
    /// About how many bytes it takes; what is compressed has a small part of what is not.
    pub(super) fn weight(&self) -> u32 {
        let plain = self.html.plain().len() + self.json.plain().len();
        u32::try_from(plain + plain / 2).unwrap_or(u32::MAX)
    }

    /// As a document.
    pub(super) fn html(&self, request: &HeaderMap) -> Response {
        let mut response = self.html.respond(request, "no-cache");
        if response.status() == StatusCode::OK {
            *response.status_mut() = self.status;
        }
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, self.csp.clone());
        response
    }

    /// As data. A page that is not there is still a page.
    pub(super) fn json(&self, request: &HeaderMap) -> Response {
        self.json.respond(request, "no-cache")
    }
}

/// What is sent when not even the error page renders.
pub(super) fn last_resort() -> Response {
    let text = "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\"><title>잠시 뒤에 다시</title>\
        <p>페이지를 만들지 못했어요. 잠시 뒤에 다시 열어 주세요. 결제와 주문은 그대로예요.</p></html>";
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        axum::response::Html(text),
    )
        .into_response()
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
