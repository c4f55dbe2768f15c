//! A part of a page with its heading, and perhaps a way to more of it.

use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .section { padding-block-start: var(--section-gap); }
    .listing .section { padding-inline: 0; }
    .section-head {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: end;
        gap: var(--space-1) var(--space-3);
        margin-block-end: var(--space-5);
    }
    .section-head__title { font-size: var(--text-2xl); }
    .section-head__sub {
        text-wrap: balance;
        grid-column: 1 / -1;
        color: var(--color-ink-2);
        line-height: var(--leading-snug);
    }
    .section-head__more {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        min-block-size: var(--tap);
        margin-block: -8px;
        color: var(--color-ink-2);
        white-space: nowrap;
    }
    "#
}

/// What stands above a section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Names the section; unique on the page.
    pub id: AttrValue,
    /// The heading.
    pub title: AttrValue,
    /// A line below it.
    pub sub: Option<Html>,
    /// Where there is more, and how the link is called.
    pub more: Option<(AttrValue, AttrValue)>,
}

/// A section of the page.
pub fn section(head: Head, body: Html) -> Html {
    let Head {
        id,
        title,
        sub,
        more,
    } = head;
    html! {
        <section class="section container" aria-labelledby={id.clone()}>
            <div class="section-head">
                <h2 class="section-head__title" {id}>{ title.clone() }</h2>
                if let Some((href, label)) = more {
                    <a class="section-head__more" {href}>
                        <span class="visually-hidden">{ title }{ " " }</span>
                        { label }
                        { Icon::RIGHT.small() }
                    </a>
                }
                if let Some(sub) = sub {
                    <p class="section-head__sub">{ sub }</p>
                }
            </div>
            { body }
        </section>
    }
}
