//! A labelled field of several lines.

use yew::prelude::*;

use super::super::super::{
    icon::{Icon, icon},
    wizard::text_of,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    pub(super) onchange: Callback<String>,
    #[prop_or_default]
    pub(super) error: AttrValue,
}

#[component]
pub(super) fn Area(props: &Props) -> Html {
    let oninput = {
        let onchange = props.onchange.clone();
        move |event: InputEvent| onchange.emit(text_of(&event))
    };
    let error = format!("{}-error", props.id);
    let wrong = !props.error.is_empty();
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <textarea
                class="textarea" id={props.id.clone()} rows="5" value={props.value.clone()} {oninput}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then(|| error.clone())}
            />
            if wrong {
                <p class="field__error" id={error}>{ icon(Icon::ALERT) }{ &props.error }</p>
            }
        </div>
    }
}
