//! Beginning, keeping and throwing away a draft.

use shared::{
    console::promotion::{
        BeginDraft, CampaignDraft, DraftState, MOST_PARTS, MOST_PRODUCTS, SaveDraft,
    },
    error::FieldError,
    ids::CampaignId,
};

use super::{
    super::schedule::find,
    goods::Shelves,
    picture, record,
    store::{self, Beginning, Row},
};
use crate::{
    catalog::record::Campaign,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Begins a draft. Of a campaign there is one draft at a time, and that is the answer then.
pub(super) async fn begin(
    state: &AppState,
    actor: &Actor,
    request: BeginDraft,
) -> Result<String, AppError> {
    let id = state.ids.id("cmp");
    match request.campaign {
        None => {
            state
                .db
                .write(|tx| boxed(begin_new(tx, state, actor, &id)))
                .await?;
            Ok(id)
        }
        Some(campaign) => {
            state
                .db
                .write(|tx| boxed(begin_change(tx, state, actor, (&campaign, &id))))
                .await
        }
    }
}

async fn begin_new(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
) -> Result<(), AppError> {
    let beginning = Beginning {
        id,
        replaces: "",
        base: "",
        draft: &CampaignDraft::default(),
    };
    store::insert(tx, actor, &beginning, state.clock.now()).await?;
    note(tx, state, actor, Deed::of("campaign-begun", id)).await
}

async fn begin_change(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (campaign, id): (&CampaignId, &str),
) -> Result<String, AppError> {
    let tenant = &actor.tenant;
    let (there, _) = find(tx, tenant, campaign).await?;
    let shelves = Shelves::read(tx, tenant).await?;
    let picture = picture::known(tx, tenant, &there.image, &there.image_alt).await?;
    let beginning = Beginning {
        id,
        replaces: campaign.as_str(),
        base: &written(&there)?,
        draft: &record::said(&there, picture, &shelves),
    };
    store::insert(tx, actor, &beginning, state.clock.now()).await?;
    // Of two who begin at once, both get the first one's.
    let waiting = store::find_for(tx, tenant, campaign).await?;
    let begun = waiting.map_or_else(|| id.to_owned(), |row| row.id);
    if begun == id {
        let deed = Deed::of("campaign-change-begun", campaign.as_str());
        note(tx, state, actor, deed).await?;
    }
    Ok(begun)
}

/// A campaign as its row has it.
pub(super) fn written(campaign: &Campaign) -> Result<String, AppError> {
    serde_json::to_string(campaign).map_err(AppError::internal)
}

/// Keeps what was said, at once.
pub(super) async fn save(
    state: &AppState,
    actor: &Actor,
    id: &str,
    said: SaveDraft,
) -> Result<Row, AppError> {
    let faults = too_much(&said.draft);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    state
        .db
        .write(|tx| boxed(save_in(tx, state, actor, id, &said)))
        .await
}

async fn save_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    said: &SaveDraft,
) -> Result<Row, AppError> {
    let tenant = &actor.tenant;
    let mut row = store::find_open(tx, tenant, id).await?;
    if row.version != said.version {
        return Err(store::overtaken());
    }
    row.draft = said.draft.clone();
    if let Some(campaign) = &row.replaces {
        row.draft.address = campaign.to_string();
    }
    // A request cannot bring pictures that were never sent here.
    row.draft.picture = match &said.draft.picture {
        Some(photo) => picture::known(tx, tenant, &photo.path, &photo.alt).await?,
        None => None,
    };
    store::update(tx, actor, &mut row, state.clock.now()).await?;
    Ok(row)
}

/// What is more than anybody makes.
fn too_much(draft: &CampaignDraft) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if draft.products.len() > MOST_PRODUCTS {
        let says = format!("상품은 {MOST_PRODUCTS}개까지 넣을 수 있어요.");
        faults.push(FieldError::new("products", says));
    }
    if draft.parts.len() > MOST_PARTS {
        let says = format!("블록은 {MOST_PARTS}개까지 넣을 수 있어요.");
        faults.push(FieldError::new("parts", says));
    }
    faults
}

/// Throws a draft away.
pub(super) async fn discard(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i64,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(discard_in(tx, state, actor, (id, version))))
        .await
}

async fn discard_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (id, version): (&str, i64),
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let row = store::find_open(tx, tenant, id).await?;
    if row.version != version {
        return Err(store::overtaken());
    }
    store::end(tx, tenant, &row, (DraftState::Dropped, ""), now).await?;
    note(tx, state, actor, Deed::of("campaign-draft-dropped", id)).await
}

/// A campaign was moved while a change of it is made: the draft stands on what is there now, and
/// moves along where it had the same period.
pub(in crate::campaign) async fn moved(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (before, after): (&Campaign, &Campaign),
) -> Result<(), AppError> {
    let id = CampaignId(before.slug.to_string());
    let Some(mut row) = store::find_for(tx, &actor.tenant, &id).await? else {
        return Ok(());
    };
    if row.base != written(before)? {
        return Ok(());
    }
    row.base = written(after)?;
    let period = |campaign: &Campaign| (Some(campaign.starts_at.0), Some(campaign.ends_at.0));
    if (row.draft.starts_at, row.draft.ends_at) == period(before) {
        (row.draft.starts_at, row.draft.ends_at) = period(after);
    }
    store::update(tx, actor, &mut row, state.clock.now()).await
}
