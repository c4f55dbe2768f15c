//! The county's decisions besides the approval: a paper is let go, the application goes back with
//! its reason, or is refused. And a look at the account, which is written down.

use shared::{
    console::onboarding::{Account, ApplicationStatus, Question, Waive},
    error::FieldError,
    ids::TenantId,
    text::{Phone, line},
};

use super::{
    steps::closed,
    store::{self, ACCOUNT, Row, Step},
    view::missing,
};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    outbox,
    state::AppState,
};

pub(super) async fn find(tx: &mut Conn, tenant: &TenantId, id: &str) -> Result<Row, AppError> {
    let row = store::find(tx, tenant, id, None).await?;
    row.ok_or_else(missing)
}

fn reason(text: &str) -> Result<String, AppError> {
    let kept = line(text, 200).filter(|kept| !kept.is_empty());
    kept.ok_or_else(|| {
        let says = "까닭을 200자 안으로 적어 주세요. 생산자가 읽어요.";
        AppError::invalid(vec![FieldError::new("reason", says)])
    })
}

pub(super) async fn waive(
    state: &AppState,
    actor: &Actor,
    id: &str,
    request: &Waive,
) -> Result<(), AppError> {
    let why = reason(&request.reason)?;
    state
        .db
        .write(|tx| boxed(waive_in(tx, state, actor, id, (request, &why))))
        .await
}

async fn waive_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    (request, why): (&Waive, &str),
) -> Result<(), AppError> {
    let mut row = find(tx, &actor.tenant, id).await?;
    row.waived.retain(|(paper, _)| *paper != request.paper);
    row.waived.push((request.paper, why.to_owned()));
    if !store::update_county(tx, &actor.tenant, &row).await? {
        return Err(closed());
    }
    let deed = Deed {
        reason: why,
        detail: request.paper.name(),
        ..Deed::of("paper-waived", id)
    };
    note(tx, state, actor, deed).await
}

/// Sends it back to be put right, or refuses it; the producer is told why.
pub(super) async fn turn_down(
    state: &AppState,
    actor: &Actor,
    id: &str,
    (to, why): (ApplicationStatus, &str),
) -> Result<(), AppError> {
    let why = reason(why)?;
    state
        .db
        .write(|tx| boxed(turn_down_in(tx, state, actor, id, (to, &why))))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn turn_down_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    (to, why): (ApplicationStatus, &str),
) -> Result<(), AppError> {
    let row = find(tx, &actor.tenant, id).await?;
    let step = Step {
        from: ApplicationStatus::Submitted,
        to,
        reason: why,
        vendor: "",
    };
    if !store::advance(tx, &actor.tenant, id, step, state.clock.now()).await? {
        return Err(closed());
    }
    let (action, text) = if to == ApplicationStatus::Returned {
        let text = format!("입점 신청에서 고칠 곳이 있어요. {why} 적으신 것은 그대로 있어요.");
        ("application-returned", text)
    } else {
        let text =
            format!("이번에는 같이하지 못하게 되었어요. {why} 궁금하시면 군청에 전화해 주세요.");
        ("application-rejected", text)
    };
    tell(tx, state, actor, (&row.phone, id), (action, &text)).await?;
    let deed = Deed {
        reason: why,
        ..Deed::of(action, id)
    };
    note(tx, state, actor, deed).await
}

/// A letter to the phone of an application.
pub(super) async fn tell(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (phone, id): (&Phone, &str),
    (template, body): (&str, &str),
) -> Result<(), AppError> {
    let letter = outbox::Letter {
        to: phone.to_string(),
        template: template.to_owned(),
        title: "입점 신청".to_owned(),
        body: body.to_owned(),
    };
    outbox::letter(tx, state, &actor.tenant, id, &letter).await
}

/// Shows the account, to see whose it is.
pub(super) async fn show_account(
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<Account, AppError> {
    state
        .db
        .write(|tx| boxed(show_account_in(tx, state, actor, id)))
        .await
}

async fn show_account_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<Account, AppError> {
    let row = find(tx, &actor.tenant, id).await?;
    if row.answers.get(Question::Account).is_none() {
        return Err(AppError::not_found("아직 통장을 적지 않으셨어요."));
    }
    let opened = state.key.open(ACCOUNT, id, &row.account);
    let account = opened.and_then(|bytes| String::from_utf8(bytes).ok());
    let account = account
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("the account of {id} does not open")))?;
    note(tx, state, actor, Deed::of("account-seen", id)).await?;
    Ok(Account { account })
}
