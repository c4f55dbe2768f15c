//! The price rules, by example and by property.

mod card_minimum;
mod carts;
mod digest;
mod discounts;
mod generate;
mod parcels;
mod properties;
mod vouchers;

use crate::cart::CartLine;
use crate::catalog::{Catalog, Image, Product, ProductOption, TaxType, Vendor};
use crate::coupon::Coupon;
use crate::money::{Rate, Won};
use crate::pricing::{Ask, Quote, quote};
use crate::shipping::{BundleGroup, ShippingFee, ShippingPolicy};
use crate::time::{Period, Timestamp};
use crate::voucher::{OnlineDiscount, Programme, Tender, VoucherKind, VoucherLot};

const NOW: Timestamp = Timestamp(1_000_000);

const ALWAYS: Period = Period {
    start: Timestamp(0),
    end: Timestamp(i64::MAX),
};

/// A mall with one vendor for each given product, which has one option of the same id.
fn mall(products: &[(&str, &str, i64)]) -> Catalog {
    let mut catalog = Catalog::default();
    for (vendor, product, price) in products {
        if !catalog
            .vendors
            .iter()
            .any(|known| known.id.as_str() == *vendor)
        {
            catalog.vendors.push(Vendor {
                id: (*vendor).into(),
                name: (*vendor).to_owned(),
                voucher_merchant: true,
                over_sales_limit: false,
            });
            catalog.shipping.push(policy(vendor, ShippingFee::Free));
        }
        catalog.products.push(Product {
            id: (*product).into(),
            name: (*product).to_owned(),
            vendor: (*vendor).into(),
            category: "food".into(),
            image: Image::default(),
            tax: TaxType::Taxable,
            shipping: (*vendor).into(),
            bundle: BundleGroup::Together("room".to_owned()),
            voucher_allowed: true,
            adult_only: false,
            show_unit_price: false,
            season: Vec::new(),
            sales_rank: 1,
            created_at: Timestamp(0),
            keywords: Vec::new(),
            options: vec![ProductOption {
                id: (*product).into(),
                label: "한 개".to_owned(),
                price: Won(*price),
                later: None,
                net_g: 1_000,
                min: 1,
                max: 99,
                sold_out: false,
            }],
        });
    }
    for (id, kind) in [
        ("payback", VoucherKind::Policy),
        ("love", VoucherKind::General),
    ] {
        catalog.programmes.push(Programme {
            id: id.into(),
            name: id.to_owned(),
            kind,
            usable_on_shipping: true,
            usable_over_sales_limit: kind == VoucherKind::Policy,
            min_eligible: Won::ZERO,
            cap_per_order: None,
            online_discount: None,
        });
    }
    catalog.indexed()
}

/// A tenth of what any voucher pays comes from the county.
fn with_discount(mut catalog: Catalog) -> Catalog {
    for programme in &mut catalog.programmes {
        programme.online_discount = Some(OnlineDiscount {
            rate: Rate(1_000),
            cap: None,
            budget_left: Won(1_000_000),
            period: ALWAYS,
        });
    }
    catalog
}

fn policy(vendor: &str, fee: ShippingFee) -> ShippingPolicy {
    ShippingPolicy {
        id: vendor.into(),
        vendor: vendor.into(),
        fee,
        jeju: Won(3_000),
        island: Won(5_000),
    }
}

fn lines(wanted: &[(&str, u32)]) -> Vec<CartLine> {
    wanted
        .iter()
        .map(|(option, quantity)| CartLine {
            option: (*option).into(),
            quantity: *quantity,
        })
        .collect()
}

fn lot(id: &str, programme: &str, remaining: i64, expires_at: i64) -> Tender {
    let kind = if programme == "love" {
        VoucherKind::General
    } else {
        VoucherKind::Policy
    };
    Tender {
        lot: VoucherLot {
            id: id.into(),
            programme: programme.into(),
            kind,
            face: Won(remaining),
            remaining: Won(remaining),
            expires_at: Timestamp(expires_at),
            frozen: false,
        },
        limit: None,
    }
}

fn priced(catalog: &Catalog, wanted: &[(&str, u32)], tenders: &[Tender]) -> Quote {
    with_coupons(catalog, wanted, &[], tenders)
}

fn with_coupons(
    catalog: &Catalog,
    wanted: &[(&str, u32)],
    coupons: &[Coupon],
    tenders: &[Tender],
) -> Quote {
    let lines = lines(wanted);
    // Tests change a mall after it was made.
    let catalog = catalog.clone().indexed();
    quote(&Ask {
        catalog: &catalog,
        lines: &lines,
        area: None,
        coupons,
        tenders,
        now: NOW,
    })
}

fn paid(quote: &Quote) -> Vec<(Vec<i64>, i64)> {
    quote
        .lines
        .iter()
        .map(|line| {
            (
                line.vouchers.iter().map(|part| part.amount.0).collect(),
                line.card.0,
            )
        })
        .collect()
}
