//! Made-up lists, campaigns and vendors.

use shared::page::{
    BannerView, CampaignBlock, CampaignPage, CampaignTile, DealRail, HomePage, HomeSection,
    ListHead, ListPage, ListQuery, PhaseOfCampaign, Story, VendorFacet, VendorPage,
};
use shared::time::{Date, Period};

use super::{HOUR, cards, image, now, shell};

pub(super) fn home() -> HomePage {
    let banner = |kicker: &str, title: &str, picture: &str, ground: &str| BannerView {
        href: "/campaigns/kimjang".to_owned(),
        kicker: kicker.to_owned(),
        title: title.to_owned(),
        text: "돌려받은 페이백으로 강진의 바다와 들을 집까지.".to_owned(),
        image: image(picture),
        ground: ground.to_owned(),
    };
    let banners = vec![
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
    ];
    HomePage {
        sections: vec![
            HomeSection::Banners(banners),
            HomeSection::Deals(DealRail {
                campaign: "deal".into(),
                title: "오늘의 특가".to_owned(),
                ends_at: now().plus_ms(6 * HOUR),
                cards: cards(),
            }),
            HomeSection::Products {
                title: "11월, 지금이 제철".to_owned(),
                note: "이맘때 맛이 드는 것만 골랐어요".to_owned(),
                cards: cards()[..4].to_vec(),
            },
            HomeSection::Campaigns {
                title: "기획전".to_owned(),
                tiles: tiles(),
            },
            HomeSection::Stories {
                title: "생산자 이야기".to_owned(),
                stories: vec![story()],
            },
            HomeSection::Best {
                title: "많이 찾는 상품".to_owned(),
                cards: cards(),
            },
        ],
        now: now(),
    }
}

pub(super) fn tiles() -> Vec<CampaignTile> {
    let tile = |id: &str, title: &str, picture: &str, percent| CampaignTile {
        id: id.into(),
        title: title.to_owned(),
        subtitle: "절임배추부터 젓갈, 고춧가루까지 한 번에".to_owned(),
        period: period(),
        image: Some(image(picture)),
        percent,
    };
    vec![
        tile("kimjang", "김장, 미리 준비하세요", "hero-field", 20),
        tile("trip", "반값여행 전용관", "hero-sea", 0),
        tile("tea", "월출산이 키운 차", "hero-tea", 10),
    ]
}

fn story() -> Story {
    Story {
        vendor: "tea".into(),
        name: "월출산차밭".to_owned(),
        place: "성전면에서 31년째".to_owned(),
        text: "서리가 한 번 내려야 잎이 단단해져요. 그래서 우리는 십이월을 기다립니다.".to_owned(),
        image: image("hero-tea"),
    }
}

pub(super) fn period() -> Period {
    Period {
        start: now().plus_ms(-240 * HOUR),
        end: Date(20_819).start(),
    }
}

pub(super) fn list() -> ListPage {
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

pub(super) fn search(q: &str, total: u32) -> ListPage {
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

pub(super) fn campaign(phase: PhaseOfCampaign) -> CampaignPage {
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
                stories: vec![story()],
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

pub(super) fn vendor() -> VendorPage {
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
