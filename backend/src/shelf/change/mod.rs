//! Changing what is on sale. Shoppers go on seeing the product as it is; the change is a draft of
//! its own, which the county looks at like at a new product.

mod numbers;
mod rows;

use shared::{
    console::product::Draft,
    error::ErrorCode,
    ids::{OptionId, ProductId, VendorId},
};

pub(super) use self::{
    numbers::Numbers,
    rows::{replace, target},
};
use super::{
    sold,
    steps::{Place, kept},
    store,
};
use crate::{
    catalog::{record::Media, stock},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Begins to change a product, or goes on with the change that was begun.
pub(in crate::shelf) async fn begin(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
) -> Result<String, AppError> {
    let id = state.ids.id("prd");
    state
        .db
        .write(|tx| boxed(begin_in(tx, state, actor, place, &id)))
        .await
}

async fn begin_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, of): Place<'_>,
    id: &str,
) -> Result<String, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let slug = match store::look_up(tx, tenant, of, Some(vendor)).await? {
        Some(row) => {
            let is_sold = row.replaces.is_none();
            row.product.filter(|_| is_sold).ok_or_else(not_sold)?
        }
        None => ProductId(of.to_owned()),
    };
    let known = Numbers::read(tx, actor, slug.as_str(), now.date()).await?;
    // The draft that a product was made from, or the product itself where it came by a file.
    let made = rows::made(tx, tenant, &slug).await?;
    let (of, mut draft) = match made {
        Some(row) if row.vendor == *vendor => (row.id, row.draft),
        Some(_) => return Err(nobodys()),
        None => (
            of.to_owned(),
            read(tx, actor, (vendor, &slug), &known).await?,
        ),
    };
    for choice in &mut draft.choices {
        if let Some(known) = known.of(&choice.label) {
            let option = OptionId(known.option.to_string());
            let left = stock::available(tx, tenant, &option).await?.unwrap_or(0);
            choice.stock = u32::try_from(left).unwrap_or(0);
            // Also where a later price has come, or was withdrawn, since the draft was kept.
            choice.price = known.price.0;
            choice.later = sold::later(known);
        }
    }
    if !store::insert(tx, tenant, (vendor, id), (&draft, &of), now).await? {
        return rows::open(tx, tenant, &of).await;
    }
    note(tx, state, actor, Deed::of("product-change-begun", &of)).await?;
    Ok(id.to_owned())
}

/// What the records of a vendor's product say, as answers.
async fn read(
    tx: &mut Conn,
    actor: &Actor,
    (vendor, slug): (&VendorId, &ProductId),
    known: &Numbers,
) -> Result<Draft, AppError> {
    let found = sold::find(tx, &actor.tenant, slug.as_str()).await?;
    let found = found.filter(|found| found.product.vendor.as_str() == vendor.as_str());
    let found = found.ok_or_else(nobodys)?;
    let mut draft = sold::draft(&found, &known.sold());
    if let Some(why) = sold::unfit(&draft) {
        return Err(AppError::refused(ErrorCode::RequirementsUnmet, why));
    }
    let pictures = store::pictures(tx, &actor.tenant, &draft).await?;
    for photo in &mut draft.photos {
        let picture = pictures.iter().find(|picture| *picture.path == *photo.path);
        photo.thumb = picture.map_or_else(String::new, Media::thumb);
    }
    Ok(draft)
}

fn not_sold() -> AppError {
    let text = "팔고 있는 물건만 이렇게 고칠 수 있어요.";
    AppError::refused(ErrorCode::WrongState, text)
}

fn nobodys() -> AppError {
    AppError::not_found("그런 물건이 없어요.")
}

/// Throws a change away that nobody looks at now.
pub(in crate::shelf) async fn discard(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(discard_in(tx, state, actor, place)))
        .await
}

async fn discard_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): Place<'_>,
) -> Result<(), AppError> {
    let row = store::find(tx, &actor.tenant, id, Some(vendor)).await?;
    let replaced = row.replaces.as_deref().filter(|_| row.status.is_open());
    let Some(replaced) = replaced else {
        let text = "군청이 보기 전의 고친 것만 버릴 수 있어요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    };
    kept(rows::remove(tx, &actor.tenant, id).await?)?;
    let deed = Deed::of("product-change-dropped", replaced);
    note(tx, state, actor, deed).await
}
