//! From single records to what the shared rules work with.

use std::collections::{BTreeMap, BTreeSet};

use shared::{
    campaign::{Campaign, ItemRule},
    catalog::{self, Catalog, Category, Image, Product, ProductOption, Vendor},
    coupon::{Coupon, CouponClass, CouponScope, CouponValue},
    ids::{CampaignId, CategoryId, CouponId, OptionId, ProductId, ProgrammeId, VendorId},
    search::Synonyms,
    shipping::{BundleGroup, ShippingFee, ShippingPolicy, WeightStep},
    time::Period,
    voucher::{OnlineDiscount, Programme},
};

use crate::catalog::record::{self, ShippingKind, field::Slug};

pub(crate) fn option(
    option: &record::ProductOption,
    on_sale: bool,
    sold_out: &BTreeSet<OptionId>,
) -> ProductOption {
    let id = OptionId(option.option.to_string());
    ProductOption {
        sold_out: !on_sale || sold_out.contains(&id),
        label: option.label.to_string(),
        price: option.price.0,
        later: option.later.map(|later| catalog::LaterPrice {
            at: later.from.0.start(),
            price: later.price.0,
        }),
        net_g: option.net_g.map_or(0, u64::from),
        min: option.min_quantity,
        max: option.max_quantity,
        id,
    }
}

pub(crate) fn product(
    product: &record::Product,
    image: Image,
    options: Vec<ProductOption>,
) -> Product {
    let words = product.keywords.iter().chain(&product.misspellings);
    Product {
        id: ProductId(product.slug.to_string()),
        name: product.name.to_string(),
        vendor: VendorId(product.vendor.to_string()),
        category: CategoryId(product.category.to_string()),
        image,
        tax: match product.tax_type {
            record::TaxType::Taxable => catalog::TaxType::Taxable,
            record::TaxType::TaxFree => catalog::TaxType::TaxFree,
        },
        shipping: record::ShippingPolicy::id_of(&product.vendor, &product.shipping_policy),
        bundle: match product.bundle_group {
            record::BundleGroup::Room => BundleGroup::Together("room".to_owned()),
            record::BundleGroup::Cool => BundleGroup::Together("cool".to_owned()),
            record::BundleGroup::Frozen => BundleGroup::Together("frozen".to_owned()),
            record::BundleGroup::Alone => BundleGroup::Alone,
        },
        voucher_allowed: product.voucher_allowed,
        adult_only: product.adult_only,
        show_unit_price: product.unit_price,
        season: product.harvest_months.clone(),
        sales_rank: product.sales_rank,
        created_at: product.created_on.0.start(),
        keywords: words.map(ToString::to_string).collect(),
        options,
    }
}

pub(super) fn vendor(vendor: &record::Vendor) -> Vendor {
    Vendor {
        id: VendorId(vendor.slug.to_string()),
        name: vendor.name.to_string(),
        voucher_merchant: vendor.voucher_merchant,
        over_sales_limit: vendor.over_sales_limit,
    }
}

pub(super) fn category(category: &record::Category, image: Option<Image>) -> Category {
    Category {
        id: CategoryId(category.slug.to_string()),
        name: category.name.to_string(),
        parent: category
            .parent
            .as_ref()
            .map(|parent| CategoryId(parent.to_string())),
        order: category.order,
        image,
        hidden: category.hidden,
    }
}

pub(super) fn shipping(policy: &record::ShippingPolicy) -> ShippingPolicy {
    let fee = policy.fee.0;
    ShippingPolicy {
        id: policy.id(),
        vendor: VendorId(policy.vendor.to_string()),
        fee: match policy.kind {
            ShippingKind::Free => ShippingFee::Free,
            ShippingKind::Flat => ShippingFee::Flat(fee),
            ShippingKind::ConditionalFree => ShippingFee::ConditionalFree {
                fee,
                threshold: policy.threshold.unwrap_or_default().0,
            },
            ShippingKind::PerQuantity => ShippingFee::PerQuantity {
                fee,
                per: policy.per_quantity.unwrap_or(1),
            },
            ShippingKind::ByWeight => {
                ShippingFee::ByWeight(policy.weight_steps.iter().map(weight_step).collect())
            }
        },
        jeju: policy.jeju_surcharge.0,
        island: policy.island_surcharge.0,
    }
}

fn weight_step(step: &record::WeightStep) -> WeightStep {
    WeightStep {
        up_to_g: u64::from(step.grams),
        fee: step.fee.0,
    }
}

pub(crate) fn campaign(campaign: &record::Campaign) -> Campaign {
    let rules = match &campaign.rule {
        None => Vec::new(),
        Some(record::PriceRule::RateBp(rate)) => {
            let mut products = ids(&campaign.products, ProductId);
            products.sort();
            vec![ItemRule::Off {
                products,
                rate: rate.0,
            }]
        }
        Some(record::PriceRule::Fixed(prices)) => {
            let fixed = |fixed: &record::FixedPrice| ItemRule::Fixed {
                option: OptionId(fixed.option.to_string()),
                price: fixed.price.0,
            };
            prices.iter().map(fixed).collect()
        }
    };
    Campaign {
        id: CampaignId(campaign.slug.to_string()),
        title: campaign.label.to_string(),
        period: Period {
            start: campaign.starts_at.0,
            end: campaign.ends_at.0,
        },
        time_deal: campaign.time_deal,
        rules,
    }
}

pub(super) fn programme(programme: &record::Programme) -> Programme {
    Programme {
        id: ProgrammeId(programme.slug.to_string()),
        name: programme.name.to_string(),
        kind: programme.kind,
        usable_on_shipping: programme.usable_on_shipping,
        usable_over_sales_limit: programme.merchant_sales_limit.is_none(),
        min_eligible: programme.min_amount.0,
        cap_per_order: programme.max_per_order.map(|cap| cap.0),
        online_discount: programme
            .online_discount
            .as_ref()
            .map(|discount| OnlineDiscount {
                rate: discount.rate_bp.0,
                cap: discount.cap.map(|cap| cap.0),
                budget_left: discount.budget.0,
                period: Period {
                    start: discount.starts_on.0.start(),
                    end: discount.ends_on.0.plus(1).start(),
                },
            }),
    }
}

pub(super) fn coupon(coupon: &record::Coupon, catalog: &Catalog) -> Coupon {
    let value = match (coupon.amount, coupon.rate_bp) {
        (Some(amount), _) => CouponValue::Amount(amount.0),
        (None, rate) => CouponValue::Rate {
            rate: rate.unwrap_or_default().0,
            cap: coupon.max_discount.map(|cap| cap.0),
        },
    };
    Coupon {
        id: CouponId(coupon.code.to_string()),
        name: coupon.name.to_string(),
        class: match coupon.class {
            record::CouponClass::Item => CouponClass::Item,
            record::CouponClass::Order => CouponClass::Order,
            record::CouponClass::Shipping => CouponClass::Shipping,
        },
        value,
        scope: scope(coupon, catalog),
        min_order: coupon.min_order.0,
        period: Period {
            start: coupon.starts_at.0,
            end: coupon.ends_at.0,
        },
        group: coupon.exclusive_group.as_ref().map(ToString::to_string),
    }
}

/// One list stays what it is; several are intersected into the products that are in all of them.
fn scope(coupon: &record::Coupon, catalog: &Catalog) -> CouponScope {
    let shelves = ids(&coupon.categories, CategoryId);
    let on_shelf = |category: &CategoryId| shelves.iter().any(|s| catalog.is_within(category, s));
    match (
        &coupon.categories[..],
        &coupon.vendors[..],
        &coupon.products[..],
    ) {
        ([], [], []) => CouponScope::All,
        ([], vendors, []) => CouponScope::Vendors(ids(vendors, VendorId)),
        ([], [], products) => CouponScope::Products(ids(products, ProductId)),
        (_, [], []) => {
            let all = catalog.categories.iter().map(|category| &category.id);
            CouponScope::Categories(all.filter(|id| on_shelf(id)).cloned().collect())
        }
        (_, vendors, products) => {
            let listed =
                |list: &[Slug], id: &str| list.is_empty() || list.iter().any(|s| **s == *id);
            let covered = catalog.products.iter().filter(|product| {
                (shelves.is_empty() || on_shelf(&product.category))
                    && listed(vendors, product.vendor.as_str())
                    && listed(products, product.id.as_str())
            });
            CouponScope::Products(covered.map(|product| product.id.clone()).collect())
        }
    }
}

pub(super) fn synonyms(words: &record::SearchWords) -> Synonyms {
    let texts = |list: &Vec<record::field::Text<40>>| -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    };
    let pairs = words.to_from.iter().flat_map(|way| {
        let pair = |from: String| way.to.iter().map(move |to| (from.clone(), to.to_string()));
        texts(&way.from).into_iter().flat_map(pair)
    });
    let seasonal: BTreeMap<u8, Vec<String>> = words
        .popular_seasonal
        .iter()
        .filter_map(|(month, list)| Some((month.parse().ok()?, texts(list))))
        .collect();
    Synonyms {
        sets: words.sets.iter().map(texts).collect(),
        one_way: pairs.collect(),
        popular: texts(&words.popular),
        seasonal: seasonal.into_iter().collect(),
    }
}

fn ids<T>(slugs: &[Slug], make: impl Fn(String) -> T) -> Vec<T> {
    slugs.iter().map(|slug| make(slug.to_string())).collect()
}
