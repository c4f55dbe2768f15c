//! 남은 물건: how many are in the store room, put right with two big buttons.

use shared::{
    console::parcel::{Count, Stock},
    ids::OptionId,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::{
    api,
    icon::{Icon, icon},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) vendor: String,
    pub(super) stock: Vec<Stock>,
    pub(super) done: Callback<String>,
}

/// Rows that stand there at first; a long list would push away what has to be done.
const FIRST: usize = 5;

#[component]
pub(super) fn StockList(props: &Props) -> Html {
    let all = use_state(|| props.stock.len() <= FIRST + 1);
    let shown = if *all { props.stock.len() } else { FIRST };
    let show = {
        let all = all.clone();
        move |_| all.set(true)
    };
    html! {
        <section class="fsec" aria-labelledby="h-stock">
            <h2 class="fsec__h" id="h-stock">{ "남은 물건" }</h2>
            if props.stock.is_empty() {
                <div class="empty">
                    { icon(Icon::BOX) }
                    <b>{ "아직 파는 물건이 없어요" }</b>
                    <span>{ "상품을 올리면 여기에서 남은 수를 고칠 수 있어요." }</span>
                </div>
            }
            { for props.stock.iter().take(shown).map(|stock| html! {
                <StockCard
                    key={stock.option.to_string()}
                    vendor={props.vendor.clone()}
                    stock={stock.clone()}
                    done={props.done.clone()}
                />
            }) }
            if shown < props.stock.len() {
                <button class="btn btn--block" type="button" onclick={show}>
                    { icon(Icon::PLUS) }{ format!("{}개 더 보기", props.stock.len() - shown) }
                </button>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    vendor: String,
    stock: Stock,
    done: Callback<String>,
}

#[component]
fn StockCard(props: &CardProps) -> Html {
    let left = use_state_eq(|| props.stock.left);
    {
        // Orders take units away while the page is open.
        let left = left.setter();
        use_effect_with(props.stock.left, move |now| left.set(*now));
    }
    let (was, option) = (props.stock.left, &props.stock.option);
    let step = |by: i64| {
        let left = left.clone();
        move |_| left.set((*left + by).max(0))
    };
    let oninput = {
        let left = left.clone();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let digits: String = input.value().chars().filter(char::is_ascii_digit).collect();
            left.set(digits.parse().unwrap_or(0));
        }
    };
    let keep = {
        let (path, left) = (path(&props.vendor, option), left.clone());
        let done = props.done.clone();
        move |_| {
            let (path, done, left) = (path.clone(), done.clone(), *left);
            spawn_local(async move {
                let said = match api::post(&path, &Count { left }).await {
                    Ok(()) => format!("남은 물건을 {left}개로 고쳤어요."),
                    Err(failure) => failure.text(),
                };
                done.emit(said);
            });
        }
    };
    let name = format!("stock-{option}");
    html! {
        <div class="card">
            <div class="card__body stack stack--s">
                <p class="ocard__name" id={name.clone()}>{ &props.stock.name }</p>
                <div class="stepper" role="group" aria-labelledby={name.clone()}>
                    <button class="btn" type="button" aria-label="하나 빼기" onclick={step(-1)}>
                        { icon(Icon::MINUS) }
                    </button>
                    <input
                        class="input" inputmode="numeric" aria-labelledby={name}
                        value={left.to_string()} {oninput}
                    />
                    <button class="btn" type="button" aria-label="하나 더하기" onclick={step(1)}>
                        { icon(Icon::PLUS) }
                    </button>
                </div>
                if *left != was {
                    <button class="btn btn--primary btn--block" type="button" onclick={keep}>
                        { format!("{was}개에서 {}개로 고치기", *left) }
                    </button>
                } else if was == 0 {
                    <p class="sub">{ "지금은 품절로 보여요." }</p>
                }
            </div>
        </div>
    }
}

fn path(vendor: &str, option: &OptionId) -> String {
    format!("/api/console/vendors/{vendor}/stock/{option}")
}
