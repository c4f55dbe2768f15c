//! What the order comes to: the mandatory total first, then how it comes about, then the
//! button that names what will be paid.

use shared::address::Zone;
use shared::money::Won;
use shared::pricing::{Quote, requirements};
use yew::prelude::*;

use crate::components::notice::{Tone, notice};
use crate::components::price::{self, Size};
use crate::shop::pages::cart::sums::{Sums, sums};

/// The total above the form on phones.
pub fn pay_first(quote: Option<&Quote>) -> Html {
    let line = |label: &str, amount: Option<Won>, size: Size| {
        html! {
            <p class="sum-line">
                <span class="sum-line__label">{ label }</span>
                if let Some(amount) = amount {
                    { price::amount(amount, size) }
                } else {
                    <span>{ "계산하고 있어요" }</span>
                }
            </p>
        }
    };
    html! {
        <div class="container pay-first">
            { line("배송비까지 모두 더한 값", quote.map(|quote| quote.totals.due), Size::Large) }
            if let Some(quote) = quote.filter(|quote| !quote.totals.voucher.is_zero()) {
                { line("상품권을 쓰고 카드로 낼 돈", Some(quote.totals.card), Size::Medium) }
            }
        </div>
    }
}

/// The sums beside the form on wide screens, below it on phones.
pub fn aside(quote: Option<&Quote>, button: Html) -> Html {
    html! {
        <aside class="two-column__aside" aria-label="결제 금액">
            <section aria-labelledby="amounts">
                <h2 class="form-section__title summary-title" id="amounts">{ "결제 금액" }</h2>
                if let Some(quote) = quote {
                    <p class="sum-line">
                        <span class="sum-line__label">{ "배송비까지 모두 더한 값" }</span>
                        { price::amount(quote.totals.due, Size::Medium) }
                    </p>
                    { sums(Sums::of_quote(quote), Sums::of_quote(quote).total_name()) }
                    <p class="breakdown__note checkout-vat">{ tax(quote) }</p>
                } else {
                    <p role="status">{ "계산하고 있어요" }</p>
                }
            </section>
            { zone_note(quote) }
            { button }
        </aside>
    }
}

fn tax(quote: &Quote) -> String {
    let totals = &quote.totals;
    if totals.tax_free.is_zero() {
        format!("부가세 {} 포함", totals.vat)
    } else {
        format!("부가세 {} 포함, 면세 {}", totals.vat, totals.tax_free)
    }
}

/// Says why shipping costs more, as soon as the address tells.
fn zone_note(quote: Option<&Quote>) -> Html {
    let Some(quote) = quote.filter(|quote| quote.zone != Zone::Mainland) else {
        return Html::default();
    };
    let extra: Won = quote.shipping.iter().map(|parcel| parcel.surcharge).sum();
    let title = format!("{} 배송이에요", quote.zone.name());
    let body = html! { <span>{ format!("추가 배송비 {extra}이 들어 있어요.") }</span> };
    notice(Tone::Caution, title, body)
}

/// What the button says.
pub fn button_text(quote: Option<&Quote>) -> String {
    match quote {
        None => "결제하기".to_owned(),
        Some(quote) if quote.totals.card.is_zero() => "상품권으로 주문하기".to_owned(),
        Some(quote) => format!("{} 결제하기", quote.totals.card),
    }
}

/// What still keeps the cart from being ordered.
pub fn unmet(quote: &Quote) -> Html {
    let unmet = requirements(quote);
    if unmet.is_empty() {
        return Html::default();
    }
    let words = |requirement: &shared::pricing::Requirement| {
        html! { <li>{ requirement.explain().1 }</li> }
    };
    let body = html! {
        <>
            <ul class="plain-notes">{ for unmet.iter().map(words) }</ul>
            <a class="notice__action" href="/cart">{ "장바구니에서 고치기" }</a>
        </>
    };
    notice(Tone::Caution, "아직 주문할 수 없어요", body)
}
