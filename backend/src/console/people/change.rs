//! Letting people into the team, changing what they may do, and keeping them out.

use serde_json::json;
use shared::{
    console::{
        people::{NewPerson, Secrets, SetActive, SetRoles, refuse_roles},
        role::Role,
    },
    error::{ErrorCode, FieldError},
    text,
};

use super::{
    super::{
        Actor, Deed, note, session,
        staff::{self, NewMember, Proof},
    },
    store,
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Lets somebody in, and answers what they sign in with.
pub(super) async fn add(
    state: &AppState,
    actor: &Actor,
    request: NewPerson,
) -> Result<Secrets, AppError> {
    actor.must_be_proved(state.clock.now())?;
    let (member, secrets) = read(state, request)?;
    let row = staff::prepare((&state.key, &state.ids), member).await?;
    state
        .db
        .write(|tx| boxed(add_in(tx, state, actor, &row)))
        .await?;
    Ok(secrets)
}

fn read(state: &AppState, request: NewPerson) -> Result<(NewMember, Secrets), AppError> {
    let login = request.login.trim().to_lowercase();
    let known = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let fits = (2..=20).contains(&login.len())
        && login.starts_with(|letter: char| letter.is_ascii_lowercase())
        && login
            .chars()
            .all(|letter| known(letter) || ".-".contains(letter));
    let mut fields = Vec::new();
    if !fits {
        let says =
            "영어 소문자로 시작해 소문자, 숫자, 점, 줄표로 2~20자를 적어 주세요. 예: haneul.kim";
        fields.push(FieldError::new("login", says));
    }
    let name = text::line(&request.name, 20).unwrap_or_default();
    if name.is_empty() {
        fields.push(FieldError::new("name", "이름을 20자 안으로 적어 주세요."));
    }
    if let Err(says) = refuse_roles(&[request.role]) {
        fields.push(FieldError::new("role", says));
    }
    if !fields.is_empty() {
        return Err(AppError::invalid(fields));
    }
    let proof = Proof::random(&state.ids);
    let secrets = secrets(&login, &proof)?;
    let member = NewMember {
        login,
        name,
        role: request.role,
        vendor: None,
        consent: String::new(),
        proof,
    };
    Ok((member, secrets))
}

fn secrets(login: &str, proof: &Proof) -> Result<Secrets, AppError> {
    let (Proof::Password { password, .. }, Some(seed)) = (proof, proof.readable_seed()) else {
        return Err(AppError::internal(anyhow::anyhow!("no password was made")));
    };
    Ok(Secrets {
        login: login.to_owned(),
        password: password.clone(),
        seed,
    })
}

async fn add_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    row: &staff::Prepared,
) -> Result<(), AppError> {
    let login = row.login();
    if store::is_taken(tx, &actor.tenant, login).await? {
        let says = "이미 쓰는 이름이에요. 다른 이름을 적어 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("login", says)]));
    }
    let (tenant, now) = (&actor.tenant, state.clock.now());
    staff::insert(tx, tenant, std::slice::from_ref(row), now).await?;
    let detail = json!({ "after": names(&[row.role()]) }).to_string();
    let deed = Deed {
        detail: &detail,
        ..Deed::of("person-added", login)
    };
    note(tx, state, actor, deed).await
}

/// Gives somebody other roles.
pub(super) async fn set_roles(
    state: &AppState,
    actor: &Actor,
    id: &str,
    request: SetRoles,
) -> Result<(), AppError> {
    refuse_own(state, actor, id)?;
    let mut roles = request.roles;
    roles.sort();
    roles.dedup();
    refuse_roles(&roles).map_err(|says| AppError::invalid(vec![FieldError::new("roles", says)]))?;
    state
        .db
        .write(|tx| boxed(set_roles_in(tx, state, actor, id, &roles)))
        .await
}

async fn set_roles_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    roles: &[Role],
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let (login, before) = store::find(tx, tenant, id).await?;
    store::remove_roles(tx, tenant, id).await?;
    for role in roles {
        store::add_role(tx, tenant, id, *role, now).await?;
    }
    let detail = json!({ "before": names(&before), "after": names(roles) }).to_string();
    let deed = Deed {
        detail: &detail,
        ..Deed::of("person-roles", &login)
    };
    note(tx, state, actor, deed).await?;
    keep_a_manager(tx, actor).await
}

/// Roles as people read them in the log.
fn names(roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
    names.join(", ")
}

/// Keeps somebody out at once, or lets them in again.
pub(super) async fn set_active(
    state: &AppState,
    actor: &Actor,
    id: &str,
    request: SetActive,
) -> Result<(), AppError> {
    refuse_own(state, actor, id)?;
    let reason = text::line(&request.reason, 200).unwrap_or_default();
    if reason.is_empty() {
        let says = "까닭을 200자 안으로 적어 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("reason", says)]));
    }
    let active = request.active;
    state
        .db
        .write(|tx| boxed(set_active_in(tx, state, actor, (id, active, &reason))))
        .await
}

async fn set_active_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (id, active, reason): (&str, bool, &str),
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let (login, _) = store::find(tx, tenant, id).await?;
    if !store::set_active(tx, tenant, id, active).await? {
        let says = "이미 그렇게 되어 있어요.";
        return Err(AppError::refused(ErrorCode::WrongState, says));
    }
    session::end_all(tx, tenant, id, now).await?;
    let action = if active {
        "person-let-in"
    } else {
        "person-kept-out"
    };
    let deed = Deed {
        reason,
        ..Deed::of(action, &login)
    };
    note(tx, state, actor, deed).await?;
    keep_a_manager(tx, actor).await
}

/// Gives somebody a new password and authenticator; the old ones and all sessions end.
pub(super) async fn renew(state: &AppState, actor: &Actor, id: &str) -> Result<Secrets, AppError> {
    refuse_own(state, actor, id)?;
    let proof = Proof::random(&state.ids);
    let hashed = staff::hash((&state.key, &state.ids), id, &proof).await?;
    let login = state
        .db
        .write(|tx| boxed(renew_in(tx, state, actor, id, &hashed)))
        .await?;
    secrets(&login, &proof)
}

async fn renew_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    (password, seed): &(String, String),
) -> Result<String, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let (login, _) = store::find(tx, tenant, id).await?;
    store::set_secrets(tx, tenant, id, (password, seed)).await?;
    session::end_all(tx, tenant, id, now).await?;
    note(tx, state, actor, Deed::of("person-renewed", &login)).await?;
    Ok(login)
}

fn refuse_own(state: &AppState, actor: &Actor, id: &str) -> Result<(), AppError> {
    actor.must_be_proved(state.clock.now())?;
    if id == actor.id {
        let says = "내 권한은 다른 관리자만 바꿀 수 있어요.";
        return Err(AppError::refused(ErrorCode::Forbidden, says));
    }
    Ok(())
}

/// Two managers may take each other's role at the same moment. The log's head, which [`note`]
/// locked, lets the second of them see what the first did.
async fn keep_a_manager(tx: &mut Conn, actor: &Actor) -> Result<(), AppError> {
    if store::count_managers(tx, &actor.tenant).await? > 0 {
        return Ok(());
    }
    let says = "관리자가 한 사람은 남아야 해요.";
    Err(AppError::refused(ErrorCode::WrongState, says))
}
