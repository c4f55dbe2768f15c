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
    let typed = use_state(|| texts(known));
    // Another way to buy it may have come to this place; what was half typed is nobody's price yet.
    let shown = if read(&typed) == known {
        (*typed).clone()
    } else {
        texts(known)
    };
    let tell = {
        let change = props.change.clone();
        Callback::from(move |texts: (String, String)| {
            change.emit(read(&texts));
            typed.set(texts);
        })
    };
    let (day, price) = shown;
    let on_day = {
        let price = price.clone();
        tell.reform(move |day| (day, price.clone()))
    };
    let on_price = {
        let day = day.clone();
        tell.reform(move |price| (day.clone(), price))
    };
    let [wrong_day, wrong_price] = props.errors.clone();
    let place = props.place;
    // Whoever empties a field to write it anew is not done yet.
    let open = known.is_some() || !day.is_empty() || !price.is_empty();
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
                    hint="그날 0시부터 바뀌어요." value={day} error={wrong_day} onchange={on_day}
                />
                <Field
                    id={format!("later-price-{place}")} label="그날부터 파는 값 (원)" inputmode="numeric"
                    value={price} error={wrong_price} onchange={on_price}
                />
                <p role="status">{ said }</p>
            </div>
        </details>
    }
}

/// Day and price as they are typed.
fn texts(later: Option<Later>) -> (String, String) {
    later.map_or_else(Default::default, |later| {
        (later.from.to_string(), later.price.grouped())
    })
}

/// What was typed, once both are there.
fn read((day, price): &(String, String)) -> Option<Later> {
    let digits: String = price.chars().filter(char::is_ascii_digit).take(9).collect();
    let from = Date::parse(day)?;
    let price = Won(digits.parse().ok()?);
    Some(Later { from, price })
}
