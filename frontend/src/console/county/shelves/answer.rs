//! What is asked before a shelf is renamed, added or removed.

use serde_json::json;
use yew::prelude::*;

use super::{
    super::super::ui::{Ask, Field, note},
    Question, Send,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) asked: Question,
    pub(super) send: Send,
    pub(super) close: Callback<()>,
    /// Why the last try was refused.
    pub(super) wrong: String,
}

#[component]
pub(super) fn Answer(props: &Props) -> Html {
    let first = match &props.asked {
        Question::Rename(row) => row.name.clone(),
        Question::AddInside(_) | Question::Remove(_) => String::new(),
    };
    let name = use_state(|| first);
    let (title, says, button) = match &props.asked {
        Question::Rename(row) => (format!("‘{}’ 이름 바꾸기", row.name), "", "바꾸기"),
        Question::AddInside(row) => (
            format!("‘{}’ 안에 작은 분류 더하기", row.name),
            "",
            "더하기",
        ),
        Question::Remove(row) => (
            format!("‘{}’ 분류를 없앨까요?", row.name),
            "상품이 담겨 있으면 없앨 수 없어요. 그때는 숨겨 주세요.",
            "없애기",
        ),
    };
    let go = {
        let (asked, send, name) = (props.asked.clone(), props.send.clone(), name.clone());
        Callback::from(move |()| {
            let name = (*name).clone();
            send.emit(match &asked {
                Question::Rename(row) => (
                    format!("/{}", row.id),
                    json!({ "seen": row.name, "name": name }),
                    format!("‘{name}’(으)로 바꿨어요."),
                ),
                Question::AddInside(row) => (
                    String::new(),
                    json!({ "name": name, "parent": row.id }),
                    format!("‘{name}’ 분류를 더했어요."),
                ),
                Question::Remove(row) => (
                    format!("/{}/remove", row.id),
                    json!({}),
                    format!("‘{}’ 분류를 없앴어요.", row.name),
                ),
            });
        })
    };
    let onsubmit = {
        let go = go.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            go.emit(());
        }
    };
    let is_remove = matches!(props.asked, Question::Remove(_));
    html! {
        <Ask {title} close={props.close.clone()}>
            <form class="stack" {onsubmit}>
                if is_remove {
                    <p>{ says }</p>
                    if !props.wrong.is_empty() { { note("note--bad", &props.wrong) } }
                } else {
                    <Field
                        id="shelf-name" label="분류 이름" value={(*name).clone()} error={props.wrong.clone()}
                        hint="20자까지 적을 수 있어요." onchange={{ let name = name.clone(); move |text| name.set(text) }}
                    />
                }
                <div class="row row--tight">
                    <button class="btn btn--primary" type="submit">{ button }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}
