//! Random malls and carts for the properties.

use super::*;
use crate::address::{Area, Zone, ZoneRule};
use crate::campaign::{Campaign, ItemRule};
use crate::coupon::{CouponClass, CouponScope, CouponValue};
use crate::money::Rate;
use crate::shipping::WeightStep;
use crate::voucher::OnlineDiscount;
use proptest::prelude::*;

pub(super) struct Case {
    pub(super) catalog: Catalog,
    pub(super) lines: Vec<CartLine>,
    pub(super) area: Option<Area>,
    pub(super) coupons: Vec<Coupon>,
    pub(super) tenders: Vec<Tender>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?} {:?}", self.lines, self.coupons, self.tenders)
    }
}

impl Case {
    pub(super) fn quote(&self) -> Quote {
        self.quote_of(&self.lines)
    }

    pub(super) fn quote_of(&self, lines: &[CartLine]) -> Quote {
        let (coupons, tenders) = (&self.coupons, &self.tenders);
        quote(&Ask {
            catalog: &self.catalog,
            lines,
            area: self.area.as_ref(),
            coupons,
            tenders,
            now: NOW,
        })
    }
}

type Shelf = (i64, bool, bool, u8, u32);
type Paper = (u8, i64, i64, Option<i64>);
/// What a programme adds: the county's rate with its cap and what is left of its budget, a least and a
/// most for each order, and whether it pays for parcels.
type Terms = (u32, Option<i64>, i64, i64, Option<i64>, bool);

fn terms() -> impl Strategy<Value = Terms> {
    (
        0..2_000_u32,
        prop::option::of(0..5_000_i64),
        0..20_000_i64,
        prop_oneof![Just(0), 0..80_000_i64],
        prop::option::of(0..60_000_i64),
        any::<bool>(),
    )
}

/// Jeju, an island, or wherever a parcel costs nothing more.
fn any_area() -> impl Strategy<Value = Option<Area>> {
    let named = |sido: &str| Area {
        sido: sido.to_owned(),
        ..Area::default()
    };
    prop_oneof![
        Just(None),
        Just(Some(named("서울"))),
        Just(Some(named("제주"))),
        Just(Some(named("경상북도"))),
    ]
}

pub(super) fn any_case() -> impl Strategy<Value = Case> {
    let shelf = (
        50..60_000_i64,
        any::<bool>(),
        any::<bool>(),
        0..4_u8,
        1..6_u32,
    );
    let paper = (
        0..2_u8,
        0..60_000_i64,
        0..4_i64,
        prop::option::of(0..9_000_i64),
    );
    let cut = (0..3_u8, 0..4_000_i64, any::<bool>(), any::<bool>());
    (
        prop::collection::vec(shelf, 1..9),
        prop::collection::vec(paper, 0..4),
        prop::collection::vec(cut, 0..4),
        0..3_000_u32,
        prop::array::uniform2(terms()),
        any_area(),
    )
        .prop_map(|(shelves, papers, cuts, off, terms, area)| Case {
            catalog: catalog(&shelves, off, terms),
            area,
            lines: shelves
                .iter()
                .enumerate()
                .map(|(at, shelf)| CartLine {
                    option: format!("p{at}").as_str().into(),
                    quantity: shelf.4,
                })
                .collect(),
            coupons: cuts
                .iter()
                .enumerate()
                .map(|(at, cut)| coupon(at, *cut))
                .collect(),
            tenders: papers
                .iter()
                .enumerate()
                .map(|(at, paper)| tender(at, *paper))
                .collect(),
        })
}

fn catalog(shelves: &[Shelf], off: u32, terms: [Terms; 2]) -> Catalog {
    let names: Vec<(String, String)> = shelves
        .iter()
        .enumerate()
        .map(|(at, shelf)| (format!("v{}", shelf.3), format!("p{at}")))
        .collect();
    let products: Vec<(&str, &str, i64)> = names
        .iter()
        .zip(shelves)
        .map(|((vendor, product), shelf)| (vendor.as_str(), product.as_str(), shelf.0))
        .collect();
    let mut catalog = mall(&products);
    for (product, shelf) in catalog.products.iter_mut().zip(shelves) {
        product.tax = if shelf.1 {
            TaxType::TaxFree
        } else {
            TaxType::Taxable
        };
        product.voucher_allowed = shelf.2 || shelf.3 != 1;
        if shelf.2 && shelf.3 == 0 {
            product.bundle = BundleGroup::Alone;
        }
    }
    for (programme, (bp, cap, budget, least, most, on_shipping)) in
        catalog.programmes.iter_mut().zip(terms)
    {
        programme.online_discount = (bp > 0).then(|| OnlineDiscount {
            rate: Rate(bp),
            cap: cap.map(Won),
            budget_left: Won(budget),
            period: ALWAYS,
        });
        programme.min_eligible = Won(least);
        programme.cap_per_order = most.map(Won);
        programme.usable_on_shipping = on_shipping;
    }
    let zone = |sido: &str, zone| ZoneRule {
        sido: sido.to_owned(),
        sigungu: vec![],
        eupmyeondong: vec![],
        ri: vec![],
        zone,
    };
    catalog.zones = vec![
        zone("제주특별자치도", Zone::Jeju),
        zone("경상북도", Zone::Island),
    ];
    for (vendor, policy) in catalog.vendors.iter_mut().zip(&mut catalog.shipping) {
        vendor.over_sales_limit = vendor.id.as_str() == "v2";
        vendor.voucher_merchant = vendor.id.as_str() != "v3";
        policy.fee = match vendor.id.as_str() {
            "v0" => ShippingFee::Flat(Won(3_000)),
            "v1" => ShippingFee::ConditionalFree {
                fee: Won(3_500),
                threshold: Won(50_000),
            },
            "v2" => ShippingFee::PerQuantity {
                fee: Won(2_500),
                per: 3,
            },
            _ => ShippingFee::ByWeight(vec![
                WeightStep {
                    up_to_g: 2_000,
                    fee: Won(3_000),
                },
                WeightStep {
                    up_to_g: 5_000,
                    fee: Won(4_500),
                },
            ]),
        };
    }
    let products = catalog
        .products
        .iter()
        .map(|product| product.id.clone())
        .take(3)
        .collect();
    catalog.campaigns = vec![Campaign {
        id: "c".into(),
        title: "c".to_owned(),
        period: Period {
            start: Timestamp(0),
            end: Timestamp(i64::MAX),
        },
        time_deal: false,
        rules: vec![ItemRule::Off {
            products,
            rate: Rate(off),
        }],
    }];
    catalog.indexed()
}

fn coupon(at: usize, (class, amount, rate, grouped): (u8, i64, bool, bool)) -> Coupon {
    Coupon {
        id: format!("k{at}").as_str().into(),
        name: String::new(),
        class: match class {
            0 => CouponClass::Item,
            1 => CouponClass::Order,
            _ => CouponClass::Shipping,
        },
        value: if rate {
            CouponValue::Rate {
                rate: Rate(u32::try_from(amount).unwrap()),
                cap: Some(Won(amount * 2)),
            }
        } else {
            CouponValue::Amount(Won(amount))
        },
        scope: CouponScope::All,
        min_order: Won(amount * 3),
        period: Period {
            start: Timestamp(0),
            end: Timestamp(i64::MAX),
        },
        group: grouped.then(|| "g".to_owned()),
    }
}

fn tender(at: usize, (programme, remaining, expiry, limit): Paper) -> Tender {
    let programme = if programme == 0 { "payback" } else { "love" };
    Tender {
        limit: limit.map(Won),
        ..lot(&format!("l{at}"), programme, remaining, 2_000_000 + expiry)
    }
}
