//! The first page of the mall.

use shared::page::{DealRail, HomePage, Shell};
use yew::prelude::*;

use crate::components::banner_carousel::BannerCarousel;
use crate::components::campaign_card::campaign_card;
use crate::components::category_rail::category_rail;
use crate::components::countdown::Countdown;
use crate::components::heading::Level;
use crate::components::part::part;
use crate::components::product_list::{grid, rail};
use crate::components::rank_list::rank_list;
use crate::components::section::{Head, section};
use crate::components::story::stories;

/// The page.
pub fn view(shell: &Shell, home: &HomePage) -> Html {
    html! {
        <>
            <h1 class="visually-hidden">
                { format!("{}, {}이 직접 운영하는 온라인 장터", shell.mall.name, shell.mall.county) }
            </h1>
            <div class="container">{ category_rail(&shell.categories) }</div>
            if !home.banners.is_empty() {
                <div class="container home-lead">{ part(BannerCarousel { banners: home.banners.clone() }) }</div>
            }
            if let Some(deals) = &home.deals {
                { deal_rail(home, deals) }
            }
            { season(home) }
            { campaigns(home) }
            { producers(home) }
            { best(home) }
        </>
    }
}

fn deal_rail(home: &HomePage, deals: &DealRail) -> Html {
    let head = Head {
        id: "deals",
        title: deals.title.clone().into(),
        sub: Some(part(Countdown {
            ends_at: deals.ends_at,
            now: home.now,
            class: "countdown",
        })),
        more: Some((
            format!("/campaigns/{}", deals.campaign).into(),
            "전체".into(),
        )),
    };
    section(head, rail(format!("{} 상품", deals.title), &deals.cards))
}

fn season(home: &HomePage) -> Html {
    if home.season.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "season",
        title: home.season_title.clone().into(),
        sub: Some(html! { { "이맘때 맛이 드는 것만 골랐어요" } }),
        more: None,
    };
    section(head, grid(&home.season))
}

fn campaigns(home: &HomePage) -> Html {
    if home.campaigns.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "campaigns",
        title: "기획전".into(),
        sub: None,
        more: Some(("/campaigns".into(), "전체".into())),
    };
    let tile = |tile| html! { <li>{ campaign_card(tile, Level::Three) }</li> };
    let tiles = html! {
        <ul class="rail rail--wide" tabindex="0" aria-label="기획전">
            { for home.campaigns.iter().map(tile) }
        </ul>
    };
    section(head, tiles)
}

fn producers(home: &HomePage) -> Html {
    if home.stories.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "stories",
        title: "생산자 이야기".into(),
        ..Head::default()
    };
    section(head, stories(&home.stories))
}

fn best(home: &HomePage) -> Html {
    if home.best.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "best",
        title: "많이 찾는 상품".into(),
        sub: Some(html! { { "결제 완료 수량 순" } }),
        more: None,
    };
    section(head, rank_list(&home.best))
}
