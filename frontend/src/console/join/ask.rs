//! One question, and its answer on the way to the server.

use std::rc::Rc;

use shared::console::onboarding::{Application, GOODS, Question, Say};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::Field,
        wizard::{Screen, choice, says, wrong_line},
    },
    call,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) file: Rc<Application>,
    /// The application in the API.
    pub(super) base: String,
    pub(super) question: Question,
    pub(super) step: usize,
    pub(super) back: Callback<()>,
    pub(super) saved: Callback<()>,
}

#[component]
pub(super) fn Ask(props: &Props) -> Html {
    let (file, question) = (&props.file, props.question);
    let before = file.answers.get(question);
    let text = use_state(|| match question {
        // What is shown of an account is not the account.
        Question::Account => String::new(),
        _ => before.unwrap_or_default().to_owned(),
    });
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let stopped = use_state(|| 0);
    let send = {
        let (failure, busy, saved) = (failure.clone(), busy.clone(), props.saved.clone());
        let stopped = stopped.clone();
        let path = format!("{}/answer", props.base);
        Callback::from(move |text: String| {
            if *busy {
                return;
            }
            busy.set(true);
            let (failure, busy, saved) = (failure.clone(), busy.clone(), saved.clone());
            let (path, stopped) = (path.clone(), stopped.clone());
            spawn_local(async move {
                let answer = api::post(&path, &Say { question, text }).await;
                busy.set(false);
                match answer {
                    Ok(()) => saved.emit(()),
                    Err(refused) => {
                        failure.set(Some(refused));
                        stopped.set(*stopped + 1);
                    }
                }
            });
        })
    };
    let keeps = question == Question::Account && before.is_some() && text.is_empty();
    let next = {
        let (send, text, saved) = (send.clone(), text.clone(), props.saved.clone());
        Callback::from(move |()| {
            if keeps {
                saved.emit(());
            } else {
                send.emit((*text).clone());
            }
        })
    };
    let none = {
        let send = send.clone();
        move |_| send.emit(String::new())
    };
    let set = {
        let text = text.clone();
        Callback::from(move |written: String| text.set(written))
    };
    let error = says(failure.as_ref());
    let is_saved = before == Some(text.as_str()) || keeps;
    html! {
        <Screen
            title={question.asks().map(ToOwned::to_owned)}
            why={question.why()}
            place={Some((props.step, Question::ALL.len()))}
            note={if is_saved { "저장됨" } else { "" }} stopped={*stopped}
            back={props.back.clone()}
            {next}
            actions={html! {
                <>
                    <button class="btn btn--primary btn--go btn--block" aria-busy={busy.then_some("true")}>
                        { "다음" }
                    </button>
                    if question.may_be_none() {
                        <button class="btn btn--block" type="button" onclick={none}>{ "아직 없어요" }</button>
                    }
                    { call(&file.help_phone) }
                </>
            }}
        >
            { match question {
                Question::Goods => goods(&text, &set, &error),
                Question::Township => html! {
                    <>
                        { townships(&file.townships, &text, &set) }
                        { field(question, &text, &set, &error, "") }
                    </>
                },
                Question::Account => field(question, &text, &set, &error, before.unwrap_or_default()),
                _ => field(question, &text, &set, &error, ""),
            } }
        </Screen>
    }
}

fn field(question: Question, text: &str, set: &Callback<String>, error: &str, known: &str) -> Html {
    let hint = if known.is_empty() {
        String::new()
    } else {
        format!("지금은 {known}로 되어 있어요. 바꾸실 때만 적어 주세요.")
    };
    let numbers = question == Question::BusinessNo;
    let is_long = matches!(question, Question::Address | Question::Account);
    html! {
        <Field
            id="answer" label={question.name()} value={text.to_owned()} onchange={set.clone()}
            error={error.to_owned()} {hint} placeholder={question.example()}
            inputmode={numbers.then_some("numeric")} class={classes!(is_long.then_some("input--long"))}
        />
    }
}

fn townships(known: &[String], text: &str, set: &Callback<String>) -> Html {
    html! {
        <fieldset class="choice choice--pairs">
            <legend class="vh">{ "고르기" }</legend>
            { for known.iter().map(|township| {
                let (set, value) = (set.clone(), township.clone());
                let choose = Callback::from(move |()| set.emit(value.clone()));
                choice("township", township, "", text == township, choose)
            }) }
        </fieldset>
    }
}

/// The goods as pictures, in the order of [`GOODS`].
const SIGNS: [Icon; GOODS.len()] = [
    Icon::RICE,
    Icon::SPROUT,
    Icon::MUSH,
    Icon::DRUM,
    Icon::FISH,
    Icon::COW,
    Icon::CUP,
    Icon::PLUS,
];

/// Several may be chosen; they are kept in the order of the screen.
fn goods(text: &str, set: &Callback<String>, error: &str) -> Html {
    let chosen: Vec<String> = text.split(", ").map(ToOwned::to_owned).collect();
    let item = |(name, sign): (&'static str, Icon)| {
        let (set, chosen) = (set.clone(), chosen.clone());
        let is_chosen = chosen.iter().any(|known| known == name);
        let onchange = move |_: Event| {
            let wanted = GOODS.into_iter().filter(|known| {
                let there = chosen.iter().any(|other| other == known);
                if *known == name { !there } else { there }
            });
            set.emit(wanted.collect::<Vec<_>>().join(", "));
        };
        html! {
            <label class="choice__item">
                { icon(sign) }
                <span>{ name }</span>
                <input type="checkbox" checked={is_chosen} {onchange} />
            </label>
        }
    };
    html! {
        <>
            <fieldset class="choice choice--grid">
                <legend class="vh">{ "고르기" }</legend>
                { for GOODS.into_iter().zip(SIGNS).map(item) }
            </fieldset>
            { wrong_line(error, "goods-error") }
        </>
    }
}
