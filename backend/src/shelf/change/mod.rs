//! Changing what is on sale. Shoppers go on seeing the product as it is; the change is a draft of
//! its own, which the county looks at like at a new product.

mod numbers;
mod rows;

use shared::{
    console::product::DraftStatus,
    error::ErrorCode,
    ids::{OptionId, TenantId},
};

pub(super) use self::{numbers::Numbers, rows::replace};
use super::{
    steps::{Place, kept},
    store::{self, Row},
};
use crate::{
    catalog::stock,
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
    let row = store::find(tx, tenant, of, Some(vendor)).await?;
    let Some(product) = row.product.as_ref().filter(|_| row.replaces.is_none()) else {
        let text = "팔고 있는 물건만 이렇게 고칠 수 있어요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    };
    let mut draft = row.draft.clone();
    let known = Numbers::read(tx, actor, product.as_str()).await?;
    for choice in &mut draft.choices {
        if let Some(option) = known.of(&choice.label) {
            let option = OptionId(option.to_owned());
            let left = stock::available(tx, tenant, &option).await?.unwrap_or(0);
            choice.stock = u32::try_from(left).unwrap_or(0);
        }
    }
    if !store::insert(tx, tenant, (vendor, id), (&draft, of), now).await? {
        return rows::open(tx, tenant, of).await;
    }
    note(tx, state, actor, Deed::of("product-change-begun", of)).await?;
    Ok(id.to_owned())
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

/// What is on sale instead of a change; nothing for a new product.
pub(in crate::shelf) async fn before(
    conn: &mut Conn,
    tenant: &TenantId,
    row: &Row,
) -> Result<Option<Row>, AppError> {
    let Some(of) = &row.replaces else {
        return Ok(None);
    };
    let before = store::find(conn, tenant, of, Some(&row.vendor)).await?;
    Ok((before.status == DraftStatus::Live).then_some(before))
}
