//! 화면 순서: the parts of the page, put in, taken out and moved with buttons or Alt and an arrow.
//! Whoever moves a part stays with it, and its new place is said.

use shared::console::promotion::{CampaignDraft, MOST_PARTS, Part, PartKind};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    super::super::icon::{Icon, icon},
    Making,
};

/// What the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Title and period.
    Basics,
    /// Products and prices.
    Goods,
    /// A part of the page.
    Part(usize),
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    pub(super) place: Place,
    pub(super) choose: Callback<Place>,
}

/// What takes the focus once it is drawn; counted, so that the same may be asked for twice.
type Wanted = (u32, String);

#[component]
pub(super) fn Order(props: &Props) -> Html {
    let said = use_state(String::new);
    let wanted = use_state(|| (0_u32, String::new()));
    use_effect_with((*wanted).clone(), |(_, id): &Wanted| focus(id));
    let making = &props.making;
    let count = making.draft.parts.len();
    let moved = {
        let (making, choose) = (making.clone(), props.choose.clone());
        let (said, wanted) = (said.clone(), wanted.clone());
        Callback::from(move |(from, to, focus): (usize, usize, String)| {
            let mut draft = (*making.draft).clone();
            draft.parts.swap(from, to);
            let name = named(&draft.parts[to]);
            said.set(format!(
                "{name}: {count}개 가운데 {}번째로 옮겼어요.",
                to + 1
            ));
            wanted.set((wanted.0 + 1, focus));
            choose.emit(Place::Part(to));
            making.alter.emit(draft);
        })
    };
    let add = {
        let (making, choose) = (making.clone(), props.choose.clone());
        let (said, wanted) = (said.clone(), wanted.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let mut kinds = PartKind::ADDED.into_iter();
            let Some(kind) = kinds.find(|kind| kind.name() == select.value()) else {
                return;
            };
            select.set_value("");
            let draft = with_part(&making.draft, kind);
            said.set(format!("{} 블록을 맨 뒤에 넣었어요.", kind.name()));
            wanted.set((wanted.0 + 1, "part-title".to_owned()));
            choose.emit(Place::Part(count));
            making.alter.emit(draft);
        })
    };
    let fixed = |place: Place, name: &'static str, small: String| {
        let choose = props.choose.reform(move |_: MouseEvent| place);
        let on = props.place == place;
        html! {
            <li class={classes!(on.then_some("is-on"))}>
                { icon(if place == Place::Goods { Icon::BOX } else { Icon::EDIT }) }
                <button class="blocks__name" type="button" aria-current={on.then_some("true")} onclick={choose}>
                    <b>{ name }</b><small>{ small }</small>
                </button>
            </li>
        }
    };
    html! {
        <section class="panel" aria-labelledby="blocks">
            <div class="panel__head"><h2 id="blocks">{ "화면 순서" }</h2></div>
            <div class="panel__body stack">
                <ol class="blocks">
                    { fixed(Place::Basics, "제목과 기간", "큰 그림, 색".to_owned()) }
                    { for making.draft.parts.iter().enumerate().map(|(nth, part)| {
                        row((nth, count), part, props, &moved)
                    }) }
                    { fixed(Place::Goods, "상품과 값", format!("{}개", making.draft.products.len())) }
                </ol>
                if making.is_open && count < MOST_PARTS {
                    <div class="field">
                        <label class="field__label" for="add-part">{ "블록 넣기" }</label>
                        <select class="select" id="add-part" onchange={add}>
                            <option value="" selected=true>{ "골라 주세요" }</option>
                            { for PartKind::ADDED.into_iter().map(|kind| html! {
                                <option value={kind.name()}>{ kind.name() }</option>
                            }) }
                        </select>
                    </div>
                }
                <p class="vh" role="status">{ (*said).clone() }</p>
            </div>
        </section>
    }
}

fn with_part(draft: &CampaignDraft, kind: PartKind) -> CampaignDraft {
    let mut draft = draft.clone();
    draft.parts.push(Part {
        kind,
        ..Part::default()
    });
    draft
}

/// A part as people call it.
pub(super) fn named(part: &Part) -> String {
    match part.title.trim() {
        "" => part.kind.name().to_owned(),
        title => format!("‘{title}’"),
    }
}

fn row(
    (nth, count): (usize, usize),
    part: &Part,
    props: &Props,
    moved: &Callback<(usize, usize, String)>,
) -> Html {
    let place = Place::Part(nth);
    let on = props.place == place;
    let name = named(part);
    let up = nth.checked_sub(1);
    let down = (nth + 1 < count).then_some(nth + 1);
    let step = |to: Option<usize>, way: &'static str, says: &str, sign: Icon| {
        let moved = moved.clone();
        // At the end of the way the button is gone, and the other one takes the focus.
        let stays = to.is_some_and(|to| if way == "up" { to > 0 } else { to + 1 < count });
        let other = if way == "up" { "down" } else { "up" };
        let onclick = move |_: MouseEvent| {
            if let Some(to) = to {
                let focus = format!("part-{}-{to}", if stays { way } else { other });
                moved.emit((nth, to, focus));
            }
        };
        html! {
            <button
                class="btn" type="button" id={format!("part-{way}-{nth}")} disabled={to.is_none()}
                aria-label={format!("{name} {says}")} {onclick}
            >{ icon(sign) }</button>
        }
    };
    let onkeydown = {
        let (moved, is_open) = (moved.clone(), props.making.is_open);
        move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" => up,
                "ArrowDown" => down,
                _ => None,
            };
            if let (true, Some(to)) = (is_open && event.alt_key(), to) {
                event.prevent_default();
                moved.emit((nth, to, format!("part-name-{to}")));
            }
        }
    };
    html! {
        <li class={classes!(on.then_some("is-on"))} key={nth}>
            { icon(Icon::GRIP) }
            <button
                class="blocks__name" type="button" id={format!("part-name-{nth}")}
                aria-current={on.then_some("true")} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onclick={props.choose.reform(move |_: MouseEvent| place)} {onkeydown}
            >
                <b>{ part.kind.name() }</b>
                <small>{ if part.title.is_empty() { "제목 없음" } else { &part.title } }</small>
            </button>
            if props.making.is_open {
                <span class="blocks__move">
                    { step(up, "up", "위로", Icon::AUP) }
                    { step(down, "down", "아래로", Icon::ADOWN) }
                </span>
            }
        </li>
    }
}

fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that is there takes the focus.
        let _ = element.focus();
    }
}
