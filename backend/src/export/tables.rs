//! The CSV files of an export.

use std::path::Path;

use anyhow::Context;

use crate::catalog::{
    record::{
        BundleGroup, NoticeClass, Product, ProductOption, ShippingKind, ShippingPolicy, Storage,
        TaxType, Taxation, Vendor,
        field::{Amount, Text},
    },
    store::Rows,
};

/// Writes every table.
pub(super) fn write(rows: &Rows, folder: &Path) -> anyhow::Result<()> {
    table(
        folder,
        "vendors.csv",
        &VENDOR,
        rows.vendors.iter().map(vendor),
    )?;
    table(
        folder,
        "shipping_policies.csv",
        &SHIPPING,
        rows.shipping.iter().map(shipping),
    )?;
    table(
        folder,
        "products.csv",
        &PRODUCT,
        rows.products.iter().map(product),
    )?;
    table(
        folder,
        "options.csv",
        &OPTION,
        rows.options.iter().map(option),
    )?;
    let notices = rows.notices.iter().flat_map(|notice| {
        notice.rows.iter().enumerate().map(|(place, row)| {
            let order = (place + 1).to_string();
            [
                notice.product.to_string(),
                order,
                row.label.to_string(),
                row.value.to_string(),
            ]
        })
    });
    table(
        folder,
        "notices.csv",
        &["product", "order", "label", "value"],
        notices,
    )?;
    let holidays = rows
        .holidays
        .iter()
        .map(|day| [day.date.0.to_string(), day.name.to_string()]);
    table(folder, "holidays.csv", &["date", "name"], holidays)
}

fn table<const N: usize>(
    folder: &Path,
    name: &str,
    header: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> anyhow::Result<()> {
    let context = || format!("{name} cannot be written");
    let mut writer = csv::Writer::from_path(folder.join(name)).with_context(context)?;
    writer.write_record(header).with_context(context)?;
    for row in rows {
        writer.write_record(row).with_context(context)?;
    }
    writer.flush().with_context(context)
}

const VENDOR: [&str; 21] = [
    "slug",
    "name",
    "township",
    "line",
    "representative",
    "story",
    "years",
    "phone",
    "email",
    "address",
    "business_no",
    "mail_order_no",
    "taxation",
    "voucher_merchant",
    "over_sales_limit",
    "commission_bp",
    "cutoff",
    "ship_within_days",
    "closed_days",
    "joined_on",
    "image",
];

fn vendor(vendor: &Vendor) -> [String; 21] {
    [
        vendor.slug.to_string(),
        vendor.name.to_string(),
        vendor.township.to_string(),
        vendor.line.to_string(),
        vendor.representative.to_string(),
        vendor.story.to_string(),
        vendor.years.to_string(),
        vendor.phone.to_string(),
        vendor.email.to_string(),
        vendor.address.to_string(),
        vendor.business_no.to_string(),
        vendor.mail_order_no.to_string(),
        word(&Taxation::NAMES, vendor.taxation),
        yes_no(vendor.voucher_merchant),
        yes_no(vendor.over_sales_limit),
        vendor.commission_bp.0.0.to_string(),
        vendor.cutoff.to_string(),
        vendor.ship_within_days.to_string(),
        vendor.closed_days.join("|"),
        vendor.joined_on.0.to_string(),
        vendor
            .image
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    ]
}

const SHIPPING: [&str; 10] = [
    "vendor",
    "slug",
    "name",
    "kind",
    "fee",
    "threshold",
    "per_quantity",
    "weight_steps",
    "jeju_surcharge",
    "island_surcharge",
];

fn shipping(policy: &ShippingPolicy) -> [String; 10] {
    let step =
        |step: &crate::catalog::record::WeightStep| format!("{}:{}", step.grams, won(step.fee));
    let steps: Vec<String> = policy.weight_steps.iter().map(step).collect();
    [
        policy.vendor.to_string(),
        policy.slug.to_string(),
        policy.name.to_string(),
        word(&ShippingKind::NAMES, policy.kind),
        won(policy.fee),
        policy.threshold.map(won).unwrap_or_default(),
        policy
            .per_quantity
            .map(|per| per.to_string())
            .unwrap_or_default(),
        steps.join(";"),
        won(policy.jeju_surcharge),
        won(policy.island_surcharge),
    ]
}

const PRODUCT: [&str; 25] = [
    "slug",
    "vendor",
    "category",
    "name",
    "summary",
    "selling_points",
    "origin",
    "storage",
    "shelf_life",
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

fn product(product: &Product) -> [String; 25] {
    [
        product.slug.to_string(),
        product.vendor.to_string(),
        product.category.to_string(),
        product.name.to_string(),
        product.summary.to_string(),
        texts(&product.selling_points),
        product.origin.to_string(),
        word(&Storage::NAMES, product.storage),
        product
            .shelf_life
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        word(&TaxType::NAMES, product.tax_type),
        product.shipping_policy.to_string(),
        word(&BundleGroup::NAMES, product.bundle_group),
        product.ship_days.join("|"),
        yes_no(product.voucher_allowed),
        yes_no(product.adult_only),
        months(&product.harvest_months),
        months(&product.sale_months),
        texts(&product.keywords),
        texts(&product.misspellings),
        word(&NoticeClass::NAMES, product.notice_class),
        yes_no(product.unit_price),
        product.image.to_string(),
        product.image_alt.to_string(),
        product.created_on.0.to_string(),
        product.sales_rank.to_string(),
    ]
}

const OPTION: [&str; 9] = [
    "option",
    "product",
    "order",
    "label",
    "price",
    "net_g",
    "stock",
    "min_quantity",
    "max_quantity",
];

fn option(option: &ProductOption) -> [String; 9] {
    [
        option.option.to_string(),
        option.product.to_string(),
        option.order.to_string(),
        option.label.to_string(),
        won(option.price),
        option
            .net_g
            .map(|grams| grams.to_string())
            .unwrap_or_default(),
        option.stock.to_string(),
        option.min_quantity.to_string(),
        option.max_quantity.to_string(),
    ]
}

fn won(amount: Amount) -> String {
    amount.0.0.to_string()
}

fn yes_no(value: bool) -> String {
    let word = if value { "Y" } else { "N" };
    word.to_owned()
}

fn months(months: &[u8]) -> String {
    months
        .iter()
        .map(u8::to_string)
        .collect::<Vec<_>>()
        .join("|")
}

fn texts<const N: usize>(texts: &[Text<N>]) -> String {
    texts
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("|")
}

fn word<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> String {
    let name = names.iter().find(|(_, named)| *named == value);
    name.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}
