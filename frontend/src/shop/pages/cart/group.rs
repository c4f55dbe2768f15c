//! What comes from one vendor: its lines, its parcels and what they cost together.

use shared::money::Won;
use shared::pricing::QuoteShipping;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::shop::pages::cart::actions::CartActions;
use crate::shop::pages::cart::line::cart_line;
use crate::shop::pages::cart::model::{Group, Parcel};
use crate::shop::pages::cart::split::tender_split;
use crate::shop::pages::cart::words::round_amount;

/// The group.
pub fn vendor_group(group: &Group<'_>, actions: &CartActions) -> Html {
    let name = AttrValue::from(group.name.to_owned());
    html! {
        <section class="vendor-group" aria-label={name.clone()} key={name.to_string()}>
            <div class="vendor-group__head">
                <h2 class="vendor-group__name">
                    if let Some(id) = group.vendor {
                        <a href={format!("/vendors/{id}")}>{ name }</a>
                    } else {
                        { name }
                    }
                </h2>
            </div>
            <ul>{ for group.rows.iter().map(|row| cart_line(row, actions)) }</ul>
            { for group.parcels.iter().map(parcel) }
            { foot(group) }
        </section>
    }
}

fn foot(group: &Group<'_>) -> Html {
    if group.parcels.is_empty() {
        return Html::default();
    }
    let (goods, shipping) = (group.goods(), group.shipping());
    html! {
        <p class="vendor-group__foot">
            <span>{ format!("상품 {goods} + 배송비 {shipping}") }</span>
            <strong>{ (goods + shipping).to_string() }</strong>
        </p>
    }
}

/// How far the parcel is from shipping for nothing, and what pays for its shipping.
fn parcel(parcel: &Parcel<'_>) -> Html {
    let quoted = parcel.quoted;
    html! {
        <>
            <div class="shipping-progress">
                <p class="shipping-progress__text">
                    { Icon::TRUCK.small() }
                    <span>{ progress_text(quoted) }</span>
                </p>
                if let Some(threshold) = quoted.free_from {
                    <progress
                        class="shipping-progress__bar"
                        max={threshold.0.to_string()}
                        value={quoted.amount.min(threshold).0.to_string()}
                        aria-label="무료배송까지"
                    />
                }
            </div>
            if !quoted.due.is_zero() && !parcel.split.spent.is_empty() {
                <p class="field__hint action-note">{ format!("배송비 {}에 쓰는 돈", quoted.due) }</p>
                { tender_split(&parcel.split) }
            }
        </>
    }
}

fn progress_text(parcel: &QuoteShipping) -> Html {
    let surcharge = if parcel.surcharge.is_zero() {
        String::new()
    } else {
        format!(", 이 지역은 {} 더 들어요", parcel.surcharge)
    };
    match parcel.free_from {
        _ if parcel.fee.is_zero() => {
            let from = parcel
                .free_from
                .map(|threshold| format!(" ({} 이상)", round_amount(threshold)));
            html! { <><strong>{ "무료배송" }</strong>{ "이에요" }{ from }{ surcharge }</> }
        }
        Some(threshold) if threshold > parcel.amount => {
            let missing: Won = threshold - parcel.amount;
            html! { <><strong>{ missing.to_string() }</strong>{ " 더 담으면 무료배송" }{ surcharge }</> }
        }
        _ => html! { <>{ format!("배송비 {}", parcel.fee) }{ surcharge }</> },
    }
}
