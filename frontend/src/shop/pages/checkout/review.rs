//! The last look before paying: what is bought, from whom, what the law wants said, what is
//! agreed to.

use shared::pricing::QuoteLine;
use yew::prelude::*;

use crate::components::notice::{Tone, notice};
use crate::components::picture::Picture;
use crate::components::site_footer;
use crate::hooks::use_pricing::Priced;
use crate::shop::pages::checkout::fields::Fields;

/// Who runs the mall, as far as the notices need it.
#[derive(Clone, Copy)]
pub struct Operator<'a> {
    pub mall: &'a str,
    pub intermediary: bool,
}

/// The section.
pub fn review(priced: Option<&Priced>, fields: &Fields<'_>, operator: Operator<'_>) -> Html {
    let vendors = priced.map(vendors).unwrap_or_default();
    let share = format!(
        "판매자 {}곳에 받는 분의 이름·연락처·주소를 제공하는 데 동의해요 (필수)",
        vendors.len()
    );
    html! {
        <section class="form-section" aria-labelledby="review">
            <h2 class="form-section__title" id="review">{ "주문 확인" }</h2>
            if let Some(priced) = priced {
                <ul>{ for priced.quote.lines.iter().map(|line| item(line, priced)) }</ul>
            }
            if operator.intermediary {
                { intermediary(operator.mall, &vendors) }
            }
            <div class="choice-list">
                { fields.consent(
                    "consents.orderTerms",
                    "주문 내용과 모두 더한 값을 확인했고 결제에 동의해요 (필수)".into(),
                ) }
                { fields.consent("consents.vendorPrivacy", share.into()) }
            </div>
            <p class="field__hint">
                { "미성년자가 법정대리인 동의 없이 주문하면 본인이나 법정대리인이 취소할 수 있어요." }
            </p>
        </section>
    }
}

fn item(line: &QuoteLine, priced: &Priced) -> Html {
    let Some((product, option)) = priced.catalog.option(&line.option) else {
        return Html::default();
    };
    html! {
        <li class="order-item" key={line.option.as_str()}>
            { Picture::new(&product.image, "order-item__image", "72px").decorative().html() }
            <span>
                { &product.name }
                <span class="order-item__sub">{ format!("{} · {}개", option.label, line.quantity) }</span>
            </span>
            <strong class="option-list__price">{ line.due.to_string() }</strong>
        </li>
    }
}

/// The notice that the mall only mediates, in the size of everything else.
fn intermediary(mall: &str, vendors: &[(String, String)]) -> Html {
    let names: Vec<&str> = vendors.iter().map(|(_, name)| name.as_str()).collect();
    let link = |(id, name): &(String, String)| {
        html! { <a class="notice__action" href={format!("/vendors/{id}")}>{ format!("{name} 정보 보기") }</a> }
    };
    let body = html! {
        <>
            <span>{ site_footer::intermediary(mall) }</span>
            { for vendors.iter().map(link) }
        </>
    };
    let title = if names.is_empty() {
        "판매자와 직접 거래해요".to_owned()
    } else {
        format!("판매자는 {}입니다", names.join(", "))
    };
    notice(Tone::Plain, title, body)
}

fn vendors(priced: &Priced) -> Vec<(String, String)> {
    let mut vendors: Vec<(String, String)> = Vec::new();
    for parcel in &priced.quote.shipping {
        let id = parcel.vendor.to_string();
        let name = priced.catalog.vendor(&parcel.vendor);
        let name = name.map_or_else(String::new, |vendor| vendor.name.clone());
        if vendors.iter().all(|(known, _)| *known != id) {
            vendors.push((id, name));
        }
    }
    vendors
}
