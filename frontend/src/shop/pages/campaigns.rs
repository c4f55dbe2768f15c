//! All campaigns: what runs and what comes.

use shared::page::CampaignTile;
use yew::prelude::*;

use crate::components::campaign_card::campaign_card;
use crate::components::empty::{Art, empty};
use crate::components::heading::Level;

crate::style::styles! {
    r#"
    .campaign-grid { display: grid; gap: var(--space-10); padding-block-start: var(--space-4); }
    @media (min-width: 600px) {
        .campaign-grid { grid-template-columns: 1fr 1fr; gap: var(--space-10) var(--space-6); }
    }
    @media (min-width: 1024px) {
        .campaign-grid { grid-template-columns: 1fr 1fr 1fr; padding-block-start: var(--space-8); }
    }
    "#
}

/// The page.
pub fn view(tiles: &[CampaignTile]) -> Html {
    let tile = |tile: &CampaignTile| html! { <li key={tile.id.as_str()}>{ campaign_card(tile, Level::Two) }</li> };
    html! {
        <div class="container">
            <h1 class="list-head__title list-head__title--in-bar">{ "기획전" }</h1>
            if tiles.is_empty() {
                { empty(Art::Sprout, Level::Two, "지금 열린 기획전이 없어요", "새 기획전이 열리면 여기에서 볼 수 있어요.", home()) }
            } else {
                <ul class="campaign-grid">{ for tiles.iter().map(tile) }</ul>
            }
        </div>
    }
}

fn home() -> Html {
    html! { <a class="button button--secondary" href="/">{ "홈으로" }</a> }
}
