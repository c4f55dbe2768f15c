//! What a product says otherwise than the county or shoppers know: facts, and parts of its page.

use shared::console::product::{Changed, Difference, DraftFile, Line, Part, changed};
use yew::prelude::*;

/// What a change of a product on sale says differently.
pub(super) fn facts(file: &DraftFile) -> Html {
    let Some(before) = &file.before else {
        return Html::default();
    };
    let rows = changed(before, &file.draft);
    let row = |row: &Changed| {
        let or_none = |text: &str| {
            if text.is_empty() {
                "없음".to_owned()
            } else {
                text.to_owned()
            }
        };
        html! {
            <>
                <dt>{ &row.what }</dt>
                <dd><del>{ or_none(&row.before) }</del>{ " → " }<ins>{ or_none(&row.after) }</ins></dd>
            </>
        }
    };
    html! {
        <div class="stack stack--s">
            <h3>{ "팔고 있는 물건을 고쳐요" }</h3>
            if rows.is_empty() {
                <p class="small muted">{ "값과 고시는 그대로예요." }</p>
            } else {
                <dl class="kv">{ for rows.iter().map(row) }</dl>
            }
        </div>
    }
}

/// What the producer changed on the page since the county saw it last, or since it was sold.
pub(super) fn parts(differences: &[Difference]) -> Html {
    if differences.is_empty() {
        return Html::default();
    }
    let row = |difference: &Difference| {
        let part = difference.after.as_ref().or(difference.before.as_ref());
        let name = part.map_or("", Part::name);
        let (before, after) = (
            words(difference.before.as_ref()),
            words(difference.after.as_ref()),
        );
        html! {
            <li>
                { format!("{name}: {}", difference.how.name()) }
                if before != after {
                    if !before.is_empty() { <p class="small"><del>{ before }</del></p> }
                    if !after.is_empty() { <p class="small"><ins>{ after }</ins></p> }
                }
            </li>
        }
    };
    html! {
        <details class="fold" open={true}>
            <summary>{ format!("페이지에서 다른 곳 {}군데", differences.len()) }</summary>
            <ul>{ for differences.iter().map(row) }</ul>
        </details>
    }
}

/// What a part says, as text.
fn words(part: Option<&Part>) -> String {
    let lines = |rows: &[Line]| {
        let rows = rows
            .iter()
            .map(|row| format!("{} {}", row.label, row.value));
        rows.collect::<Vec<_>>().join("\n")
    };
    match part {
        Some(Part::Words { title, body, .. }) => format!("{title}\n{body}"),
        Some(Part::Photo { caption, .. }) => caption.clone(),
        Some(Part::Table { title, rows }) => format!("{title}\n{}", lines(rows)),
        Some(Part::Faq { items }) => lines(items),
        Some(Part::Certificates { items, .. }) => {
            let items = items
                .iter()
                .map(|item| format!("{} {}", item.mark.name(), item.number));
            items.collect::<Vec<_>>().join("\n")
        }
        Some(Part::Shipping) | None => String::new(),
    }
}
