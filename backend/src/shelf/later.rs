//! Taking back a price that was said for a later day, before that day. Prices stay as they are, so
//! nobody has to agree to it.

use shared::{
    error::ErrorCode,
    ids::{OptionId, VendorId},
};

use super::sold;
use crate::{
    catalog::{advance, one_at_a_time, record::ProductOption},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    import,
    state::AppState,
};

/// Takes an option's later price back.
pub(super) async fn withdraw(
    state: &AppState,
    actor: &Actor,
    (vendor, option): (&VendorId, &OptionId),
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(withdraw_in(tx, state, actor, (vendor, option))))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn withdraw_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &OptionId),
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    // What is read below is written back: whoever else changes products waits here until then.
    one_at_a_time(tx, tenant).await?;
    let option: Option<ProductOption> =
        sold::one(tx, tenant, ("product_options", id.as_str())).await?;
    let option = option.ok_or_else(|| AppError::not_found("그런 물건이 없어요."))?;
    let product = sold::find(tx, tenant, &option.product).await?;
    let is_own = product.is_some_and(|sold| sold.product.vendor.as_str() == vendor.as_str());
    if !is_own {
        return Err(AppError::not_found("그런 물건이 없어요."));
    }
    let Some(later) = option.later.filter(|later| later.from.0 > now.date()) else {
        let text = "이미 바뀌었거나, 나중에 바꾸기로 한 값이 없어요.";
        return Err(AppError::refused(ErrorCode::WrongState, text));
    };
    let option = ProductOption {
        later: None,
        ..option
    };
    import::put_own(tx, tenant, &option).await?;
    advance(tx, tenant, now).await?;
    let detail = format!(
        r#"{{"from":"{}","price":{}}}"#,
        later.from.0, later.price.0.0
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("later-price-withdrawn", id.as_str())
    };
    note(tx, state, actor, deed).await
}
