//! A price for a later day: from which day on, and how much. Without both there is none.

use shared::{console::product::Later, money::Won, time::Date};
use yew::prelude::*;

use super::super::super::{
    icon::{Icon, icon},
    ui::Field,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The place of the way to buy it.
    pub(super) place: usize,
    pub(super) later: Option<Later>,
    pub(super) change: Callback<Option<Later>>,
    /// What is wrong with the day and with the price.
    pub(super) errors: [String; 2],
}

#[component]
pub(super) fn LaterPrice(props: &Props) -> Html {
    let known = props.later;
    let day = use_state(|| known.map_or_else(String::new, |later| later.from.to_string()));
    let price = use_state(|| known.map_or_else(String::new, |later| later.price.grouped()));
    let tell = {
        let change = props.change.clone();
        move |day: &str, price: &str| {
            let digits: String = price.chars().filter(char::is_ascii_digit).take(9).collect();
            let price = digits.parse().ok().map(Won);
            let later = Date::parse(day).zip(price);
            change.emit(later.map(|(from, price)| Later { from, price }));
        }
    };
    let on_day = {
        let (day, price, tell) = (day.clone(), price.clone(), tell.clone());
        Callback::from(move |text: String| {
            tell(&text, &price);
            day.set(text);
        })
    };
    let on_price = {
        let (day, price, tell) = (day.clone(), price.clone(), tell);
        Callback::from(move |text: String| {
            tell(&day, &text);
            price.set(text);
        })
    };
    let [wrong_day, wrong_price] = props.errors.clone();
    let place = props.place;
    let open = known.is_some();
    let said = match known {
        Some(later) => later.name(),
        None if day.is_empty() && price.is_empty() => String::new(),
        None => "날과 값을 둘 다 적어야 바뀌어요.".to_owned(),
    };
    html! {
        <details class="card shelf" {open}>
            <summary><strong>{ "나중에 값 바꾸기" }</strong>{ icon(Icon::DOWN) }</summary>
            <div class="stack">
                <Field
                    id={format!("later-from-{place}")} label="어느 날부터 바꿀까요?" kind="date"
                    hint="그날 0시부터 바뀌어요." value={(*day).clone()} error={wrong_day} onchange={on_day}
                />
                <Field
                    id={format!("later-price-{place}")} label="그날부터 파는 값 (원)" inputmode="numeric"
                    value={(*price).clone()} error={wrong_price} onchange={on_price}
                />
                <p role="status">{ said }</p>
            </div>
        </details>
    }
}
