//! 찾는 말: words that find the same, in groups; with a field that shows what a word finds.

mod attempt;

use std::rc::Rc;

use shared::console::{
    role::Permission,
    sign_in::Me,
    word::{ChangeGroup, WordGroups},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::attempt::Attempt;
use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{Field, broken, note},
    },
    frame::Frame,
};
use crate::api::Failure;

const PATH: &str = "/api/console/words";

#[component]
pub(crate) fn Words() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<WordGroups>(PATH.to_owned());
    // The group that is written: as it was, and its words with commas between them.
    let writing = use_state(|| None::<(Vec<String>, String)>);
    let told = use_state(|| None::<Result<&'static str, Failure>>);
    let filter = use_state(String::new);
    let is_open = me.is_some_and(|me| me.may(Permission::Review));
    let send = {
        let (told, writing, again) = (told.clone(), writing.clone(), again.clone());
        Callback::from(move |change: ChangeGroup| {
            let (told, writing, again) = (told.clone(), writing.clone(), again.clone());
            let says = if change.after.is_empty() {
                "묶음을 뺐어요. 손님 검색에 바로 반영돼요."
            } else {
                "저장했어요. 손님 검색에 바로 반영돼요."
            };
            spawn_local(async move {
                match api::ask::<_, WordGroups>(PATH, &change).await {
                    Ok(_) => {
                        told.set(Some(Ok(says)));
                        writing.set(None);
                        again.emit(());
                    }
                    Err(failure) => told.set(Some(Err(failure))),
                }
            });
        })
    };
    let write = {
        let (writing, told) = (writing.clone(), told.clone());
        Callback::from(move |news: Option<(Vec<String>, String)>| {
            told.set(None);
            writing.set(news);
        })
    };
    let list = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(all) => {
            let shown = all.groups.iter().filter(|group| {
                let word = filter.trim();
                word.is_empty() || group.iter().any(|known| known.contains(word))
            });
            groups(shown, is_open, &write, &send)
        }
    };
    let add = write.reform(|_: MouseEvent| Some((Vec::new(), String::new())));
    let actions = html! {
        if is_open {
            <button class="btn btn--primary" type="button" onclick={add}>{ icon(Icon::PLUS) }{ "묶음 더하기" }</button>
        }
    };
    html! {
        <Frame title="찾는 말" {actions}>
            <div class="stack">
                <p class="muted">{ "뜻이 같은 말을 묶어 두면 손님이 어느 말로 찾아도 같은 상품이 나와요. 맨 앞의 말이 대표예요." }</p>
                { match &*told {
                    Some(Ok(says)) => note("note--ok", says),
                    Some(Err(failure)) if writing.is_none() => note("note--bad", &failure.first_wrong()),
                    _ => Html::default(),
                } }
                if let Some((before, text)) = &*writing {
                    <Writing
                        before={before.clone()} text={text.clone()} {write} {send}
                        wrong={told.as_ref().and_then(|told| told.as_ref().err()).map(Failure::first_wrong).unwrap_or_default()}
                    />
                } else {
                    <section class="panel" aria-labelledby="try">
                        <div class="panel__head"><h2 id="try">{ "한번 찾아보기" }</h2></div>
                        <div class="panel__body stack"><Attempt /></div>
                    </section>
                }
                <section class="panel" aria-labelledby="groups">
                    <div class="panel__head"><h2 id="groups">{ "묶음" }</h2></div>
                    <div class="panel__body stack">
                        <Field
                            id="filter" label="이 말이 든 묶음만 보기" value={(*filter).clone()}
                            onchange={{ let filter = filter.clone(); move |text| filter.set(text) }}
                        />
                        { list }
                    </div>
                </section>
            </div>
        </Frame>
    }
}

fn groups<'a>(
    groups: impl Iterator<Item = &'a Vec<String>>,
    is_open: bool,
    write: &Callback<Option<(Vec<String>, String)>>,
    send: &Callback<ChangeGroup>,
) -> Html {
    let row = |group: &Vec<String>| {
        let words = group.join(", ");
        let edit = {
            let (group, words) = (group.clone(), words.clone());
            write.reform(move |_: MouseEvent| Some((group.clone(), words.clone())))
        };
        let take_out = {
            let before = group.clone();
            send.reform(move |_: MouseEvent| ChangeGroup {
                before: before.clone(),
                after: Vec::new(),
            })
        };
        html! {
            <li class="row row--nowrap" key={words.clone()}>
                <span class="grow">{ &words }</span>
                if is_open {
                    <button class="btn" type="button" aria-label={format!("{words} 고치기")} onclick={edit}>{ "고치기" }</button>
                    <button class="btn" type="button" aria-label={format!("{words} 빼기")} onclick={take_out}>{ "빼기" }</button>
                }
            </li>
        }
    };
    let rows: Vec<Html> = groups.map(row).collect();
    if rows.is_empty() {
        return html! { <p class="muted">{ "그런 묶음이 없어요. ‘묶음 더하기’로 만들 수 있어요." }</p> };
    }
    html! { <ul class="goods">{ rows }</ul> }
}

fn split(text: &str) -> Vec<String> {
    let words = text.split(',').map(|word| word.trim().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    before: Vec<String>,
    text: String,
    write: Callback<Option<(Vec<String>, String)>>,
    send: Callback<ChangeGroup>,
    /// Why the last try was refused.
    wrong: String,
}

#[component]
fn Writing(props: &WritingProps) -> Html {
    let change = ChangeGroup {
        before: props.before.clone(),
        after: split(&props.text),
    };
    let onchange = {
        let before = props.before.clone();
        props
            .write
            .reform(move |text: String| Some((before.clone(), text)))
    };
    let onsubmit = {
        let (send, change) = (props.send.clone(), change.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(change.clone());
        }
    };
    let title = if props.before.is_empty() {
        "새 묶음"
    } else {
        "묶음 고치기"
    };
    html! {
        <section class="panel" aria-labelledby="writing">
            <div class="panel__head"><h2 id="writing">{ title }</h2></div>
            <form class="panel__body stack" {onsubmit}>
                <Field
                    id="words" label="뜻이 같은 말" value={props.text.clone()} {onchange} error={props.wrong.clone()}
                    hint="쉼표로 나눠 적어 주세요. 맨 앞의 말이 대표예요." placeholder="예: 청자, 도자기"
                />
                <Attempt {change} />
                <div class="row row--tight">
                    <button class="btn btn--primary" type="submit">{ "저장" }</button>
                    <button class="btn" type="button" onclick={props.write.reform(|_| None)}>{ "그만두기" }</button>
                </div>
            </form>
        </section>
    }
}
