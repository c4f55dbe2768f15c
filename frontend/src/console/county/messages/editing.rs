//! One text: what is wrong with it as it is typed, how it looks on a phone, and its versions.

use std::rc::Rc;

use shared::{
    console::{
        message::{SetText, TextDesk, TextVersion},
        sign_in::Me,
    },
    message::{Template, Values, Variable, fill, lint},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        icon::{Icon, icon},
        ui::{note, use_focus},
        wizard::Words,
    },
    texts::{PATH, made},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) desk: TextDesk,
    pub(super) may_edit: bool,
    pub(super) close: Callback<()>,
    /// It was done, and this is to be said.
    pub(super) done: Callback<String>,
}

#[component]
pub(super) fn Editing(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let head = use_focus();
    let template = props.desk.template;
    let text = use_state(|| props.desk.text().to_owned());
    let wrong = use_state(String::new);
    let busy = use_state(|| false);
    let findings = lint(template, &text);
    let changed = text.trim() != props.desk.text();
    let save = {
        let path = format!("{PATH}/{}", template.as_str());
        let request = SetText {
            seen: props.desk.newest(),
            text: (text.trim() != template.built_in()).then(|| (*text).clone()),
        };
        let (wrong, busy, done) = (wrong.clone(), busy.clone(), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (path, request) = (path.clone(), request.clone());
            let (wrong, busy, done) = (wrong.clone(), busy.clone(), done.clone());
            busy.set(true);
            spawn_local(async move {
                match api::ask::<_, Vec<TextDesk>>(&path, &request).await {
                    Ok(_) => done.emit("문구를 바꿨어요. 지금부터 적는 메시지에 써요.".to_owned()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
                busy.set(false);
            });
        }
    };
    let write = {
        let text = text.clone();
        Callback::from(move |written: String| text.set(written))
    };
    let mall = me.map_or_else(String::new, |me| me.mall.clone());
    html! {
        <section class="panel" aria-labelledby="editing">
            <div class="panel__head"><h2 id="editing" tabindex="-1" ref={head}>{ template.occasion() }</h2></div>
            <div class="panel__body cols">
                <form class="stack" onsubmit={save} novalidate={true}>
                    if !wrong.is_empty() {
                        { note("note--bad", &wrong) }
                    }
                    if props.may_edit {
                        <Words id="message-text" label="문구" labelled=true value={(*text).clone()} onchange={write.clone()} />
                        { variables(template, &text, &write) }
                        { found(&findings) }
                        <div class="row row--tight">
                            <button class="btn btn--primary" type="submit" disabled={*busy || !findings.is_empty() || !changed}>
                                { "이 문구로 바꾸기" }
                            </button>
                            <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                        </div>
                    } else {
                        <p class="said-lines">{ (*text).clone() }</p>
                        <div><button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "목록으로" }</button></div>
                    }
                    { versions(&props.desk, props.may_edit, &write) }
                </form>
                { preview(template, &text, mall) }
            </div>
        </section>
    }
}

/// What may stand in the text; a press puts it at the end.
fn variables(template: Template, text: &UseStateHandle<String>, write: &Callback<String>) -> Html {
    let button = |variable: &Variable| {
        let name = format!("#{{{}}}", variable.name());
        let put = {
            let (text, name) = (text.clone(), name.clone());
            write.reform(move |_: MouseEvent| format!("{}{name}", *text))
        };
        let needed = template.required().contains(variable);
        html! {
            <button class="btn" type="button" onclick={put} aria-label={format!("{} 끝에 넣기", variable.name())}>
                { icon(Icon::PLUS) }{ name }
                if needed { <span class="small muted">{ " 꼭 필요" }</span> }
            </button>
        }
    };
    html! {
        <div class="row row--tight" role="group" aria-label="쓸 수 있는 것">
            { for template.variables().iter().map(button) }
        </div>
    }
}

fn found(findings: &[String]) -> Html {
    html! {
        <div aria-live="polite">
            if findings.is_empty() {
                <p class="pill pill--ok">{ icon(Icon::CHECK) }{ "보낼 수 있는 문구예요" }</p>
            } else {
                <ul class="stack stack--s" aria-label="고칠 것">
                    { for findings.iter().map(|finding| html! {
                        <li class="field__error">{ icon(Icon::ALERT) }<span>{ finding }</span></li>
                    }) }
                </ul>
            }
        </div>
    }
}

fn preview(template: Template, text: &str, mall: String) -> Html {
    let mut values: Values = template
        .variables()
        .iter()
        .map(|variable| (*variable, variable.example().to_owned()))
        .collect();
    if !mall.is_empty() {
        values.insert(Variable::Mall, mall);
    }
    html! {
        <aside aria-label="손님 화면 미리보기">
            <div class="phone">
                <div class="phone__bar"><span>{ "9:41" }</span><span>{ "알림톡" }</span></div>
                <div class="phone__screen talk">
                    <div class="talk__bubble">
                        <p class="talk__band">{ "알림톡 도착" }</p>
                        <p class="talk__title">{ template.title() }</p>
                        <p class="said-lines">{ fill(text, &values) }</p>
                    </div>
                </div>
            </div>
            <p class="small muted split__hint">{ "보기로 든 주문이에요." }</p>
        </aside>
    }
}

/// What was written before; a press puts it into the field.
fn versions(desk: &TextDesk, may_edit: bool, write: &Callback<String>) -> Html {
    let row = |(nth, version): (usize, &TextVersion)| {
        let take = {
            let text = version.text.clone();
            write.reform(move |_: MouseEvent| text.clone())
        };
        html! {
            <li class="row row--nowrap" key={version.seq}>
                <span class="grow">
                    <b>{ made(version) }</b>
                    <span class="table__sub said-lines">{ &version.text }</span>
                </span>
                if nth == 0 {
                    <span class="pill">{ "지금 문구" }</span>
                } else if may_edit {
                    <button class="btn" type="button" aria-label={format!("{} 불러오기", made(version))} onclick={take}>
                        { "불러오기" }
                    </button>
                }
            </li>
        }
    };
    html! {
        <section class="stack stack--s" aria-labelledby="versions">
            <h3 id="versions">{ "지난 문구" }</h3>
            <ul class="goods">{ for desk.versions.iter().enumerate().map(row) }</ul>
        </section>
    }
}
