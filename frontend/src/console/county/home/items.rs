//! What is in a section: products or producers, put in, taken out and moved.

use shared::console::{
    home::{MOST_ITEMS, SectionKind},
    promotion::Goods,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    super::{
        super::{
            api::{Load, use_load},
            icon::{Icon, icon},
            ui::Field,
        },
        ordered::{Ordered, Row, use_stay},
    },
    Making,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    pub(super) nth: usize,
}

/// A product or a producer that can stand in a section.
struct Thing {
    id: String,
    name: String,
    small: String,
}

fn of_goods(goods: &Goods) -> Thing {
    Thing {
        id: goods.product.to_string(),
        name: goods.name.clone(),
        small: goods.vendor.clone(),
    }
}

#[component]
pub(super) fn Items(props: &Props) -> Html {
    let (making, nth) = (&props.making, props.nth);
    let stay = use_stay();
    let words = use_state(String::new);
    let found = use_load::<Vec<Goods>>(format!(
        "/api/console/campaign-goods?q={}",
        js_sys::encode_uri_component(&words)
    ));
    let Some(section) = making.sections.get(nth) else {
        return Html::default();
    };
    let is_stories = section.kind == SectionKind::Stories;
    let found: Vec<Thing> = match &found.now {
        Load::Ready(found) => found.iter().map(of_goods).collect(),
        Load::Waiting | Load::Failed(_) => Vec::new(),
    };
    let vendors = making.file.vendors.iter().map(|(id, name)| Thing {
        id: id.to_string(),
        name: name.clone(),
        small: String::new(),
    });
    let vendors: Vec<Thing> = vendors.collect();
    let known: Vec<Thing> = making.file.goods.iter().map(of_goods).collect();
    let name_of = |id: &str| {
        let mut all = if is_stories {
            vendors.iter().chain(&[])
        } else {
            known.iter().chain(&found)
        };
        all.find(|thing| thing.id == id)
    };
    let take_out = making.altering(nth, |section, at: usize| {
        section.items.remove(at);
    });
    let row = |(at, id): (usize, &String)| {
        let thing = name_of(id);
        let name = thing.map_or_else(|| id.clone(), |thing| thing.name.clone());
        let take_out = take_out.clone();
        let more = html! {
            <button
                class="btn btn--icon btn--quiet" type="button" aria-label={format!("{name} 빼기")}
                onclick={move |_: MouseEvent| take_out.emit(at)}
            >{ icon(Icon::CLOSE) }</button>
        };
        Row {
            small: thing.map_or_else(
                || "지금 없는 것이에요".to_owned(),
                |thing| thing.small.clone(),
            ),
            spoken: name.clone(),
            name,
            more,
        }
    };
    let items = Ordered {
        id: "item".into(),
        rows: section.items.iter().enumerate().map(row).collect(),
        chosen: None,
        is_open: making.is_open,
        choose: None,
        moved: making.altering(nth, |section, (from, to): (usize, usize)| {
            section.items.swap(from, to);
        }),
        stay: &stay,
    };
    let add = making.altering(nth, |section, id: String| section.items.push(id));
    let is_free = |thing: &&Thing| !section.items.contains(&thing.id);
    let wrong = making.wrong(nth, "items");
    let is_open = making.is_open && section.items.len() < MOST_ITEMS;
    html! {
        <>
            <p class="field__label" id="items-label">
                { if is_stories { "이야기할 생산자" } else { "담은 상품" } }
            </p>
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
            }
            if section.items.is_empty() {
                <p class="small muted">{ "아직 아무것도 담지 않았어요. 비어 있으면 손님에게 이 칸이 보이지 않아요." }</p>
            }
            <ol class="blocks" aria-labelledby="items-label">{ items.items() }</ol>
            { stay.status() }
            if is_open && is_stories {
                { pick(vendors.iter().filter(is_free), &add) }
            } else if is_open {
                <Field
                    id="find-items" label="상품 찾아 담기" value={(*words).clone()} placeholder="예: 된장"
                    onchange={{ let words = words.clone(); move |text| words.set(text) }}
                />
                { results(found.iter().filter(is_free), &add) }
            }
        </>
    }
}

fn pick<'a>(free: impl Iterator<Item = &'a Thing>, add: &Callback<String>) -> Html {
    let add = add.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let id = select.value();
        select.set_value("");
        if !id.is_empty() {
            add.emit(id);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for="add-item">{ "생산자 담기" }</label>
            <select class="select" id="add-item" {onchange}>
                <option value="" selected=true>{ "골라 주세요" }</option>
                { for free.map(|thing| html! { <option value={thing.id.clone()}>{ &thing.name }</option> }) }
            </select>
        </div>
    }
}

fn results<'a>(free: impl Iterator<Item = &'a Thing>, add: &Callback<String>) -> Html {
    let row = |thing: &Thing| {
        let (add, id) = (add.clone(), thing.id.clone());
        html! {
            <li class="row row--nowrap" key={thing.id.clone()}>
                <span class="grow">{ &thing.name }<span class="table__sub">{ &thing.small }</span></span>
                <button
                    class="btn" type="button" aria-label={format!("{} 담기", thing.name)}
                    onclick={move |_: MouseEvent| add.emit(id.clone())}
                >{ "담기" }</button>
            </li>
        }
    };
    let rows: Vec<Html> = free.map(row).collect();
    if rows.is_empty() {
        return html! { <p class="small muted" role="status">{ "더 담을 상품이 없어요. 다른 말로 찾아 보세요." }</p> };
    }
    html! { <ul class="goods goods--found">{ rows }</ul> }
}
