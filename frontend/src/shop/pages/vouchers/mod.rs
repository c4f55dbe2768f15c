//! Vouchers: what they have left, until when, what happened to them, and what the mall takes.

pub mod balance_form;
pub mod lot;

use shared::money::Won;
use shared::page::ProgrammeInfo;
use shared::time::Timestamp;
use shared::voucher::HeldLot;
use yew::prelude::*;

use crate::components::dot_list::dot_list;
use crate::components::icon::Icon;
use crate::components::part::{impl_part, part};
use crate::components::price;
use crate::shop::pages::vouchers::balance_form::BalanceForm;
use crate::shop::pages::vouchers::lot::{days_left, history, lot};
use crate::state::catalog::use_clock;
use crate::state::wallet::use_wallet;

/// A voucher page's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Vouchers {
    /// The programmes that the mall takes.
    pub programmes: Vec<ProgrammeInfo>,
}

impl_part!(Vouchers, |part| use_vouchers(part));

#[hook]
fn use_vouchers(props: &Vouchers) -> Html {
    let wallet = use_wallet();
    let now = use_clock();
    let lots = wallet.lots();
    let total: Won = lots.iter().map(|held| held.lot.remaining).sum();
    html! {
        <div class="container two-column">
            <div>
                <h1 class="visually-hidden">{ "상품권" }</h1>
                if lots.is_empty() {
                    <p class="wallet-total">
                        <span class="sum-line__label">{ "번호와 PIN을 넣으면 남은 금액과 쓸 수 있는 날을 보여 드려요" }</span>
                    </p>
                } else if let Some(now) = now {
                    <p class="wallet-total">
                        <span class="sum-line__label">{ "쓸 수 있는 상품권" }</span>
                        <strong class="wallet-total__amount">{ price::now(total) }</strong>
                    </p>
                    { nudge(lots, now) }
                    <ul class="lot-list">{ for lots.iter().map(|held| lot(held, now)) }</ul>
                }
                <section class="form-section" aria-labelledby="bring-in">
                    <h2 class="form-section__title" id="bring-in">{ "상품권 불러오기" }</h2>
                    { part(BalanceForm { id: "wallet", onheld: Callback::noop() }) }
                </section>
                { history(lots) }
            </div>
            <aside class="two-column__aside" aria-label="상품권 안내">
                { programmes(&props.programmes) }
            </aside>
        </div>
    }
}

/// The lot that is void soonest, when that is soon.
fn nudge(lots: &[HeldLot], now: Timestamp) -> Html {
    let next = lots
        .iter()
        .filter(|held| !held.lot.remaining.is_zero())
        .min_by_key(|held| held.lot.expires_at);
    let Some(held) = next else {
        return Html::default();
    };
    let days = days_left(held.lot.expires_at, now);
    if !(0..60).contains(&days) {
        return Html::default();
    }
    let until = held.lot.expires_at.plus_ms(-1).date();
    let until = format!("{}까지 쓸 수 있어요", until.korean_near(now.date()));
    html! {
        <a class="nudge" href="/">
            <span class="nudge__icon">{ Icon::TICKET.html() }</span>
            <span>
                <strong class="nudge__title">{ format!("{} 소멸 예정", held.lot.remaining) }</strong>
                <span class="nudge__text">{ dot_list([html! { { &held.name } }, html! { { until } }]) }</span>
            </span>
            { Icon::RIGHT.small() }
        </a>
    }
}

fn programmes(programmes: &[ProgrammeInfo]) -> Html {
    let one = |programme: &ProgrammeInfo| {
        html! {
            <li class="lot" key={programme.name.clone()}>
                <div class="lot__head">
                    <h3 class="vendor-group__name">{ &programme.name }</h3>
                    <span class="badge">{ &programme.kind }</span>
                </div>
                <ul class="plain-notes">{ for programme.notes.iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            </li>
        }
    };
    html! {
        <section aria-labelledby="programmes">
            <h2 class="form-section__title summary-title" id="programmes">{ "여기서 쓸 수 있는 상품권" }</h2>
            <ul class="form-grid">{ for programmes.iter().map(one) }</ul>
        </section>
    }
}
