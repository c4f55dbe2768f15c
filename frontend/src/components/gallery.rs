//! A product's pictures side by side, with a count.

use shared::catalog::Image;
use web_sys::Element;
use yew::prelude::*;

use crate::components::part::impl_part;
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .gallery { position: relative; margin-inline: calc(var(--gutter) * -1); }
    .gallery__track {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 100%;
        overflow-x: auto;
        scroll-snap-type: inline mandatory;
        scrollbar-width: none;
    }
    .gallery__image {
        inline-size: 100%;
        aspect-ratio: 1;
        object-fit: cover;
        scroll-snap-align: start;
    }
    .gallery__count {
        position: absolute;
        inset-block-end: var(--space-4);
        inset-inline-end: var(--gutter);
        padding: 2px var(--space-3);
        border-radius: var(--radius-full);
        background: rgb(20 24 18 / 0.74);
        color: #fff;
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
    }
    @media (min-width: 768px) {
        .gallery {
            position: sticky;
            inset-block-start: calc(var(--header-block) + var(--space-6));
            align-self: start;
            margin-inline: 0;
        }
        .gallery__track { border-radius: var(--radius-lg); }
    }
    "#
}

/// The gallery's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// The pictures, the first one large.
    pub images: Vec<Image>,
}

impl_part!(Gallery, |part| use_gallery(part));

#[hook]
fn use_gallery(props: &Gallery) -> Html {
    let track = use_node_ref();
    let at = use_state(|| 0_usize);
    let count = props.images.len();
    let onscroll = {
        let (track, at) = (track.clone(), at.clone());
        Callback::from(move |_: Event| {
            if let Some(now) = shown(&track) {
                at.set(now);
            }
        })
    };
    let sizes = "(min-width: 1024px) 536px, (min-width: 768px) 46vw, 100vw";
    let picture = |(nth, image): (usize, &Image)| {
        html! { <li key={nth}>{ Picture::new(image, "gallery__image", sizes).first(nth == 0).html() }</li> }
    };
    html! {
        <section class="gallery" aria-label="상품 사진">
            <ul class="gallery__track" tabindex="0" aria-label={format!("사진 {count}장")} ref={track} {onscroll}>
                { for props.images.iter().enumerate().map(picture) }
            </ul>
            if count > 1 {
                <p class="gallery__count">
                    <span class="visually-hidden">{ "사진 " }</span>
                    { format!("{} / {count}", *at + 1) }
                </p>
            }
        </section>
    }
}

/// Which item fills a track that scrolls sideways.
pub(crate) fn shown(track: &NodeRef) -> Option<usize> {
    let track = track.cast::<Element>()?;
    let width = track.client_width().max(1);
    usize::try_from((track.scroll_left() + width / 2) / width).ok()
}
