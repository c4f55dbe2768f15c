//! A mall: vendors, what they sell and how they send it, campaigns, zones and voucher programmes.

use shared::{
    address::{Zone, ZoneRule},
    campaign::{Campaign, ItemRule},
    catalog::{Catalog, Image, Product, ProductOption, TaxType, Vendor},
    ids::{OptionId, ProductId},
    money::{Rate, Won},
    shipping::{BundleGroup, ShippingFee, ShippingPolicy, WeightStep},
    voucher::{OnlineDiscount, Programme, VoucherKind},
};

use super::{NOW, SIDO, period};
use crate::random::Random;

pub(super) fn catalog(random: &mut Random) -> Catalog {
    let vendors: Vec<Vendor> = (0..=random.below(5)).map(|at| vendor(random, at)).collect();
    let shipping = vendors
        .iter()
        .map(|vendor| policy(random, vendor))
        .collect();
    let products: Vec<Product> = (0..=random.below(11))
        .map(|at| product(random, at, &vendors))
        .collect();
    let campaigns = (0..random.below(4))
        .map(|at| campaign(random, at, &products))
        .collect();
    let zones = vec![
        zone(SIDO[1], &[], Zone::Jeju),
        zone(SIDO[2], &["울릉군"], Zone::Island),
    ];
    let programmes = ["love", "payback", "gift"]
        .map(|id| programme(random, id))
        .to_vec();
    Catalog {
        tenant: "corpus".into(),
        revision: 1,
        vendors,
        shipping,
        products,
        campaigns,
        zones,
        programmes,
        ..Catalog::default()
    }
    .indexed()
}

fn vendor(random: &mut Random, at: u32) -> Vendor {
    Vendor {
        id: format!("v{at}").as_str().into(),
        name: format!("판매자 {at}"),
        voucher_merchant: random.chance(85),
        over_sales_limit: random.chance(20),
    }
}

fn policy(random: &mut Random, vendor: &Vendor) -> ShippingPolicy {
    let fee = Won(random.between(20, 60) * 100);
    let heavier = |fee: Won| fee + Won(1_500);
    ShippingPolicy {
        id: vendor.id.as_str().into(),
        vendor: vendor.id.clone(),
        fee: match random.below(5) {
            0 => ShippingFee::Free,
            1 => ShippingFee::Flat(fee),
            2 => ShippingFee::PerQuantity {
                fee,
                per: 1 + random.below(5),
            },
            3 => ShippingFee::ByWeight(vec![
                WeightStep {
                    up_to_g: 5_000,
                    fee,
                },
                WeightStep {
                    up_to_g: 20_000,
                    fee: heavier(fee),
                },
            ]),
            _ => ShippingFee::ConditionalFree {
                fee,
                threshold: Won(random.between(2, 8) * 10_000),
            },
        },
        jeju: Won(3_000),
        island: Won(5_000),
    }
}

fn product(random: &mut Random, at: u32, vendors: &[Vendor]) -> Product {
    let vendor = &vendors[random.below(u32::try_from(vendors.len()).unwrap_or(1)) as usize];
    let price = random.between(1, 900) * 100 + i64::from(random.chance(10)) * 37;
    let options = (0..=random.below(2))
        .map(|option| ProductOption {
            id: OptionId(format!("p{at:02}-{option}")),
            label: format!("{option}"),
            price: Won(price * i64::from(option + 1)),
            later: None,
            net_g: u64::from(random.below(8)) * 500,
            min: if random.chance(5) { 2 } else { 1 },
            max: 20,
            sold_out: random.chance(3),
        })
        .collect();
    Product {
        id: ProductId(format!("p{at:02}")),
        name: format!("상품 {at}"),
        vendor: vendor.id.clone(),
        category: format!("c{}", random.below(3)).as_str().into(),
        image: Image::default(),
        tax: if random.chance(60) {
            TaxType::TaxFree
        } else {
            TaxType::Taxable
        },
        shipping: vendor.id.as_str().into(),
        bundle: match random.below(4) {
            0 => BundleGroup::Alone,
            1 => BundleGroup::Together("cool".to_owned()),
            _ => BundleGroup::Together("room".to_owned()),
        },
        voucher_allowed: random.chance(90),
        adult_only: random.chance(2),
        show_unit_price: true,
        season: Vec::new(),
        sales_rank: at + 1,
        created_at: NOW,
        keywords: Vec::new(),
        options,
    }
}

fn campaign(random: &mut Random, at: u32, products: &[Product]) -> Campaign {
    let some: Vec<ProductId> = products
        .iter()
        .filter(|_| random.chance(50))
        .map(|product| product.id.clone())
        .collect();
    let rate = Rate(random.below(40) * 50);
    let mut rules = vec![ItemRule::Off {
        products: some,
        rate,
    }];
    if let Some(option) = products.first().and_then(|product| product.options.first()) {
        let price = Won(option.price.0 - random.between(0, 900));
        rules.push(ItemRule::Fixed {
            option: option.id.clone(),
            price: price.max(Won(10)),
        });
    }
    Campaign {
        id: format!("k{at}").as_str().into(),
        title: format!("기획전 {at}"),
        period: period(random),
        time_deal: random.chance(30),
        rules,
    }
}

fn zone(sido: &str, sigungu: &[&str], zone: Zone) -> ZoneRule {
    ZoneRule {
        sido: sido.to_owned(),
        sigungu: sigungu.iter().map(|name| (*name).to_owned()).collect(),
        eupmyeondong: Vec::new(),
        ri: Vec::new(),
        zone,
    }
}

fn programme(random: &mut Random, id: &str) -> Programme {
    let kind = if id == "love" {
        VoucherKind::General
    } else {
        VoucherKind::Policy
    };
    Programme {
        id: id.into(),
        name: id.to_owned(),
        kind,
        usable_on_shipping: random.chance(80),
        usable_over_sales_limit: kind == VoucherKind::Policy,
        min_eligible: if random.chance(10) {
            Won(30_000)
        } else {
            Won::ZERO
        },
        cap_per_order: random.chance(20).then_some(Won(20_000)),
        online_discount: random.chance(25).then(|| OnlineDiscount {
            rate: Rate(500),
            cap: random.chance(50).then_some(Won(3_000)),
            budget_left: Won(random.between(0, 100_000)),
            period: period(random),
        }),
    }
}
