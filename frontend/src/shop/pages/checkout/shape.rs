//! Which fields the order form shows, and the part of the address that prices depend on.

use shared::address::Area;
use web_sys::HtmlFormElement;
use yew::prelude::*;

use crate::shop::form;
use crate::shop::pages::checkout::fill::{self, OWN_NOTE};
use crate::shop::pages::checkout::keep;

/// The shape of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// Where it goes, as far as it is filled in.
    pub area: Option<Area>,
    /// Whether someone else than the buyer receives.
    pub other: bool,
    /// Whether the note is in the shopper's own words.
    pub own_note: bool,
}

impl Shape {
    fn of(form: &HtmlFormElement) -> Self {
        Self {
            area: fill::area(|name| form::value(form, name)),
            other: form::value(form, "same").is_empty(),
            own_note: form::value(form, "note") == OWN_NOTE,
        }
    }
}

/// Follows the form; keeps what is typed, and puts it back into fields that appear.
#[hook]
pub fn use_shape(form: &NodeRef) -> (Shape, Callback<InputEvent>) {
    let shape = use_state_eq(Shape::default);
    {
        let (form, set) = (form.clone(), shape.setter());
        use_effect_with((shape.other, shape.own_note), move |_| {
            if let Some(form) = form.cast::<HtmlFormElement>() {
                keep::restore(&form);
                set.set(Shape::of(&form));
            }
        });
    }
    let on_input = {
        let (form, set) = (form.clone(), shape.setter());
        Callback::from(move |_: InputEvent| {
            if let Some(form) = form.cast::<HtmlFormElement>() {
                keep::keep(&form);
                set.set(Shape::of(&form));
            }
        })
    };
    ((*shape).clone(), on_input)
}
