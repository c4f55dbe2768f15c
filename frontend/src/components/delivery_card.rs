//! When a product is sent, what that costs, and whether vouchers pay for it.

use shared::money::Won;
use shared::page::{Delivery, ShippingLabel, VoucherUse};
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::product_card::in_ten_thousands;

crate::style::styles! {
    r#"
    .delivery-card {
        display: grid;
        gap: var(--space-3);
        padding-block: var(--space-5);
        border-block: 1px solid var(--color-line);
    }
    .delivery-card__row {
        display: grid;
        grid-template-columns: 1.5rem 1fr;
        gap: var(--space-3);
        line-height: var(--leading-snug);
    }
    .delivery-card__row strong { display: block; }
    .delivery-card__row .icon { color: var(--color-ink-2); }
    .delivery-card__text { color: var(--color-ink-2); }
    "#
}

/// The card.
pub fn delivery_card(delivery: &Delivery, voucher: &VoucherUse) -> Html {
    html! {
        <section class="delivery-card" aria-label="배송과 상품권">
            { row(
                Icon::TRUCK,
                format!("{} 출고 예정", delivery.ship_by.korean()),
                closing(delivery),
            ) }
            { row(Icon::BOX, fee(delivery), remote(delivery)) }
            { vouchers(voucher) }
        </section>
    }
}

fn row(icon: Icon, title: String, text: String) -> Html {
    html! {
        <p class="delivery-card__row">
            { icon.html() }
            <span><strong>{ title }</strong><span class="delivery-card__text">{ text }</span></span>
        </p>
    }
}

/// Until when orders leave that day, after what the vendor says of its days of rest.
fn closing(delivery: &Delivery) -> String {
    let closing = format!("매일 {}에 그날 주문을 마감해요", delivery.cutoff);
    match &delivery.rest {
        Some(rest) => format!("{rest}. {closing}"),
        None => closing,
    }
}

/// `배송비 3,000원, 5만원 이상 무료`
pub fn fee(delivery: &Delivery) -> String {
    match delivery.fee {
        ShippingLabel::Free => "무료배송".to_owned(),
        ShippingLabel::Fee(fee) => format!("배송비 {fee}"),
        ShippingLabel::FreeFrom(threshold) => format!(
            "배송비 {}, {} 이상 무료",
            delivery.base_fee,
            in_ten_thousands(threshold)
        ),
    }
}

fn remote(delivery: &Delivery) -> String {
    let extra = |place: &str, won: Won| format!("{place} {won}");
    let extras: Vec<String> = [("제주", delivery.jeju), ("도서 지역", delivery.island)]
        .into_iter()
        .filter(|(_, won)| !won.is_zero())
        .map(|(place, won)| extra(place, won))
        .collect();
    let far = if extras.is_empty() {
        "제주와 도서 지역도 추가 요금이 없어요.".to_owned()
    } else {
        format!("{} 추가. 다리로 이어진 섬은 추가 없음.", extras.join(", "))
    };
    if delivery.alone {
        format!("{far} 다른 상품과 따로 보내요.")
    } else {
        far
    }
}

fn vouchers(voucher: &VoucherUse) -> Html {
    let why_not = voucher.why_not.clone().unwrap_or_default();
    if voucher.programmes.is_empty() {
        row(
            Icon::TICKET,
            "상품권으로는 살 수 없어요".to_owned(),
            why_not,
        )
    } else {
        let names = voucher.programmes.join(", ");
        let text = if why_not.is_empty() {
            names
        } else {
            format!("{names}. {why_not}")
        };
        row(Icon::TICKET, "상품권으로 살 수 있어요".to_owned(), text)
    }
}
