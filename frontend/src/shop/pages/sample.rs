//! Pages with made-up content, for tests.

use shared::catalog::{Image, TaxType, UnitPrice};
use shared::money::Won;
use shared::page::{
    BannerView, CampaignBlock, CampaignPage, CampaignTile, CardPrice, CategoryLink, DealRail,
    Delivery, DetailBlock, Disclosure, Fact, HomePage, ListHead, ListPage, ListQuery, MallInfo,
    OptionView, Page, PageData, PhaseOfCampaign, PolicyPage, ProductCard, ProductPage,
    ProductVendor, ProgrammeInfo, Shell, ShippingLabel, Story, VendorFacet, VendorPage, VoucherUse,
};
use shared::time::{Date, Period, Timestamp};

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
        page("/campaigns", PageData::Campaigns(home().campaigns)),
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

fn home() -> HomePage {
    let banner = |kicker: &str, title: &str, picture: &str, ground: &str| BannerView {
        href: "/campaigns/kimjang".to_owned(),
        kicker: kicker.to_owned(),
        title: title.to_owned(),
        text: "돌려받은 페이백으로 강진의 바다와 들을 집까지.".to_owned(),
        image: image(picture),
        ground: ground.to_owned(),
    };
    let tile = |id: &str, title: &str, picture: &str, percent| CampaignTile {
        id: id.into(),
        title: title.to_owned(),
        subtitle: "절임배추부터 젓갈, 고춧가루까지 한 번에".to_owned(),
        period: period(),
        image: Some(image(picture)),
        percent,
    };
    HomePage {
        banners: vec![
            banner(
                "반값여행 전용관",
                "여행 끝, 장보기 시작",
                "hero-sea",
                "plain",
            ),
            banner(
                "김장 기획전",
                "올겨울 김장은 강진 배추로",
                "hero-field",
                "warm",
            ),
            banner(
                "월출산 차밭",
                "첫서리 내린 날, 따뜻한 한 잔",
                "hero-tea",
                "tea",
            ),
        ],
        deals: Some(DealRail {
            campaign: "deal".into(),
            title: "오늘의 특가".to_owned(),
            ends_at: now().plus_ms(6 * HOUR),
            cards: cards(),
        }),
        season_title: "11월, 지금이 제철".to_owned(),
        season: cards()[..4].to_vec(),
        campaigns: vec![
            tile("kimjang", "김장, 미리 준비하세요", "hero-field", 20),
            tile("trip", "반값여행 전용관", "hero-sea", 0),
            tile("tea", "월출산이 키운 차", "hero-tea", 10),
        ],
        stories: vec![Story {
            vendor: "tea".into(),
            name: "월출산차밭".to_owned(),
            place: "성전면에서 31년째".to_owned(),
            text: "서리가 한 번 내려야 잎이 단단해져요. 그래서 우리는 십이월을 기다립니다."
                .to_owned(),
            image: image("hero-tea"),
        }],
        best: cards(),
        now: now(),
    }
}

fn period() -> Period {
    Period {
        start: now().plus_ms(-240 * HOUR),
        end: Date(20_819).start(),
    }
}

fn list() -> ListPage {
    let facet = |id: &str, name: &str, count| VendorFacet {
        id: id.into(),
        name: name.to_owned(),
        count,
    };
    let shelf = shell().categories.swap_remove(0);
    ListPage {
        head: ListHead::Category {
            current: shelf.id.clone(),
            name: shelf.name.clone(),
            shelf,
        },
        query: ListQuery {
            voucher: true,
            page: 2,
            ..ListQuery::default()
        },
        total: 41,
        cards: cards(),
        pages: 4,
        vendors: vec![
            facet("sea", "너울바다수산", 8),
            facet("jang", "병영장독대", 5),
        ],
        instead: Vec::new(),
    }
}

fn search(q: &str, total: u32) -> ListPage {
    ListPage {
        head: ListHead::Search {
            popular: shell().mall.popular,
            loose: true,
        },
        query: ListQuery {
            q: q.to_owned(),
            ..ListQuery::default()
        },
        total,
        cards: if total > 0 { cards() } else { Vec::new() },
        pages: 1,
        vendors: Vec::new(),
        instead: cards(),
    }
}

fn facts(rows: &[(&str, &str)]) -> Vec<Fact> {
    let fact = |(label, value): &(&str, &str)| Fact {
        label: (*label).to_owned(),
        value: (*value).to_owned(),
    };
    rows.iter().map(fact).collect()
}

fn product(options: usize) -> ProductPage {
    let option = |id: &str, label: &str, list, now, per_100g, sold_out| OptionView {
        id: id.into(),
        label: label.to_owned(),
        unit: unit(list, now),
        per_100g: Some(Won(per_100g)),
        min: 1,
        max: 20,
        sold_out,
    };
    let options_all = [
        option("rice-10", "10kg", 39_000, 34_900, 349, false),
        option("rice-4", "4kg", 15_900, 15_900, 398, false),
        option("rice-20", "20kg", 66_900, 66_900, 334, true),
    ];
    let text = |title: &str| {
        DetailBlock::Text {
        title: title.to_owned(),
        body: vec![
            "탐진강 하구의 간척지는 밤낮 기온 차가 커서 벼알이 천천히 여물어요. 62농가는 새청무 한 품종만 심고, 주문을 모아 이틀에 한 번 도정합니다.".to_owned(),
        ],
    }
    };
    ProductPage {
        id: "rice".into(),
        name: "2026년 햅쌀 강진 새청무쌀 10kg".to_owned(),
        summary: "받는 날 가까이 도정해 보내는 햅쌀".to_owned(),
        category: "grain".into(),
        category_name: "쌀·잡곡".to_owned(),
        vendor: ProductVendor {
            id: "rice".into(),
            name: "강진새청무영농조합".to_owned(),
            identity: facts(&[
                ("상호", "강진새청무영농조합법인"),
                ("사업자등록번호", "000-00-00000"),
            ]),
        },
        facts: ["국내산(전남 강진)", "단일품종 새청무", "11월 18일(수) 도정"]
            .map(str::to_owned)
            .to_vec(),
        gallery: ["rice", "oat", "blackrice"].map(image).to_vec(),
        options: options_all[..options].to_vec(),
        tax: TaxType::TaxFree,
        campaign: Some(("kimjang".into(), "햅쌀 기획전".to_owned(), period().end)),
        delivery: Delivery {
            ship_by: Date(20_780),
            cutoff: "오전 11시".to_owned(),
            fee: ShippingLabel::FreeFrom(Won(50_000)),
            base_fee: Won(3_000),
            jeju: Won(3_000),
            island: Won(5_000),
            alone: false,
        },
        voucher: VoucherUse {
            programmes: vec!["강진사랑상품권".to_owned(), "반값여행 페이백".to_owned()],
            why_not: None,
        },
        adult_only: false,
        detail: vec![
            text("강진만 바람이 말린 쌀"),
            DetailBlock::Picture {
                image: image("hero-field"),
                caption: "가을걷이를 앞둔 들판".to_owned(),
            },
            text("밥맛은 이렇게 살려요"),
            DetailBlock::Table {
                title: "한눈에 보기".to_owned(),
                rows: facts(&[("품종", "새청무"), ("단백질", "수")]),
            },
            DetailBlock::Faq {
                items: facts(&[("언제 도정하나요", "보내는 날 아침에 도정해요.")]),
            },
        ],
        notice_class: "농수축산물".to_owned(),
        notice: facts(&[
            ("품목", "쌀(새청무)"),
            ("내용량", "10kg"),
            ("원산지", "국내산(전남 강진군)"),
            ("보관 방법", "직사광선을 피해 15℃ 아래 서늘한 곳"),
        ]),
        withdrawal: vec![
            "받은 뒤 7일 안에 반품할 수 있어요. 포장을 뜯어 쓴 쌀은 단순 변심 반품이 어려워요."
                .to_owned(),
        ],
        together: cards(),
        now: now(),
    }
}

fn sold_out() -> ProductPage {
    let mut product = product(2);
    for option in &mut product.options {
        option.sold_out = true;
    }
    product
}

fn campaign(phase: PhaseOfCampaign) -> CampaignPage {
    let text = str::to_owned;
    CampaignPage {
        id: "kimjang".into(),
        title: text("올겨울 김장은 강진 배추로"),
        subtitle: text("절임배추부터 젓갈까지 한 번에 준비하세요."),
        period: period(),
        phase,
        time_deal: false,
        theme: text("/assets/theme.css"),
        image: Some(image("hero-field")),
        blocks: vec![
            CampaignBlock::Text {
                title: text("김장은 이렇게 준비해요"),
                body: text("절임배추는 받는 날에 맞춰 절여요."),
            },
            CampaignBlock::Products {
                title: text("먼저 챙길 것"),
                cards: cards()[..2].to_vec(),
            },
            CampaignBlock::Stories {
                title: text("만드는 사람"),
                stories: home().stories,
            },
            CampaignBlock::Notice {
                title: text("예약 출고예요"),
                body: text("11월 24일부터 차례로 보내요."),
            },
        ],
        cards: cards(),
        now: now(),
    }
}

fn vendor() -> VendorPage {
    VendorPage {
        id: "tea".into(),
        name: "월출산차밭".to_owned(),
        place: "성전면에서 31년째".to_owned(),
        story: vec!["월출산 아래에서 첫물만 손으로 따요.".to_owned()],
        image: Some(image("hero-tea")),
        facts: vec![("대표".to_owned(), "김차밭".to_owned())],
        cards: cards(),
    }
}

fn policy() -> PolicyPage {
    PolicyPage {
        title: "이용약관".to_owned(),
        effective: Date(20_700),
        sections: vec![(
            "제1조 목적".to_owned(),
            vec!["이 약관은 장터를 쓰는 방법을 정합니다.".to_owned()],
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
