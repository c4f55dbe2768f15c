//! Every page as HTML: what browsers, screen readers and the style sheet need of it.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::ServerRenderer;

use crate::shop::pages::sample;
use crate::shop::root::{Root, root};

const VOID: [&str; 5] = ["br", "hr", "img", "input", "link"];
const NO_PARAGRAPH_AROUND: [&str; 12] = [
    "article", "div", "dl", "fieldset", "figure", "form", "h2", "h3", "ol", "p", "section", "ul",
];

/// A start tag.
struct Tag {
    name: String,
    attributes: HashMap<String, String>,
    /// Names of the elements around it, the nearest last.
    around: Vec<String>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// The start tags of well-formed HTML, as the renderer writes it.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->").expect("a comment ends")..];
            continue;
        }
        let end = end_of_tag(rest);
        let inside = &rest[..end];
        rest = &rest[end..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "elements close in order");
            continue;
        }
        let name = inside
            .split([' ', '/'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let closed = VOID.contains(&name.as_str());
        tags.push(Tag {
            attributes: attributes(&inside[name.len()..]),
            around: open.clone(),
            name: name.clone(),
        });
        if !closed {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    tags
}

/// The first `>` outside of quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    text.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })
    .expect("a tag ends")
}

fn attributes(text: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut parts = text.split('"');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim().trim_end_matches('=');
        let name = name.rsplit(' ').next().unwrap_or_default();
        found.insert(name.to_owned(), value.to_owned());
    }
    found
}

async fn rendered() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for page in sample::pages() {
        let url = page.url.clone();
        let root = move || root(Rc::new(page));
        all.push((url, ServerRenderer::<Root>::with_props(root).render().await));
    }
    all
}

fn check(url: &str, tags: &[Tag]) {
    let count = |name| tags.iter().filter(|tag| tag.name == name).count();
    for once in ["h1", "main", "header", "footer"] {
        assert_eq!(count(once), 1, "{url}: {once}");
    }
    let mut ids = HashSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(ids.insert(id), "{url}: two elements are called {id}");
    }
    let mut level = 1;
    for tag in tags {
        let name = tag.name.as_str();
        let within = |outer: &str| tag.around.iter().any(|around| around == outer);
        assert!(tag.get("style").is_none(), "{url}: inline style on {name}");
        if name == "a" {
            assert!(!within("a"), "{url}: a link in a link");
            assert!(tag.get("href").is_some(), "{url}: a link to nowhere");
        }
        assert!(
            !(name == "form" && within("form")),
            "{url}: a form in a form"
        );
        let splits = NO_PARAGRAPH_AROUND.contains(&name) && within("p");
        assert!(!splits, "{url}: {name} in a paragraph");
        if name == "img" {
            for needed in ["alt", "width", "height", "srcset", "sizes"] {
                assert!(
                    tag.get(needed).is_some(),
                    "{url}: an image without {needed}"
                );
            }
        }
        for pointer in ["aria-labelledby", "for"] {
            let points = tag.get(pointer).is_none_or(|id| ids.contains(id));
            assert!(points, "{url}: {pointer} of {name} points nowhere");
        }
        if let Some(id) = tag.get("href").and_then(|href| href.strip_prefix('#')) {
            assert!(
                ids.contains(id),
                "{url}: a link to #{id}, which is not here"
            );
        }
        if let Some(heading) = name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) {
            assert!(
                heading <= level + 1,
                "{url}: {name} after a heading of level {level}"
            );
            level = heading;
        }
    }
}

#[tokio::test]
async fn every_page_is_sound_html() {
    for (url, html) in rendered().await {
        check(&url, &tags(&html));
    }
}

#[tokio::test]
async fn every_class_has_its_style() {
    let sheet = crate::style::sheet();
    let styled = |class: &str| {
        let name = format!(".{class}");
        sheet.match_indices(&name).any(|(at, _)| {
            let next = sheet[at + name.len()..].chars().next();
            next.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
        })
    };
    for (url, html) in rendered().await {
        for tag in tags(&html) {
            for class in tag.get("class").unwrap_or_default().split_whitespace() {
                assert!(
                    styled(class),
                    "{url}: .{class} of {} has no style",
                    tag.name
                );
            }
        }
    }
}

#[tokio::test]
async fn a_page_renders_to_the_same_bytes_twice() {
    assert_eq!(rendered().await, rendered().await);
}
