//! Changing a group of words, and trying a change out.

use anyhow::Context;
use serde_json::json;
use shared::{
    catalog::Catalog,
    console::word::{ChangeGroup, Finds, Tried, group_faults},
    error::{ErrorCode, FieldError},
    ids::TenantId,
    search::Index,
};

use crate::{
    catalog::{
        Snapshot, advance, one_at_a_time,
        record::{
            Mall,
            field::{Field, Text},
        },
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    import::{self, MallPart},
    state::AppState,
};

/// Products that a try names.
const NAMED: usize = 5;

async fn mall(conn: &mut Conn, tenant: &TenantId) -> Result<Mall, AppError> {
    let mall = import::find_mall(conn, tenant).await?;
    mall.ok_or_else(|| AppError::not_found("이 주소로 열린 쇼핑몰이 없어요."))
}

/// The groups in their order.
pub(super) async fn groups(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Vec<Vec<String>>, AppError> {
    let sets = mall(conn, tenant).await?.search.sets;
    let plain = |set: &Vec<Text<40>>| set.iter().map(ToString::to_string).collect();
    Ok(sets.iter().map(plain).collect())
}

/// Puts a group in the place of another.
pub(super) async fn apply(
    state: &AppState,
    actor: &Actor,
    change: &ChangeGroup,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(apply_in(tx, state, actor, change)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn apply_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    change: &ChangeGroup,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    one_at_a_time(tx, tenant).await?;
    let mut mall = mall(tx, tenant).await?;
    let groups = changed(groups(tx, tenant).await?, change)?;
    let wrong = |says| AppError::invalid(vec![FieldError::new("words", format!("{says}."))]);
    let field = |word: &String| Text::parse(word).map_err(wrong);
    let sets = groups.iter().map(|group| group.iter().map(field).collect());
    mall.search.sets = sets.collect::<Result<_, _>>()?;
    import::put_own_part(tx, tenant, (&mall, MallPart::Words)).await?;
    advance(tx, tenant, state.clock.now()).await?;
    let (before, after) = (change.before.join(", "), change.after.join(", "));
    let detail = json!({ "before": before, "after": after }).to_string();
    let deed = Deed {
        detail: &detail,
        ..Deed::of("words-changed", "찾는 말")
    };
    note(tx, state, actor, deed).await
}

/// The groups after a change, or why it cannot be.
fn changed(
    mut groups: Vec<Vec<String>>,
    change: &ChangeGroup,
) -> Result<Vec<Vec<String>>, AppError> {
    let after: Vec<String> = change
        .after
        .iter()
        .map(|word| word.trim().to_owned())
        .collect();
    let place = if change.before.is_empty() {
        None
    } else {
        let found = groups.iter().position(|group| *group == change.before);
        let text = "그사이에 다른 분이 이 묶음을 바꿨어요. 다시 열어 봐 주세요.";
        Some(found.ok_or_else(|| AppError::refused(ErrorCode::WrongState, text))?)
    };
    let goes = place.is_some() && after.is_empty();
    if let Some(place) = place {
        groups.remove(place);
    }
    if goes {
        return Ok(groups);
    }
    let faults = group_faults(&groups, &after);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    groups.insert(place.unwrap_or(groups.len()), after);
    Ok(groups)
}

/// What a word finds now, and what it would find after a change.
pub(super) async fn attempt(
    snapshot: &Snapshot,
    query: String,
    change: &ChangeGroup,
) -> Result<Tried, AppError> {
    let now = finds(&snapshot.catalog, &snapshot.index, &query);
    let groups = snapshot.catalog.synonyms.sets.clone();
    if change.after.is_empty() && change.before.is_empty() {
        return Ok(Tried {
            then: now.clone(),
            now,
        });
    }
    let sets = changed(groups, change)?;
    let mut catalog = (*snapshot.catalog).clone();
    catalog.synonyms.sets = sets;
    let found = tokio::task::spawn_blocking(move || {
        let index = Index::build(&catalog);
        finds(&catalog, &index, &query)
    });
    let then = found.await.context("the words could not be tried");
    let then = then.map_err(AppError::internal)?;
    Ok(Tried { now, then })
}

fn finds(catalog: &Catalog, index: &Index, query: &str) -> Finds {
    let found = index.search(query, None).hits;
    let first = found.iter().take(NAMED);
    Finds {
        count: u32::try_from(found.len()).unwrap_or(u32::MAX),
        names: first
            .map(|hit| catalog.products[hit.product].name.clone())
            .collect(),
    }
}
