//! The table of versions.

use std::collections::BTreeMap;

use shared::{
    console::policy::{AddPolicy, PolicyKind, PolicyVersion},
    error::ErrorCode,
    ids::TenantId,
    time::{Date, Timestamp},
};

use crate::{
    catalog::{advance, one_at_a_time},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

#[derive(sqlx::FromRow)]
struct Raw {
    policy: String,
    seq: i64,
    first_day: i64,
    content: String,
    reason: String,
    who: String,
    made_at: Timestamp,
}

/// The versions that the county wrote, oldest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<BTreeMap<PolicyKind, Vec<PolicyVersion>>, AppError> {
    let rows: Vec<Raw> = sqlx::query_as(
        "select policy,
                seq,
                first_day,
                content,
                reason,
                who,
                made_at
           from policy_versions
          where tenant_id = $1
          order by policy, seq",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await?;
    let mut all: BTreeMap<PolicyKind, Vec<PolicyVersion>> = BTreeMap::new();
    for raw in rows {
        let Some(kind) = PolicyKind::parse(&raw.policy) else {
            continue;
        };
        all.entry(kind).or_default().push(PolicyVersion {
            seq: raw.seq,
            from: Date(raw.first_day),
            parts: serde_json::from_str(&raw.content).map_err(AppError::internal)?,
            why: raw.reason,
            made: Some((raw.who, raw.made_at)),
        });
    }
    Ok(all)
}

/// Adds a version.
pub(super) async fn add(
    state: &AppState,
    actor: &Actor,
    (kind, said): (PolicyKind, &AddPolicy),
) -> Result<(), AppError> {
    let faults = said.faults(state.clock.now().date());
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    state
        .db
        .write(|tx| boxed(add_in(tx, state, actor, (kind, said))))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn add_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (kind, said): (PolicyKind, &AddPolicy),
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    one_at_a_time(tx, tenant).await?;
    let kept = list(tx, tenant).await?.remove(&kind).unwrap_or_default();
    let newest = kept.last();
    if newest.map_or(0, |version| version.seq) != said.seen {
        let text = "그사이에 다른 분이 새 판을 만들었어요. 다시 열어 봐 주세요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    if newest.is_some_and(|newest| newest.parts == said.parts && newest.from == said.from) {
        let text = "바뀐 것이 없어요. 지난번에 만든 판과 같아요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    }
    insert(tx, actor, (kind, said), now).await?;
    advance(tx, tenant, now).await?;
    let detail = serde_json::json!({
        "version": said.seen + 1,
        "from": said.from.to_string(),
    });
    let deed = Deed {
        reason: said.why.trim(),
        detail: &detail.to_string(),
        ..Deed::of("policy-version-added", kind.name())
    };
    note(tx, state, actor, deed).await
}

async fn insert(
    tx: &mut Conn,
    actor: &Actor,
    (kind, said): (PolicyKind, &AddPolicy),
    now: Timestamp,
) -> Result<(), AppError> {
    let content = serde_json::to_string(&said.parts).map_err(AppError::internal)?;
    sqlx::query(
        "insert into policy_versions
            (tenant_id, policy, seq, first_day, content, reason, staff_id, who, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&actor.tenant)
    .bind(kind.as_str())
    .bind(said.seen + 1)
    .bind(said.from.0)
    .bind(content)
    .bind(said.why.trim())
    .bind(&actor.id)
    .bind(&actor.name)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
