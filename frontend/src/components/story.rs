//! A producer's own words.

use shared::page::Story;
use yew::prelude::*;

use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .story { display: grid; gap: var(--space-5); }
    .story__image {
        inline-size: 100%;
        border-radius: var(--radius-lg);
        aspect-ratio: 4 / 3;
        object-fit: cover;
    }
    .story__quote {
        font-size: 1.375rem;
        font-weight: var(--weight-bold);
        line-height: 1.45;
        letter-spacing: var(--tracking-tight);
    }
    .story__by { margin-block: var(--space-3) var(--space-4); color: var(--color-ink-2); }
    @media (min-width: 768px) {
        .story {
            grid-template-columns: 6fr 5fr;
            align-items: center;
            gap: var(--space-12);
        }
        .story__quote { font-size: var(--text-3xl); }
    }
    .rail .story { grid-template-columns: minmax(0, 1fr); align-content: start; gap: var(--space-4); }
    .rail .story__quote {
        display: -webkit-box;
        overflow: hidden;
        font-size: var(--text-lg);
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 5;
    }
    "#
}

/// One story over the whole width, or several side by side.
pub fn stories(stories: &[Story]) -> Html {
    match stories {
        [only] => story(only),
        several => html! {
            <ul class="rail rail--wide" tabindex="0" aria-label="생산자 이야기">
                { for several.iter().map(|one| html! { <li key={one.vendor.as_str()}>{ story(one) }</li> }) }
            </ul>
        },
    }
}

/// A story, with a way to the producer's page.
fn story(story: &Story) -> Html {
    let sizes = "(min-width: 1024px) 600px, (min-width: 768px) 52vw, 92vw";
    html! {
        <div class="story">
            { Picture::new(&story.image, "story__image", sizes).html() }
            <div>
                <blockquote class="story__quote">{ format!("“{}”", story.text) }</blockquote>
                <p class="story__by">{ format!("{}, {}", story.name, story.place) }</p>
                <a class="button button--secondary" href={format!("/vendors/{}", story.vendor)}>
                    <span class="visually-hidden">{ &story.name }{ " " }</span>
                    { "이야기 읽기" }
                </a>
            </div>
        </div>
    }
}
