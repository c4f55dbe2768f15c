//! Programmes, lots and coupons.

use serde::Serialize;

use super::Shop;
use crate::{
    Date, Error,
    material::{Coupon, Lot, Payback, Programme},
    text::fill,
    write::Folder,
};

/// Every demo code opens with it; a real one never does.
const PIN: &str = "0000";

#[derive(Debug, Serialize)]
struct ProgrammeRow<'a> {
    slug: String,
    name: String,
    kind: &'a str,
    source: &'a str,
    usable_in: &'a [String],
    effective_from: Date,
    effective_to: Date,
    expires_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_days: Option<i64>,
    merchants_only: bool,
    merchant_sales_limit: Option<i64>,
    usable_on_shipping: bool,
    min_amount: i64,
    max_per_order: Option<i64>,
    prepaid_discount_bp: i64,
    monthly_cap: Option<i64>,
    /// The county pays none in the demo.
    online_discount: Option<()>,
    payback: Option<Payback>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    compensation: bool,
    copy: String,
}

#[derive(Debug, Serialize)]
struct LotRow<'a> {
    code: &'a str,
    pin: &'a str,
    programme: &'a str,
    face: i64,
    remaining: i64,
    issued_on: Date,
    expires_on: Date,
    scenario: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ProviderLot<'a> {
    number: &'a str,
    pin: &'a str,
    lot_id: String,
    kind: &'a str,
    programme: &'a str,
    name: &'a str,
    face: i64,
    remaining: i64,
    expires_on: Date,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let (county, as_of) = (shop.setting.county, shop.setting.as_of);
    let mut programmes = Vec::new();
    for programme in &county.programmes {
        programmes.push(row(programme, &county.mall.usable_in, as_of)?);
    }
    let (mut ledger, mut provider) = (Vec::new(), Vec::new());
    for lot in &county.lots {
        let slug = dated(&lot.programme, as_of)?;
        let programme = programmes.iter().find(|programme| programme.slug == slug);
        let programme =
            programme.ok_or_else(|| Error::inconsistent(format!("no programme {slug}")))?;
        if programme.source == "PROVIDER" {
            provider.push(ProviderLot {
                number: &lot.code,
                pin: PIN,
                lot_id: lot.code.to_lowercase().replace("demo-", "lot-"),
                kind: programme.kind,
                programme: &programme.slug,
                name: &programme.name,
                face: lot.face,
                remaining: lot.remaining,
                expires_on: expiry(lot, programme, as_of),
            });
        } else {
            ledger.push(LotRow {
                code: &lot.code,
                pin: PIN,
                programme: &programme.slug,
                face: lot.face,
                remaining: lot.remaining,
                issued_on: as_of.plus_days(-20),
                expires_on: expiry(lot, programme, as_of),
                scenario: &lot.scenario,
            });
        }
    }
    folder.json("programmes.json", &programmes)?;
    folder.csv("lots.csv", &ledger)?;
    folder.json("provider_lots.json", &provider)?;
    coupons(shop, folder)
}

fn row<'a>(
    programme: &'a Programme,
    usable_in: &'a [String],
    as_of: Date,
) -> Result<ProgrammeRow<'a>, Error> {
    let date = |text: &str| dated(text, as_of)?.parse::<Date>();
    let mut payback = programme.payback.clone();
    if let Some(payback) = &mut payback {
        payback.rule_version = dated(&payback.rule_version, as_of)?;
    }
    Ok(ProgrammeRow {
        slug: dated(&programme.slug, as_of)?,
        name: dated(&programme.name, as_of)?,
        kind: &programme.kind,
        source: &programme.source,
        usable_in,
        effective_from: date(&programme.effective_from)?,
        effective_to: date(&programme.effective_to)?,
        expires_on: programme.expires_on.as_deref().map(date).transpose()?,
        valid_days: programme.valid_days,
        merchants_only: true,
        merchant_sales_limit: programme.merchant_sales_limit,
        usable_on_shipping: true,
        min_amount: 0,
        max_per_order: None,
        prepaid_discount_bp: programme.prepaid_discount_bp,
        monthly_cap: programme.monthly_cap,
        online_discount: None,
        payback,
        compensation: programme.compensation,
        copy: dated(&programme.copy, as_of)?,
    })
}

/// Counted from the as-of day, but never past the programme's own last day.
fn expiry(lot: &Lot, programme: &ProgrammeRow<'_>, as_of: Date) -> Date {
    let counted = as_of.plus_days(lot.expires_in_days);
    programme
        .expires_on
        .map_or(counted, |last| counted.min(last))
}

fn dated(text: &str, as_of: Date) -> Result<String, Error> {
    let (year, next) = (as_of.year().to_string(), (as_of.year() + 1).to_string());
    fill(text, &[("year", &year), ("next_year", &next)])
}

#[derive(Debug, Serialize)]
struct CouponRow<'a> {
    code: &'a str,
    name: &'a str,
    class: &'a str,
    amount: Option<i64>,
    rate_bp: Option<i64>,
    max_discount: Option<i64>,
    min_order: i64,
    exclusive_group: Option<&'a str>,
    categories: &'a [String],
    products: [&'a str; 0],
    vendors: Vec<&'a str>,
    starts_at: String,
    ends_at: String,
    audience: &'a str,
    funded_by: &'a str,
}

fn coupons(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let rows: Vec<CouponRow<'_>> = shop
        .setting
        .county
        .coupons
        .iter()
        .map(|coupon| coupon_row(shop, coupon))
        .collect();
    folder.json("coupons.json", &rows)
}

fn coupon_row<'a>(shop: &'a Shop<'_>, coupon: &'a Coupon) -> CouponRow<'a> {
    let as_of = shop.setting.as_of;
    let vendor = shop
        .vendors
        .iter()
        .find(|vendor| vendor.has_own_story && coupon.one_vendor);
    CouponRow {
        code: &coupon.code,
        name: &coupon.name,
        class: &coupon.class,
        amount: coupon.amount,
        rate_bp: coupon.rate_bp,
        max_discount: coupon.max_discount,
        min_order: coupon.min_order,
        exclusive_group: coupon.exclusive_group.as_deref(),
        categories: &coupon.categories,
        products: [],
        vendors: vendor.iter().map(|vendor| vendor.slug.as_str()).collect(),
        starts_at: as_of.plus_days(coupon.start_day.unwrap_or(-30)).midnight(),
        ends_at: as_of.plus_days(coupon.end_day.unwrap_or(60) + 1).midnight(),
        audience: &coupon.audience,
        funded_by: &coupon.funded_by,
    }
}
