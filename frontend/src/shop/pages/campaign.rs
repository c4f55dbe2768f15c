//! A campaign's landing page, in its own colours.

use shared::page::{CampaignBlock, CampaignPage, PhaseOfCampaign};
use yew::prelude::*;

use crate::components::countdown::Countdown;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::part::part;
use crate::components::picture::Picture;
use crate::components::product_list::grid;
use crate::components::section::{Head, section};
use crate::components::share::Share;
use crate::components::story;

crate::style::styles! {
    r#"
    .campaign {
        --campaign-ground: #e9f0e8;
        --campaign-ink: #1e211b;
        --campaign-ink-2: #4a4d43;
        --campaign-accent: #14593a;
    }
    .campaign__text { display: grid; gap: var(--space-3); max-inline-size: var(--measure); }
    .campaign-hero {
        display: grid;
        overflow: hidden;
        background: var(--campaign-ground);
        color: var(--campaign-ink);
        filter: var(--image-filter);
    }
    .campaign-hero__copy {
        position: relative;
        z-index: 1;
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        padding-block: var(--space-8) 0;
    }
    .campaign-hero__title { font-size: 2.125rem; line-height: 1.22; }
    .campaign-hero__text {
        text-wrap: balance;
        max-inline-size: 26rem;
        color: var(--campaign-ink-2);
    }
    .campaign-hero__until {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--campaign-accent);
        font-weight: var(--weight-bold);
        font-variant-numeric: tabular-nums;
    }
    .campaign-hero__image {
        inline-size: 100%;
        aspect-ratio: 4 / 3;
        margin-block-start: -10%;
        object-fit: cover;
        filter: none;
        mask-image: linear-gradient(#0000 13%, #000 42%);
    }
    @media (min-width: 768px) {
        .campaign-hero__title { font-size: 3rem; }
        .campaign-hero { grid-template: auto / minmax(0, 1fr) minmax(0, 1.15fr); }
        .campaign-hero__copy {
            align-self: center;
            padding-block: var(--space-12);
            padding-inline-start: max(var(--gutter), calc((100vw - var(--container)) / 2));
        }
        .campaign-hero__image {
            block-size: 100%;
            max-block-size: 28rem;
            margin: 0;
            mask-image: linear-gradient(to right, #0000, #0003 14%, #000c 32%, #000 44%);
        }
    }
    "#
}

/// The page.
pub fn view(campaign: &CampaignPage) -> Html {
    html! {
        <div class="campaign">
            // Last in the document, so that the campaign's colours win over the usual ones.
            <link rel="stylesheet" href={campaign.theme.clone()} />
            { hero(campaign) }
            <div class="container campaign-lead">
                { phase(campaign) }
                <div class="action-row">
                    { part(Share { title: campaign.title.clone().into(), class: "button button--secondary" }) }
                </div>
            </div>
            { for (0..).zip(&campaign.blocks).map(|(nth, part)| block(nth, part)) }
            { products(campaign) }
        </div>
    }
}

fn hero(campaign: &CampaignPage) -> Html {
    let sizes = "(min-width: 768px) 54vw, 100vw";
    html! {
        <section class="campaign-hero">
            <div class="container campaign-hero__copy">
                <h1 class="campaign-hero__title">{ &campaign.title }</h1>
                <p class="campaign-hero__text">{ &campaign.subtitle }</p>
                if campaign.phase == PhaseOfCampaign::Running {
                    <p>{ part(Countdown { ends_at: campaign.period.end, now: campaign.now, class: "campaign-hero__until" }) }</p>
                } else {
                    <p class="campaign-hero__until">{ Icon::CALENDAR.small() }{ period(campaign) }</p>
                }
            </div>
            if let Some(image) = &campaign.image {
                { Picture::new(image, "campaign-hero__image", sizes).first(true).html() }
            }
        </section>
    }
}

fn period(campaign: &CampaignPage) -> String {
    let today = campaign.now.date();
    format!(
        "{}~{}",
        campaign.period.start.date().korean_near(today),
        campaign.period.end.plus_ms(-1).date().korean_near(today)
    )
}

fn phase(campaign: &CampaignPage) -> Html {
    let today = campaign.now.date();
    match campaign.phase {
        PhaseOfCampaign::Running => Html::default(),
        PhaseOfCampaign::Upcoming => notice(
            Tone::Accent,
            format!(
                "{}부터 시작해요",
                campaign.period.start.date().korean_near(today)
            ),
            html! { <span>{ "그 전에는 평소 값으로 살 수 있어요." }</span> },
        ),
        PhaseOfCampaign::Over => notice(
            Tone::Plain,
            "끝난 기획전이에요",
            html! {
                <>
                    <span>{ "상품은 평소 값으로 살 수 있어요." }</span>
                    <a class="notice__action" href="/campaigns">{ "지금 열린 기획전 보기" }</a>
                </>
            },
        ),
    }
}

fn block(nth: usize, block: &CampaignBlock) -> Html {
    match block {
        CampaignBlock::Text { title, body } => html! {
            <section class="section container" key={nth}>
                <div class="campaign__text">
                    <h2>{ title }</h2>
                    <p>{ body }</p>
                </div>
            </section>
        },
        CampaignBlock::Products { title, cards } => html! {
            <section class="section container" key={nth}>
                <div class="section-head"><h2 class="section-head__title">{ title }</h2></div>
                { grid(cards) }
            </section>
        },
        CampaignBlock::Stories { title, stories } => html! {
            <section class="section container" key={nth}>
                <div class="section-head"><h2 class="section-head__title">{ title }</h2></div>
                { story::stories(stories) }
            </section>
        },
        CampaignBlock::Notice { title, body } => html! {
            <section class="section container" key={nth} aria-label={title.clone()}>
                { notice(Tone::Plain, title.clone(), html! { <span>{ body }</span> }) }
            </section>
        },
    }
}

fn products(campaign: &CampaignPage) -> Html {
    if campaign.cards.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "products".into(),
        title: format!("기획전 상품 {}개", campaign.cards.len()).into(),
        ..Head::default()
    };
    section(head, grid(&campaign.cards))
}
