//! A product goes live: its rows are written exactly as an import would write them. One
//! transaction; pressed twice, it happens once.

use shared::{
    console::product::{Draft, DraftStatus, Kept, PageState, Tax},
    error::{ErrorCode, FieldError},
    ids::ProductId,
};

use super::{
    made::Made,
    steps::{kept, tell},
    store, versions, view,
};
use crate::{
    catalog::{
        Snapshot, advance,
        record::{Product, TaxType},
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed, content},
    error::AppError,
    import, outbox,
    state::AppState,
};

/// Lets a product into the shop.
pub(super) async fn approve(
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    tax: Option<Tax>,
) -> Result<ProductId, AppError> {
    let slug = format!("item-{}", state.ids.code(8).to_lowercase());
    let product = state
        .db
        .write(|tx| boxed(approve_in(tx, state, (mall, actor), id, (tax, &slug))))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(product)
}

async fn approve_in(
    tx: &mut Conn,
    state: &AppState,
    (mall, actor): (&Snapshot, &Actor),
    id: &str,
    (tax, slug): (Option<Tax>, &str),
) -> Result<ProductId, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let row = store::find(tx, tenant, id, None).await?;
    if let Some(product) = row.product {
        return Ok(product);
    }
    let tax = tax_type(&row.draft, tax)?;
    let step = (DraftStatus::Live, "", slug);
    // Before everything else: of two who approve at once, the later one waits here.
    if !store::advance(tx, tenant, &row, step, now).await? {
        let row = store::find(tx, tenant, id, None).await?;
        kept(row.product.is_some())?;
        return Ok(row.product.unwrap_or_default());
    }
    let vendor = view::vendor(mall, &row.vendor)?;
    let rank = next_rank(tx, actor, &row.draft).await?;
    let made = Made::of(slug, (vendor, &row.draft))?;
    let options = made.options()?;
    let product = made.product(mall, (tax, rank), now.date())?;
    import::put_own(tx, tenant, &product).await?;
    for option in &options {
        import::put_own(tx, tenant, option).await?;
    }
    import::put_stock(tx, tenant, options.iter()).await?;
    import::put_own(tx, tenant, &made.notice()?).await?;
    import::put_own(tx, tenant, &made.detail(mall)?).await?;
    advance(tx, tenant, now).await?;
    let live = PageState::of(&row.draft);
    versions::keep(tx, actor, (id, &live), Kept::Live, now).await?;
    let words = format!(
        "‘{}’을(를) 이제 팔아요. 주문이 오면 알려 드릴게요.",
        product.name
    );
    tell(tx, state, actor, vendor, ("product-approved", &words)).await?;
    let detail = format!(r#"{{"product":"{slug}"}}"#);
    let deed = Deed {
        detail: &detail,
        ..Deed::of("product-approved", id)
    };
    note(tx, state, actor, deed).await?;
    Ok(ProductId(slug.to_owned()))
}

/// The producer's word, or the county's where the producer does not know.
fn tax_type(draft: &Draft, decided: Option<Tax>) -> Result<TaxType, AppError> {
    match (decided, draft.tax) {
        (Some(Tax::TaxFree), _) | (None, Some(Tax::TaxFree)) => Ok(TaxType::TaxFree),
        (Some(Tax::Taxable), _) | (None, Some(Tax::Taxable)) => Ok(TaxType::Taxable),
        (Some(Tax::Unsure), _) | (None, Some(Tax::Unsure) | None) => {
            let says = "생산자가 모르겠다고 했어요. 면세인지 과세인지 정해 주세요.";
            Err(AppError::invalid(vec![FieldError::new("tax", says)]))
        }
    }
}

/// Behind the last product. Names are unique in the mall, too.
async fn next_rank(tx: &mut Conn, actor: &Actor, draft: &Draft) -> Result<u32, AppError> {
    let rows: Vec<String> = content::list_content("products")
        .bind(&actor.tenant)
        .fetch_all(tx)
        .await?;
    let mut last = 0;
    for row in rows {
        let known: Product = serde_json::from_str(&row).map_err(AppError::internal)?;
        if known.name.as_str() == draft.name.trim() {
            let words = "같은 이름의 상품이 이미 있어요. 이름을 고쳐 달라고 돌려보내 주세요.";
            return Err(AppError::refused(ErrorCode::RequirementsUnmet, words));
        }
        last = last.max(known.sales_rank);
    }
    Ok(last + 1)
}
