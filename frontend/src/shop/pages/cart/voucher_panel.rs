//! The vouchers: each lot with what it pays and what stays, each can be left alone, and more
//! can be brought in right here.

use std::rc::Rc;

use shared::money::Won;
use shared::pricing::{LotUse, Quote};
use shared::time::Timestamp;
use shared::voucher::HeldLot;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::dot_list::dot_list;
use crate::components::part::{impl_part, part};
use crate::shop::pages::cart::words;
use crate::shop::pages::vouchers::balance_form::BalanceForm;
use crate::state::wallet::{WalletHandle, use_wallet};

/// A voucher panel's data.
#[derive(Clone, Debug, PartialEq)]
pub struct VoucherPanel {
    /// The price that the vouchers are part of.
    pub quote: Option<Rc<Quote>>,
    /// The present.
    pub now: Timestamp,
}

impl_part!(VoucherPanel, |part| use_voucher_panel(part));

#[hook]
fn use_voucher_panel(props: &VoucherPanel) -> Html {
    let wallet = use_wallet();
    let adding = use_state(|| false);
    let toggle = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(!*adding))
    };
    let onheld = {
        let adding = adding.setter();
        Callback::from(move |_: Vec<HeldLot>| adding.set(false))
    };
    let empty = wallet.lots().is_empty();
    let used: Won = props.quote.as_ref().map_or(Won::ZERO, |q| q.totals.voucher);
    html! {
        <section class="voucher-panel" aria-labelledby="voucher-panel">
            <div class="voucher-panel__head">
                <h2 class="voucher-panel__title" id="voucher-panel">{ "상품권" }</h2>
                if !empty {
                    <button
                        class="button button--quiet button--small"
                        type="button"
                        aria-expanded={adding.to_string()}
                        onclick={toggle}
                    >
                        { if *adding { "접기" } else { "더 불러오기" } }
                    </button>
                }
            </div>
            if !empty {
                <div class="voucher-panel__lots">
                    { for wallet.lots().iter().map(|held| lot(held, props, &wallet)) }
                </div>
            }
            if wallet.is_asking() {
                <p class="voucher-panel__note" role="status">{ "불러온 상품권의 잔액을 확인하고 있어요" }</p>
            }
            if empty || *adding {
                { part(BalanceForm { id: "panel", onheld }) }
            }
            if used > Won::ZERO {
                <p class="voucher-panel__note">
                    { format!("{used}을 가장 많이 쓰도록 나눴어요. 소멸이 가까운 것부터 쓰고, 취소하면 쓴 상품권으로 그대로 돌아가요.") }
                </p>
            }
        </section>
    }
}

fn lot(held: &HeldLot, props: &VoucherPanel, wallet: &WalletHandle) -> Html {
    let id = held.lot.id.clone();
    let limit = wallet.limit(&id);
    let on = limit != Some(Won::ZERO);
    let usage = props
        .quote
        .as_ref()
        .and_then(|quote| quote.lots.iter().find(|usage| usage.lot == id));
    let until = held.lot.expires_at.plus_ms(-1).date();
    let onchange = {
        let wallet = wallet.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                wallet.set_limit(&id, (!input.checked()).then_some(Won::ZERO));
            }
        })
    };
    html! {
        <div class="voucher-panel__lot" key={held.lot.id.as_str()}>
            <label class="choice">
                <input class="choice__input" type="checkbox" checked={on} {onchange} />
                <span>
                    { &held.name }
                    <span class="choice__hint">
                        { dot_list([
                            html! { { held.lot.kind.name() } },
                            html! { { format!("{}까지", until.korean_near(props.now.date())) } },
                        ]) }
                    </span>
                </span>
                <span class="voucher-panel__money">{ money(held, usage) }</span>
            </label>
            if on {
                { amount(held, limit, wallet) }
            }
        </div>
    }
}

/// How much of the lot to spend at most.
fn amount(held: &HeldLot, limit: Option<Won>, wallet: &WalletHandle) -> Html {
    let onchange = {
        let (wallet, lot) = (wallet.clone(), held.lot.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                let limit = at_most(&field.value(), lot.remaining);
                field.set_value(&limit.map(Won::grouped).unwrap_or_default());
                wallet.set_limit(&lot.id, limit);
            }
        })
    };
    let now = limit.map_or_else(
        || "쓸 금액 정하기".to_owned(),
        |limit| format!("{limit}까지만 써요"),
    );
    html! {
        <details class="voucher-panel__amount">
            <summary>{ now }</summary>
            <label class="field">
                <span class="field__hint">{ "비워 두면 쓸 수 있는 만큼 써요" }</span>
                <input
                    class="field__input"
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder={held.lot.remaining.grouped()}
                    aria-label={format!("{}에서 쓸 금액(원)", held.name)}
                    {onchange}
                />
            </label>
        </details>
    }
}

/// The amount that was typed, unless it is nothing or no less than the lot has.
fn at_most(typed: &str, remaining: Won) -> Option<Won> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let amount = digits.parse().ok().map(Won);
    amount.filter(|amount| Won::ZERO < *amount && *amount < remaining)
}

/// What the lot pays, and what stays or why it pays nothing.
fn money(held: &HeldLot, usage: Option<&LotUse>) -> Html {
    let (used, left) = usage.map_or((Won::ZERO, held.lot.remaining), |usage| {
        (usage.used, usage.left)
    });
    let left = match usage.and_then(|usage| usage.refusal) {
        Some(refusal) => words::lot_refusal(refusal),
        None if left.is_zero() => "모두 써요".to_owned(),
        None => format!("{left} 남아요"),
    };
    html! {
        <>
            { (-used).to_string() }
            <span class="voucher-panel__left">{ left }</span>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::at_most;
    use shared::money::Won;

    #[test]
    fn an_amount_counts_when_it_is_less_than_there_is() {
        for (typed, limit) in [
            ("12,000원", Some(Won(12_000))),
            ("", None),
            ("0", None),
            ("57000", None),
            ("99999999999999999999", None),
            ("천원", None),
        ] {
            assert_eq!(at_most(typed, Won(57_000)), limit, "{typed}");
        }
    }
}
