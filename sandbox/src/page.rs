//! Small server-rendered pages: a template is HTML with `{{name}}` holes, and every hole is escaped unless it is HTML.

use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// No script anywhere, nothing from elsewhere.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/// What goes into a hole.
pub(crate) enum Hole<'a> {
    Text(&'a str),
    /// Made by another template.
    Html(&'a str),
}

/// Fills the holes in one pass, so that a value is never read as a template.
pub(crate) fn fill(template: &str, values: &[(&str, Hole<'_>)]) -> String {
    let mut page = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("every hole is closed");
        let value = values.iter().find(|(known, _)| *known == name);
        page.push_str(before);
        match &value.expect("every hole has a value").1 {
            Hole::Text(text) => page.push_str(&escape(text)),
            Hole::Html(html) => page.push_str(html),
        }
        rest = after;
    }
    page + rest
}

pub(crate) fn respond(status: StatusCode, html: String) -> Response {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, Html(html)).into_response()
}

/// A page that says one thing: a title, a sentence, a detail and perhaps a way on.
pub(crate) fn notice(
    status: StatusCode,
    title: &str,
    text: &str,
    detail: &str,
    way_on: Option<(&str, &str)>,
) -> Response {
    let link = way_on.map_or_else(String::new, |(url, label)| {
        let holes = [("url", Hole::Text(url)), ("label", Hole::Text(label))];
        fill(
            r#"<a class="button button--primary" href="{{url}}">{{label}}</a>"#,
            &holes,
        )
    });
    let html = fill(
        include_str!("assets/notice.html"),
        &[
            ("title", Hole::Text(title)),
            ("text", Hole::Text(text)),
            ("detail", Hole::Text(detail)),
            ("link", Hole::Html(&link)),
        ],
    );
    respond(status, html)
}

pub(crate) async fn style() -> Response {
    let css = concat!(
        include_str!("assets/base.css"),
        include_str!("assets/window.css"),
        include_str!("assets/messages.css"),
    );
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// `31000` as `31,000`.
pub(crate) fn grouped(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if amount < 0 {
        format!("−{text}")
    } else {
        text
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_escaped_and_never_a_template() {
        let values = [("a", Hole::Text("<b>{{c}}</b>")), ("c", Hole::Html("<i>"))];
        assert_eq!(fill("{{a}}{{c}}!", &values), "&lt;b&gt;{{c}}&lt;/b&gt;<i>!");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
