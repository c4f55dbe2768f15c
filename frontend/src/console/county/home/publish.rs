//! 내보내기: what is new on the first page, and where something is missing.

use yew::prelude::*;

use super::{
    super::release::{Release, Step},
    Making, PATH,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    /// Whether the server has everything that stands on the page.
    pub(super) saved: bool,
    /// Somebody wants to publish it.
    pub(super) try_it: Callback<()>,
    pub(super) choose: Callback<usize>,
    /// It was done, and this is to be said.
    pub(super) done: Callback<String>,
}

#[component]
pub(super) fn Publish(props: &Props) -> Html {
    let file = &props.making.file;
    let places = file.faults.iter().map(|fault| place_of(&fault.field));
    let faults = file.faults.iter().map(|fault| {
        let place = place_of(&fault.field);
        let name = place.map_or_else(|| "홈 화면".to_owned(), |nth| format!("{}번째 칸", nth + 1));
        format!("{name} — {}", fault.message)
    });
    let open = {
        let (places, choose) = (places.collect::<Vec<_>>(), props.choose.clone());
        Callback::from(move |fault: usize| {
            if let Some(Some(nth)) = places.get(fault) {
                choose.emit(*nth);
            }
        })
    };
    let publishing = html! {
        <>
            <p>{ "홈 화면이 바로 이렇게 바뀌어요. 전 것은 아래 ‘지난 편성’에 남아 있어서 언제든 되살릴 수 있어요." }</p>
            <ul class="stack stack--s">{ for file.changes.iter().map(|change| html! { <li>{ change }</li> }) }</ul>
        </>
    };
    let done = props.done.reform(|step| match step {
        Step::Publish => "내보냈어요. 손님이 이제 이 화면을 봐요.".to_owned(),
        Step::Discard => "고친 것을 버렸어요.".to_owned(),
    });
    html! {
        <Release
            path={PATH} version={file.version} is_ready={props.saved && !file.changes.is_empty()}
            faults={faults.collect::<Vec<_>>()} {open} {publishing} throw="고친 것 버리기"
            throwing={("고친 것을 버릴까요?".into(), "홈 화면은 지금 손님이 보는 그대로 남아요.".into())}
            try_it={props.try_it.clone()} {done}
        />
    }
}

/// The section of a field.
fn place_of(field: &str) -> Option<usize> {
    let (nth, _) = field.strip_prefix("sections.")?.split_once('.')?;
    nth.parse().ok()
}
