//! The contract of texts and of the log.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use shared::{
    console::{
        message::{SentList, SentTab, SetText, TextDesk},
        role::Permission,
    },
    error::ErrorCode,
    message::Template,
};

use super::texts;
use crate::{
    console::{Access, Actor, Deed, Routes, note},
    db::{Conn, boxed},
    error::AppError,
    http::extract::{Json, Path, Query},
    outbox,
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let read = Access::County(Permission::ReadOrders);
    let write = Access::County(Permission::EditTerms);
    let answer = Access::County(Permission::AnswerClaims);
    routes
        .get("/api/console/messages", read, list_texts)
        .post("/api/console/messages/{template}", write, set_text)
        .get("/api/console/sent", read, list_sent)
        .post("/api/console/sent/{id}/again", answer, send_again)
}

async fn list_texts(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Vec<TextDesk>>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(texts::list(&mut conn, &actor.tenant).await?))
}

async fn set_text(
    State(state): State<AppState>,
    actor: Actor,
    Path(template): Path<String>,
    Json(said): Json<SetText>,
) -> Result<Json<Vec<TextDesk>>, AppError> {
    let template = Template::parse(&template);
    let template = template.ok_or_else(|| AppError::not_found("그런 메시지가 없어요."))?;
    texts::set(&state, &actor, template, &said).await?;
    list_texts(State(state), actor).await
}

/// What the log is asked for; the same names stand in the page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LogQuery {
    /// An order's number or its end, or the end of a phone's number.
    q: String,
    tab: String,
    after: Option<String>,
}

async fn list_sent(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<LogQuery>,
) -> Result<Json<SentList>, AppError> {
    let mut conn = state.db.read().await?;
    let which = (query.q.as_str(), query.after.as_deref());
    let tab = SentTab::parse(&query.tab);
    Ok(Json(
        outbox::list(&mut conn, &actor.tenant, tab, which).await?,
    ))
}

async fn send_again(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<StatusCode, AppError> {
    state
        .db
        .write(|tx| boxed(send_again_in(tx, &state, &actor, &id)))
        .await?;
    outbox::wake(&state);
    Ok(StatusCode::NO_CONTENT)
}

async fn send_again_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<(), AppError> {
    let renewed = outbox::renew(tx, &actor.tenant, id, state.clock.now()).await?;
    let Some((title, phone)) = renewed else {
        let says = "보내지 못한 메시지가 아니에요. 새로 고쳐서 다시 봐 주세요.";
        return Err(AppError::refused(ErrorCode::WrongState, says));
    };
    let detail = format!("{title} {phone}");
    let deed = Deed {
        detail: &detail,
        ..Deed::of("message-sent-again", id)
    };
    note(tx, state, actor, deed).await
}
