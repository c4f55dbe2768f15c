//! A product goes live: its rows are written exactly as an import would write them. One
//! transaction; pressed twice, it happens once.

use shared::{
    console::product::{Draft, DraftStatus, Kept, PageState, Tax},
    error::{ErrorCode, FieldError},
    ids::ProductId,
    time::Date,
};

use super::{
    change::{self, Numbers},
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
    let before = change::before(tx, tenant, &row).await?;
    let known = before.as_ref().and_then(|before| before.product.as_ref());
    let slug = known.map_or(slug, ProductId::as_str);
    let step = (DraftStatus::Live, "", slug);
    // Before everything else: of two who approve at once, the later one waits here.
    if !store::advance(tx, tenant, &row, step, now).await? {
        let row = store::find(tx, tenant, id, None).await?;
        kept(row.product.is_some())?;
        return Ok(row.product.unwrap_or_default());
    }
    let vendor = view::vendor(mall, &row.vendor)?;
    let (rank, since) = place(tx, actor, &row.draft, slug).await?;
    let made = Made::of(slug, (vendor, &row.draft))?;
    let numbers = Numbers::read(tx, actor, slug).await?;
    let mut options = made.options()?;
    let new = numbers.name(&mut options)?;
    let since = since.unwrap_or_else(|| now.date());
    let product = made.product(mall, (tax, rank), since)?;
    import::put_own(tx, tenant, &product).await?;
    for option in &options {
        import::put_own(tx, tenant, option).await?;
    }
    numbers.hide_others(tx, actor, &row.draft.choices).await?;
    import::put_stock(tx, tenant, new.iter()).await?;
    import::put_own(tx, tenant, &made.notice()?).await?;
    import::put_own(tx, tenant, &made.detail(mall)?).await?;
    advance(tx, tenant, now).await?;
    let live = PageState::of(&row.draft);
    let words = if let Some(before) = &before {
        let place = (before.id.as_str(), &row.draft);
        kept(change::replace(tx, tenant, place, now).await?)?;
        versions::keep(tx, actor, (&before.id, &live), Kept::Live, now).await?;
        format!("‘{}’에서 고친 것이 이제 손님에게 보여요.", product.name)
    } else {
        versions::keep(tx, actor, (id, &live), Kept::Live, now).await?;
        format!(
            "‘{}’을(를) 이제 팔아요. 주문이 오면 알려 드릴게요.",
            product.name
        )
    };
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

/// The place in the shop and the day since when: that which a product has, or behind the last one.
/// Names are unique in the mall, too.
async fn place(
    tx: &mut Conn,
    actor: &Actor,
    draft: &Draft,
    slug: &str,
) -> Result<(u32, Option<Date>), AppError> {
    let rows: Vec<String> = content::list_content("products")
        .bind(&actor.tenant)
        .fetch_all(tx)
        .await?;
    let (mut last, mut own) = (0, None);
    for row in rows {
        let known: Product = serde_json::from_str(&row).map_err(AppError::internal)?;
        if known.slug.as_str() == slug {
            own = Some((known.sales_rank, Some(known.created_on.0)));
            continue;
        }
        if known.name.as_str() == draft.name.trim() {
            let words = "같은 이름의 상품이 이미 있어요. 이름을 고쳐 달라고 돌려보내 주세요.";
            return Err(AppError::refused(ErrorCode::RequirementsUnmet, words));
        }
        last = last.max(known.sales_rank);
    }
    Ok(own.unwrap_or((last + 1, None)))
}
