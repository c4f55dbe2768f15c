//! Sessions: an unguessable token in a cookie, kept as a keyed hash.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};
use shared::{
    console::role::Role,
    ids::{TenantId, VendorId},
    time::Timestamp,
};

use super::{actor::Actor, cookie};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

const COOKIE: &str = "chorok-console";

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long a session lasts: unused, and at most.
#[derive(Debug, Clone, Copy)]
struct Life {
    idle: i64,
    most: i64,
}

/// A county's computer stands in an office; a producer's phone is in a pocket.
const COUNTY: Life = Life {
    idle: 30 * MINUTE_MS,
    most: 12 * HOUR_MS,
};
const PRODUCER: Life = Life {
    idle: 30 * DAY_MS,
    most: 90 * DAY_MS,
};

/// The token that the browser sent.
pub(super) fn token(headers: &HeaderMap) -> Option<String> {
    cookie::read(headers, COOKIE)
}

/// The cookie that carries a token, or with an empty one takes it away.
pub(super) fn cookie(state: &AppState, token: &str) -> Result<HeaderValue, AppError> {
    cookie::give(state, COOKIE, token, PRODUCER.most)
}

fn hash(state: &AppState, tenant: &TenantId, token: &str) -> String {
    hex::encode(
        state
            .key
            .sign("console-session", format!("{tenant}\n{token}").as_bytes()),
    )
}

/// Opens a session and answers its token.
pub(super) async fn open(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    staff: &str,
    proved_at: Timestamp,
) -> Result<String, AppError> {
    let (token, now) = (state.ids.token(), state.clock.now());
    sqlx::query(
        "insert into staff_sessions (token, tenant_id, staff_id, created_at, seen_at, proved_at)
         values ($1, $2, $3, $4, $4, $5)",
    )
    .bind(hash(state, tenant, &token))
    .bind(tenant)
    .bind(staff)
    .bind(now)
    .bind(proved_at)
    .execute(tx)
    .await?;
    Ok(token)
}

/// Who has this token, if it is still good.
pub(super) async fn find(
    state: &AppState,
    tenant: &TenantId,
    token: &str,
    address: IpAddr,
) -> Result<Option<Actor>, AppError> {
    let (session, now) = (hash(state, tenant, token), state.clock.now());
    let mut conn = state.db.read().await?;
    let row: Option<(String, String, Timestamp, Timestamp, Timestamp)> = sqlx::query_as(
        "select staff.id,
                staff.name,
                staff_sessions.created_at,
                staff_sessions.seen_at,
                staff_sessions.proved_at
           from staff_sessions
           join staff
             on staff.tenant_id = staff_sessions.tenant_id
            and staff.id = staff_sessions.staff_id
          where staff_sessions.token = $1
            and staff_sessions.tenant_id = $2
            and staff_sessions.ended_at is null
            and staff.status = 'ACTIVE'",
    )
    .bind(&session)
    .bind(tenant)
    .fetch_optional(&mut *conn)
    .await?;
    let Some((id, name, created_at, seen_at, proved_at)) = row else {
        return Ok(None);
    };
    let roles = roles(&mut conn, tenant, &id).await?;
    drop(conn);
    let life = if roles.iter().any(|(_, vendor)| vendor.is_none()) {
        COUNTY
    } else {
        PRODUCER
    };
    if now.0 - seen_at.0 > life.idle || now.0 - created_at.0 > life.most {
        return Ok(None);
    }
    if now.0 - seen_at.0 > MINUTE_MS {
        state.db.write(|tx| boxed(see(tx, &session, now))).await?;
    }
    Ok(Some(Actor {
        tenant: tenant.clone(),
        id,
        name,
        roles,
        proved_at,
        session,
        address,
    }))
}

async fn see(tx: &mut Conn, session: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("update staff_sessions set seen_at = $2 where token = $1 and seen_at < $2")
        .bind(session)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends all sessions of somebody.
pub(super) async fn end_all(
    tx: &mut Conn,
    tenant: &TenantId,
    staff: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "update staff_sessions
            set ended_at = $3
          where tenant_id = $1
            and staff_id = $2
            and ended_at is null",
    )
    .bind(tenant)
    .bind(staff)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// What somebody is here for.
pub(super) async fn roles(
    conn: &mut Conn,
    tenant: &TenantId,
    staff: &str,
) -> Result<Vec<(Role, Option<VendorId>)>, AppError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select role,
                vendor_id
           from staff_roles
          where tenant_id = $1
            and staff_id = $2
          order by vendor_id, role",
    )
    .bind(tenant)
    .bind(staff)
    .fetch_all(conn)
    .await?;
    let role = |(role, vendor): (String, String)| {
        let known = Role::parse(&role);
        let role = known.ok_or_else(|| AppError::internal(anyhow::anyhow!("role {role}")))?;
        Ok((role, role.is_of_vendor().then_some(VendorId(vendor))))
    };
    rows.into_iter().map(role).collect()
}

/// The authenticator was asked just now.
pub(super) async fn prove(tx: &mut Conn, session: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("update staff_sessions set proved_at = $2 where token = $1")
        .bind(session)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends a session.
pub(super) async fn end(tx: &mut Conn, session: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("update staff_sessions set ended_at = $2 where token = $1 and ended_at is null")
        .bind(session)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}
