//! What a producer does with a product in the making, and how the county sends it back.

use shared::{
    console::product::{Draft, DraftStatus, Kept, PageState, Photo, follow, tidied},
    error::{ErrorCode, FieldError},
    ids::VendorId,
    text::line,
};

use super::{
    store::{self, Row},
    versions, view,
};
use crate::{
    catalog::{Snapshot, record::Vendor},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    outbox,
    state::AppState,
};

/// A vendor's own product in the making.
pub(super) type Place<'a> = (&'a VendorId, &'a str);

pub(super) fn with_county() -> AppError {
    let text = "지금은 군청이 보고 있거나 이미 팔고 있어서 고칠 수 없어요.";
    AppError::refused(ErrorCode::WrongState, text)
}

/// A guarded update found what it expected.
pub(super) fn kept(done: bool) -> Result<(), AppError> {
    done.then_some(()).ok_or_else(|| {
        let text = "그사이에 바뀌었어요. 다시 열어 봐 주세요.";
        AppError::refused(ErrorCode::WrongState, text)
    })
}

/// Begins a product.
pub(super) async fn begin(
    state: &AppState,
    actor: &Actor,
    vendor: &Vendor,
) -> Result<String, AppError> {
    let id = state.ids.id("prd");
    state
        .db
        .write(|tx| boxed(begin_in(tx, state, actor, vendor, &id)))
        .await?;
    Ok(id)
}

async fn begin_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    vendor: &Vendor,
    id: &str,
) -> Result<(), AppError> {
    let owner = VendorId(vendor.slug.to_string());
    let draft = Draft::default();
    let now = state.clock.now();
    store::insert(tx, &actor.tenant, (&owner, id), (&draft, ""), now).await?;
    note(tx, state, actor, Deed::of("product-begun", id)).await
}

/// Keeps what was said, at once.
pub(super) async fn save(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    said: &Draft,
) -> Result<Row, AppError> {
    state
        .db
        .write(|tx| boxed(save_in(tx, state, actor, place, said)))
        .await
}

async fn save_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): Place<'_>,
    said: &Draft,
) -> Result<Row, AppError> {
    let mut row = store::find(tx, &actor.tenant, id, Some(vendor)).await?;
    if !row.status.is_open() {
        return Err(with_county());
    }
    let photos = arranged(&row.draft.photos, &said.photos);
    let before = std::mem::take(&mut row.draft);
    row.draft = Draft {
        photos,
        ..said.clone()
    };
    row.draft.blocks = tidied(&said.blocks, &row.draft);
    let mut blocks = std::mem::take(&mut row.draft.blocks);
    follow(&mut blocks, &before, &row.draft);
    row.draft.blocks = blocks;
    let now = state.clock.now();
    kept(store::update(tx, &actor.tenant, &row, now).await?)?;
    Ok(row)
}

/// The photos that are there, in the order and with the words of the request: a request cannot
/// bring pictures that were never sent here.
fn arranged(there: &[Photo], wanted: &[Photo]) -> Vec<Photo> {
    let mut photos: Vec<Photo> = Vec::new();
    for wish in wanted {
        let known = there.iter().find(|photo| photo.path == wish.path);
        let again = photos.iter().any(|photo| photo.path == wish.path);
        if let (Some(photo), false) = (known, again) {
            photos.push(Photo {
                alt: wish.alt.clone(),
                ..photo.clone()
            });
        }
    }
    photos
}

/// Asks the county to look at it.
pub(super) async fn submit(
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    place: Place<'_>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(submit_in(tx, state, (mall, actor), place)))
        .await
}

async fn submit_in(
    tx: &mut Conn,
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    (vendor, id): Place<'_>,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let mut row = store::find(tx, tenant, id, Some(vendor)).await?;
    // Pressed twice, it stays with the county.
    if row.status == DraftStatus::Review {
        return Ok(());
    }
    if !row.status.is_open() {
        return Err(with_county());
    }
    let file = view::file(mall, row.clone())?;
    let mut faults = file.faults;
    faults.extend(file.draft.late(row.base.as_ref(), now.date()));
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    // The county sees what the producer saw, with the notice filled in and the page as it is now.
    row.draft = file.draft;
    if row.draft.blocks.is_empty() {
        row.draft.blocks = file.template;
    }
    kept(store::update(tx, tenant, &row, now).await?)?;
    let step = (DraftStatus::Review, "", "");
    kept(store::advance(tx, tenant, &row, step, now).await?)?;
    let shown = PageState::of(&row.draft);
    versions::keep(tx, actor, (id, &shown), Kept::Shown, now).await?;
    note(tx, state, actor, Deed::of("product-sent", id)).await
}

/// Sends it back to be put right; the producer is told why.
pub(super) async fn send_back(
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    why: &str,
) -> Result<(), AppError> {
    let why = line(why, 200).filter(|kept| !kept.is_empty());
    let why = why.ok_or_else(|| {
        let says = "까닭을 200자 안으로 적어 주세요. 생산자가 읽어요.";
        AppError::invalid(vec![FieldError::new("reason", says)])
    })?;
    state
        .db
        .write(|tx| boxed(send_back_in(tx, state, (mall, actor), id, &why)))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn send_back_in(
    tx: &mut Conn,
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    why: &str,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let row = store::find(tx, tenant, id, None).await?;
    let step = (DraftStatus::Returned, why, "");
    kept(store::advance(tx, tenant, &row, step, now).await?)?;
    let vendor = view::vendor(mall, &row.vendor)?;
    let text = format!("‘{}’에서 고칠 곳이 있어요. {why}", row.draft.name);
    tell(tx, state, actor, vendor, ("product-returned", &text)).await?;
    let deed = Deed {
        reason: why,
        ..Deed::of("product-returned", id)
    };
    note(tx, state, actor, deed).await
}

/// A letter to a vendor.
pub(super) async fn tell(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    vendor: &Vendor,
    (template, body): (&str, &str),
) -> Result<(), AppError> {
    let letter = outbox::Letter {
        to: vendor.phone.to_string(),
        template: template.to_owned(),
        title: "상품".to_owned(),
        body: body.to_owned(),
    };
    outbox::letter(tx, state, &actor.tenant, &vendor.slug, &letter).await
}
