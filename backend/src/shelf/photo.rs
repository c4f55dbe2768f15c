//! A photo from a phone: read within limits, turned upright, and written anew in the shop's sizes,
//! so that nothing of the file but its pixels is kept; a phone writes into it where it was taken.

use bytes::Bytes;
use shared::{
    console::product::Photo,
    error::{ErrorCode, FieldError},
    ids::VendorId,
};

use super::{
    steps::{kept, with_county},
    store::{self, Row},
};
use crate::{
    catalog::record::Media,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    import,
    media::{self, Use},
    state::AppState,
};

/// The largest file that a photo may be sent as.
pub(super) const LARGEST: usize = 15 * 1024 * 1024;
/// Photos of one product.
const MOST: usize = 6;

/// Adds a photo to a product in the making.
pub(super) async fn add(
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    file: Bytes,
) -> Result<Row, AppError> {
    // Before the work, which takes seconds on a small machine.
    let row = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, &actor.tenant, id, Some(vendor)).await?
    };
    if !row.status.is_open() {
        return Err(with_county());
    }
    if row.draft.photos.len() >= MOST {
        let says = format!("사진은 {MOST}장까지 넣을 수 있어요.");
        return Err(AppError::invalid(vec![FieldError::new("photos", says)]));
    }
    let picture = media::upload(state, file, ("photos", Use::Card)).await?;
    state
        .db
        .write(|tx| boxed(add_in(tx, state, actor, (vendor, id), &picture)))
        .await
}

async fn add_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    picture: &Media,
) -> Result<Row, AppError> {
    let tenant = &actor.tenant;
    let mut row = store::find(tx, tenant, id, Some(vendor)).await?;
    let known = |photo: &Photo| photo.path == picture.path.as_str();
    if row.draft.photos.iter().any(known) {
        return Ok(row);
    }
    import::put_own(tx, tenant, picture).await?;
    row.draft.photos.push(Photo {
        path: picture.path.to_string(),
        thumb: picture.thumb(),
        alt: String::new(),
    });
    kept(store::update(tx, tenant, &row, state.clock.now()).await?)?;
    note(tx, state, actor, Deed::of("photo-added", id)).await?;
    Ok(row)
}

/// What a file is refused with that is larger than [`LARGEST`].
pub(super) fn too_large() -> AppError {
    let text = "사진이 너무 커요. 15메가바이트까지 보낼 수 있어요.";
    AppError::refused(ErrorCode::TooLarge, text)
}
