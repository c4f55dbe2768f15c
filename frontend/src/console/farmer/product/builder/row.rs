//! One part in the list: what it is, the buttons that move it, and what is to be written.

use shared::console::product::{Block, Draft, Part, Photo, Step};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    super::super::super::icon::{Icon, icon},
    Act,
    editor::editor,
};

pub(super) fn row(
    draft: &Draft,
    block: &Block,
    (place, (first, last)): (usize, (bool, bool)),
    open: bool,
    faults: &[(String, String)],
    act: &Callback<Act>,
) -> Html {
    let id = block.id;
    let name = name(draft, &block.part);
    let of_block = format!("blocks.{place}.");
    let wrong = faults.iter().any(|(field, _)| field.starts_with(&of_block));
    let silent = photo(draft, &block.part).is_some_and(|photo| photo.alt.trim().is_empty());
    let shown = open || silent || wrong;
    let toggle = {
        let act = act.clone();
        move |_| act.emit(Act::Toggle(id))
    };
    let onkeydown = {
        let act = act.clone();
        move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowUp" => Step::Up,
                "ArrowDown" => Step::Down,
                _ => return,
            };
            if event.alt_key() {
                event.prevent_default();
                let at: HtmlElement = event.target_unchecked_into();
                act.emit(Act::Move(id, step, at.id()));
            }
        }
    };
    let button = |step: Step, stuck: bool| {
        let act = act.clone();
        let (sign, way, key) = match step {
            Step::Up => (Icon::AUP, "위로", "up"),
            Step::Down => (Icon::ADOWN, "아래로", "down"),
        };
        let element = format!("{key}-{id}");
        let onclick = {
            let element = element.clone();
            move |_| act.emit(Act::Move(id, step, element.clone()))
        };
        html! {
            <button
                class="btn" type="button" id={element} aria-label={format!("{name} {way}")}
                aria-disabled={stuck.then_some("true")} {onclick}
            >
                { icon(sign) }
            </button>
        }
    };
    html! {
        <li key={id} class={classes!("card", "blk", (silent || wrong).then_some("blk--warn"))} {onkeydown}>
            <button
                class="blk__open" type="button" id={format!("open-{id}")}
                aria-expanded={shown.to_string()} onclick={toggle}
            >
                <span class="blk__name">{ &name }</span>
                <span class="blk__sub">{ sub(draft, &block.part) }</span>
            </button>
            <div class="blk__move">
                { button(Step::Up, first) }
                { button(Step::Down, last) }
            </div>
            if shown {
                <div class="blk__fix">{ editor(draft, block, (&of_block, faults), act) }</div>
            }
        </li>
    }
}

pub(super) fn photo<'a>(draft: &'a Draft, part: &Part) -> Option<&'a Photo> {
    let Part::Photo { path, .. } = part else {
        return None;
    };
    draft.photos.iter().find(|photo| photo.path == *path)
}

fn name(draft: &Draft, part: &Part) -> String {
    match part {
        Part::Photo { path, .. } => {
            let place = draft.photos.iter().position(|photo| photo.path == *path);
            place.map_or_else(
                || part.name().to_owned(),
                shared::console::product::photo_name,
            )
        }
        _ => part.name().to_owned(),
    }
}

/// What it says, in a line.
fn sub(draft: &Draft, part: &Part) -> String {
    let or_nothing = |text: &str| {
        let text = text.trim();
        let text = if text.is_empty() {
            "아직 안 적었어요"
        } else {
            text
        };
        text.lines().next().unwrap_or_default().to_owned()
    };
    match part {
        Part::Words { body, .. } => or_nothing(body),
        Part::Photo { .. } => {
            let alt = photo(draft, part).map_or("", |photo| photo.alt.trim());
            if alt.is_empty() {
                "사진 설명이 없어요".to_owned()
            } else {
                alt.to_owned()
            }
        }
        Part::Table { rows, .. } => format!("표 {}줄", rows.len()),
        Part::Certificates { items, .. } => format!("인증 {}가지", items.len()),
        Part::Faq { items } => format!("{}가지", items.len()),
        Part::Shipping => "자동으로 들어가요".to_owned(),
    }
}
