//! The message service: takes what the shop would send to phones, and shows it instead of sending it.

mod mailbox;

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};

pub(crate) use self::mailbox::Mailbox;
use self::mailbox::{Event, Letter, Message};
use crate::{
    caller::{Caller, Gate},
    control,
    fault::{Op, Subject},
    journal::Answer,
    kst,
    page::{self, Hole, fill},
    provider::{Decision, Moment, Provider, error},
    token,
};

pub(crate) struct MessageDesk {
    pub(crate) provider: Arc<Provider<Mailbox>>,
}

pub(crate) fn router(desk: MessageDesk) -> Router {
    let control = control::router(Arc::clone(&desk.provider));
    Router::new()
        .route("/", get(show_messages))
        .route("/style.css", get(page::style))
        .route("/v1/messages", post(send_message).get(list_messages))
        .with_state(Arc::new(desk))
        .merge(control)
}

impl Gate for MessageDesk {
    /// Everyone on this machine may send: the messages go nowhere.
    fn admit(&self, _headers: &HeaderMap) -> Result<(), Answer> {
        Ok(())
    }
}

async fn send_message(
    State(desk): State<Arc<MessageDesk>>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let Ok(letter) = serde_json::from_slice::<Letter>(&body) else {
        return error(400, "INVALID_REQUEST", "잘못된 요청이에요.").into_response();
    };
    let subject = letter.order_no.as_deref().map(Subject::order);
    let call = caller.call(Op::Send, subject.unwrap_or_default());
    let decide = move |_: &Mailbox, moment: Moment| {
        if moment.declined {
            let refusal = error(409, "RECIPIENT_REFUSED", "받을 수 없는 번호예요.");
            return Decision::refused(refusal);
        }
        let message_id = format!("msg_{}", token::lower(20));
        let body = json!({ "messageId": message_id, "sentAt": kst::rfc3339(moment.now) });
        Decision::ok(vec![Event::Sent { message_id, letter }], body)
    };
    desk.provider.exchange(call, decide).await
}

async fn list_messages(State(desk): State<Arc<MessageDesk>>, caller: Caller) -> Response {
    let call = caller.call(Op::Query, Subject::default());
    desk.provider
        .exchange(call, |mailbox, _| {
            let newest_first = mailbox.messages.iter().rev();
            let rows: Value = newest_first.map(message_json).collect();
            Decision::ok(Vec::new(), json!({ "messages": rows }))
        })
        .await
}

async fn show_messages(State(desk): State<Arc<MessageDesk>>) -> Response {
    let page = desk
        .provider
        .journal
        .read(|mailbox, _| messages_page(mailbox));
    match page.await {
        Ok(html) => page::respond(StatusCode::OK, html),
        Err(lost) => lost.into_response(),
    }
}

fn message_json(message: &Message) -> Value {
    let mut row = json!(message.letter);
    row["messageId"] = json!(message.id);
    row["sentAt"] = json!(kst::rfc3339(message.at));
    row
}

fn messages_page(mailbox: &Mailbox) -> String {
    let rooms: String = mailbox
        .conversations()
        .iter()
        .map(|(to, messages)| room(to, messages))
        .collect();
    let empty = include_str!("../assets/no_messages.html");
    let rooms = if rooms.is_empty() { empty } else { &rooms };
    let count = mailbox.messages.len().to_string();
    fill(
        include_str!("../assets/messages.html"),
        &[("count", Hole::Text(&count)), ("rooms", Hole::Html(rooms))],
    )
}

fn room(to: &str, messages: &[&Message]) -> String {
    let bubbles: String = messages.iter().map(|message| bubble(message)).collect();
    let last = to.chars().rev().take(4).collect::<Vec<_>>();
    let last: String = last.into_iter().rev().collect();
    fill(
        include_str!("../assets/room.html"),
        &[
            ("to", Hole::Text(to)),
            ("last", Hole::Text(&last)),
            ("count", Hole::Text(&messages.len().to_string())),
            ("bubbles", Hole::Html(&bubbles)),
        ],
    )
}

fn bubble(message: &Message) -> String {
    let letter = &message.letter;
    let at = kst::local(message.at);
    let order = letter
        .order_no
        .as_deref()
        .map_or_else(String::new, |order| {
            fill(
                r#"<p class="talk__order">주문번호 {{order}}</p>"#,
                &[("order", Hole::Text(order))],
            )
        });
    fill(
        include_str!("../assets/bubble.html"),
        &[
            ("id", Hole::Text(&message.id)),
            ("title", Hole::Text(&letter.title)),
            ("body", Hole::Text(&letter.body)),
            ("template", Hole::Text(&letter.template)),
            ("order", Hole::Html(&order)),
            ("date", Hole::Text(&at[..10])),
            ("time", Hole::Text(&at[11..16])),
        ],
    )
}
