//! All shelves.

use shared::page::CategoryLink;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .shelves { display: grid; gap: var(--space-8); padding-block-start: var(--space-4); }
    .shelf { display: grid; gap: var(--space-3); align-content: start; }
    .shelf__head {
        display: grid;
        grid-template-columns: 3.5rem 1fr auto;
        align-items: center;
        gap: var(--space-3);
    }
    .shelf__image { inline-size: 3.5rem; block-size: 3.5rem; border-radius: 20px; object-fit: cover; }
    .shelf__name { font-size: var(--text-xl); }
    @media (min-width: 768px) {
        .shelves {
            grid-template-columns: 1fr 1fr;
            gap: var(--space-10) var(--space-12);
            padding-block-start: var(--space-8);
        }
    }
    @media (min-width: 1024px) {
        .shelves { grid-template-columns: 1fr 1fr 1fr; }
    }
    "#
}

/// The page.
pub fn view(shelves: &[CategoryLink]) -> Html {
    html! {
        <div class="container">
            <h1 class="visually-hidden">{ "카테고리" }</h1>
            <ul class="shelves">{ for shelves.iter().map(shelf) }</ul>
        </div>
    }
}

fn shelf(shelf: &CategoryLink) -> Html {
    let child = |child: &CategoryLink| {
        html! { <a class="chip" key={child.id.as_str()} href={format!("/c/{}", child.id)}>{ &child.name }</a> }
    };
    html! {
        <li class="shelf" key={shelf.id.as_str()}>
            <a class="shelf__head" href={format!("/c/{}", shelf.id)}>
                if let Some(image) = &shelf.image {
                    { Picture::new(image, "shelf__image", "56px").decorative().html() }
                }
                <h2 class="shelf__name">{ &shelf.name }</h2>
                { Icon::RIGHT.small() }
            </a>
            if !shelf.children.is_empty() {
                <div class="chip-row chip-row--wrap">{ for shelf.children.iter().map(child) }</div>
            }
        </li>
    }
}
