//! What a producer does, alone or with the county's pen: begin, answer, send.

use shared::{
    console::onboarding::{ApplicationStatus, OnBehalf, Question, Say},
    error::{ErrorCode, FieldError},
    ids::TenantId,
    text::{Phone, line},
};

use super::{
    store::{self, ACCOUNT, Row, Step},
    view::missing,
};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Who writes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pen<'a> {
    /// The producer, in the application of the own phone.
    Own(&'a TenantId, &'a Phone),
    /// The county, where the producer agreed.
    County(&'a Actor),
}

impl Pen<'_> {
    fn tenant(&self) -> &TenantId {
        match self {
            Self::Own(tenant, _) => tenant,
            Self::County(actor) => &actor.tenant,
        }
    }

    /// The application, if this pen may write in it.
    async fn find(&self, tx: &mut Conn, id: &str) -> Result<Row, AppError> {
        let row = match self {
            Self::Own(tenant, phone) => store::find(tx, tenant, id, Some(phone)).await?,
            Self::County(actor) => {
                let row = store::find(tx, &actor.tenant, id, None).await?;
                if row.as_ref().is_some_and(|row| row.consent.is_empty()) {
                    let text = "이 신청은 생산자가 직접 적고 있어요. 먼저 동의를 받아 적어 주세요.";
                    return Err(AppError::refused(ErrorCode::Forbidden, text));
                }
                row
            }
        };
        row.ok_or_else(missing)
    }
}

/// The application of a phone; a new one where there was none.
pub(super) async fn begin(
    state: &AppState,
    tenant: &TenantId,
    phone: &Phone,
) -> Result<String, AppError> {
    let (new, now) = (state.ids.id("app"), state.clock.now());
    state
        .db
        .write(|tx| boxed(async { Ok(store::begin(tx, tenant, phone, &new, now).await?) }))
        .await
}

/// The county begins to write for somebody who agreed.
pub(super) async fn begin_on_behalf(
    state: &AppState,
    actor: &Actor,
    request: &OnBehalf,
) -> Result<String, AppError> {
    let phone = Phone::parse(&request.phone).map_err(|wrong| wrong_at("phone", wrong))?;
    let part = |field: &str, text: &str, says: &str| {
        let kept = line(text, 60).filter(|kept| !kept.is_empty());
        kept.ok_or_else(|| wrong_at(field, says))
    };
    let who = part("who", &request.who, "누가 동의했는지 적어 주세요.")?;
    let how = part(
        "how",
        &request.how,
        "어떻게 동의했는지 적어 주세요. 예: 농가에서 말로",
    )?;
    let when = part(
        "when",
        &request.when,
        "언제 동의했는지 적어 주세요. 예: 2026-11-22",
    )?;
    let consent = format!("{who} · {how} · {when} · {} 적음", actor.name);
    let new = state.ids.id("app");
    state
        .db
        .write(|tx| {
            boxed(begin_on_behalf_in(
                tx,
                state,
                actor,
                (&phone, &new),
                &consent,
            ))
        })
        .await
}

async fn begin_on_behalf_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (phone, new): (&Phone, &str),
    consent: &str,
) -> Result<String, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let id = store::begin(tx, tenant, phone, new, now).await?;
    let row = store::find(tx, tenant, &id, None).await?;
    let mut row = row.ok_or_else(missing)?;
    consent.clone_into(&mut row.consent);
    if !store::update_county(tx, tenant, &row).await? {
        return Err(closed());
    }
    let deed = Deed {
        reason: consent,
        ..Deed::of("application-on-behalf", &id)
    };
    note(tx, state, actor, deed).await?;
    Ok(id)
}

/// Keeps one answer, at once.
pub(super) async fn answer(
    state: &AppState,
    pen: Pen<'_>,
    id: &str,
    say: &Say,
) -> Result<Row, AppError> {
    let text = say.question.read(&say.text);
    let text = text.map_err(|says| wrong_at("text", &says))?;
    state
        .db
        .write(|tx| boxed(answer_in(tx, state, pen, id, (say.question, &text))))
        .await
}

async fn answer_in(
    tx: &mut Conn,
    state: &AppState,
    pen: Pen<'_>,
    id: &str,
    (question, text): (Question, &str),
) -> Result<Row, AppError> {
    let mut row = pen.find(tx, id).await?;
    if question == Question::Account {
        let nonce = state.ids.bytes();
        row.account = state.key.seal(ACCOUNT, nonce, id, text.as_bytes());
    }
    row.answers.set(question, question.shown(text));
    let now = state.clock.now();
    if !store::update_answers(tx, pen.tenant(), &row, now).await? {
        return Err(closed());
    }
    if let Pen::County(actor) = pen {
        let deed = Deed {
            detail: question.name(),
            ..Deed::of("application-answered", id)
        };
        note(tx, state, actor, deed).await?;
    }
    row.updated_at = now;
    Ok(row)
}

/// Sends it to the county, for the first time or again.
pub(super) async fn submit(state: &AppState, pen: Pen<'_>, id: &str) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(submit_in(tx, state, pen, id)))
        .await
}

async fn submit_in(
    tx: &mut Conn,
    state: &AppState,
    pen: Pen<'_>,
    id: &str,
) -> Result<(), AppError> {
    let row = pen.find(tx, id).await?;
    // Pressed twice, it stays sent.
    if row.status == ApplicationStatus::Submitted {
        return Ok(());
    }
    if !row.status.is_open() {
        return Err(closed());
    }
    if let Some(open) = row.answers.next() {
        let says = format!("{} 물음에 아직 답하지 않으셨어요.", open.name());
        return Err(AppError::invalid(vec![FieldError::new("answers", says)]));
    }
    let step = Step {
        from: row.status,
        to: ApplicationStatus::Submitted,
        reason: "",
        vendor: "",
    };
    if !store::advance(tx, pen.tenant(), id, step, state.clock.now()).await? {
        return Err(closed());
    }
    if let Pen::County(actor) = pen {
        note(tx, state, actor, Deed::of("application-sent", id)).await?;
    }
    Ok(())
}

fn wrong_at(field: &str, says: &str) -> AppError {
    AppError::invalid(vec![FieldError::new(field, says)])
}

pub(super) fn closed() -> AppError {
    let text = "그사이에 바뀌었어요. 다시 열어 봐 주세요.";
    AppError::refused(ErrorCode::WrongState, text)
}
