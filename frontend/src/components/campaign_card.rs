//! A campaign in a list of campaigns.

use shared::page::CampaignTile;
use yew::prelude::*;

use crate::components::dot_list::dot_list;
use crate::components::heading::{Level, heading};
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .campaign-card { display: grid; gap: var(--space-3); align-content: start; }
    .campaign-card__image {
        inline-size: 100%;
        border-radius: var(--radius-lg);
        aspect-ratio: 16 / 10;
        object-fit: cover;
    }
    .campaign-card__title { font-size: var(--text-lg); line-height: var(--leading-snug); }
    .campaign-card__text {
        text-wrap: balance;
        color: var(--color-ink-2);
        font-size: var(--text-md);
        line-height: var(--leading-snug);
    }
    .campaign-card__when {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
    }
    .campaign-card__cut { color: var(--color-sale); font-weight: var(--weight-medium); }
    "#
}

/// The card; below which heading it stands decides about the level of its title.
pub fn campaign_card(tile: &CampaignTile, level: Level) -> Html {
    let sizes = "(min-width: 768px) 360px, 78vw";
    html! {
        <a class="campaign-card" href={format!("/campaigns/{}", tile.id)}>
            if let Some(image) = &tile.image {
                { Picture::new(image, "campaign-card__image", sizes).decorative().html() }
            }
            <div>
                { heading(level, "campaign-card__title", html! { { &tile.title } }) }
                <p class="campaign-card__text">{ &tile.subtitle }</p>
                <p class="campaign-card__when">{ dot_list(when(tile)) }</p>
            </div>
        </a>
    }
}

fn when(tile: &CampaignTile) -> Vec<Html> {
    let first = tile.period.start.date();
    let last = tile.period.end.plus_ms(-1).date();
    let days = if first == last {
        first.korean()
    } else {
        format!("{}~{}", first.korean(), last.korean_near(first))
    };
    let days = html! { { days } };
    let cut = (tile.percent > 0).then(|| {
        html! { <span class="campaign-card__cut">{ format!("최대 {}%", tile.percent) }</span> }
    });
    std::iter::once(days).chain(cut).collect()
}
