//! The shown cart of the visual reference: two vouchers, three vendors, in the order in which
//! things came in.

use shared::campaign::Campaign;
use shared::cart::Entry;
use shared::catalog::{Catalog, Image, Product, ProductOption, TaxType, Vendor};
use shared::money::Won;
use shared::pricing::{Ask, Quote, quote};
use shared::shipping::{BundleGroup, ShippingFee, ShippingPolicy};
use shared::time::Timestamp;
use shared::voucher::{HeldLot, Ineligible, Programme, Tender, VoucherKind, VoucherLot};

use crate::shop::pages::cart::model::{Group, Shown, groups};

fn vendor(id: &str, over_sales_limit: bool) -> Vendor {
    Vendor {
        id: id.into(),
        name: id.to_uppercase(),
        voucher_merchant: true,
        over_sales_limit,
    }
}

fn policy(vendor: &str, fee: i64, threshold: i64) -> ShippingPolicy {
    ShippingPolicy {
        id: vendor.into(),
        vendor: vendor.into(),
        fee: ShippingFee::ConditionalFree {
            fee: Won(fee),
            threshold: Won(threshold),
        },
        jeju: Won(3_000),
        island: Won(5_000),
    }
}

fn product(id: &str, vendor: &str, price: i64) -> Product {
    Product {
        id: id.into(),
        name: id.into(),
        vendor: vendor.into(),
        category: "all".into(),
        image: Image::default(),
        tax: TaxType::TaxFree,
        shipping: vendor.into(),
        bundle: BundleGroup::Together("room".into()),
        voucher_allowed: true,
        adult_only: false,
        show_unit_price: false,
        season: vec![],
        sales_rank: 1,
        created_at: Timestamp(0),
        keywords: vec![],
        options: vec![ProductOption {
            id: id.into(),
            label: "1kg".into(),
            price: Won(price),
            later: None,
            net_g: 1_000,
            min: 1,
            max: 10,
            sold_out: false,
        }],
    }
}

fn programme(id: &str, kind: VoucherKind) -> Programme {
    Programme {
        id: id.into(),
        name: id.into(),
        kind,
        usable_on_shipping: true,
        usable_over_sales_limit: kind == VoucherKind::Policy,
        min_eligible: Won(0),
        cap_per_order: None,
        online_discount: None,
    }
}

fn catalog() -> Catalog {
    Catalog {
        vendors: vec![
            vendor("rice", false),
            vendor("sea", true),
            vendor("jang", false),
        ],
        shipping: vec![
            policy("rice", 3_500, 50_000),
            policy("sea", 4_000, 50_000),
            policy("jang", 3_000, 30_000),
        ],
        products: vec![
            product("ssal", "rice", 34_900),
            product("gwiri", "rice", 8_600),
            product("jeonbok", "sea", 42_900),
            product("mukeunji", "jang", 26_000),
        ],
        programmes: vec![
            programme("payback", VoucherKind::Policy),
            programme("love", VoucherKind::General),
        ],
        campaigns: Vec::<Campaign>::new(),
        ..Catalog::default()
    }
    .indexed()
}

fn held(programme: &str, kind: VoucherKind, remaining: i64, expires: i64) -> HeldLot {
    HeldLot {
        lot_token: programme.into(),
        name: programme.into(),
        lot: VoucherLot {
            id: programme.into(),
            programme: programme.into(),
            kind,
            face: Won(remaining),
            remaining: Won(remaining),
            expires_at: Timestamp(expires),
            frozen: false,
        },
        history: vec![],
    }
}

fn lots() -> Vec<HeldLot> {
    vec![
        held("payback", VoucherKind::Policy, 57_000, 100),
        held("love", VoucherKind::General, 40_000, 900),
    ]
}

fn entry(option: &str, quantity: u32, since: i64) -> Entry {
    Entry {
        option: option.into(),
        quantity,
        selected: true,
        since: Timestamp(since),
        at: Timestamp(since),
    }
}

fn entries() -> Vec<Entry> {
    vec![
        entry("ssal", 1, 1),
        entry("jeonbok", 1, 2),
        entry("mukeunji", 1, 3),
        entry("gwiri", 2, 4),
    ]
}

fn price(entries: &[Entry], lots: &[HeldLot], catalog: &Catalog) -> Quote {
    let lines: Vec<_> = entries
        .iter()
        .filter(|entry| entry.selected)
        .map(|entry| shared::cart::CartLine {
            option: entry.option.clone(),
            quantity: entry.quantity,
        })
        .collect();
    let tenders: Vec<_> = lots
        .iter()
        .map(|held| Tender {
            lot: held.lot.clone(),
            limit: None,
        })
        .collect();
    quote(&Ask {
        catalog,
        lines: &lines,
        area: None,
        coupons: &[],
        tenders: &tenders,
        now: Timestamp(1),
    })
}

fn with_groups(entries: &[Entry], check: impl FnOnce(&Quote, &[Group<'_>])) {
    let (catalog, lots) = (catalog(), lots());
    let quote = price(entries, &lots, &catalog);
    let shown = Shown {
        entries,
        catalog: &catalog,
        quote: &quote,
        lots: &lots,
        now: Timestamp(1),
    };
    check(&quote, &groups(shown));
}

#[test]
fn lines_are_grouped_by_vendor_in_the_order_they_came_in() {
    with_groups(&entries(), |quote, groups| {
        let shown: Vec<(&str, Vec<&str>)> = groups
            .iter()
            .map(|group| {
                let options = group.rows.iter().map(|row| row.entry.option.as_str());
                (group.name, options.collect())
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("RICE", vec!["ssal", "gwiri"]),
                ("SEA", vec!["jeonbok"]),
                ("JANG", vec!["mukeunji"]),
            ]
        );
        let sum: Won = groups.iter().map(|g| g.goods() + g.shipping()).sum();
        assert_eq!(sum, quote.totals.due);
        assert_eq!(sum, Won(128_000));
    });
}

#[test]
fn balances_run_down_the_page_and_end_at_what_stays() {
    with_groups(&entries(), |quote, groups| {
        let mut left = [("payback", Won(57_000)), ("love", Won(40_000))];
        let splits = groups.iter().flat_map(|group| {
            let rows = group.rows.iter().map(|row| &row.split);
            rows.chain(group.parcels.iter().map(|parcel| &parcel.split))
        });
        let mut paid = Won::ZERO;
        for spent in splits.flat_map(|split| &split.spent) {
            let balance = left.iter_mut().find(|(name, _)| *name == spent.name);
            let (_, balance) = balance.expect("it is one of the two");
            *balance -= spent.amount;
            assert_eq!(spent.left, *balance);
            paid += spent.amount;
        }
        assert_eq!(paid, Won(97_000));
        assert_eq!(quote.totals.card, Won(31_000));
        for usage in &quote.lots {
            let balance = left.iter().find(|(name, _)| *name == usage.lot.as_str());
            assert_eq!(balance.map(|(_, won)| *won), Some(usage.left));
        }
    });
}

#[test]
fn a_line_that_a_voucher_may_not_pay_says_why() {
    let only_sea = [entry("jeonbok", 2, 1)];
    with_groups(&only_sea, |_, groups| {
        assert_eq!(
            groups[0].rows[0].split.why,
            [Ineligible::VendorOverSalesLimit]
        );
    });
}

#[test]
fn what_is_left_for_later_costs_nothing_but_stays_on_the_page() {
    let mut entries = entries();
    entries[1].selected = false;
    with_groups(&entries, |quote, groups| {
        assert_eq!(quote.totals.due, Won(81_100));
        assert!(groups[1].rows[0].found.is_some());
        assert!(groups[1].rows[0].quoted.is_none());
        assert!(groups[1].parcels.is_empty());
    });
}

#[test]
fn what_is_gone_stands_by_itself() {
    let entries = [entry("ssal", 1, 1), entry("ghost", 1, 2)];
    with_groups(&entries, |_, groups| {
        assert_eq!(groups[1].vendor, None);
        assert!(groups[1].rows[0].refusal.is_some());
    });
}
