//! 분류: the shelves of the mall, renamed, put in order, hidden and added. Each change is seen at
//! once.

mod answer;

use std::rc::Rc;

use serde_json::{Value, json};
use shared::{
    console::{category::CategoryRow, role::Permission, sign_in::Me},
    ids::CategoryId,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::answer::Answer;
use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        ui::{broken, note},
    },
    frame::Frame,
    ordered::{Ordered, Row, Stay, use_stay},
};

const PATH: &str = "/api/console/categories";

/// What is asked about a shelf.
#[derive(Clone, PartialEq)]
enum Question {
    Rename(CategoryRow),
    AddInside(CategoryRow),
    Remove(CategoryRow),
}

/// Sends a change to an address below the list's, with what is said afterwards.
type Send = Callback<(String, Value, String)>;

#[component]
pub(crate) fn Shelves() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<Vec<CategoryRow>>(PATH.to_owned());
    let told = use_state(|| None::<Result<String, String>>);
    let question = use_state(|| None::<Question>);
    let is_open = me.is_some_and(|me| me.may(Permission::Review));
    let send: Send = {
        let (told, question, again) = (told.clone(), question.clone(), again.clone());
        Callback::from(move |(path, body, says): (String, Value, String)| {
            let (told, question, again) = (told.clone(), question.clone(), again.clone());
            spawn_local(async move {
                match api::post(&format!("{PATH}{path}"), &body).await {
                    Ok(()) => {
                        told.set(Some(Ok(says)));
                        question.set(None);
                        again.emit(());
                    }
                    Err(failure) => told.set(Some(Err(failure.first_wrong()))),
                }
            });
        })
    };
    let ask = {
        let (told, question) = (told.clone(), question.clone());
        Callback::from(move |asked: Option<Question>| {
            told.set(None);
            question.set(asked);
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(rows) => html! {
            <List rows={rows.clone()} {is_open} send={send.clone()} ask={ask.reform(Some)} />
        },
    };
    html! {
        <Frame title="분류">
            <div class="stack">
                <p class="muted">{ "손님이 상품을 찾아 들어가는 메뉴예요. 바꾸면 손님 화면도 바로 바뀌어요. 파일을 다시 가져와도 여기서 바꾼 것은 그대로 남아요." }</p>
                if question.is_none() {
                    { match &*told {
                        Some(Ok(says)) => note("note--ok", says),
                        Some(Err(says)) => note("note--bad", says),
                        None => Html::default(),
                    } }
                }
                { content }
                if let Some(asked) = &*question {
                    <Answer
                        asked={asked.clone()} {send} close={ask.reform(|()| None)}
                        wrong={told.as_ref().and_then(|told| told.clone().err()).unwrap_or_default()}
                    />
                }
            </div>
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    rows: Rc<Vec<CategoryRow>>,
    is_open: bool,
    send: Send,
    ask: Callback<Question>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let stay = use_stay();
    let tops = beside(&props.rows, None);
    let inside = |top: &&CategoryRow| {
        let children = beside(&props.rows, Some(&top.id));
        let ask = props.ask.reform({
            let top = (*top).clone();
            move |_: MouseEvent| Question::AddInside(top.clone())
        });
        html! {
            <section class="panel" key={top.id.to_string()} aria-label={top.name.clone()}>
                <div class="panel__head">
                    <h2>{ format!("{} 안의 작은 분류", top.name) }</h2>
                    if props.is_open && top.products == 0 {
                        <button class="btn" type="button" onclick={ask}>{ "작은 분류 더하기" }</button>
                    }
                </div>
                <div class="panel__body stack">
                    if children.is_empty() {
                        <p class="muted">{ "작은 분류가 없어요. 상품이 이 분류에 바로 담겨요." }</p>
                    }
                    <ol class="blocks blocks--wide">{ rows((top.id.to_string(), &children), props, &stay) }</ol>
                </div>
            </section>
        }
    };
    html! {
        <>
            <section class="panel" aria-labelledby="tops">
                <div class="panel__head"><h2 id="tops">{ "큰 분류" }</h2></div>
                <div class="panel__body stack"><ol class="blocks blocks--wide">{ rows(("top".to_owned(), &tops), props, &stay) }</ol></div>
            </section>
            { for tops.iter().map(inside) }
            { stay.status() }
        </>
    }
}

/// The shelves that stand beside each other inside another.
fn beside<'a>(rows: &'a [CategoryRow], parent: Option<&CategoryId>) -> Vec<&'a CategoryRow> {
    let rows = rows.iter();
    rows.filter(|row| row.parent.as_ref() == parent).collect()
}

fn rows((id, beside): (String, &[&CategoryRow]), props: &ListProps, stay: &Stay) -> Html {
    let seen: Vec<CategoryId> = beside.iter().map(|row| row.id.clone()).collect();
    let send = props.send.clone();
    let moved = Callback::from(move |(from, to): (usize, usize)| {
        let mut order = seen.clone();
        order.swap(from, to);
        let body = json!({ "seen": seen, "order": order });
        send.emit(("/order".to_owned(), body, "순서를 바꿨어요.".to_owned()));
    });
    Ordered {
        id: id.into(),
        rows: beside.iter().map(|row| line(row, props)).collect(),
        chosen: None,
        is_open: props.is_open,
        choose: None,
        moved,
        stay,
    }
    .items()
}

fn line(row: &CategoryRow, props: &ListProps) -> Row {
    let inside = beside(&props.rows, Some(&row.id));
    let products: u32 = inside.iter().map(|inside| inside.products).sum();
    let products = row.products + products;
    let count = if inside.is_empty() {
        format!("상품 {products}개")
    } else {
        format!("작은 분류 {}개, 상품 {products}개", inside.len())
    };
    // What has something on it is not removed, only hidden.
    let is_empty = inside.is_empty() && products == 0;
    let small = if row.removed {
        format!("없앤 분류인데 {count}가 담겨 있어요. 다시 보이게 하거나 상품을 옮겨 주세요.")
    } else if row.hidden {
        format!("{count} · 숨김, 메뉴에 없어요")
    } else {
        count
    };
    let ask = |question: fn(CategoryRow) -> Question| {
        let row = row.clone();
        props.ask.reform(move |_: MouseEvent| question(row.clone()))
    };
    let is_hidden = row.hidden || row.removed;
    let show = {
        let (send, path, name) = (
            props.send.clone(),
            format!("/{}/show", row.id),
            row.name.clone(),
        );
        move |_: MouseEvent| {
            let says = if is_hidden {
                format!("‘{name}’ 분류를 다시 보이게 했어요.")
            } else {
                format!("‘{name}’ 분류를 숨겼어요. 담긴 상품은 검색으로 계속 살 수 있어요.")
            };
            send.emit((path.clone(), json!({ "shown": is_hidden }), says));
        }
    };
    Row {
        name: row.name.clone(),
        small,
        spoken: row.name.clone(),
        more: html! {
            <>
                <button class="btn" type="button" aria-label={format!("{} 이름 바꾸기", row.name)} onclick={ask(Question::Rename)}>{ "이름" }</button>
                <button class="btn" type="button" aria-label={format!("{} {}", row.name, if is_hidden { "보이기" } else { "숨기기" })} onclick={show}>
                    { if is_hidden { "보이기" } else { "숨기기" } }
                </button>
                if is_empty && !row.removed {
                    <button class="btn" type="button" aria-label={format!("{} 없애기", row.name)} onclick={ask(Question::Remove)}>{ "없애기" }</button>
                }
            </>
        },
    }
}
