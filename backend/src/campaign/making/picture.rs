//! A campaign's scene: a picture that the team sends, made anew in the shop's sizes.

use bytes::Bytes;
use shared::{console::product::Photo, ids::TenantId};

use super::store::{self, Row};
use crate::{
    catalog::record::Media,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    import,
    media::{self, Use},
    state::AppState,
};

/// Takes a picture in the place of the one that the draft has.
pub(super) async fn put(
    state: &AppState,
    actor: &Actor,
    id: &str,
    file: Bytes,
) -> Result<Row, AppError> {
    // Before the work, which takes seconds on a small machine.
    {
        let mut conn = state.db.read().await?;
        store::find_open(&mut conn, &actor.tenant, id).await?;
    }
    let picture = media::upload(state, file, ("picture", Use::Hero)).await?;
    state
        .db
        .write(|tx| boxed(put_in(tx, state, actor, id, &picture)))
        .await
}

async fn put_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    picture: &Media,
) -> Result<Row, AppError> {
    let mut row = store::find_open(tx, &actor.tenant, id).await?;
    import::put_own(tx, &actor.tenant, picture).await?;
    let alt = row.draft.picture.map_or_else(String::new, |old| old.alt);
    row.draft.picture = Some(photo(picture, alt));
    store::update(tx, actor, &mut row, state.clock.now()).await?;
    note(tx, state, actor, Deed::of("campaign-picture-added", id)).await?;
    Ok(row)
}

/// Takes a picture that no draft has yet.
pub(super) async fn send(state: &AppState, actor: &Actor, file: Bytes) -> Result<Photo, AppError> {
    let picture = media::upload(state, file, ("picture", Use::Hero)).await?;
    state
        .db
        .write(|tx| boxed(send_in(tx, state, actor, &picture)))
        .await?;
    Ok(photo(&picture, String::new()))
}

async fn send_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    picture: &Media,
) -> Result<(), AppError> {
    import::put_own(tx, &actor.tenant, picture).await?;
    let deed = Deed::of("banner-picture-added", picture.path.as_str());
    note(tx, state, actor, deed).await
}

/// A picture of the mall by its path.
pub(super) async fn known(
    conn: &mut Conn,
    tenant: &TenantId,
    path: &str,
    alt: &str,
) -> Result<Option<Photo>, AppError> {
    let content: Option<String> = sqlx::query_scalar(
        "select content
           from media
          where tenant_id = $1
            and id = $2
            and hidden = 0",
    )
    .bind(tenant)
    .bind(path)
    .fetch_optional(conn)
    .await?;
    let Some(content) = content else {
        return Ok(None);
    };
    let picture: Media = serde_json::from_str(&content).map_err(AppError::internal)?;
    Ok(Some(photo(&picture, alt.to_owned())))
}

fn photo(picture: &Media, alt: String) -> Photo {
    Photo {
        path: picture.path.to_string(),
        thumb: picture.thumb(),
        alt,
    }
}
