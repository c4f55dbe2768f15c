//! One part's form.

use shared::console::promotion::{CampaignDraft, Part, PartKind};
use yew::prelude::*;

use super::{
    super::super::{
        icon::{Icon, icon},
        ui::Field,
        wizard::Words,
    },
    Making,
    order::Place,
};

pub(super) fn part_form(making: &Making, nth: usize, choose: &Callback<Place>) -> Html {
    let Some(part) = making.draft.parts.get(nth) else {
        return html! { <p class="muted">{ "왼쪽에서 블록을 골라 주세요." }</p> };
    };
    let wrong = |field: &str| making.wrong(&format!("parts.{nth}.{field}"));
    let take_out = {
        let (draft, alter) = (making.draft.clone(), making.alter.clone());
        let choose = choose.clone();
        move |_: MouseEvent| {
            let mut draft = (*draft).clone();
            draft.parts.remove(nth);
            choose.emit(Place::Basics);
            alter.emit(draft);
        }
    };
    let has_text = !matches!(part.kind, PartKind::Products | PartKind::Story);
    html! {
        <section class="panel" aria-labelledby="form">
            <div class="panel__head">
                <h2 id="form">{ part.kind.name() }</h2>
                <span class="small muted">{ format!("{}번째 블록", nth + 1) }</span>
            </div>
            <div class="panel__body stack">
                <Field
                    id="part-title" label="제목" value={part.title.clone()} error={wrong("title")}
                    onchange={edit(making, nth, |part, text| part.title = text)}
                />
                if has_text {
                    <Words
                        id="part-body" label="글" labelled=true value={part.body.clone()} error={wrong("body")}
                        onchange={edit(making, nth, |part, text| part.body = text)}
                    />
                } else {
                    { items(making, nth, part) }
                    if !wrong("items").is_empty() {
                        <p class="field__error">{ icon(Icon::ALERT) }{ wrong("items") }</p>
                    }
                }
                if part.kind == PartKind::MallLink {
                    <p class="small muted">{ "이어진 장터의 주소는 파일에서 왔고 그대로 두어요." }</p>
                }
                <button class="btn" type="button" onclick={take_out}>{ "이 블록 빼기" }</button>
            </div>
        </section>
    }
}

fn edit(making: &Making, nth: usize, edit: fn(&mut Part, String)) -> Callback<String> {
    let (draft, change) = (making.draft.clone(), making.change.clone());
    Callback::from(move |text| {
        let mut draft = (*draft).clone();
        edit(&mut draft.parts[nth], text);
        change.emit(draft);
    })
}

/// The campaign's products, or the mall's producers, to be ticked.
fn items(making: &Making, nth: usize, part: &Part) -> Html {
    let file = &making.file;
    let choices: Vec<(String, String)> = if part.kind == PartKind::Story {
        let vendors = file.vendors.iter();
        vendors
            .map(|(id, name)| (id.to_string(), name.clone()))
            .collect()
    } else {
        let products = making.draft.products.iter();
        let name = |id: &str| {
            let goods = file.goods.iter().find(|goods| goods.product.as_str() == id);
            goods.map_or_else(|| id.to_owned(), |goods| goods.name.clone())
        };
        products
            .map(|item| (item.product.to_string(), name(item.product.as_str())))
            .collect()
    };
    if choices.is_empty() {
        return html! { <p class="small muted">{ "먼저 ‘상품과 값’에서 상품을 넣어 주세요." }</p> };
    }
    let tick = |(id, name): (String, String)| {
        let (draft, change) = (making.draft.clone(), making.change.clone());
        let checked = part.items.contains(&id);
        let toggle = {
            let id = id.clone();
            move |_: Event| change.emit(toggled(&draft, nth, &id))
        };
        html! {
            <label class="check" key={id}>
                <input type="checkbox" {checked} onchange={toggle} /><span>{ name }</span>
            </label>
        }
    };
    html! {
        <fieldset class="ticks">
            <legend class="field__label">
                { if part.kind == PartKind::Story { "이야기할 생산자" } else { "이 줄에 보일 상품" } }
            </legend>
            { for choices.into_iter().map(tick) }
        </fieldset>
    }
}

fn toggled(draft: &CampaignDraft, nth: usize, id: &str) -> CampaignDraft {
    let mut draft = draft.clone();
    let items = &mut draft.parts[nth].items;
    let before = items.len();
    items.retain(|known| known != id);
    if items.len() == before {
        items.push(id.to_owned());
    }
    draft
}
