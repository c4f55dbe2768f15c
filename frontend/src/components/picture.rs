//! A picture in several widths, whose place is kept while it loads.

use shared::catalog::Image;
use yew::prelude::*;

/// How a picture is shown.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    image: &'a Image,
    class: &'static str,
    sizes: &'static str,
    first: bool,
    decorative: bool,
}

impl<'a> Picture<'a> {
    /// `sizes` tells how wide it is shown, as in the attribute of that name.
    pub fn new(image: &'a Image, class: &'static str, sizes: &'static str) -> Self {
        Self {
            image,
            class,
            sizes,
            first: false,
            decorative: false,
        }
    }

    /// It is on the first screen and the largest thing there.
    #[must_use]
    pub fn first(self, first: bool) -> Self {
        Self { first, ..self }
    }

    /// Words beside it already say what it shows.
    #[must_use]
    pub fn decorative(self) -> Self {
        Self {
            decorative: true,
            ..self
        }
    }

    /// The element. `loading` stands before the sources, or a browser that builds the element
    /// attribute by attribute would load it at once.
    pub fn html(self) -> Html {
        let alt = if self.decorative {
            AttrValue::Static("")
        } else {
            AttrValue::from(self.image.alt.clone())
        };
        html! {
            <img
                class={self.class}
                loading={(!self.first).then_some("lazy")}
                decoding={(!self.first).then_some("async")}
                fetchpriority={self.first.then_some("high")}
                sizes={self.sizes}
                srcset={self.image.srcset()}
                src={self.image.src(480)}
                width={self.image.width.to_string()}
                height={self.image.height.to_string()}
                {alt}
            />
        }
    }
}
