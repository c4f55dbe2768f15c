//! A cart in a mall: lines, an address, coupons and vouchers.

use shared::{
    address::Area,
    cart::CartLine,
    catalog::Catalog,
    coupon::{Coupon, CouponClass, CouponScope, CouponValue},
    money::{Rate, Won},
    voucher::{Tender, VoucherKind, VoucherLot},
};

use super::{NOW, SIDO, period};
use crate::random::Random;

pub(super) fn lines(random: &mut Random, catalog: &Catalog) -> Vec<CartLine> {
    let mut lines = Vec::new();
    for option in catalog.products.iter().flat_map(|product| &product.options) {
        if random.chance(60) {
            let quantity = 1 + random.below(6);
            lines.push(CartLine {
                option: option.id.clone(),
                quantity,
            });
        }
    }
    lines
}

pub(super) fn area(random: &mut Random) -> Area {
    let sido = SIDO[random.below(3) as usize];
    let sigungu = if sido == SIDO[2] && random.chance(50) {
        "울릉군"
    } else {
        "강진군"
    };
    Area {
        sido: sido.to_owned(),
        sigungu: sigungu.to_owned(),
        ..Area::default()
    }
}

pub(super) fn coupon(random: &mut Random, at: u32) -> Coupon {
    Coupon {
        id: format!("q{at}").as_str().into(),
        name: format!("쿠폰 {at}"),
        class: match random.below(3) {
            0 => CouponClass::Item,
            1 => CouponClass::Order,
            _ => CouponClass::Shipping,
        },
        value: if random.chance(50) {
            CouponValue::Amount(Won(random.between(5, 50) * 100))
        } else {
            let cap = random.chance(60).then(|| Won(random.between(1, 80) * 100));
            CouponValue::Rate {
                rate: Rate(100 + random.below(20) * 100),
                cap,
            }
        },
        scope: match random.below(4) {
            0 => CouponScope::Categories(vec!["c1".into()]),
            1 => CouponScope::Vendors(vec!["v0".into(), "v1".into()]),
            2 => CouponScope::Products(vec!["p00".into(), "p03".into()]),
            _ => CouponScope::All,
        },
        min_order: Won(random.between(0, 6) * 10_000),
        period: period(random),
        group: random.chance(40).then(|| "season".to_owned()),
    }
}

pub(super) fn tender(random: &mut Random, at: u32) -> Tender {
    let programme = ["love", "payback", "gift"][random.below(3) as usize];
    let remaining = Won(random.between(0, 1_500) * 100 + random.between(0, 99));
    Tender {
        lot: VoucherLot {
            id: format!("l{at}").as_str().into(),
            programme: programme.into(),
            kind: if programme == "love" {
                VoucherKind::General
            } else {
                VoucherKind::Policy
            },
            face: remaining,
            remaining,
            expires_at: NOW.plus_ms(random.between(-2, 20) * 86_400_000),
            frozen: false,
        },
        limit: random
            .chance(20)
            .then(|| Won(random.between(0, 30) * 1_000)),
    }
}
