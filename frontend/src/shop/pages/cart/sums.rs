//! From the list price to what is paid, in the same order on every page.

use shared::money::Won;
use shared::order::Order;
use shared::pricing::Quote;
use yew::prelude::*;

use crate::components::breakdown::{Row, RowKind, breakdown};

/// What a breakdown adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub list: Won,
    pub discount: Won,
    pub shipping: Won,
    pub vendors: usize,
    pub voucher: Won,
    pub voucher_discount: Won,
    pub card: Won,
}

impl Sums {
    /// The sums of a quote.
    pub fn of_quote(quote: &Quote) -> Self {
        let totals = &quote.totals;
        let mut vendors: Vec<_> = quote.shipping.iter().map(|parcel| &parcel.vendor).collect();
        vendors.dedup();
        Self {
            list: totals.list,
            discount: totals.campaign_discount + totals.coupon_discount,
            shipping: totals.shipping - totals.shipping_discount,
            vendors: vendors.len(),
            voucher: totals.voucher,
            voucher_discount: totals.voucher_discount,
            card: totals.card,
        }
    }

    /// The sums of an order.
    pub fn of_order(order: &Order) -> Self {
        let totals = &order.totals;
        Self {
            list: totals.list,
            discount: totals.discount,
            shipping: totals.shipping,
            vendors: order.shipments.len(),
            voucher: totals.voucher,
            voucher_discount: totals.voucher_discount,
            card: totals.card,
        }
    }

    /// What is left to pay, as the name of the last row.
    pub fn total_name(&self) -> &'static str {
        if self.voucher.is_zero() {
            "낼 돈"
        } else {
            "카드로 낼 돈"
        }
    }
}

/// The rows; `total` names the last one.
pub fn sums(sums: Sums, total: &'static str) -> Html {
    let row = |label: &str, won: Won, kind: RowKind| Row {
        label: label.to_owned().into(),
        won,
        kind,
    };
    let shipping = format!("배송비 (판매자 {}곳)", sums.vendors);
    let taken_off = |label, won: Won, kind| (!won.is_zero()).then(|| row(label, -won, kind));
    let rows = [
        Some(row("정가", sums.list, RowKind::Plain)),
        taken_off("상품 할인", sums.discount, RowKind::Plain),
        Some(row(&shipping, sums.shipping, RowKind::Plus)),
        taken_off("상품권", sums.voucher, RowKind::Voucher),
        taken_off("상품권 결제 할인", sums.voucher_discount, RowKind::Voucher),
        Some(row(total, sums.card, RowKind::Total)),
    ];
    breakdown(rows.into_iter().flatten())
}
