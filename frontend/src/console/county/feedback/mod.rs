//! 문의·상품평: what waits for an answer, what was said, and what the county hides. Which of them
//! stands in the address.

mod hide;

use std::rc::Rc;

use shared::{
    console::{
        feedback::{Entry, Kind, Tab},
        role::Permission,
        sign_in::Me,
    },
    feedback::stars,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use self::hide::HideForm;
use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, note, use_query},
    },
    frame::Frame,
    table::{self, DENSE, words},
};

#[component]
pub(crate) fn Feedback() -> Html {
    let me = use_context::<Rc<Me>>();
    let navigator = use_navigator();
    let query = use_query();
    let named = |tab: &Tab| query.get("tab").is_some_and(|name| name == tab.as_str());
    let tab = Tab::ALL.into_iter().find(named).unwrap_or_default();
    let path = format!("/api/console/feedback?tab={}", tab.as_str());
    let Loaded { now, again } = use_load::<Vec<Entry>>(path);
    let hiding = use_state(|| None::<Entry>);
    let told = use_state(|| (false, String::new()));
    let may_hide = me.is_some_and(|me| me.may(Permission::AnswerClaims));
    let go = Callback::from(move |tab: Tab| {
        if let Some(navigator) = &navigator {
            // A name always has a form.
            let _ = navigator.push_with_query(&Route::Feedback, &[("tab", tab.as_str())]);
        }
    });
    let done = {
        let (hiding, told, again) = (hiding.clone(), told.clone(), again.clone());
        Callback::from(move |said: Result<&'static str, String>| {
            hiding.set(None);
            told.set(match said {
                Ok(said) => (true, said.to_owned()),
                Err(said) => (false, said),
            });
            again.emit(());
        })
    };
    let turn = may_hide.then(|| {
        let (hiding, done) = (hiding.clone(), done.clone());
        Callback::from(move |entry: Entry| match entry.hidden {
            None => hiding.set(Some(entry)),
            Some(_) => show(&entry, done.clone()),
        })
    });
    let close = {
        let hiding = hiding.clone();
        Callback::from(move |()| hiding.set(None))
    };
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(entries) if entries.is_empty() => empty(tab),
        Load::Ready(entries) => list(tab, entries, turn.as_ref()),
    };
    html! {
        <Frame title="문의·상품평">
            if !told.1.is_empty() {
                { note(if told.0 { "note--ok" } else { "note--bad" }, &told.1) }
            }
            <section class="panel" aria-label="문의와 상품평">
                <div class="panel__head">
                    <Tabs label="무엇을 볼지">
                        { for Tab::ALL.into_iter().map(|of| html! {
                            <button
                                type="button" onclick={go.reform(move |_| of)}
                                aria-current={(of == tab).then_some("true")}
                            >{ of.name() }</button>
                        }) }
                    </Tabs>
                </div>
                { content }
                <div class="panel__foot">
                    <span>{ "가린 글은 지워지지 않고, 누가 왜 가렸는지 감사 기록에 남아요. 나쁜 평이라는 까닭으로는 가릴 수 없어요." }</span>
                </div>
            </section>
            if let Some(entry) = (*hiding).clone() {
                <HideForm {entry} {done} {close} />
            }
        </Frame>
    }
}

fn show(entry: &Entry, done: Callback<Result<&'static str, String>>) {
    let path = address(entry, "show");
    spawn_local(async move {
        let said = api::post(&path, &()).await;
        done.emit(match said {
            Ok(()) => Ok("글을 다시 보였어요."),
            Err(failure) => Err(failure.first_wrong()),
        });
    });
}

/// Where something is done with an entry.
fn address(entry: &Entry, verb: &str) -> String {
    let kind = entry.kind.as_str();
    format!("/api/console/feedback/{kind}/{}/{verb}", entry.id)
}

fn empty(tab: Tab) -> Html {
    let (title, says) = match tab {
        Tab::Waiting => (
            "답을 기다리는 문의가 없어요",
            "손님이 물어보면 판매자와 함께 여기에서도 볼 수 있어요.",
        ),
        Tab::Questions => (
            "아직 문의가 없어요",
            "상품 페이지에서 물어보면 여기에 나와요.",
        ),
        Tab::Reviews => (
            "아직 상품평이 없어요",
            "받아 보신 분이 남기면 여기에 나와요.",
        ),
        Tab::Hidden => (
            "가린 글이 없어요",
            "욕설, 개인정보, 광고처럼 두면 안 되는 글만 가려요.",
        ),
    };
    html! {
        <div class="empty">{ icon(Icon::DONE) }<b>{ title }</b><span>{ says }</span></div>
    }
}

fn list(tab: Tab, entries: &[Entry], turn: Option<&Callback<Entry>>) -> Html {
    let caption = match tab {
        Tab::Waiting => "답을 기다리는 문의, 오래된 것부터",
        Tab::Questions => "문의, 답할 것부터",
        Tab::Reviews => "상품평, 새것부터",
        Tab::Hidden => "가린 글",
    };
    table::draw(
        DENSE,
        caption,
        ["글", "상품", "쓴 날", "상태", ""].map(words),
        entries.iter().map(|entry| row(entry, turn)),
    )
}

fn row(entry: &Entry, turn: Option<&Callback<Entry>>) -> Html {
    let verb = entry.hidden.map_or("가리기", |_| "다시 보이기");
    html! {
        <tr role="row" key={entry.id.clone()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="글">
                <div class="cell said-lines">
                    if entry.kind == Kind::Reviews {
                        <span role="img" aria-label={format!("별 다섯 개 중 {}개", entry.stars)}>{ stars(entry.stars) }</span>
                        <br />
                    }
                    if entry.text.is_empty() { { "비밀글이라 판매자만 읽어요" } } else { { &entry.text } }
                    if !entry.answer.is_empty() {
                        <span class="table__sub">{ format!("답: {}", entry.answer) }</span>
                    }
                </div>
            </th>
            <td role="cell" data-label="상품">
                <div class="cell">
                    <a href={format!("/p/{}", entry.product)}>{ &entry.product_name }</a>
                    <span class="table__sub">{ &entry.vendor_name }</span>
                </div>
            </td>
            <td role="cell" class="nowrap" data-label="쓴 날">
                <div class="cell">
                    { entry.at.date().korean() }
                    <span class="table__sub">{ &entry.name }</span>
                </div>
            </td>
            <td role="cell" data-label="상태"><div class="cell">{ state(entry) }</div></td>
            <td role="cell">
                if let Some(turn) = turn {
                    <div class="cell">
                        <button class="btn btn--quiet" type="button" onclick={pick(turn, entry)}>{ verb }</button>
                    </div>
                }
            </td>
        </tr>
    }
}

fn pick(turn: &Callback<Entry>, entry: &Entry) -> Callback<MouseEvent> {
    let entry = entry.clone();
    turn.reform(move |_| entry.clone())
}

fn state(entry: &Entry) -> Html {
    let (class, text) = match (entry.hidden, entry.days_left) {
        (Some(reason), _) => ("", format!("가림: {}", reason.name())),
        (None, Some(left)) if left < 0 => ("pill--bad", format!("{}일 늦음", -left)),
        (None, Some(0)) => ("pill--warn", "오늘까지".to_owned()),
        (None, Some(left)) => ("pill--line", format!("{left}일 남음")),
        (None, None) if entry.kind == Kind::Questions => ("pill--ok", "답함".to_owned()),
        (None, None) => ("pill--ok", "보임".to_owned()),
    };
    html! { <span class={classes!("pill", class)}>{ text }</span> }
}
