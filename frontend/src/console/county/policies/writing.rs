//! A new version: from when, what is new, and its parts.

use shared::{
    console::policy::{AddPolicy, MOST_PARTS, PolicyDesk, PolicyPart},
    time::Date,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        ui::{Ask, Field, note},
        wizard::{Words, show_wrong},
    },
    PATH, day,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) desk: PolicyDesk,
    pub(super) close: Callback<()>,
    /// It was done, and this is to be said.
    pub(super) done: Callback<String>,
}

#[component]
pub(super) fn Writing(props: &Props) -> Html {
    let desk = &props.desk;
    let newest = desk.versions.first();
    let parts = use_state(|| {
        newest
            .map(|version| version.parts.clone())
            .unwrap_or_default()
    });
    let from = use_state(|| desk.today.plus(7).to_string());
    let why = use_state(String::new);
    let failure = use_state(|| None::<Failure>);
    let asking = use_state(|| false);
    let wrong = |field: &str| {
        let failure = failure.as_ref();
        failure.map_or_else(String::new, |failure| failure.of_field(field))
    };
    // The button stands below all of it, where nobody sees what the first field says.
    use_effect_with((*asking, failure.is_some()), |(asking, failed)| {
        if *failed && !asking {
            show_wrong();
        }
    });
    let set = {
        let parts = parts.clone();
        Callback::from(move |news: Vec<PolicyPart>| parts.set(news))
    };
    let begins = Date::parse(&from);
    let onsubmit = {
        let (asking, failure) = (asking.clone(), failure.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            failure.set(None);
            asking.set(true);
        }
    };
    let send = {
        let request = AddPolicy {
            seen: newest.map_or(0, |version| version.seq),
            from: begins.unwrap_or_default(),
            parts: (*parts).clone(),
            why: (*why).clone(),
        };
        let path = format!("{PATH}/{}", desk.kind.slug());
        let says = format!(
            "새 {} 판을 만들었어요. {}부터 적용돼요.",
            desk.kind.name(),
            day(request.from)
        );
        let (failure, asking, done) = (failure.clone(), asking.clone(), props.done.clone());
        move |_: MouseEvent| {
            let (failure, asking, done) = (failure.clone(), asking.clone(), done.clone());
            let (path, request, says) = (path.clone(), request.clone(), says.clone());
            spawn_local(async move {
                let answer = api::ask::<_, Vec<PolicyDesk>>(&path, &request).await;
                asking.set(false);
                match answer {
                    Ok(_) => done.emit(says),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        }
    };
    let add = {
        let (set, parts) = (set.clone(), parts.clone());
        move |_: MouseEvent| {
            let mut news = (*parts).clone();
            news.push(PolicyPart::default());
            set.emit(news);
        }
    };
    html! {
        <section class="panel" aria-labelledby="writing">
            <div class="panel__head"><h2 id="writing">{ format!("{} 새 판", desk.kind.name()) }</h2></div>
            <form class="panel__body stack" {onsubmit} novalidate={true}>
                if let Some(failure) = &*failure {
                    { note("note--bad", &failure.first_wrong()) }
                }
                <Field
                    id="from" label="적용하는 첫날" kind="date" value={(*from).clone()} error={wrong("from")}
                    hint="이날 0시에 저절로 바뀌어요. 손님에게 불리하게 바뀌면 30일 전에는 알려야 해요."
                    onchange={{ let from = from.clone(); move |text| from.set(text) }}
                />
                <Field
                    id="why" label="무엇이 바뀌었나요" value={(*why).clone()} error={wrong("why")}
                    hint="감사 기록에 남아요." placeholder="예: 반품 기간을 열흘로 늘림"
                    onchange={{ let why = why.clone(); move |text| why.set(text) }}
                />
                if !wrong("parts").is_empty() {
                    <p class="field__error">{ wrong("parts") }</p>
                }
                { for (0..parts.len()).map(|nth| part(&parts, nth, &set, &wrong)) }
                <div class="row row--tight">
                    <button class="btn" type="button" disabled={parts.len() >= MOST_PARTS} onclick={add}>{ "항목 더하기" }</button>
                </div>
                <div class="row row--tight">
                    <button class="btn btn--primary" type="submit" disabled={begins.is_none()}>{ "새 판 만들기" }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
                if let (true, Some(begins)) = (*asking, begins) {
                    <Ask title="새 판을 만들까요?" close={{ let asking = asking.clone(); move |()| asking.set(false) }}>
                        <div class="stack">
                            <p>{ format!("{}부터 손님에게 적용돼요. 만든 뒤에는 고치거나 지울 수 없고, 새 판을 또 만들 수는 있어요.", day(begins)) }</p>
                            <div class="row row--tight">
                                <button class="btn btn--primary" type="button" onclick={send}>{ "만들기" }</button>
                                <button class="btn" type="button" onclick={{ let asking = asking.clone(); move |_: MouseEvent| asking.set(false) }}>{ "더 손보기" }</button>
                            </div>
                        </div>
                    </Ask>
                }
            </form>
        </section>
    }
}

fn part(
    parts: &UseStateHandle<Vec<PolicyPart>>,
    nth: usize,
    set: &Callback<Vec<PolicyPart>>,
    wrong: &impl Fn(&str) -> String,
) -> Html {
    let said = &parts[nth];
    let edit = |edit: fn(&mut PolicyPart, String)| {
        let (parts, set) = (parts.clone(), set.clone());
        Callback::from(move |text: String| {
            let mut news = (*parts).clone();
            edit(&mut news[nth], text);
            set.emit(news);
        })
    };
    let take_out = {
        let (parts, set) = (parts.clone(), set.clone());
        move |_: MouseEvent| {
            let mut news = (*parts).clone();
            news.remove(nth);
            set.emit(news);
        }
    };
    html! {
        <fieldset class="stack camp__form" key={nth}>
            <legend class="field__label">{ format!("{}번째 항목", nth + 1) }</legend>
            <Field
                id={format!("part-{nth}-title")} label="항목 이름" value={said.title.clone()}
                error={wrong(&format!("parts.{nth}.title"))} onchange={edit(|part, text| part.title = text)}
            />
            <Words
                id={format!("part-{nth}-body")} label="내용" labelled=true value={said.body.clone()}
                error={wrong(&format!("parts.{nth}.body"))} onchange={edit(|part, text| part.body = text)}
            />
            <div><button class="btn" type="button" aria-label={format!("{}번째 항목 빼기", nth + 1)} onclick={take_out}>{ "항목 빼기" }</button></div>
        </fieldset>
    }
}
