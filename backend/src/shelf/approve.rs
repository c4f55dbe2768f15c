//! A product goes live: its rows are written exactly as an import would write them. One
//! transaction; pressed twice, it happens once.

use shared::{
    console::product::{Draft, DraftStatus, Kept, PageState, Tax},
    error::{ErrorCode, FieldError},
    ids::ProductId,
};

use super::{
    change::{self, Numbers},
    made::Made,
    sold,
    steps::{kept, tell},
    store, versions, view,
};
use crate::{
    catalog::{
        ProductEntry, Snapshot, advance, one_at_a_time,
        record::{Block, Detail, Media, Notice, Product, ProductOption, TaxType},
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
    // What is read below is written back: an import or somebody else waits here until then.
    one_at_a_time(tx, tenant).await?;
    let row = store::find(tx, tenant, id, None).await?;
    if let Some(product) = row.product {
        return Ok(product);
    }
    let tax = tax_type(&row.draft, tax)?;
    if !row.draft.late(row.base.as_ref(), now.date()).is_empty() {
        let words = "값을 바꾸기로 한 날이 지났어요. 날을 다시 골라 달라고 돌려보내 주세요.";
        return Err(AppError::refused(ErrorCode::RequirementsUnmet, words));
    }
    let target = change::target(tx, tenant, &row).await?;
    let slug = target
        .as_ref()
        .map_or(slug, |target| target.product.as_str());
    let step = (DraftStatus::Live, "", slug);
    if !store::advance(tx, tenant, &row, step, now).await? {
        let row = store::find(tx, tenant, id, None).await?;
        kept(row.product.is_some())?;
        return Ok(row.product.unwrap_or_default());
    }
    let vendor = view::vendor(mall, &row.vendor)?;
    let rank = place(tx, actor, &row.draft, slug).await?;
    let made = Made::of(slug, (vendor, &row.draft))?;
    let mut entry = match &row.base {
        Some(base) => {
            let sold = sold::find(tx, tenant, slug).await?;
            let is_own = |sold: &ProductEntry| sold.product.vendor.as_str() == row.vendor.as_str();
            let sold = sold.filter(is_own).ok_or_else(gone)?;
            sold::merged(&sold, (base, &row.draft))?
        }
        None => made.entry(mall, rank, now.date())?,
    };
    // A file may have put right meanwhile what nobody decided anew.
    let decided_before = row.base.as_ref().map(|base| tax_type(base, None));
    if !decided_before.is_some_and(|before| before.is_ok_and(|before| before == tax)) {
        entry.product.tax_type = tax;
    }
    let numbers = Numbers::read(tx, actor, slug, now.date()).await?;
    let mut options = made.options()?;
    let new = numbers.name(&mut options, row.base.as_ref())?;
    write(tx, actor, &entry, &options).await?;
    let said = (&row.draft, row.base.as_ref());
    numbers.hide_others(tx, actor, said).await?;
    import::put_stock(tx, tenant, new.iter()).await?;
    advance(tx, tenant, now).await?;
    let live = PageState::of(&row.draft);
    let of = match target.as_ref().and_then(|target| target.made.as_deref()) {
        Some(of) => {
            kept(change::replace(tx, tenant, (of, &row.draft), now).await?)?;
            of
        }
        None => id,
    };
    versions::keep(tx, actor, (of, &live), Kept::Live, now).await?;
    let name = &entry.product.name;
    let words = if target.is_some() {
        format!("‘{name}’에서 고친 것이 이제 손님에게 보여요.")
    } else {
        format!("이제 ‘{name}’ 주문을 받아요. 주문이 오면 알려 드릴게요.")
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

fn gone() -> AppError {
    let words = "이제 팔지 않는 물건이에요. 돌려보내 주세요.";
    AppError::refused(ErrorCode::WrongState, words)
}

/// Writes the records. No import changes them from then on, nor takes their pictures away.
async fn write(
    tx: &mut Conn,
    actor: &Actor,
    entry: &ProductEntry,
    options: &[ProductOption],
) -> Result<(), AppError> {
    let (tenant, product) = (&actor.tenant, &entry.product);
    import::put_own(tx, tenant, product).await?;
    for option in options {
        import::put_own(tx, tenant, option).await?;
    }
    let notice = Notice {
        product: product.slug.clone(),
        rows: entry.notice.clone(),
    };
    import::put_own(tx, tenant, &notice).await?;
    let of_page = entry.blocks.iter().filter_map(|block| match block {
        Block::Photo { image, .. } => Some(image),
        _ => None,
    });
    for picture in std::iter::once(&product.image).chain(of_page) {
        import::keep_own::<Media>(tx, tenant, picture.as_str()).await?;
    }
    // Without a page of its own it goes on showing its selling points.
    if !entry.blocks.is_empty() {
        let detail = Detail {
            product: product.slug.clone(),
            blocks: entry.blocks.clone(),
        };
        import::put_own(tx, tenant, &detail).await?;
    }
    Ok(())
}

/// The place behind the last one in the shop. Names are unique in the mall, too.
async fn place(tx: &mut Conn, actor: &Actor, draft: &Draft, slug: &str) -> Result<u32, AppError> {
    let rows: Vec<String> = content::list_content("products")
        .bind(&actor.tenant)
        .fetch_all(tx)
        .await?;
    let mut last = 0;
    for row in rows {
        let known: Product = serde_json::from_str(&row).map_err(AppError::internal)?;
        if known.slug.as_str() == slug {
            continue;
        }
        if known.name.as_str() == draft.name.trim() {
            let words = "같은 이름의 상품이 이미 있어요. 이름을 고쳐 달라고 돌려보내 주세요.";
            return Err(AppError::refused(ErrorCode::RequirementsUnmet, words));
        }
        last = last.max(known.sales_rank);
    }
    Ok(last + 1)
}
