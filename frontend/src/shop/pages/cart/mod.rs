//! The cart page. The server renders an add-intent with the same code that the browser uses
//! for the whole cart once it is loaded.

pub mod actions;

pub mod group;
pub mod line;
pub mod model;
pub mod split;
pub mod summary;
pub mod sums;
#[cfg(test)]
mod tests;
pub mod voucher_panel;
pub mod words;

use std::rc::Rc;

use shared::cart::Entry;
use shared::page::CartPage;
use yew::prelude::*;

use crate::components::empty::{Art, empty};
use crate::components::heading::Level;
use crate::components::part::impl_part;
use crate::hooks::use_pricing::{Priced, Pricing, use_pricing};
use crate::shop::nav;
use crate::shop::pages::cart::actions::CartActions;
use crate::shop::pages::cart::group::vendor_group;
use crate::shop::pages::cart::model::{Shown, groups};
use crate::shop::pages::cart::summary::{price_notes, summary, use_price_changes};
use crate::state::cart::use_cart;
use crate::state::toast::use_toast;
use crate::state::wallet::{WalletHandle, use_wallet};

/// A cart page's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Cart {
    /// What the server put in.
    pub data: Rc<CartPage>,
}

impl_part!(Cart, |part| use_page(part));

#[hook]
fn use_page(props: &Cart) -> Html {
    let cart = use_cart();
    let toast = use_toast();
    let wallet = use_wallet();
    let pricing = use_pricing(&props.data, None);
    let changes = use_price_changes(&pricing);
    let loaded = cart.is_loaded();
    use_effect_with(loaded, |loaded| {
        // The intent is in the cart now; reloading this address must not look like a new one.
        if *loaded {
            nav::rewrite_address("/cart");
        }
    });
    let entries: Vec<Entry> = if loaded {
        cart.cart().entries().cloned().collect()
    } else {
        intended(&props.data)
    };
    let actions = CartActions { cart, toast };
    let body = match &pricing {
        _ if loaded && entries.is_empty() => nothing_in_it(),
        Pricing::Ready(priced) => {
            let notes = price_notes(&changes, &priced.catalog);
            content(&entries, priced, &wallet, &actions, notes)
        }
        Pricing::Waiting => waiting(),
        Pricing::Failed => unreachable_catalog(),
    };
    html! {
        <>
            <h1 class="visually-hidden">{ "장바구니" }</h1>
            { body }
        </>
    }
}

fn intended(data: &CartPage) -> Vec<Entry> {
    let entry = |line: &shared::cart::CartLine| Entry {
        option: line.option.clone(),
        quantity: line.quantity,
        selected: true,
        since: data.now,
        at: data.now,
    };
    data.intent.iter().map(entry).collect()
}

fn content(
    entries: &[Entry],
    priced: &Priced,
    wallet: &WalletHandle,
    actions: &CartActions,
    notes: Html,
) -> Html {
    let groups = groups(Shown {
        entries,
        catalog: &priced.catalog,
        quote: &priced.quote,
        lots: wallet.lots(),
        now: priced.now,
    });
    let selected = entries.iter().filter(|entry| entry.selected).count();
    html! {
        <div class="container two-column">
            <div>
                <div class="select-bar">
                    <label class="choice">
                        <input
                            class="choice__input"
                            type="checkbox"
                            checked={selected == entries.len()}
                            onchange={actions.select_all()}
                        />
                        <span>
                            { "모두 고르기 " }
                            <strong>{ format!("{selected} / {}", entries.len()) }</strong>
                        </span>
                    </label>
                    <button
                        class="button button--quiet button--small"
                        type="button"
                        onclick={actions.remove_selected()}
                    >
                        { "선택 삭제" }
                    </button>
                </div>
                { notes }
                <div>{ for groups.iter().map(|group| vendor_group(group, actions)) }</div>
            </div>
            { summary(priced, actions) }
        </div>
    }
}

fn nothing_in_it() -> Html {
    let go_on = html! {
        <>
            <a class="button button--primary" href="/">{ "둘러보기" }</a>
            <a class="button button--secondary" href="/vouchers">{ "상품권 잔액 보기" }</a>
        </>
    };
    let text = "제철 먹거리를 담아 보세요. 담은 것은 이 기기에 남아 있어요.";
    html! {
        <div class="container">
            { empty(Art::Basket, Level::Two, "장바구니가 비어 있어요", text, go_on) }
        </div>
    }
}

fn waiting() -> Html {
    html! {
        <div class="container two-column">
            <div aria-hidden="true">
                <div class="skeleton skeleton--line skeleton--short"></div>
                <div class="skeleton skeleton--media"></div>
            </div>
            <p class="visually-hidden" role="status">{ "장바구니를 불러오고 있어요" }</p>
        </div>
    }
}

fn unreachable_catalog() -> Html {
    let again = Callback::from(|_: MouseEvent| nav::replace("/cart"));
    let retry = html! {
        <button class="button button--primary" type="button" onclick={again}>{ "다시 시도" }</button>
    };
    let text = "담은 것은 그대로예요. 인터넷에 연결되면 값을 보여 드릴게요.";
    html! {
        <div class="container">
            { empty(Art::Boat, Level::Two, "값을 불러오지 못했어요", text, retry) }
        </div>
    }
}
