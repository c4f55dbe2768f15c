//! A price to be chosen with two big buttons or by typing.

use shared::money::Won;
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    wizard::text_of,
};

/// What a press of a button adds or takes.
const STEP: Won = Won(1_000);

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Unique on the page.
    pub(super) id: AttrValue,
    pub(super) price: Won,
    pub(super) onchange: Callback<Won>,
}

#[component]
pub(super) fn PriceField(props: &Props) -> Html {
    let price = props.price;
    let set = |wanted: Won| {
        let onchange = props.onchange.clone();
        move |_| onchange.emit(wanted)
    };
    let oninput = {
        let onchange = props.onchange.clone();
        move |event: InputEvent| {
            let text = text_of(&event);
            let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
            onchange.emit(Won(digits.parse().unwrap_or(0)));
        }
    };
    let label = format!("{}-label", props.id);
    html! {
        <div class="field">
            <span class="field__label" id={label.clone()}>{ "파는 값 (원)" }</span>
            <div class="stepper" role="group" aria-labelledby={label.clone()}>
                <button class="btn" type="button" aria-label="천 원 내리기" onclick={set(price.less(STEP))}>
                    { icon(Icon::MINUS) }
                </button>
                <input
                    class="input" inputmode="numeric" aria-labelledby={label}
                    value={price.grouped()} {oninput}
                />
                <button class="btn" type="button" aria-label="천 원 올리기" onclick={set(price + STEP)}>
                    { icon(Icon::PLUS) }
                </button>
            </div>
        </div>
    }
}
