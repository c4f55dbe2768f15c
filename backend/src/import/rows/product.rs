//! `products.csv` and `options.csv`.

use shared::money::Won;

use crate::{
    catalog::record::{BundleGroup, NoticeClass, Product, ProductOption, Storage, TaxType},
    import::{
        source::Presence,
        table::{Row, Tabular},
    },
};

/// The provider's smallest card payment.
const CHEAPEST: Won = Won(100);

impl Tabular for Product {
    const FILE: &'static str = "products.csv";
    const PRESENCE: Presence = Presence::Required;
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "vendor",
        "category",
        "name",
        "summary",
        "selling_points",
        "origin",
        "storage",
        "tax_type",
        "shipping_policy",
        "bundle_group",
        "ship_days",
        "voucher_allowed",
        "adult_only",
        "harvest_months",
        "sale_months",
        "keywords",
        "misspellings",
        "notice_class",
        "unit_price",
        "image",
        "image_alt",
        "created_on",
        "sales_rank",
    ];
    const OPTIONAL: &'static [&'static str] = &["shelf_life"];

    fn read(row: &mut Row<'_>) -> Self {
        let product = Self {
            slug: row.get("slug"),
            vendor: row.get("vendor"),
            category: row.get("category"),
            name: row.get("name"),
            summary: row.get("summary"),
            selling_points: row.list("selling_points"),
            origin: row.get("origin"),
            storage: row.one_of("storage", &Storage::NAMES),
            shelf_life: row.optional("shelf_life"),
            tax_type: row.one_of("tax_type", &TaxType::NAMES),
            shipping_policy: row.get("shipping_policy"),
            bundle_group: row.one_of("bundle_group", &BundleGroup::NAMES),
            ship_days: row.weekdays("ship_days"),
            voucher_allowed: row.get("voucher_allowed"),
            adult_only: row.get("adult_only"),
            harvest_months: row.months("harvest_months"),
            sale_months: row.months("sale_months"),
            keywords: row.list("keywords"),
            misspellings: row.list("misspellings"),
            notice_class: row.one_of("notice_class", &NoticeClass::NAMES),
            unit_price: row.get("unit_price"),
            image: row.get("image"),
            image_alt: row.get("image_alt"),
            created_on: row.get("created_on"),
            sales_rank: row.get("sales_rank"),
        };
        if row.cell("sale_months").is_empty() {
            row.complain(
                "sale_months",
                "파는 달을 하나 이상 적어 주세요. 연중이면 1부터 12까지예요",
            );
        }
        if product.sales_rank == 0 && !row.cell("sales_rank").is_empty() {
            row.complain("sales_rank", "1부터 시작해요");
        }
        product
    }

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

impl Tabular for ProductOption {
    const FILE: &'static str = "options.csv";
    const PRESENCE: Presence = Presence::Required;
    const COLUMNS: &'static [&'static str] = &[
        "option",
        "product",
        "order",
        "label",
        "price",
        "stock",
        "min_quantity",
        "max_quantity",
    ];
    const OPTIONAL: &'static [&'static str] = &["net_g"];

    fn read(row: &mut Row<'_>) -> Self {
        let option = Self {
            option: row.get("option"),
            product: row.get("product"),
            order: row.get("order"),
            label: row.get("label"),
            price: row.get("price"),
            later: None,
            net_g: row.optional("net_g"),
            stock: row.get("stock"),
            min_quantity: row.get("min_quantity"),
            max_quantity: row.get("max_quantity"),
        };
        // An unreadable price has been complained about already and reads as zero.
        if option.price.0 < CHEAPEST && option.price.0 > Won::ZERO || row.cell("price") == "0" {
            row.complain("price", "100원 이상이어야 해요");
        }
        if option.net_g == Some(0) {
            row.complain("net_g", "1g 이상이거나 비워 두어야 해요");
        }
        if option.min_quantity == 0 && row.cell("min_quantity") == "0" {
            row.complain("min_quantity", "1 이상이어야 해요");
        }
        if option.max_quantity < option.min_quantity {
            row.complain("max_quantity", "min_quantity보다 작을 수 없어요");
        }
        option
    }

    fn key(&self) -> String {
        self.option.to_string()
    }
}
