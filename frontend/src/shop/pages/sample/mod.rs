//! Pages with made-up content, for tests.

mod browse;
mod product;

use shared::catalog::{Image, UnitPrice};
use shared::money::Won;
use shared::page::{
    CardPrice, CategoryLink, Disclosure, Fact, MallInfo, Page, PageData, PhaseOfCampaign,
    PolicyPage, ProductCard, ProductPage, ProgrammeInfo, Shell, ShippingLabel,
};
use shared::time::{Date, Timestamp};

use browse::{campaign, home, list, search, tiles, vendor};
use product::{product, sold_out};

const HOUR: i64 = 3_600_000;

/// A page of the mall with this content.
pub(super) fn page(url: &str, data: PageData) -> Page {
    Page {
        build: "test".to_owned(),
        url: url.to_owned(),
        title: "초록믿음".to_owned(),
        shell: shell(),
        data,
    }
}

/// One of each page, as the server sends it.
pub(super) fn pages() -> Vec<Page> {
    let landing = |phase| PageData::Campaign(Box::new(campaign(phase)));
    let found = |q: &str, total| PageData::List(Box::new(search(q, total)));
    vec![
        page("/", PageData::Home(Box::new(home()))),
        page("/categories", PageData::Categories(shell().categories)),
        page("/c/grain", PageData::List(Box::new(list()))),
        page("/search", found("", 0)),
        page("/search?q=rice", found("쌀\"<b>", 6)),
        page("/search?q=none", found("새쳥무", 0)),
        page("/p/rice", PageData::Product(Box::new(product(3)))),
        page("/p/oat", PageData::Product(Box::new(product(1)))),
        page(
            "/p/liquor",
            PageData::Product(Box::new(ProductPage {
                adult_only: true,
                ..product(1)
            })),
        ),
        page("/p/gone", PageData::Product(Box::new(sold_out()))),
        page("/campaigns", PageData::Campaigns(tiles())),
        page("/campaigns/none", PageData::Campaigns(Vec::new())),
        page("/campaigns/kimjang", landing(PhaseOfCampaign::Running)),
        page("/campaigns/soon", landing(PhaseOfCampaign::Upcoming)),
        page("/campaigns/over", landing(PhaseOfCampaign::Over)),
        page("/vendors/rice", PageData::Vendor(Box::new(vendor()))),
        page("/policies/terms", PageData::Policy(Box::new(policy()))),
        page("/nowhere", PageData::NotFound(cards())),
        page("/broken", PageData::Error("7F2C-91".to_owned())),
        page("/offline", PageData::Offline),
        page("/setup", PageData::Setup),
        page("/cart", PageData::Cart(Box::default())),
        page("/checkout", PageData::Checkout),
        page("/checkout/return", PageData::PaymentReturn),
        page("/orders", PageData::Orders),
        page(
            "/orders/20261122-7K3Q9D",
            PageData::Order("20261122-7K3Q9D".into()),
        ),
        page(
            "/orders/20261122-7K3Q9D/complete",
            PageData::OrderComplete("20261122-7K3Q9D".into()),
        ),
        page("/vouchers", PageData::Vouchers(vec![programme()])),
    ]
}

fn now() -> Timestamp {
    Date(20_779).start().plus_ms(18 * HOUR)
}

fn image(name: &str) -> Image {
    let width = if name.starts_with("hero") { 1_040 } else { 480 };
    Image {
        base: format!("img/{name}"),
        widths: vec![width],
        width,
        height: if width == 480 { 480 } else { 780 },
        alt: format!("{name} 사진"),
    }
}

fn shell() -> Shell {
    let shelf = |id: &str, name: &str, picture: &str, children: Vec<CategoryLink>| CategoryLink {
        id: id.into(),
        name: name.to_owned(),
        image: Some(image(picture)),
        children,
    };
    let part = |id: &str, name: &str| CategoryLink {
        id: id.into(),
        name: name.to_owned(),
        image: None,
        children: Vec::new(),
    };
    let text = str::to_owned;
    Shell {
        mall: MallInfo {
            name: text("초록믿음"),
            county: text("강진군"),
            popular: ["전복", "햅쌀", "묵은지", "작두콩차"].map(text).to_vec(),
            demo: true,
        },
        categories: vec![
            shelf(
                "grain",
                "쌀·잡곡",
                "rice",
                vec![part("rice", "쌀"), part("oat", "귀리·잡곡")],
            ),
            shelf("meat", "축산", "hanwoo", Vec::new()),
            shelf(
                "sea",
                "수산",
                "abalone",
                vec![part("shell", "전복·굴"), part("weed", "매생이·김")],
            ),
            shelf("fruit", "과일·채소", "strawberry", Vec::new()),
            shelf("kimchi", "김치·장", "kimchi", Vec::new()),
            shelf("tea", "차·건강", "greentea", Vec::new()),
            shelf("mushroom", "표고·버섯", "shiitake", Vec::new()),
            shelf("flower", "꽃", "rose", Vec::new()),
            shelf("craft", "청자·공예", "celadon", Vec::new()),
        ],
        disclosure: Disclosure {
            operator: text("강진군 초록믿음"),
            representative: text("강진군수"),
            address: text("전라남도 강진군 강진읍 탐진로 111"),
            phone: text("061-000-0000 (평일 9~18시)"),
            email: text("help@example.kr"),
            business_no: text("000-00-00000"),
            mail_order_no: text("제2026-전남강진-0000호"),
            hosting: text("강진군"),
            intermediary: true,
        },
    }
}

fn unit(list: i64, now: i64) -> UnitPrice {
    UnitPrice {
        list: Won(list),
        now: Won(now),
    }
}

fn card(id: &str, vendor: &str, name: &str, price: (i64, i64, i64)) -> ProductCard {
    let (list, now, per_100g) = price;
    ProductCard {
        id: id.into(),
        name: name.to_owned(),
        vendor: vendor.to_owned(),
        image: image(id),
        option: id.into(),
        price: CardPrice {
            unit: unit(list, now),
            per_100g: (per_100g > 0).then_some(Won(per_100g)),
            from: id == "rice",
        },
        shipping: if id == "rice" {
            ShippingLabel::Free
        } else {
            ShippingLabel::FreeFrom(Won(50_000))
        },
        sold_out: id == "shiitake",
        adult_only: id == "hwangchil",
    }
}

fn cards() -> Vec<ProductCard> {
    vec![
        card(
            "abalone",
            "너울바다수산",
            "마량 활전복 1kg 10~12미",
            (48_000, 42_900, 4_290),
        ),
        card(
            "rice",
            "강진새청무영농조합",
            "2026년 햅쌀 강진 새청무쌀 10kg",
            (39_000, 34_900, 349),
        ),
        card(
            "kimchi",
            "병영장독대",
            "3년 묵은지 5kg",
            (26_000, 26_000, 520),
        ),
        card(
            "shiitake",
            "옴천산골표고",
            "표고버섯 선물세트 동고 600g",
            (42_000, 38_000, 6_333),
        ),
        card(
            "strawberry",
            "강진읍 딸기작목반",
            "설향딸기 500g 2팩",
            (23_000, 19_800, 1_980),
        ),
        card(
            "hwangchil",
            "보은산황칠",
            "황칠 담금주 500ml",
            (30_000, 30_000, 0),
        ),
    ]
}

fn facts(rows: &[(&str, &str)]) -> Vec<Fact> {
    let fact = |(label, value): &(&str, &str)| Fact {
        label: (*label).to_owned(),
        value: (*value).to_owned(),
    };
    rows.iter().map(fact).collect()
}

fn policy() -> PolicyPage {
    PolicyPage {
        title: "이용약관".to_owned(),
        effective: Date(20_700),
        sections: vec![(
            "제1조 목적".to_owned(),
            vec!["이 약관은 장터를 쓰는 방법을 정합니다.".to_owned()],
        )],
        note: String::new(),
        others: vec![(
            "/policies/terms?v=1".to_owned(),
            "2026년 1월 1일부터".to_owned(),
        )],
    }
}

fn programme() -> ProgrammeInfo {
    ProgrammeInfo {
        name: "반값여행 페이백".to_owned(),
        kind: "정책발행".to_owned(),
        notes: vec!["12월 31일까지 쓸 수 있어요.".to_owned()],
    }
}
