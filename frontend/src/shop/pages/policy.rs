//! Terms, privacy and the like.

use shared::page::PolicyPage;
use yew::prelude::*;

use crate::components::prose::paragraphs;

crate::style::styles! {
    r#"
    .policy { display: grid; gap: var(--space-8); padding-block-start: var(--space-4); }
    .policy__effective { color: var(--color-ink-2); }
    .policy__part { display: grid; gap: var(--space-3); }
    .policy__title { font-size: var(--text-xl); }
    "#
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
            </div>
            { for policy.sections.iter().map(part) }
        </div>
    }
}
