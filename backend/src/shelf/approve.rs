//! A product goes live: its rows are written exactly as an import would write them. One
//! transaction; pressed twice, it happens once.

use shared::{
    console::product::{Draft, DraftStatus, Keeping, Tax},
    error::{ErrorCode, FieldError},
    ids::{CategoryId, ProductId},
    time::Date,
};

use super::{
    notice, page,
    page::text,
    steps::{kept, tell},
    store, view,
};
use crate::{
    catalog::{
        Snapshot, advance,
        record::{
            BundleGroup, Detail, Notice, NoticeRow, Product, ProductOption, Storage, TaxType,
            Vendor,
            field::{Amount, Day, Field, ImagePath, Slug},
        },
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed, content},
    error::AppError,
    import, outbox,
    state::AppState,
};

/// Units of one order until somebody says otherwise.
const MOST_UNITS: u32 = 20;

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
    let made = Made {
        slug: read(slug)?,
        vendor,
        draft: &row.draft,
    };
    let options = made.options()?;
    let product = made.product(mall, (tax, rank), now.date())?;
    import::put_own(tx, tenant, &product).await?;
    for option in &options {
        import::put_own(tx, tenant, option).await?;
    }
    import::put_stock(tx, tenant, options.iter()).await?;
    import::put_own(tx, tenant, &made.notice()?).await?;
    import::put_own(tx, tenant, &made.detail()?).await?;
    advance(tx, tenant, now).await?;
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

/// The records of a product.
struct Made<'a> {
    slug: Slug,
    vendor: &'a Vendor,
    draft: &'a Draft,
}

impl Made<'_> {
    fn product(
        &self,
        mall: &Snapshot,
        (tax_type, sales_rank): (TaxType, u32),
        today: Date,
    ) -> Result<Product, AppError> {
        let draft = self.draft;
        let (storage, bundle_group) = match draft.keeping {
            None | Some(Keeping::Room) => (Storage::Room, BundleGroup::Room),
            Some(Keeping::Cool) => (Storage::Cool, BundleGroup::Cool),
            Some(Keeping::Frozen) => (Storage::Frozen, BundleGroup::Frozen),
        };
        let photo = draft.photos.first();
        let photo = photo.ok_or_else(|| AppError::internal(anyhow::anyhow!("no photo")))?;
        let points = page::sentences(&draft.page.good);
        let summary = points.first().map_or(draft.name.as_str(), String::as_str);
        let keywords = draft.name.split_whitespace();
        let keywords = keywords.filter(|word| word.chars().count() <= 40).map(text);
        let category = draft.category.as_ref().map_or("", CategoryId::as_str);
        Ok(Product {
            slug: self.slug.clone(),
            vendor: self.vendor.slug.clone(),
            category: read(category)?,
            name: text(&draft.name)?,
            summary: text(summary)?,
            selling_points: points.iter().map(|p| text(p)).collect::<Result<_, _>>()?,
            origin: text(&draft.origin)?,
            storage,
            shelf_life: Some(text(&draft.shelf_life)?),
            tax_type,
            shipping_policy: self.shipping(mall)?,
            bundle_group,
            ship_days: Vec::new(),
            voucher_allowed: true,
            adult_only: false,
            harvest_months: Vec::new(),
            sale_months: (1..=12).collect(),
            keywords: keywords.collect::<Result<_, _>>()?,
            misspellings: Vec::new(),
            notice_class: notice::class(draft.class),
            unit_price: draft.choices.iter().all(|choice| choice.grams.is_some()),
            image: read::<ImagePath>(&photo.path)?,
            image_alt: text(&photo.alt)?,
            created_on: Day(today),
            sales_rank,
        })
    }

    /// The vendor's first rule for parcels.
    fn shipping(&self, mall: &Snapshot) -> Result<Slug, AppError> {
        let mut rules = mall.catalog.shipping.iter();
        let own = rules.find(|rule| rule.vendor.as_str() == self.vendor.slug.as_str());
        let slug = own.and_then(|rule| rule.id.as_str().split_once('/'));
        let Some((_, slug)) = slug else {
            let words = "이 판매자는 아직 택배비를 정하지 않았어요.";
            return Err(AppError::refused(ErrorCode::RequirementsUnmet, words));
        };
        read(slug)
    }

    fn options(&self) -> Result<Vec<ProductOption>, AppError> {
        let option = |(order, choice): (u32, &shared::console::product::Choice)| {
            Ok(ProductOption {
                option: read(&format!("{}-{order}", self.slug))?,
                product: self.slug.clone(),
                order,
                label: text(&choice.label)?,
                price: Amount(choice.price),
                net_g: choice.grams,
                stock: choice.stock,
                min_quantity: 1,
                max_quantity: MOST_UNITS,
            })
        };
        (1..).zip(&self.draft.choices).map(option).collect()
    }

    fn notice(&self) -> Result<Notice, AppError> {
        let row = |line: &shared::console::product::Line| {
            Ok(NoticeRow {
                label: text(&line.label)?,
                value: text(&line.value)?,
            })
        };
        let rows: Result<_, AppError> = self.draft.notice.iter().map(row).collect();
        Ok(Notice {
            product: self.slug.clone(),
            rows: rows?,
        })
    }

    fn detail(&self) -> Result<Detail, AppError> {
        Ok(Detail {
            product: self.slug.clone(),
            blocks: page::blocks(self.draft, self.vendor)?,
        })
    }
}

fn read<T: Field>(words: &str) -> Result<T, AppError> {
    T::parse(words).map_err(|says| AppError::internal(anyhow::anyhow!("{words}: {says}")))
}
