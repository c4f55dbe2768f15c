//! The first page of the mall: its sections in the order that the county gave them.

use shared::page::{CampaignTile, DealRail, HomePage, HomeSection, Shell};
use shared::time::Timestamp;
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
    let sections = home.sections.iter().enumerate();
    html! {
        <>
            <h1 class="visually-hidden">
                { format!("{}, {}이 직접 운영하는 온라인 장터", shell.mall.name, shell.mall.county) }
            </h1>
            <div class="container">{ category_rail(&shell.categories) }</div>
            { for sections.map(|(nth, one)| drawn(format!("section-{nth}").into(), one, home.now)) }
        </>
    }
}

fn drawn(id: AttrValue, one: &HomeSection, now: Timestamp) -> Html {
    let head = |title: &str, sub: &str| Head {
        id: id.clone(),
        title: title.to_owned().into(),
        sub: (!sub.is_empty()).then(|| html! { { sub } }),
        more: None,
    };
    match one {
        HomeSection::Banners(banners) => html! {
            <div class="container home-lead">{ part(BannerCarousel { banners: banners.clone() }) }</div>
        },
        HomeSection::Deals(deals) => deal_rail(id, deals, now),
        HomeSection::Products { title, note, cards } => section(head(title, note), grid(cards)),
        HomeSection::Campaigns { title, tiles } => campaigns(head(title, ""), tiles),
        HomeSection::Stories {
            title,
            stories: told,
        } => section(head(title, ""), stories(told)),
        HomeSection::Best { title, cards } => {
            section(head(title, "결제 완료 수량 순"), rank_list(cards))
        }
    }
}

fn deal_rail(id: AttrValue, deals: &DealRail, now: Timestamp) -> Html {
    let head = Head {
        id,
        title: deals.title.clone().into(),
        sub: Some(part(Countdown {
            ends_at: deals.ends_at,
            now,
            class: "countdown",
        })),
        more: Some((
            format!("/campaigns/{}", deals.campaign).into(),
            "전체".into(),
        )),
    };
    section(head, rail(format!("{} 상품", deals.title), &deals.cards))
}

fn campaigns(head: Head, tiles: &[CampaignTile]) -> Html {
    let head = Head {
        more: Some(("/campaigns".into(), "전체".into())),
        ..head
    };
    let tile = |tile| html! { <li>{ campaign_card(tile, Level::Three) }</li> };
    let list = html! {
        <ul class="rail rail--wide" tabindex="0" aria-label={head.title.clone()}>
            { for tiles.iter().map(tile) }
        </ul>
    };
    section(head, list)
}
