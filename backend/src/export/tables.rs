//! The CSV files of an export.

use std::path::Path;

use anyhow::Context;

use crate::catalog::{
    record::{
        BundleGroup, Holiday, NoticeClass, Product, ProductOption, ShippingKind, ShippingPolicy,
        Storage, TaxType, Taxation, Vendor, WeightStep,
        field::{Amount, Text},
    },
    store::Rows,
};
use crate::import::{NoticeLine, Tabular};

/// Writes every table.
pub(super) fn write(rows: &Rows, folder: &Path) -> anyhow::Result<()> {
    table::<Vendor, _>(folder, rows.vendors.iter().map(vendor))?;
    table::<ShippingPolicy, _>(folder, rows.shipping.iter().map(shipping))?;
    table::<Product, _>(folder, rows.products.iter().map(product))?;
    table::<ProductOption, _>(folder, rows.options.iter().map(option))?;
    let notices = rows.notices.iter().flat_map(|notice| {
        (1..).zip(&notice.rows).map(|(order, row): (u32, _)| {
            [
                notice.product.to_string(),
                order.to_string(),
                row.label.to_string(),
                row.value.to_string(),
            ]
        })
    });
    table::<NoticeLine, _>(folder, notices)?;
    let holiday = |day: &Holiday| [day.date.0.to_string(), day.name.to_string()];
    table::<Holiday, _>(folder, rows.holidays.iter().map(holiday))
}

/// Writes the file that the importer reads as `T`: its columns in their order, the optional ones
/// last.
fn table<T: Tabular, const N: usize>(
    folder: &Path,
    rows: impl Iterator<Item = [String; N]>,
) -> anyhow::Result<()> {
    let context = || format!("{} cannot be written", T::FILE);
    let mut writer = csv::Writer::from_path(folder.join(T::FILE)).with_context(context)?;
    let header = T::COLUMNS.iter().chain(T::OPTIONAL);
    writer.write_record(header).with_context(context)?;
    for row in rows {
        writer.write_record(row).with_context(context)?;
    }
    writer.flush().with_context(context)
}

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
        optional(vendor.image.as_ref()),
    ]
}

fn shipping(policy: &ShippingPolicy) -> [String; 10] {
    let step = |step: &WeightStep| format!("{}:{}", step.grams, won(step.fee));
    let steps: Vec<String> = policy.weight_steps.iter().map(step).collect();
    [
        policy.vendor.to_string(),
        policy.slug.to_string(),
        policy.name.to_string(),
        word(&ShippingKind::NAMES, policy.kind),
        won(policy.fee),
        won(policy.jeju_surcharge),
        won(policy.island_surcharge),
        policy.threshold.map(won).unwrap_or_default(),
        optional(policy.per_quantity),
        steps.join(";"),
    ]
}

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
        optional(product.shelf_life.as_ref()),
    ]
}

fn option(option: &ProductOption) -> [String; 9] {
    [
        option.option.to_string(),
        option.product.to_string(),
        option.order.to_string(),
        option.label.to_string(),
        won(option.price),
        option.stock.to_string(),
        option.min_quantity.to_string(),
        option.max_quantity.to_string(),
        optional(option.net_g),
    ]
}

fn optional(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
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
