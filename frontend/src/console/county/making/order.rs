//! 화면 순서: the parts of the page, put in, taken out and moved.

use shared::console::promotion::{CampaignDraft, MOST_PARTS, Part, PartKind};
use yew::prelude::*;

use super::{
    super::{
        super::icon::{Icon, icon},
        ordered::{Ordered, Row, put_in, use_stay},
    },
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

#[component]
pub(super) fn Order(props: &Props) -> Html {
    let stay = use_stay();
    let making = &props.making;
    let count = making.draft.parts.len();
    let moved = {
        let (making, choose) = (making.clone(), props.choose.clone());
        Callback::from(move |(from, to): (usize, usize)| {
            let mut draft = (*making.draft).clone();
            draft.parts.swap(from, to);
            choose.emit(Place::Part(to));
            making.alter.emit(draft);
        })
    };
    let names = PartKind::ADDED.map(PartKind::name);
    let add = {
        let (making, choose, stay) = (making.clone(), props.choose.clone(), stay.clone());
        Callback::from(move |nth: usize| {
            let kind = PartKind::ADDED[nth];
            let draft = with_part(&making.draft, kind);
            let says = format!("{} 블록을 맨 뒤에 넣었어요.", kind.name());
            stay.say(says, "part-title".to_owned());
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
    let parts = Ordered {
        id: "part".into(),
        rows: making.draft.parts.iter().map(row).collect(),
        chosen: match props.place {
            Place::Part(nth) => Some(nth),
            Place::Basics | Place::Goods => None,
        },
        is_open: making.is_open,
        choose: Some(props.choose.reform(Place::Part)),
        moved,
        stay: &stay,
    };
    html! {
        <section class="panel" aria-labelledby="blocks">
            <div class="panel__head"><h2 id="blocks">{ "화면 순서" }</h2></div>
            <div class="panel__body stack">
                <ol class="blocks">
                    { fixed(Place::Basics, "제목과 기간", "큰 그림, 색".to_owned()) }
                    { parts.items() }
                    { fixed(Place::Goods, "상품과 값", format!("{}개", making.draft.products.len())) }
                </ol>
                if making.is_open && count < MOST_PARTS {
                    { put_in("블록 넣기", &names, add) }
                }
                { stay.status() }
            </div>
        </section>
    }
}

fn row(part: &Part) -> Row {
    let title = part.title.trim();
    Row {
        name: part.kind.name().to_owned(),
        small: match title {
            "" => "제목 없음".to_owned(),
            title => title.to_owned(),
        },
        spoken: match title {
            "" => part.kind.name().to_owned(),
            title => format!("‘{title}’"),
        },
        more: Html::default(),
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
