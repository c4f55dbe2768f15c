//! Terms, privacy and the like.

use shared::page::PolicyPage;
use yew::prelude::*;

use crate::components::prose::paragraphs;

crate::style::styles! {
    r#"
    .policy { display: grid; gap: var(--space-8); padding-block-start: var(--space-4); }
    .policy__effective { color: var(--color-ink-2); }
    .policy__part { display: grid; gap: var(--space-3); }
    .policy__other { display: inline-flex; align-items: center; min-block-size: var(--tap); text-decoration: underline; }
    .policy__title { font-size: var(--text-xl); }
    "#
}

fn other((href, label): &(String, String)) -> Html {
    html! { <li><a class="policy__other" href={href.clone()}>{ label }</a></li> }
}

/// The page.
pub fn view(policy: &PolicyPage) -> Html {
    let part = |(title, body): &(String, Vec<String>)| {
        html! {
            <section class="policy__part" key={title.clone()}>
                <h2 class="policy__title">{ title }</h2>
                { paragraphs(body) }
            </section>
        }
    };
    let (year, month, day) = policy.effective.ymd();
    html! {
        <div class="container container--narrow policy">
            <div>
                <h1>{ &policy.title }</h1>
                <p class="policy__effective">{ format!("{year}년 {month}월 {day}일부터") }</p>
                if !policy.note.is_empty() {
                    <p><strong>{ &policy.note }</strong></p>
                }
            </div>
            { for policy.sections.iter().map(part) }
            if !policy.others.is_empty() {
                <section class="policy__part" aria-labelledby="others">
                    <h2 class="policy__title" id="others">{ "다른 때의 내용" }</h2>
                    <ul>{ for policy.others.iter().map(other) }</ul>
                </section>
            }
        </div>
    }
}
