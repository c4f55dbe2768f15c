//! What the team does with cases. Whatever becomes of one, somebody says in words what was done.

use shared::{
    console::case::{CaseKind, CaseStep, CaseVerb, LONGEST, NewCase},
    error::{ErrorCode, FieldError},
    ids::{OrderNo, TenantId},
    text::paragraph,
    time::Timestamp,
};

use super::{About, store};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed, is_unique_violation},
    error::AppError,
    order,
    state::AppState,
};

/// Writes down what a shopper asked for, and answers the case's id.
pub(super) async fn open(
    state: &AppState,
    actor: &Actor,
    request: &NewCase,
) -> Result<String, AppError> {
    let text = words(&request.text)?;
    state
        .db
        .write(|tx| boxed(open_in(tx, state, actor, request, &text)))
        .await
}

async fn open_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    request: &NewCase,
    text: &str,
) -> Result<String, AppError> {
    let no = &request.order;
    if order::store::find(tx, &actor.tenant, no).await?.is_none() {
        let text = "그런 주문번호가 없어요. 주문 목록에서 확인해 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("order", text)]));
    }
    let id = state.ids.id("case");
    let case = store::NewCase {
        id: &id,
        kind: CaseKind::Inquiry,
        // Each call of a shopper is one of its own.
        about: About::part(no, &id),
        text,
        by: &actor.name,
        at: state.clock.now(),
    };
    store::insert(tx, &actor.tenant, case).await?;
    note(tx, state, actor, Deed::of("case-opened", no.as_str())).await?;
    Ok(id)
}

/// Goes on with a case, closes it, or opens it again.
pub(super) async fn step(
    state: &AppState,
    actor: &Actor,
    id: &str,
    step: &CaseStep,
) -> Result<(), AppError> {
    let text = words(&step.text)?;
    state
        .db
        .write(|tx| boxed(step_in(tx, state, actor, id, (step.verb, &text))))
        .await
}

async fn step_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    (verb, text): (CaseVerb, &str),
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let Some(order) = store::lock(tx, tenant, id).await? else {
        return Err(AppError::not_found("그런 일이 없어요."));
    };
    let (action, done) = match verb {
        CaseVerb::Note => ("case-noted", true),
        CaseVerb::Close => ("case-closed", store::close(tx, tenant, id, now).await?),
        CaseVerb::Reopen => ("case-reopened", reopen(tx, actor, id).await?),
    };
    if !done {
        let text = "다른 사람이 먼저 바꿨어요. 새로 고친 뒤 다시 봐 주세요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    store::add_note(tx, tenant, id, (now, &actor.name, text)).await?;
    let subject = order.map_or_else(|| id.to_owned(), |no| no.to_string());
    let deed = Deed {
        reason: text,
        ..Deed::of(action, &subject)
    };
    note(tx, state, actor, deed).await
}

/// Writes what was done elsewhere into a case, which has to be about this order.
pub(crate) async fn note_on(
    tx: &mut Conn,
    (tenant, who): (&TenantId, &str),
    (id, order): (&str, &OrderNo),
    (at, text): (Timestamp, &str),
) -> Result<(), AppError> {
    if store::lock(tx, tenant, id).await?.flatten().as_ref() != Some(order) {
        let text = "이 주문의 확인할 일이 아니에요. 주문에서 다시 열어 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("case", text)]));
    }
    store::add_note(tx, tenant, id, (at, who, text)).await?;
    Ok(())
}

async fn reopen(tx: &mut Conn, actor: &Actor, id: &str) -> Result<bool, AppError> {
    match store::reopen(tx, &actor.tenant, id).await {
        Err(error) if is_unique_violation(&error) => {
            let text = "같은 일이 그 뒤에 다시 생겨서 열려 있어요. 그쪽에서 이어 가 주세요.";
            Err(AppError::refused(ErrorCode::WrongState, text))
        }
        done => Ok(done?),
    }
}

fn words(text: &str) -> Result<String, AppError> {
    let text = paragraph(text, LONGEST).filter(|text| text.chars().count() >= 2);
    text.ok_or_else(|| {
        let text = format!("두 글자 이상, {LONGEST}자까지 적어 주세요.");
        AppError::invalid(vec![FieldError::new("text", text)])
    })
}
