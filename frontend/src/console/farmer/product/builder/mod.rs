//! 순서: the parts of the page, moved by touch or keyboard, written, added and taken away. Every
//! change is kept at once and can be taken back.

mod add;
mod editor;
mod row;

use shared::console::product::{Block, Draft, Part, Step, append, shift};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::{add::Adding, row::row};
use super::super::super::icon::{Icon, icon};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Draft,
    /// What stands there until somebody changes something.
    pub(super) template: Vec<Block>,
    pub(super) change: Callback<Draft>,
    pub(super) faults: Vec<(String, String)>,
}

/// What somebody does with a part.
pub(super) enum Act {
    /// Moves it, with the element that keeps the focus.
    Move(u32, Step, String),
    /// Opens or closes it.
    Toggle(u32),
    /// Writes in it.
    Write(u32, Part),
    /// Describes a photo.
    Describe(String, String),
    /// Takes it away.
    Remove(u32),
    /// Puts one more.
    Add(Part),
}

/// How it was before, and which part was written in since.
type Before = (Vec<Block>, Option<u32>);

#[component]
pub(super) fn Builder(props: &Props) -> Html {
    let open = use_state(|| None::<u32>);
    let told = use_state(String::new);
    let undo = use_state(Vec::<Before>::new);
    // Moving an element takes the focus away from it; it is given back when all is in place.
    let focus = use_state(|| (0_u32, String::new()));
    use_effect_with((*focus).clone(), |(_, id)| to(id));
    let blocks = if props.draft.blocks.is_empty() {
        &props.template
    } else {
        &props.draft.blocks
    };
    let put = {
        let (draft, change) = (props.draft.clone(), props.change.clone());
        move |blocks: Vec<Block>| {
            change.emit(Draft {
                blocks,
                ..draft.clone()
            });
        }
    };
    let act = {
        let (blocks, draft, change) = (blocks.clone(), props.draft.clone(), props.change.clone());
        let (open, told, undo, focus) = (open.clone(), told.clone(), undo.clone(), focus.clone());
        let put = put.clone();
        Callback::from(move |act: Act| {
            let remember = |written: Option<u32>| {
                // One way back leads over all the words that were written in one go.
                let again = undo
                    .last()
                    .is_some_and(|(_, last)| last.is_some() && *last == written);
                if !again {
                    let mut list = (*undo).clone();
                    list.push((blocks.clone(), written));
                    undo.set(list);
                }
            };
            let mut news = blocks.clone();
            match act {
                Act::Toggle(id) => open.set(Some(id).filter(|id| *open != Some(*id))),
                Act::Describe(path, alt) => {
                    let mut draft = draft.clone();
                    for photo in draft.photos.iter_mut().filter(|photo| photo.path == path) {
                        photo.alt.clone_from(&alt);
                    }
                    change.emit(draft);
                }
                Act::Move(id, step, element) => {
                    let Some(place) = shift(&mut news, id, step) else {
                        told.set(END[usize::from(step == Step::Down)].to_owned());
                        return;
                    };
                    remember(None);
                    let name = news[place].part.name();
                    told.set(format!(
                        "{name}, {}개 중 {}번째로 옮겼어요.",
                        news.len(),
                        place + 1
                    ));
                    focus.set((focus.0 + 1, element));
                    put(news);
                }
                Act::Write(id, part) => {
                    remember(Some(id));
                    for block in news.iter_mut().filter(|block| block.id == id) {
                        block.part = part.clone();
                    }
                    put(news);
                }
                Act::Remove(id) => {
                    remember(None);
                    news.retain(|block| block.id != id);
                    told.set("뺐어요. ‘방금 바꾼 것 되돌리기’를 누르면 다시 나와요.".to_owned());
                    focus.set((focus.0 + 1, UNDO.to_owned()));
                    open.set(None);
                    put(news);
                }
                Act::Add(part) => {
                    remember(None);
                    told.set(format!("{}, 맨 아래에 넣었어요.", part.name()));
                    let id = append(&mut news, part);
                    open.set(Some(id));
                    focus.set((focus.0 + 1, format!("open-{id}")));
                    put(news);
                }
            }
        })
    };
    let back = {
        let (undo, told) = (undo.clone(), told.clone());
        move |_| {
            let mut list = (*undo).clone();
            if let Some((blocks, _)) = list.pop() {
                told.set("방금 바꾼 것을 되돌렸어요.".to_owned());
                undo.set(list);
                put(blocks);
            }
        }
    };
    html! {
        <>
            <p class="vh" role="status">{ &*told }</p>
            <ol class="stack">
                { for blocks.iter().enumerate().map(|(place, block)| {
                    let ends = (place == 0, place + 1 == blocks.len());
                    row(&props.draft, block, (place, ends), *open == Some(block.id), &props.faults, &act)
                }) }
            </ol>
            <Adding draft={props.draft.clone()} blocks={blocks.clone()} act={act.clone()} />
            <button
                class="btn btn--quiet btn--block" type="button" id={UNDO} onclick={back}
                aria-disabled={undo.is_empty().then_some("true")}
            >
                { icon(Icon::UNDO) }{ "방금 바꾼 것 되돌리기" }
            </button>
        </>
    }
}

const UNDO: &str = "blocks-undo";
const END: [&str; 2] = ["맨 위에 있어요.", "맨 아래에 있어요."];

/// Gives the focus to an element, if there is one of this id.
fn to(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // It is there and takes the focus.
        let _ = element.focus();
    }
}
