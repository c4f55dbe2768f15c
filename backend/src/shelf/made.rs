//! The records that a product in the making becomes: what approving writes, and what the preview
//! shows before.

use shared::{
    console::product::{Choice, Draft, Keeping, Line},
    error::ErrorCode,
    ids::CategoryId,
    time::Date,
};

use super::{notice, page, page::text, view};
use crate::{
    catalog::{
        ProductEntry, Snapshot,
        record::{
            BundleGroup, LaterPrice, NoticeRow, Product, ProductOption, Storage, TaxType, Vendor,
            field::{Amount, Day, Field, ImagePath, Slug, Text},
        },
    },
    error::AppError,
};

/// Units of one order until somebody says otherwise.
const MOST_UNITS: u32 = 20;

/// The records of a product.
pub(super) struct Made<'a> {
    slug: Slug,
    vendor: &'a Vendor,
    draft: &'a Draft,
}

impl<'a> Made<'a> {
    pub(super) fn of(
        slug: &str,
        (vendor, draft): (&'a Vendor, &'a Draft),
    ) -> Result<Self, AppError> {
        let slug = read(slug)?;
        Ok(Self {
            slug,
            vendor,
            draft,
        })
    }

    /// Everything besides the options; the tax is the county's to say.
    pub(super) fn entry(
        &self,
        mall: &Snapshot,
        sales_rank: u32,
        today: Date,
    ) -> Result<ProductEntry, AppError> {
        let parts = view::parts(mall, self.draft, self.vendor);
        let blocks = parts
            .iter()
            .map(|block| page::block(&block.part, self.draft));
        Ok(ProductEntry {
            product: self.product(mall, sales_rank, today)?,
            notice: self.notice()?,
            blocks: blocks.collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn product(
        &self,
        mall: &Snapshot,
        sales_rank: u32,
        today: Date,
    ) -> Result<Product, AppError> {
        let draft = self.draft;
        let (storage, bundle_group) = kept_in(draft.keeping);
        let photo = draft.photos.first();
        let photo = photo.ok_or_else(|| AppError::internal(anyhow::anyhow!("no photo")))?;
        let points = page::sentences(&draft.page.good, 120);
        let summary = points.first().map_or(draft.name.as_str(), String::as_str);
        let shelf_life = Some(draft.shelf_life.trim()).filter(|said| !said.is_empty());
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
            shelf_life: shelf_life.map(text).transpose()?,
            tax_type: TaxType::default(),
            shipping_policy: self.shipping(mall)?,
            bundle_group,
            ship_days: Vec::new(),
            voucher_allowed: true,
            adult_only: false,
            harvest_months: Vec::new(),
            sale_months: (1..=12).collect(),
            keywords: keywords(&draft.name)?,
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

    pub(super) fn options(&self) -> Result<Vec<ProductOption>, AppError> {
        let option = |(order, choice): (u32, &Choice)| {
            Ok(ProductOption {
                option: read(&format!("{}-{order}", self.slug))?,
                product: self.slug.clone(),
                order,
                label: text(&choice.label)?,
                price: Amount(choice.price),
                later: choice.later.map(|later| LaterPrice {
                    from: Day(later.from),
                    price: Amount(later.price),
                }),
                net_g: choice.grams,
                stock: choice.stock,
                min_quantity: 1,
                max_quantity: MOST_UNITS,
            })
        };
        (1..).zip(&self.draft.choices).map(option).collect()
    }

    pub(super) fn notice(&self) -> Result<Vec<NoticeRow>, AppError> {
        self.draft.notice.iter().map(notice_row).collect()
    }
}

/// A row of the notice.
pub(super) fn notice_row(line: &Line) -> Result<NoticeRow, AppError> {
    Ok(NoticeRow {
        label: text(&line.label)?,
        value: text(&line.value)?,
    })
}

/// How it is kept, and what it travels with.
pub(super) fn kept_in(keeping: Option<Keeping>) -> (Storage, BundleGroup) {
    match keeping {
        None | Some(Keeping::Room) => (Storage::Room, BundleGroup::Room),
        Some(Keeping::Cool) => (Storage::Cool, BundleGroup::Cool),
        Some(Keeping::Frozen) => (Storage::Frozen, BundleGroup::Frozen),
    }
}

/// The words of a name, by which people find it.
pub(super) fn keywords(name: &str) -> Result<Vec<Text<40>>, AppError> {
    let words = name.split_whitespace();
    words
        .filter(|word| word.chars().count() <= 40)
        .map(text)
        .collect()
}

pub(super) fn read<T: Field>(words: &str) -> Result<T, AppError> {
    T::parse(words).map_err(|says| AppError::internal(anyhow::anyhow!("{words}: {says}")))
}
