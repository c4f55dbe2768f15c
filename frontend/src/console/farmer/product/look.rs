//! The last look before the county sees it: what is missing, and the way there.

use shared::{console::product::DraftFile, error::FieldError};
use yew::prelude::*;

use super::screens::screen_of;

pub(super) fn look(file: &DraftFile, go: &Callback<usize>) -> Html {
    if file.faults.is_empty() {
        return Html::default();
    }
    let fault = |fault: &FieldError| {
        let (go, step) = (go.clone(), screen_of(&fault.field));
        html! {
            <li class="is-plain">
                <span><strong>{ &fault.message }</strong></span>
                <button class="btn btn--s" type="button" onclick={move |_| go.emit(step)}>
                    { "고치기" }
                </button>
            </li>
        }
    };
    html! { <ul class="doclist">{ for file.faults.iter().map(fault) }</ul> }
}
