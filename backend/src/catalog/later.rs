//! Prices that were said for a later day. Carts are priced by them from the first moment of that day
//! on, because the catalogue carries them; soon after, the record says nothing else any more.

use shared::{
    ids::{OptionId, TenantId},
    time::Timestamp,
};

use super::{Snapshot, advance, record::ProductOption};
use crate::{
    db::{Conn, content},
    error::AppError,
};

/// The options whose later price has come.
pub(super) fn due(snapshot: &Snapshot, now: Timestamp) -> Vec<OptionId> {
    let products = snapshot.catalog.products.iter();
    let options = products.flat_map(|product| &product.options);
    let come = options.filter(|option| option.later.is_some_and(|later| later.at <= now));
    come.map(|option| option.id.clone()).collect()
}

/// Makes later prices that have come the prices of their options. Of several processes one does.
pub(super) async fn settle(
    tx: &mut Conn,
    tenant: &TenantId,
    due: &[OptionId],
    now: Timestamp,
) -> Result<(), AppError> {
    let mut any = false;
    for id in due {
        let known = content::find_content("product_options")
            .bind(tenant)
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(known) = known else { continue };
        let option: ProductOption = serde_json::from_str(&known).map_err(AppError::internal)?;
        let option = option.on(now.date());
        let text = serde_json::to_string(&option).map_err(AppError::internal)?;
        let done = sqlx::query(
            "update product_options
                set content = $3,
                    price = $4
              where tenant_id = $1
                and id = $2
                and content = $5
                and content <> $3",
        )
        .bind(tenant)
        .bind(id)
        .bind(text)
        .bind(option.price.0)
        .bind(known)
        .execute(&mut *tx)
        .await?;
        any |= done.rows_affected() == 1;
    }
    if any {
        advance(tx, tenant, now).await?;
    }
    Ok(())
}
