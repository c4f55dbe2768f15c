//! What only the server renders: lists of words and plain forms that work without a program, so
//! that the browser's carries none of it. The page has it as markup and leaves it as it is.

mod ask;
mod field;
mod published;
mod reviews;
mod said;

use yew::prelude::*;

pub use self::{
    ask::AskForm,
    published::Feedback,
    reviews::{ReviewLine, ReviewPage, StateOfReview},
    said::{Said, SaidPage},
};
use crate::components::part::{AnyPartProps, impl_part};

crate::style::styles! {
    r#"
    .feedback { display: grid; gap: var(--space-8); }
    .feedback__part { display: grid; gap: var(--space-4); }
    .feedback__sum { color: var(--color-ink-2); line-height: var(--leading-snug); }
    .feedback__average { color: var(--color-ink); font-size: var(--text-xl); font-weight: var(--weight-bold); }
    .said { display: grid; gap: var(--space-4); }
    .said__item {
        display: grid;
        gap: var(--space-2);
        padding-block-end: var(--space-4);
        border-block-end: 1px solid var(--color-line);
    }
    .said__by { color: var(--color-ink-2); line-height: var(--leading-snug); }
    .said__stars { color: var(--color-accent); letter-spacing: 0.08em; }
    .said__pages { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-3); }
    .said__text { white-space: pre-line; overflow-wrap: anywhere; }
    .said__answer {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-sunken);
    }
    .written { display: grid; gap: var(--space-6); padding-block-start: var(--space-4); }
    .written__form { display: grid; gap: var(--space-5); }
    .written__line {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5) var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-surface);
    }
    .written__form legend { margin-block-end: var(--space-2); }
    .written__words { min-block-size: 9rem; resize: vertical; }
    .written__note {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-sunken);
    }
    .written__note--bad { color: var(--color-danger-ink); }
    "#
}

/// One of the things that the server writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// What was asked and said about a product, on its page.
    Feedback(Feedback),
    /// The form by which somebody asks.
    Ask(AskForm),
    /// What somebody who asked is told then.
    Asked(AskForm),
    /// The reviews of an order by who bought it.
    Reviews(ReviewPage),
    /// All that was asked or said about a product.
    Said(SaidPage),
}

impl_part!(Written, |part| use_written(part));

#[hook]
fn use_written(what: &Written) -> Html {
    match what {
        Written::Feedback(feedback) => feedback.view(),
        Written::Ask(form) => form.view(),
        Written::Asked(form) => form.thanks(),
        Written::Reviews(page) => page.view(),
        Written::Said(page) => page.view(),
    }
}

/// For the renderer.
pub fn written(what: Written) -> AnyPartProps {
    AnyPartProps::new(what)
}
