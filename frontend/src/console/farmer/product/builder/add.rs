//! 하나 더 넣기: what the page can still show.

use shared::{
    catalog::Mark,
    console::product::{Block, Certificate, Draft, Line, MOST_BLOCKS, Part, Telling, photo_name},
};
use yew::prelude::*;

use super::{
    super::super::super::{
        icon::{Icon, icon},
        ui::note,
    },
    Act,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Draft,
    pub(super) blocks: Vec<Block>,
    pub(super) act: Callback<Act>,
}

#[component]
pub(super) fn Adding(props: &Props) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let full = props.blocks.len() >= MOST_BLOCKS;
    let item = |(name, part): (String, Part)| {
        let (act, open) = (props.act.clone(), open.clone());
        let onclick = move |_| {
            open.set(false);
            act.emit(Act::Add(part.clone()));
        };
        html! { <li><button class="btn btn--block" type="button" {onclick}>{ name }</button></li> }
    };
    html! {
        <>
            <button
                class="btn btn--block" type="button" aria-expanded={open.to_string()}
                onclick={toggle}
            >
                { icon(Icon::PLUS) }{ "하나 더 넣기" }
            </button>
            if *open && full {
                { note("note--warn", "스무 가지까지 넣을 수 있어요. 하나를 빼면 넣을 수 있어요.") }
            } else if *open {
                <ul class="stack stack--s" aria-label="넣을 것">
                    { for choices(&props.draft, &props.blocks).into_iter().map(item) }
                </ul>
            }
        </>
    }
}

fn choices(draft: &Draft, blocks: &[Block]) -> Vec<(String, Part)> {
    let is_there = |part: &Part| blocks.iter().any(|block| block.part == *part);
    let shows = |path: &str| {
        let mut parts = blocks.iter().map(|block| &block.part);
        parts.any(|part| matches!(part, Part::Photo { path: shown, .. } if shown == path))
    };
    let photos = draft.photos.iter().enumerate();
    let photos = photos
        .filter(|(_, photo)| !shows(&photo.path))
        .map(|(place, photo)| {
            let part = Part::Photo {
                path: photo.path.clone(),
                caption: String::new(),
            };
            (photo_name(place), part)
        });
    let named = |part: Part| (part.name().to_owned(), part);
    let words = Telling::ALL.map(|kind| named(Part::words(kind, "")));
    let others = [
        Part::Table {
            title: "한눈에 보기".to_owned(),
            rows: vec![Line::default()],
        },
        Part::Certificates {
            title: "인증".to_owned(),
            items: vec![Certificate {
                mark: Mark::Pfree,
                number: String::new(),
            }],
        },
        Part::Faq {
            items: vec![Line::default()],
        },
        Part::Shipping,
    ];
    let others = others
        .into_iter()
        .filter(|part| *part != Part::Shipping || !is_there(part));
    photos.chain(words).chain(others.map(named)).collect()
}
