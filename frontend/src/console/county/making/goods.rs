//! 상품과 값: what is in the campaign, and what it costs there.

use shared::{
    console::promotion::{CampaignDraft, Goods, GoodsOption, Item, OptionPrice, Pricing},
    money::{Rate, Won},
};
use yew::prelude::*;

use super::{
    super::super::{
        api::{Load, use_load},
        icon::{Icon, icon},
        ui::Field,
        wizard::choice,
    },
    Making,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
}

#[component]
pub(super) fn GoodsForm(props: &Props) -> Html {
    let making = &props.making;
    let words = use_state(String::new);
    let found = use_load::<Vec<Goods>>(format!(
        "/api/console/campaign-goods?q={}",
        js_sys::encode_uri_component(&words)
    ));
    let search = {
        let words = words.clone();
        Callback::from(move |text| words.set(text))
    };
    let wrong = making.wrong("products");
    html! {
        <section class="panel" aria-labelledby="form">
            <div class="panel__head">
                <h2 id="form">{ "상품과 값" }</h2>
                <span class="small muted">{ format!("{}개", making.draft.products.len()) }</span>
            </div>
            <div class="panel__body stack">
                { pricing(making) }
                if !wrong.is_empty() {
                    <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
                }
                <ul class="goods">
                    { for making.draft.products.iter().enumerate().map(|(nth, one)| item(making, nth, one)) }
                </ul>
                if making.is_open {
                    <Field
                        id="find-goods" label="상품 찾아 넣기" value={(*words).clone()} onchange={search}
                        placeholder="예: 된장"
                    />
                    { match &found.now {
                        Load::Waiting => html! { <p role="status" class="small muted">{ "찾고 있어요" }</p> },
                        Load::Failed(failure) => html! { <p role="alert">{ failure.text() }</p> },
                        Load::Ready(found) => results(making, found),
                    } }
                }
            </div>
        </section>
    }
}

fn pricing(making: &Making) -> Html {
    let now = making.draft.pricing;
    let set = |pricing: Pricing| {
        let (draft, change) = (making.draft.clone(), making.change.clone());
        Callback::from(move |()| {
            let mut draft = (*draft).clone();
            draft.pricing = pricing;
            change.emit(draft);
        })
    };
    let percent = match now {
        Pricing::Off(Rate(rate)) if rate % 100 == 0 => (rate / 100).to_string(),
        Pricing::Off(Rate(rate)) => format!("{}.{:02}", rate / 100, rate % 100),
        Pricing::AsListed | Pricing::Fixed => String::new(),
    };
    let rate = match now {
        Pricing::Off(rate) => rate,
        Pricing::AsListed | Pricing::Fixed => Rate(500),
    };
    let wrong = making.wrong("pricing");
    html! {
        <>
            <fieldset class="choice">
                <legend>{ "값" }</legend>
                { choice("pricing", "그대로", "", now == Pricing::AsListed, set(Pricing::AsListed)) }
                { choice("pricing", "모두 같은 비율로 싸게", "", matches!(now, Pricing::Off(_)), set(Pricing::Off(rate))) }
                { choice("pricing", "하나하나 특가로", "", now == Pricing::Fixed, set(Pricing::Fixed)) }
            </fieldset>
            if let Pricing::Off(_) = now {
                <Field
                    id="rate" label="할인 (%)" inputmode="numeric" value={percent} error={wrong}
                    onchange={making.edit(|draft, text: String| {
                        let digits: String = text.chars().filter(char::is_ascii_digit).take(2).collect();
                        draft.pricing = Pricing::Off(Rate(digits.parse::<u32>().unwrap_or(0) * 100));
                    })}
                />
            } else if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
            }
        </>
    }
}

fn item(making: &Making, nth: usize, item: &Item) -> Html {
    let mut known = making.file.goods.iter();
    let goods = known.find(|goods| goods.product == item.product);
    let name = goods.map_or(item.product.as_str(), |goods| goods.name.as_str());
    let wrong = making.wrong(&format!("products.{nth}"));
    let take_out = {
        let (draft, alter) = (making.draft.clone(), making.alter.clone());
        move |_: MouseEvent| {
            let mut draft = (*draft).clone();
            let gone = draft.products.remove(nth).product;
            for part in &mut draft.parts {
                part.items.retain(|id| id != gone.as_str());
            }
            alter.emit(draft);
        }
    };
    html! {
        <li class="goods__item" key={item.product.to_string()}>
            <div class="row row--nowrap">
                <span class="grow">
                    <b>{ name.to_owned() }</b>
                    if let Some(goods) = goods {
                        <span class="table__sub">{ &goods.vendor }</span>
                    }
                </span>
                <button class="btn btn--icon btn--quiet" type="button" aria-label={format!("{name} 빼기")} onclick={take_out}>
                    { icon(Icon::CLOSE) }
                </button>
            </div>
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
            }
            if let Some(goods) = goods {
                { for goods.options.iter().map(|option| price(making, nth, item, option)) }
            }
        </li>
    }
}

fn price(making: &Making, nth: usize, item: &Item, option: &GoodsOption) -> Html {
    let wrong = making.wrong(&format!("products.{nth}.{}", option.id));
    let listed = format!("{} · 정가 {}", option.label, option.price);
    if making.draft.pricing != Pricing::Fixed {
        return html! {
            <>
                <span class="small muted">{ listed }</span>
                if !wrong.is_empty() {
                    <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
                }
            </>
        };
    }
    let fixed = item.prices.iter().find(|fixed| fixed.option == option.id);
    let value = fixed.map_or_else(String::new, |fixed| fixed.price.grouped());
    let onchange = {
        let (draft, change) = (making.draft.clone(), making.change.clone());
        let option = option.id.clone();
        Callback::from(move |text: String| {
            let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
            let price = digits.parse().ok().map(Won);
            let mut draft = (*draft).clone();
            let prices = &mut draft.products[nth].prices;
            prices.retain(|fixed| fixed.option != option);
            prices.extend(price.map(|price| OptionPrice {
                option: option.clone(),
                price,
            }));
            change.emit(draft);
        })
    };
    html! {
        <Field
            id={format!("price-{}", option.id)} label={format!("{listed} · 특가 (원)")} inputmode="numeric"
            {value} error={wrong} {onchange} placeholder="비우면 정가대로"
        />
    }
}

fn results(making: &Making, found: &[Goods]) -> Html {
    let is_in = |goods: &Goods| {
        let mut items = making.draft.products.iter();
        items.any(|item| item.product == goods.product)
    };
    let new: Vec<&Goods> = found.iter().filter(|goods| !is_in(goods)).collect();
    if new.is_empty() {
        return html! { <p class="small muted" role="status">{ "더 넣을 상품이 없어요. 다른 말로 찾아 보세요." }</p> };
    }
    let row = |goods: &Goods| {
        let (draft, alter, product) = (
            making.draft.clone(),
            making.alter.clone(),
            goods.product.clone(),
        );
        let put_in = move |_: MouseEvent| alter.emit(with_item(&draft, &product));
        let from = goods.options.iter().map(|option| option.price).min();
        html! {
            <li class="row row--nowrap" key={goods.product.to_string()}>
                <span class="grow">
                    { &goods.name }
                    <span class="table__sub">
                        { format!("{} · {}부터", goods.vendor, from.unwrap_or_default()) }
                    </span>
                </span>
                <button class="btn" type="button" aria-label={format!("{} 넣기", goods.name)} onclick={put_in}>
                    { "넣기" }
                </button>
            </li>
        }
    };
    html! { <ul class="goods goods--found">{ for new.into_iter().map(row) }</ul> }
}

fn with_item(draft: &CampaignDraft, product: &shared::ids::ProductId) -> CampaignDraft {
    let mut draft = draft.clone();
    draft.products.push(Item {
        product: product.clone(),
        prices: Vec::new(),
    });
    draft
}
