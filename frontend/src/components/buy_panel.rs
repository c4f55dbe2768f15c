//! Choosing an option and how many: a sheet over the bar at the bottom of a phone, a part of
//! the page on wide screens. It is a plain form whose answer is an address of the cart, so it
//! works before the page comes alive, for the fewest units of an option.

use shared::page::OptionView;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, SubmitEvent};
use yew::prelude::*;

use crate::components::choice;
use crate::components::dot_list::dot_list;
use crate::components::part::impl_part;
use crate::components::price::{self, Size};
use crate::components::product_card::per_100g;
use crate::components::sheet;
use crate::components::stepper::{Stepper, stepper};

crate::style::styles! {
    r#"
    .option-list { display: grid; gap: var(--space-2); }
    .option-list__price {
        font-weight: var(--weight-bold);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
    }
    .choice--sold-out {
        color: var(--color-ink-2);
        cursor: not-allowed;
        background: var(--color-sunken);
    }
    .picked {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-sunken);
    }
    .sum-line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-4);
    }
    .sum-line > :last-child { margin-inline-start: auto; }
    .sum-line__label {
        flex: 1 1 5rem;
        text-wrap: balance;
        color: var(--color-ink-2);
        line-height: var(--leading-snug);
    }
    .buy__missing { color: var(--color-ink-2); white-space: nowrap; }
    .buy__shipping { display: block; font-size: var(--text-sm); }
    .buy__legend { margin-block-end: var(--space-1); font-weight: var(--weight-bold); }
    .bottom-bar__form { flex: 1; display: flex; }
    @media (max-width: 1023px) {
        .buy__legend {
            position: absolute;
            inline-size: 1px;
            block-size: 1px;
            overflow: hidden;
            clip-path: inset(50%);
        }
    }
    "#
}

/// The panel's data.
#[derive(Clone, Debug, PartialEq)]
pub struct BuyPanel {
    /// What can be bought.
    pub options: Vec<OptionView>,
    /// What the parcel costs, in words.
    pub shipping: AttrValue,
}

/// Which option, and how many of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Choice {
    option: Option<usize>,
    quantity: u32,
}

impl Choice {
    fn of(options: &[OptionView], option: Option<usize>) -> Self {
        let quantity = option.and_then(|nth| options.get(nth)).map_or(1, |o| o.min);
        Self { option, quantity }
    }
}

impl_part!(BuyPanel, |part| use_buy_panel(part));

#[hook]
fn use_buy_panel(props: &BuyPanel) -> Html {
    let panel = use_node_ref();
    let options = &props.options;
    let only = (options.len() == 1).then_some(0);
    let choice = use_state(|| Choice::of(options, only));
    {
        // An option that was ticked before the page came alive.
        let (panel, choice, options) = (panel.clone(), choice.setter(), options.clone());
        use_effect_with(options, move |options| {
            let ticked = panel
                .cast::<HtmlElement>()
                .and_then(|panel| panel.query_selector("[name=add]:checked").ok()?)
                .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                .and_then(|input| {
                    options
                        .iter()
                        .position(|o| value(o, o.min) == input.value())
                });
            choice.set(Choice::of(options, ticked.or(only)));
        });
    }
    let chosen = choice.option.and_then(|nth| options.get(nth));
    let onsubmit = {
        let panel = panel.clone();
        Callback::from(move |_: SubmitEvent| sheet::close(&panel))
    };
    let onchoose = {
        let (choice, options) = (choice.setter(), options.clone());
        Callback::from(move |nth: usize| choice.set(Choice::of(&options, Some(nth))))
    };
    let onquantity = {
        let choice = choice.clone();
        Callback::from(move |quantity| {
            let option = choice.option;
            choice.set(Choice { option, quantity });
        })
    };
    html! {
        <>
            <dialog class="sheet sheet--inline" id="options" aria-labelledby="options-title" ref={panel.clone()} onclick={sheet::closes_beside(&panel)}>
                <form class="sheet__panel" action="/cart" method="get" {onsubmit}>
                    { sheet::head(&panel, "options-title", "옵션 고르기") }
                    <div class="sheet__body">
                        { option_list(options, &choice, &onchoose) }
                        if let Some(option) = chosen {
                            { picked(option, choice.quantity, onquantity) }
                        }
                    </div>
                    <div class="sheet__foot">
                        <p class="sum-line" role="status">
                            <span class="sum-line__label">{ "상품 금액" }<span class="buy__shipping">{ props.shipping.clone() }</span></span>
                            if let Some(option) = chosen {
                                { price::amount(option.unit.now.times(choice.quantity), Size::Large) }
                            } else {
                                <span class="buy__missing">{ "옵션을 골라 주세요" }</span>
                            }
                        </p>
                        <div class="sheet__buttons">
                            <button class="button button--secondary">{ "장바구니 담기" }</button>
                            <button class="button button--primary" name="then" value="cart">{ "바로 구매" }</button>
                        </div>
                    </div>
                </form>
            </dialog>
            { bar(options, &panel) }
        </>
    }
}

/// As it stands in the form and in the address of the cart.
fn value(option: &OptionView, quantity: u32) -> String {
    format!("{}:{quantity}", option.id)
}

fn option_list(options: &[OptionView], choice: &Choice, onchoose: &Callback<usize>) -> Html {
    if let [only] = options {
        return html! { <input type="hidden" name="add" value={value(only, choice.quantity)} /> };
    }
    let row = |(nth, option): (usize, &OptionView)| {
        let chosen = choice.option == Some(nth);
        let quantity = if chosen { choice.quantity } else { option.min };
        let class = classes!(
            "choice",
            "choice--boxed",
            option.sold_out.then_some("choice--sold-out"),
            chosen.then_some("choice--selected"),
        );
        let onchange = onchoose.reform(move |_: Event| nth);
        html! {
            <label {class} key={option.id.as_str()} {onchange}>
                { choice::option(value(option, quantity), option.sold_out) }
                <span>{ &option.label }<span class="choice__hint">{ hints(option) }</span></span>
                <span class="option-list__price">{ option.unit.now.to_string() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="option-list">
            <legend class="buy__legend">{ "옵션" }</legend>
            { for options.iter().enumerate().map(row) }
        </fieldset>
    }
}

fn hints(option: &OptionView) -> Html {
    let unit = option.per_100g.map(per_100g);
    let sold_out = option.sold_out.then(|| "품절".to_owned());
    let min = (option.min > 1).then(|| format!("{}개부터", option.min));
    let facts = sold_out.into_iter().chain(unit).chain(min);
    dot_list(facts.map(|fact| html! { { fact } }))
}

fn picked(option: &OptionView, quantity: u32, onchange: Callback<u32>) -> Html {
    html! {
        <div class="picked">
            <p>{ &option.label }</p>
            { stepper(Stepper { label: format!("{} 수량", option.label).into(), value: quantity, min: option.min, max: option.max, onchange }) }
        </div>
    }
}

/// The bar of a phone. One option can be sent at once; several are chosen in the sheet first.
fn bar(options: &[OptionView], panel: &NodeRef) -> Html {
    let lowest = options
        .iter()
        .filter(|o| !o.sold_out)
        .min_by_key(|o| o.unit.now);
    let Some(lowest) = lowest else {
        return Html::default();
    };
    let onsubmit = {
        let panel = panel.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            sheet::open(&panel);
        })
    };
    html! {
        <section class="bottom-bar" aria-label="구매">
            <div class="container bottom-bar__inner">
                <div class="bottom-bar__total">{ price::price(lowest.unit, Size::Small, options.len() > 1) }</div>
                if let [only] = options {
                    <form class="bottom-bar__form" action="/cart" method="get" {onsubmit}>
                        <input type="hidden" name="add" value={value(only, only.min)} />
                        <button class="button button--primary button--block">{ "담기" }</button>
                    </form>
                } else {
                    <a class="button button--primary" href="#options" onclick={sheet::opens(panel)}>{ "담기" }</a>
                }
            </div>
        </section>
    }
}
