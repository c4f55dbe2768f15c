//! Everything that a product's page shows, from the snapshot.

mod blocks;
mod draft;

use shared::{
    catalog::{Catalog, Image, Product},
    claim::Withdrawal,
    ids::ProductId,
    page::{Delivery, Fact, Markup, OptionView, ProductPage, ProductVendor, VoucherUse},
    time::Timestamp,
};

pub(crate) use self::draft::{DraftOfProduct, draft_page};
use super::{
    Snapshot, card,
    card::shipping_label,
    record::{self, NoticeClass},
    snapshot::ProductEntry,
};

/// How many other products of the same parcel are shown.
const TOGETHER: usize = 6;

/// The page of a product at `now`.
pub fn product_page(snapshot: &Snapshot, id: &ProductId, now: Timestamp) -> Option<ProductPage> {
    let product = snapshot.catalog.product(id)?;
    let shown = Shown {
        product,
        entry: snapshot.products.get(id)?,
        vendor: snapshot.vendors.get(&product.vendor)?,
        picture: &|path, alt| snapshot.image(path, alt),
    };
    Some(page(snapshot, &shown, now))
}

/// What a product's page is made of.
struct Shown<'a> {
    product: &'a Product,
    entry: &'a ProductEntry,
    vendor: &'a record::Vendor,
    picture: &'a dyn Fn(&str, &str) -> Option<Image>,
}

fn page(snapshot: &Snapshot, shown: &Shown<'_>, now: Timestamp) -> ProductPage {
    let (product, entry, vendor) = (shown.product, shown.entry, shown.vendor);
    let catalog = &snapshot.catalog;
    let leading = catalog.leading_option(product, now);
    let campaign = leading.and_then(|option| catalog.unit_price(product, option, now).1);
    let category = catalog.category(&product.category);
    ProductPage {
        id: product.id.clone(),
        name: product.name.clone(),
        summary: entry.product.summary.to_string(),
        category: product.category.clone(),
        category_name: category
            .map(|category| category.name.clone())
            .unwrap_or_default(),
        vendor: seller(product, vendor),
        facts: facts(&entry.product),
        gallery: vec![product.image.clone()],
        options: options(catalog, product, now),
        tax: product.tax,
        campaign: campaign.map(|c| (c.id.clone(), c.title.clone(), c.period.end)),
        delivery: delivery(snapshot, product, entry, vendor, now),
        voucher: voucher_use(catalog, product, vendor),
        adult_only: product.adult_only,
        detail: blocks::detail(shown),
        notice_class: notice_class(entry.product.notice_class).to_owned(),
        notice: entry
            .notice
            .iter()
            .map(|row| fact(&row.label, &row.value))
            .collect(),
        withdrawal: withdrawal(&entry.product),
        together: together(catalog, product, now),
        feedback: Markup::default(),
        now,
    }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

fn seller(product: &Product, vendor: &record::Vendor) -> ProductVendor {
    ProductVendor {
        id: product.vendor.clone(),
        name: vendor.name.to_string(),
        identity: vec![
            fact("상호", &vendor.name),
            fact("대표", &vendor.representative),
            fact("사업자등록번호", &vendor.business_no),
            fact("통신판매업 신고번호", &vendor.mail_order_no),
            fact("주소", &vendor.address),
            fact("전화", &vendor.phone),
            fact("이메일", &vendor.email),
        ],
    }
}

fn facts(product: &record::Product) -> Vec<String> {
    let storage = record::Storage::NAMES
        .iter()
        .find(|(_, kind)| *kind == product.storage);
    let storage = storage.map(|(name, _)| format!("{name} 보관"));
    let shelf_life = product.shelf_life.as_ref().map(ToString::to_string);
    [Some(product.origin.to_string()), storage, shelf_life]
        .into_iter()
        .flatten()
        .collect()
}

fn options(catalog: &Catalog, product: &Product, now: Timestamp) -> Vec<OptionView> {
    let view = |option: &shared::catalog::ProductOption| {
        let (unit, _) = catalog.unit_price(product, option, now);
        OptionView {
            id: option.id.clone(),
            label: option.label.clone(),
            unit,
            per_100g: product
                .show_unit_price
                .then(|| option.per_100g(unit.now))
                .flatten(),
            min: option.min,
            max: option.max,
            sold_out: option.sold_out,
        }
    };
    product.options.iter().map(view).collect()
}

fn delivery(
    snapshot: &Snapshot,
    product: &Product,
    entry: &ProductEntry,
    vendor: &record::Vendor,
    now: Timestamp,
) -> Delivery {
    let policy = snapshot.catalog.shipping_policy(&product.shipping);
    let grams = product.options.first().map_or(0, |option| option.net_g);
    let calendar = snapshot.calendar(vendor, &entry.product);
    Delivery {
        ship_by: calendar.ship_by(now),
        rest: calendar.rest_words(now),
        cutoff: cutoff(vendor),
        fee: shipping_label(&snapshot.catalog, product),
        base_fee: policy
            .map(|policy| policy.base_fee(1, grams))
            .unwrap_or_default(),
        jeju: policy.map(|policy| policy.jeju).unwrap_or_default(),
        island: policy.map(|policy| policy.island).unwrap_or_default(),
        alone: entry.product.bundle_group == record::BundleGroup::Alone,
    }
}

/// `오전 11시`, `오후 2시 30분`.
fn cutoff(vendor: &record::Vendor) -> String {
    let (hour, minute) = (vendor.cutoff.minutes / 60, vendor.cutoff.minutes % 60);
    let half = if hour < 12 { "오전" } else { "오후" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    if minute == 0 {
        format!("{half} {hour}시")
    } else {
        format!("{half} {hour}시 {minute}분")
    }
}

fn voucher_use(catalog: &Catalog, product: &Product, vendor: &record::Vendor) -> VoucherUse {
    let none = |why: &str| VoucherUse {
        programmes: Vec::new(),
        why_not: Some(why.to_owned()),
    };
    if !product.voucher_allowed {
        return none("상품권으로 살 수 없는 상품이에요.");
    }
    if !vendor.voucher_merchant {
        return none("상품권 가맹점이 아니에요.");
    }
    let open = |usable: &bool| !vendor.over_sales_limit || *usable;
    let (yes, no): (Vec<_>, Vec<_>) = catalog
        .programmes
        .iter()
        .partition(|p| open(&p.usable_over_sales_limit));
    VoucherUse {
        programmes: yes.iter().map(|programme| programme.name.clone()).collect(),
        why_not: (!no.is_empty())
            .then(|| "연 매출이 기준을 넘는 가맹점이라 정책발행 상품권만 쓸 수 있어요.".to_owned()),
    }
}

fn notice_class(class: NoticeClass) -> &'static str {
    match class {
        NoticeClass::Agri => "농수축산물",
        NoticeClass::Processed => "가공식품",
        NoticeClass::Functional => "건강기능식품",
        NoticeClass::General => "기타 재화",
    }
}

fn withdrawal(product: &record::Product) -> Vec<String> {
    let change_of_mind = match product.storage.withdrawal() {
        Withdrawal::Allowed => "받은 날부터 7일 안에 청약을 철회할 수 있어요.",
        Withdrawal::Perishable => {
            "냉장·냉동으로 보내는 신선식품이라 마음이 바뀐 경우에는 철회할 수 없어요. 보내기 전에는 언제든 취소할 수 있어요."
        }
    };
    let fault = "상품이 상했거나 표시와 다르면 받은 날부터 3개월, 안 날부터 30일 안에 철회할 수 있고 반품비는 판매자가 내요.";
    vec![change_of_mind.to_owned(), fault.to_owned()]
}

fn together(
    catalog: &Catalog,
    product: &Product,
    now: Timestamp,
) -> Vec<shared::page::ProductCard> {
    if product.bundle == shared::shipping::BundleGroup::Alone {
        return Vec::new();
    }
    let mut others: Vec<&Product> = catalog
        .products
        .iter()
        .filter(|other| other.vendor == product.vendor && other.bundle == product.bundle)
        .filter(|other| other.id != product.id)
        .collect();
    others.sort_by_key(|other| other.sales_rank);
    others
        .iter()
        .take(TOGETHER)
        .filter_map(|other| card(catalog, other, now))
        .collect()
}
