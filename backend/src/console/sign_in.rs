//! Coming in: the county's team with a password and an authenticator, producers with a code that
//! is sent to their phone. A refusal never says which part was wrong, and takes as long as any.

use std::{net::IpAddr, time::Duration};

use shared::{
    console::sign_in::{AskCode, PhoneSignIn, SignIn},
    error::ErrorCode,
    ids::TenantId,
    time::Timestamp,
};

use super::{
    actor::Actor,
    audit::{self, Deed},
    authenticator, password, phone, session,
    staff::{self, By, Member},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    outbox,
    state::AppState,
    voucher::{Attempts, check_attempts, forgive},
};

/// Guesses at one person's password or digits.
const BY_PERSON: Attempts = Attempts {
    what: "console-person",
    most: 10,
    window: Duration::from_mins(15),
};
/// Guesses from one address, whoever is meant.
const BY_ADDRESS: Attempts = Attempts {
    what: "console-address",
    most: 60,
    window: Duration::from_mins(15),
};
/// Lets a member of the county's team in, and answers the session's token.
pub(super) async fn with_password(
    state: &AppState,
    tenant: &TenantId,
    address: IpAddr,
    request: &SignIn,
) -> Result<String, AppError> {
    let person = format!("{tenant}\n{}", request.login);
    count(state, &person, address).await?;
    let member = staff::find(state, tenant, By::Login(request.login.trim())).await?;
    let hashed = member.as_ref().map_or("", |member| &member.password);
    let right = password::is_right(&request.password, hashed).await?;
    let (Some(member), true) = (member, right) else {
        return Err(refused());
    };
    let step = step_of(state, &member, &request.code)?;
    let token = state
        .db
        .write(|tx| boxed(enter(tx, state, tenant, (&member, step), address)))
        .await?;
    forgive_all(state, &person, address).await?;
    Ok(token)
}

/// Sends a code to a phone that belongs to somebody. Whether it does is not told.
pub(super) async fn send_code(
    state: &AppState,
    tenant: &TenantId,
    request: &AskCode,
) -> Result<(), AppError> {
    let phone = phone::parse(&request.phone)?;
    phone::count(state, tenant, &phone).await?;
    let member = staff::find(state, tenant, By::Login(phone.digits())).await?;
    if member.is_none_or(|member| !member.password.is_empty()) {
        return Ok(());
    }
    state
        .db
        .write(|tx| boxed(phone::send(tx, state, tenant, &phone)))
        .await?;
    outbox::wake(state);
    Ok(())
}

/// Lets a producer in with the code from the phone, and answers the session's token.
pub(super) async fn with_code(
    state: &AppState,
    tenant: &TenantId,
    address: IpAddr,
    request: &PhoneSignIn,
) -> Result<String, AppError> {
    let phone = phone::parse(&request.phone)?;
    let person = format!("{tenant}\n{}", phone.digits());
    count(state, &person, address).await?;
    let member = staff::find(state, tenant, By::Login(phone.digits())).await?;
    let member = member.ok_or_else(refused)?;
    let used = state
        .db
        .write(|tx| boxed(phone::take(tx, state, tenant, &phone, &request.code)))
        .await?;
    if !used {
        return Err(refused());
    }
    let token = state
        .db
        .write(|tx| boxed(enter(tx, state, tenant, (&member, None), address)))
        .await?;
    forgive_all(state, &person, address).await?;
    Ok(token)
}

/// Asks a signed-in member for the authenticator's digits again.
pub(super) async fn prove(state: &AppState, actor: &Actor, code: &str) -> Result<(), AppError> {
    let person = format!("{}\n{}", actor.tenant, actor.id);
    count(state, &person, actor.address).await?;
    let member = staff::find(state, &actor.tenant, By::Id(&actor.id)).await?;
    let member = member.ok_or_else(refused)?;
    let step = step_of(state, &member, code)?;
    state
        .db
        .write(|tx| boxed(prove_in(tx, state, actor, step)))
        .await?;
    forgive_all(state, &person, actor.address).await
}

async fn prove_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    step: Option<i64>,
) -> Result<(), AppError> {
    use_step(tx, &actor.tenant, &actor.id, step).await?;
    session::prove(tx, &actor.session, state.clock.now()).await?;
    let deed = Deed::of("proved", &actor.id);
    audit::note(tx, state, actor, deed).await
}

fn step_of(state: &AppState, member: &Member, code: &str) -> Result<Option<i64>, AppError> {
    let now = state.clock.now();
    let (id, seed, last) = (&member.id, &member.seed, member.last_step);
    let step = authenticator::step_of(&state.key, id, seed, last, code, now)?;
    step.map(Some).ok_or_else(refused)
}

/// Opens the session; with a step of the authenticator, uses it up.
async fn enter(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (member, step): (&Member, Option<i64>),
    address: IpAddr,
) -> Result<String, AppError> {
    use_step(tx, tenant, &member.id, step).await?;
    let proved_at = step.map_or(Timestamp(0), |_| state.clock.now());
    let token = session::open(tx, state, tenant, &member.id, proved_at).await?;
    let actor = Actor {
        tenant: tenant.clone(),
        id: member.id.clone(),
        name: member.name.clone(),
        roles: Vec::new(),
        proved_at,
        session: String::new(),
        address,
    };
    audit::note(tx, state, &actor, Deed::of("signed-in", &member.id)).await?;
    Ok(token)
}

/// Two sign-ins with the same digits: only one gets through.
async fn use_step(
    tx: &mut Conn,
    tenant: &TenantId,
    staff: &str,
    step: Option<i64>,
) -> Result<(), AppError> {
    let Some(step) = step else { return Ok(()) };
    let used = sqlx::query(
        "update staff
            set last_step = $3
          where tenant_id = $1
            and id = $2
            and last_step < $3",
    )
    .bind(tenant)
    .bind(staff)
    .bind(step)
    .execute(tx)
    .await?
    .rows_affected();
    if used == 1 { Ok(()) } else { Err(refused()) }
}

async fn count(state: &AppState, person: &str, address: IpAddr) -> Result<(), AppError> {
    check_attempts(state, BY_ADDRESS, &address.to_string()).await?;
    check_attempts(state, BY_PERSON, person).await
}

async fn forgive_all(state: &AppState, person: &str, address: IpAddr) -> Result<(), AppError> {
    forgive(state, BY_ADDRESS, &address.to_string()).await?;
    forgive(state, BY_PERSON, person).await
}

fn refused() -> AppError {
    let text = "맞지 않아요. 다시 한번 확인해 주세요.";
    AppError::refused(ErrorCode::SignInFailed, text)
}
