//! 한번 찾아보기: a word, and what shoppers find with it.

use shared::console::word::{ChangeGroup, Finds, Tried};
use yew::prelude::*;

use super::{
    super::super::{
        api::{Load, use_load},
        ui::Field,
    },
    PATH,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// A group that is not kept yet.
    #[prop_or_default]
    pub(super) change: Option<ChangeGroup>,
}

/// A word, and what it finds.
#[component]
pub(super) fn Attempt(props: &Props) -> Html {
    let word = use_state(String::new);
    let onchange = {
        let word = word.clone();
        move |text| word.set(text)
    };
    html! {
        <>
            <Field
                id="try-word" label="손님이 찾을 말" value={(*word).clone()} {onchange} placeholder="예: 도자기"
            />
            if !word.trim().is_empty() {
                <Outcome word={(*word).clone()} change={props.change.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OutcomeProps {
    word: String,
    change: Option<ChangeGroup>,
}

#[component]
fn Outcome(props: &OutcomeProps) -> Html {
    let code = |text: &str| String::from(js_sys::encode_uri_component(text));
    let mut path = format!("{PATH}/try?q={}", code(&props.word));
    let change = props
        .change
        .as_ref()
        .filter(|change| change.after.len() > 1);
    if let Some(change) = change {
        let (before, after) = (change.before.join(","), change.after.join(","));
        path = format!("{path}&before={}&after={}", code(&before), code(&after));
    }
    let tried = use_load::<Tried>(path);
    match &tried.now {
        Load::Waiting => html! { <p class="small muted" role="status">{ "찾고 있어요" }</p> },
        Load::Failed(failure) => {
            html! { <p class="small muted" role="status">{ failure.first_wrong() }</p> }
        }
        Load::Ready(tried) => html! {
            <div role="status">
                <p>{ said("지금", &tried.now) }</p>
                if change.is_some() {
                    <p><b>{ said("저장하면", &tried.then) }</b></p>
                }
            </div>
        },
    }
}

fn said(when: &str, finds: &Finds) -> String {
    if finds.count == 0 {
        return format!("{when}: 나오는 상품이 없어요.");
    }
    let names = finds.names.join(", ");
    let more = usize::try_from(finds.count).is_ok_and(|count| count > finds.names.len());
    let more = if more { " 들" } else { "" };
    format!("{when}: {}개 — {names}{more}", finds.count)
}
