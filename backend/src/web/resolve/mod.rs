//! Which page a path is, and what it shows.

mod browse;
mod campaign;
mod home;
mod shell;

use axum::http::{StatusCode, Uri};
use shared::{
    cart::CartLine,
    ids::{CampaignId, CategoryId, OptionId, OrderNo, ProductId, VendorId},
    page::{CartPage, PageData, ProgrammeInfo},
};

pub(super) use self::campaign::page as campaign_page;
use super::policy;
use crate::catalog::{Snapshot, product_page};

/// A page without its frame.
pub(super) struct Resolved {
    pub(super) status: StatusCode,
    pub(super) title: String,
    pub(super) data: PageData,
    /// Whether only the catalogue decides what it shows.
    pub(super) kept: bool,
}

/// Most options that a link may ask to put in.
const MOST_INTENTS: usize = 20;

/// Finds the page of a path.
pub(super) fn resolve(mall: &Snapshot, uri: &Uri) -> Resolved {
    let path = uri.path().trim_end_matches('/');
    let query = Query::read(uri);
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let name = mall.mall.mall_name.as_str();
    let found = match parts.as_slice() {
        [] => Some(home_page(mall)),
        ["categories"] => Some((
            titled("카테고리", name),
            PageData::Categories(shell::categories(mall)),
        )),
        ["c", slug] => browse::category(mall, &CategoryId::from(*slug), &query)
            .map(|page| (titled(page.name(), name), PageData::List(Box::new(page)))),
        ["search"] => {
            let page = browse::search(mall, &query);
            let title = if page.query.q.is_empty() {
                titled("검색", name)
            } else {
                titled(&format!("‘{}’ 검색 결과", page.query.q), name)
            };
            Some((title, PageData::List(Box::new(page))))
        }
        ["p", slug] => product_page(mall, &ProductId::from(*slug), mall.as_of)
            .map(|page| (titled(&page.name, name), PageData::Product(Box::new(page)))),
        ["campaigns"] => Some((
            titled("기획전", name),
            PageData::Campaigns(campaign::tiles(mall)),
        )),
        ["campaigns", slug] => campaign::page(mall, &CampaignId::from(*slug)).map(|page| {
            (
                titled(&page.title, name),
                PageData::Campaign(Box::new(page)),
            )
        }),
        ["vendors", slug] => browse::vendor(mall, &VendorId::from(*slug))
            .map(|page| (titled(&page.name, name), PageData::Vendor(Box::new(page)))),
        ["cart"] => Some((
            titled("장바구니", name),
            PageData::Cart(Box::new(cart(mall, &query))),
        )),
        ["checkout"] => Some((titled("주문하기", name), PageData::Checkout)),
        ["checkout", "return" | "fail"] => {
            Some((titled("결제 확인", name), PageData::PaymentReturn))
        }
        ["orders"] => Some((titled("주문 조회", name), PageData::Orders)),
        ["orders", no] if is_order_no(no) => Some((
            titled("주문 내역", name),
            PageData::Order(OrderNo::from(*no)),
        )),
        ["orders", no, "complete"] if is_order_no(no) => Some((
            titled("주문 완료", name),
            PageData::OrderComplete(OrderNo::from(*no)),
        )),
        ["vouchers"] => Some((titled("상품권", name), PageData::Vouchers(programmes(mall)))),
        ["policies", slug] => policy::policy(mall, slug, query.first("v"))
            .map(|page| (titled(&page.title, name), PageData::Policy(Box::new(page)))),
        ["offline"] => Some((titled("연결이 끊겼어요", name), PageData::Offline)),
        _ => None,
    };
    match found {
        Some((title, data)) => {
            let kept = !matches!(data, PageData::Order(_) | PageData::OrderComplete(_));
            Resolved {
                status: StatusCode::OK,
                title,
                data,
                kept,
            }
        }
        None => Resolved {
            status: StatusCode::NOT_FOUND,
            title: titled("없는 페이지", name),
            data: PageData::NotFound(home::best(mall, 4)),
            kept: false,
        },
    }
}

fn titled(title: &str, mall: &str) -> String {
    format!("{title} - {mall}")
}

/// The first page with its title.
pub(super) fn home_page(mall: &Snapshot) -> (String, PageData) {
    let title = format!("{}, {}", mall.mall.mall_name, mall.mall.tagline);
    (title, PageData::Home(Box::new(home::home(mall))))
}

/// What the path may carry as an order's number; everything else is no page.
fn is_order_no(text: &str) -> bool {
    (6..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The cart, priced when the link asks to put something in.
fn cart(mall: &Snapshot, query: &Query) -> CartPage {
    let line = |add: &str| {
        let (option, quantity) = add.rsplit_once(':').unwrap_or((add, "1"));
        let quantity = quantity.parse().ok().filter(|quantity| *quantity > 0)?;
        Some(CartLine {
            option: OptionId::from(option),
            quantity,
        })
    };
    let intent: Vec<CartLine> = query
        .all("add")
        .take(MOST_INTENTS)
        .filter_map(line)
        .collect();
    if intent.is_empty() {
        return CartPage::default();
    }
    let options: Vec<OptionId> = intent.iter().map(|line| line.option.clone()).collect();
    CartPage {
        catalog: mall.catalog.excerpt(&options),
        now: mall.as_of,
        intent,
    }
}

fn programmes(mall: &Snapshot) -> Vec<ProgrammeInfo> {
    let taken = mall
        .programmes
        .iter()
        .filter(|(id, _)| mall.catalog.programme(id).is_some());
    let info = |(_, programme): (_, &crate::catalog::record::Programme)| {
        let mut notes = vec![programme.copy.to_string()];
        if programme.usable_on_shipping {
            notes.push("배송비에도 쓸 수 있어요.".to_owned());
        }
        if programme.merchant_sales_limit.is_some() {
            notes.push("연 매출 30억원이 넘는 판매자에게는 쓸 수 없어요.".to_owned());
        }
        ProgrammeInfo {
            name: programme.name.to_string(),
            kind: programme.kind.name().to_owned(),
            notes,
        }
    };
    taken.map(info).collect()
}

/// The query string, by name; a name may come several times.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    fn read(uri: &Uri) -> Self {
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri);
        Self(pairs.map(|query| query.0).unwrap_or_default())
    }

    pub(super) fn first<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}
