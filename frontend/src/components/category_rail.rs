//! The shelves as pictures.

use shared::page::CategoryLink;
use yew::prelude::*;

use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .category-rail {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: max-content;
        gap: var(--space-2);
        margin-inline: calc(var(--gutter) * -1);
        padding: 4px var(--gutter);
        overflow-x: auto;
        position: relative;
        scrollbar-width: none;
    }
    .category-rail__link {
        display: grid;
        justify-items: center;
        gap: var(--space-2);
        font-size: var(--text-sm);
        line-height: 1.3;
        min-inline-size: 4.375rem;
        text-align: center;
        white-space: nowrap;
    }
    .category-rail__image {
        inline-size: 4rem;
        block-size: 4rem;
        border-radius: 22px;
        object-fit: cover;
    }
    @media (min-width: 768px) {
        .category-rail { padding-block-start: var(--space-5); }
        .category-rail__link { min-inline-size: 6rem; font-size: var(--text-md); }
        .category-rail__image { inline-size: 5rem; block-size: 5rem; border-radius: 28px; }
    }
    "#
}

/// The shelves in a row.
pub fn category_rail(shelves: &[CategoryLink]) -> Html {
    html! {
        <nav class="category-rail" aria-label="카테고리 바로가기" tabindex="0">
            { for shelves.iter().map(link) }
        </nav>
    }
}

fn link(shelf: &CategoryLink) -> Html {
    html! {
        <a class="category-rail__link" key={shelf.id.as_str()} href={format!("/c/{}", shelf.id)}>
            if let Some(image) = &shelf.image {
                { Picture::new(image, "category-rail__image", "80px").decorative().html() }
            }
            { &shelf.name }
        </a>
    }
}
