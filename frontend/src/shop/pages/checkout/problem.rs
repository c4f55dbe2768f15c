//! What stands between the shopper and the order, with the way on. Each says what happened to
//! the money.

use std::rc::Rc;

use shared::catalog::Catalog;
use shared::ids::{OptionId, OrderNo};
use shared::money::Won;
use shared::pricing::Quote;
use yew::prelude::*;

use crate::components::notice::{Tone, notice};
use crate::shop::pages::checkout::difference::{Change, What, differences};

/// A problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The mall would charge something else than the page showed.
    Price { before: Rc<Quote>, now: Rc<Quote> },
    /// Fewer units are left than wanted.
    SoldOut { option: OptionId, available: u32 },
    /// Another order from this cart waits.
    Waiting(OrderNo),
    /// There was no answer; whether the order arrived is unknown.
    Unanswered,
    /// Something else, in the mall's words.
    Said(String),
}

/// What a shopper may do about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Take the mall's price.
    Accept,
    /// Order this many, perhaps none.
    Change(OptionId, u32),
}

/// The problem in words.
pub fn problem_note(
    problem: &Problem,
    catalog: Option<&Catalog>,
    on_remedy: &Callback<Remedy>,
) -> Html {
    let act = |remedy: Remedy, text: String| {
        let onclick = on_remedy.reform(move |_: MouseEvent| remedy.clone());
        html! { <button class="notice__action" type="button" {onclick}>{ text }</button> }
    };
    match problem {
        Problem::Price { before, now } => {
            let changes = differences(before, now);
            let row = |change: &Change| html! { <li>{ change_text(change, catalog) }</li> };
            let body = html! {
                <>
                    <ul class="plain-notes">{ for changes.iter().map(row) }</ul>
                    <span>{ "아직 주문하지 않았고 돈도 빠져나가지 않았어요." }</span>
                    { act(Remedy::Accept, format!("바뀐 값 {}으로 계속하기", now.totals.due)) }
                </>
            };
            notice(Tone::Danger, "그사이 값이 바뀌어 결제하지 않았어요", body)
        }
        Problem::SoldOut { option, available } => {
            let name = option_name(option, catalog);
            let (title, body) = if *available > 0 {
                let all = act(
                    Remedy::Change(option.clone(), *available),
                    format!("{available}개로 바꾸기"),
                );
                (format!("{name} 남은 수량이 {available}개예요"), all)
            } else {
                (format!("{name} 방금 품절됐어요"), Html::default())
            };
            let without = act(
                Remedy::Change(option.clone(), 0),
                "빼고 주문하기".to_owned(),
            );
            let calm =
                html! { <span>{ "주문은 들어가지 않았고 돈도 빠져나가지 않았어요." }</span> };
            notice(
                Tone::Danger,
                title,
                html! { <>{ calm }{ body }{ without }</> },
            )
        }
        Problem::Waiting(no) => {
            let body = html! {
                <>
                    <span>{ format!("앞서 넣은 주문 {no}이 있어요. 마저 결제하거나 취소한 뒤에 새로 주문할 수 있어요.") }</span>
                    <a class="notice__action" href={format!("/orders/{no}")}>{ "그 주문 보기" }</a>
                </>
            };
            notice(Tone::Caution, "기다리고 있는 주문이 있어요", body)
        }
        Problem::Unanswered => notice(
            Tone::Caution,
            "답을 받지 못했어요",
            html! {
                <span>{ "인터넷 연결을 확인하고 다시 눌러 주세요. 다시 눌러도 두 번 주문되지 않아요." }</span>
            },
        ),
        Problem::Said(words) => notice(
            Tone::Danger,
            words.clone(),
            html! { <span>{ "돈은 빠져나가지 않았어요." }</span> },
        ),
    }
}

fn change_text(change: &Change, catalog: Option<&Catalog>) -> String {
    let what = match &change.what {
        What::Line(option) => option_name(option, catalog),
        What::Shipping(vendor) => {
            let name = catalog.and_then(|catalog| catalog.vendor(vendor));
            let name = name.map_or("판매자", |vendor| vendor.name.as_str());
            format!("{name} 배송비")
        }
        What::Voucher => "상품권으로 낼 돈".to_owned(),
        What::CountyDiscount => "상품권 결제 할인".to_owned(),
        What::Due => "배송비까지 모두 더한 값".to_owned(),
        What::Card => "카드로 낼 돈".to_owned(),
    };
    let amount = |won: Option<Won>| won.map_or_else(|| "없음".to_owned(), |won| won.to_string());
    format!("{what} {} → {}", amount(change.before), amount(change.now))
}

fn option_name(option: &OptionId, catalog: Option<&Catalog>) -> String {
    let found = catalog.and_then(|catalog| catalog.option(option));
    found.map_or_else(
        || "상품".to_owned(),
        |(product, option)| format!("{} {}", product.name, option.label),
    )
}
