//! 약관·정책: what shoppers are promised, in versions that hold from a day on.

mod writing;

use std::rc::Rc;

use shared::{
    console::{
        policy::{PolicyDesk, PolicyKind, PolicyVersion},
        role::Permission,
        sign_in::Me,
    },
    time::Date,
};
use yew::prelude::*;

use self::writing::Writing;
use super::{
    super::{
        api::{Load, Loaded, use_load},
        ui::{broken, note},
    },
    frame::Frame,
};

const PATH: &str = "/api/console/policies";

#[component]
pub(crate) fn Policies() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<Vec<PolicyDesk>>(PATH.to_owned());
    let writing = use_state(|| None::<PolicyKind>);
    let told = use_state(String::new);
    let is_open = me.is_some_and(|me| me.may(Permission::EditTerms));
    let write = {
        let (writing, told) = (writing.clone(), told.clone());
        Callback::from(move |kind: Option<PolicyKind>| {
            told.set(String::new());
            writing.set(kind);
        })
    };
    let done = {
        let (writing, told, again) = (writing.clone(), told.clone(), again.clone());
        Callback::from(move |says: String| {
            writing.set(None);
            told.set(says);
            again.emit(());
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(all) => {
            let written = all.iter().find(|desk| Some(desk.kind) == *writing);
            match written {
                Some(desk) => html! {
                    <Writing desk={desk.clone()} close={write.reform(|()| None)} {done} />
                },
                None => all
                    .iter()
                    .map(|desk| policy(desk, is_open, &write))
                    .collect(),
            }
        }
    };
    html! {
        <Frame title="약관·정책">
            <div class="stack">
                <p class="muted">{ "새 판은 정한 날 0시부터 저절로 적용돼요. 한번 만든 판은 고치거나 지울 수 없고, 손님은 지난 판도 읽을 수 있어요." }</p>
                if !told.is_empty() {
                    { note("note--ok", &told) }
                }
                { content }
            </div>
        </Frame>
    }
}

fn policy(desk: &PolicyDesk, is_open: bool, write: &Callback<Option<PolicyKind>>) -> Html {
    let kind = desk.kind;
    let ask = write.reform(move |_: MouseEvent| Some(kind));
    html! {
        <section class="panel" aria-labelledby={kind.slug()} key={kind.slug()}>
            <div class="panel__head">
                <h2 id={kind.slug()}>{ kind.name() }</h2>
                if is_open {
                    <button class="btn" type="button" aria-label={format!("{} 새 판 쓰기", kind.name())} onclick={ask}>{ "새 판 쓰기" }</button>
                }
            </div>
            <div class="panel__body">
                <ul class="goods">{ for desk.versions.iter().map(|version| line(desk, version)) }</ul>
            </div>
        </section>
    }
}

fn line(desk: &PolicyDesk, version: &PolicyVersion) -> Html {
    let path = format!("/policies/{}?v={}", desk.kind.slug(), version.seq);
    let state = if version.seq == desk.holds {
        "지금 적용"
    } else if version.from > desk.today {
        "예정"
    } else {
        "지난 판"
    };
    let made = match &version.made {
        Some((who, at)) => format!(
            "{} · {} · {who}",
            version.why,
            at.date().korean_near(desk.today)
        ),
        None => "장터를 열 때의 기본 문구예요.".to_owned(),
    };
    html! {
        <li class="row row--nowrap" key={version.seq}>
            <span class="grow">
                <b>{ format!("{}부터", day(version.from)) }</b>
                <span class="table__sub">{ made }</span>
            </span>
            <span class="pill">{ state }</span>
            <a class="btn" href={path} target="_blank" aria-label={format!("{}부터의 내용 보기 (새 창)", day(version.from))}>{ "보기" }</a>
        </li>
    }
}

fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{year}년 {month}월 {day}일")
}
