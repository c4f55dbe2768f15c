//! 내보내기: when a campaign begins, and where something is missing.

use shared::time::Timestamp;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{super::app::Route, release::Release},
    Making,
    order::Place,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    /// Whether the server has everything that stands on the page.
    pub(super) saved: bool,
    /// Somebody wants to publish it.
    pub(super) try_it: Callback<()>,
    pub(super) choose: Callback<Place>,
}

#[component]
pub(super) fn Publish(props: &Props) -> Html {
    let navigator = use_navigator();
    let file = &props.making.file;
    let places = file.faults.iter().map(|fault| place_of(&fault.field));
    let faults = file.faults.iter();
    let faults = faults.map(|fault| format!("{} — {}", name_of(&fault.field), fault.message));
    let open = {
        let (places, choose) = (places.collect::<Vec<_>>(), props.choose.clone());
        Callback::from(move |fault: usize| {
            if let Some(place) = places.get(fault) {
                choose.emit(*place);
            }
        })
    };
    let done = Callback::from(move |_| {
        if let Some(navigator) = &navigator {
            navigator.push(&Route::Campaigns);
        }
    });
    html! {
        <Release
            path={format!("/api/console/campaign-drafts/{}", file.id)} version={file.version}
            is_ready={props.saved} faults={faults.collect::<Vec<_>>()} {open}
            publishing={html! { <p>{ begins(file.draft.starts_at, file.now) }</p> }} throw="초안 버리기"
            throwing={(
                "이 초안을 버릴까요?".into(),
                "적은 것이 사라지고 되살릴 수 없어요. 손님이 보는 기획전은 그대로예요.".into(),
            )}
            try_it={props.try_it.clone()} {done}
        />
    }
}

fn begins(at: Option<Timestamp>, now: Timestamp) -> String {
    match at.filter(|at| *at > now) {
        Some(at) => {
            let when = at.korean();
            format!(
                "{when}에 값과 화면이 저절로 바뀌어요. 그 전에도 기획전 목록에는 ‘예정’으로 보여요."
            )
        }
        None => "지금 바로 값과 화면이 바뀌어요.".to_owned(),
    }
}

/// Where a field is put right.
fn place_of(field: &str) -> Place {
    let part = field.strip_prefix("parts.").and_then(|rest| {
        let (nth, _) = rest.split_once('.')?;
        nth.parse().ok()
    });
    match part {
        Some(nth) => Place::Part(nth),
        None if field.starts_with("products") || field == "pricing" => Place::Goods,
        None => Place::Basics,
    }
}

fn name_of(field: &str) -> String {
    match (place_of(field), field) {
        (Place::Part(nth), _) => format!("{}번째 블록", nth + 1),
        (Place::Goods, _) => "상품과 값".to_owned(),
        (Place::Basics, "title") => "제목".to_owned(),
        (Place::Basics, "subtitle") => "제목 아래 한 줄".to_owned(),
        (Place::Basics, "label") => "이름표".to_owned(),
        (Place::Basics, "address") => "주소".to_owned(),
        (Place::Basics, "startsAt" | "endsAt") => "기간".to_owned(),
        (Place::Basics, "picture" | "pictureAlt") => "큰 그림".to_owned(),
        (Place::Basics, "cutoffNote") => "주문 마감 안내".to_owned(),
        (Place::Basics, _) => "색".to_owned(),
    }
}
