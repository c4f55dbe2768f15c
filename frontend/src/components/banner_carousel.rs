//! Banners side by side: scrolled by finger, key or arrow, turned by themselves until a
//! shopper takes over. Without the browser's part it is a row that scrolls.

use gloo_timers::callback::Interval;
use shared::page::BannerView;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};
use yew::prelude::*;

use crate::components::gallery::shown;
use crate::components::icon::Icon;
use crate::components::part::impl_part;
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .banner-carousel { position: relative; }
    .banner-carousel__track {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 100%;
        gap: var(--space-3);
        overflow-x: auto;
        border-radius: var(--radius-lg);
        scroll-snap-type: inline mandatory;
        scrollbar-width: none;
    }
    .banner-carousel__slide { display: grid; scroll-snap-align: start; }
    .banner {
        --banner-ground: #e9f0e8;
        --banner-ink: #1e211b;
        --banner-ink-2: #4a4d43;
        display: grid;
        grid-template-rows: 1fr auto;
        overflow: hidden;
        border-radius: var(--radius-lg);
        background: var(--banner-ground);
        color: var(--banner-ink);
        filter: var(--image-filter);
    }
    .banner--warm { --banner-ground: #f6ecdd; }
    .banner--tea { --banner-ground: #e8efe9; }
    .banner__copy {
        position: relative;
        z-index: 1;
        padding: var(--space-5) var(--space-6) 0;
    }
    .banner__kicker {
        display: flex;
        align-items: center;
        min-block-size: 28px;
        margin-inline-end: min(6.5rem, 35%);
        font-size: var(--text-sm);
        font-weight: var(--weight-bold);
        color: #14593a;
    }
    .banner__title {
        margin-block: var(--space-1) var(--space-2);
        font-size: 1.625rem;
        line-height: 1.28;
    }
    .banner__text {
        color: var(--banner-ink-2);
        line-height: var(--leading-snug);
        text-wrap: balance;
    }
    .banner__image {
        inline-size: 100%;
        aspect-ratio: 4 / 3;
        margin-block-start: -12%;
        object-fit: cover;
        object-position: 50% 100%;
        filter: none;
        mask-image: linear-gradient(#0000 0, #000 34%);
    }
    .banner-carousel__controls {
        position: absolute;
        inset-block-start: var(--space-3);
        inset-inline-end: var(--space-3);
        z-index: 2;
        display: flex;
        align-items: center;
        block-size: 36px;
        padding-inline-start: var(--space-3);
        border-radius: var(--radius-full);
        background: rgb(255 255 255 / 0.8);
        color: #1e211b;
        filter: var(--image-filter);
    }
    .banner-carousel__controls .icon-button { color: inherit; }
    .banner-carousel__controls .icon { inline-size: 20px; block-size: 20px; }
    .banner-carousel__count {
        padding-inline: 0;
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
    }
    .banner-carousel__step { display: none; }
    @media (min-width: 768px) {
        .banner { grid-template: auto / minmax(18rem, 5fr) 6fr; min-block-size: 21rem; }
        .banner__copy {
            align-self: center;
            padding: var(--space-8) 0 var(--space-8) var(--space-10);
        }
        .banner__title { font-size: var(--text-4xl); }
        .banner__image {
            block-size: 100%;
            max-block-size: 25rem;
            margin: 0;
            object-position: 50% 84%;
            mask-image: linear-gradient(to right, #0000 2%, #000 42%);
        }
        .banner-carousel__step { display: inline-grid; }
    }
    @media (min-width: 1024px) {
        .banner { grid-template-columns: minmax(18rem, 1fr) 2fr; }
        .banner__copy { margin-inline-end: calc(var(--space-14) * -2); }
    }
    "#
}

const TURN_MS: u32 = 6_000;

/// The carousel's data.
#[derive(Clone, Debug, PartialEq)]
pub struct BannerCarousel {
    /// The banners.
    pub banners: Vec<BannerView>,
}

impl_part!(BannerCarousel, |part| use_banner_carousel(part));

#[hook]
fn use_banner_carousel(props: &BannerCarousel) -> Html {
    let track = use_node_ref();
    let at = use_state(|| 0_usize);
    let turning = use_state(|| true);
    let count = props.banners.len();

    {
        let turning = turning.setter();
        use_effect_with((), move |()| turning.set(!prefers_still()));
    }
    {
        let track = track.clone();
        use_effect_with((*turning, *at), move |&(turning, at)| {
            let turn = turning && count > 1;
            let interval =
                turn.then(|| Interval::new(TURN_MS, move || show(&track, (at + 1) % count)));
            move || drop(interval)
        });
    }
    let onscroll = {
        let (track, at) = (track.clone(), at.clone());
        Callback::from(move |_: Event| {
            if let Some(now) = shown(&track) {
                at.set(now);
            }
        })
    };
    // Whoever touches it or moves in it with the keyboard reads at their own pace.
    let stop = {
        let turning = turning.setter();
        move || turning.set(false)
    };
    let onpointerdown = {
        let stop = stop.clone();
        Callback::from(move |_: PointerEvent| stop())
    };
    let onfocusin = {
        let stop = stop.clone();
        Callback::from(move |_: FocusEvent| stop())
    };
    let toggle = {
        let turning = turning.clone();
        Callback::from(move |_: MouseEvent| turning.set(!*turning))
    };
    let step = |by: usize| {
        let (track, at, stop) = (track.clone(), *at, stop.clone());
        Callback::from(move |_: MouseEvent| {
            stop();
            show(&track, (at + by) % count);
        })
    };
    let (label, icon) = if *turning {
        ("자동 넘김 멈추기", Icon::PAUSE)
    } else {
        ("자동 넘김 시작", Icon::PLAY)
    };
    html! {
        <section class="banner-carousel" aria-roledescription="캐러셀" aria-label="기획전 배너">
            <ul
                class="banner-carousel__track"
                tabindex="0"
                aria-label={format!("배너 {count}개")}
                ref={track.clone()}
                {onscroll}
                {onpointerdown}
                {onfocusin}
            >
                { for props.banners.iter().enumerate().map(|(nth, banner)| slide(nth, banner)) }
            </ul>
            if count > 1 {
                <div class="banner-carousel__controls">
                    <p class="banner-carousel__count">
                        <span class="visually-hidden">{ "배너 " }</span>
                        { format!("{} / {count}", *at + 1) }
                    </p>
                    <button class="icon-button banner-carousel__step" type="button" aria-label="이전 배너" onclick={step(count - 1)}>
                        { Icon::BACK.small() }
                    </button>
                    <button class="icon-button" type="button" aria-label={label} onclick={toggle}>
                        { icon.small() }
                    </button>
                    <button class="icon-button banner-carousel__step" type="button" aria-label="다음 배너" onclick={step(1)}>
                        { Icon::RIGHT.small() }
                    </button>
                </div>
            }
        </section>
    }
}

fn slide(nth: usize, banner: &BannerView) -> Html {
    let class = match banner.ground.as_str() {
        "warm" => "banner banner--warm",
        "tea" => "banner banner--tea",
        _ => "banner",
    };
    let sizes = "(min-width: 1024px) 750px, (min-width: 768px) 55vw, 92vw";
    html! {
        <li class="banner-carousel__slide" key={nth}>
            <a {class} href={banner.href.clone()}>
                <div class="banner__copy">
                    <p class="banner__kicker">{ &banner.kicker }</p>
                    <h2 class="banner__title">{ &banner.title }</h2>
                    <p class="banner__text">{ &banner.text }</p>
                </div>
                { Picture::new(&banner.image, "banner__image", sizes).first(nth == 0).decorative().html() }
            </a>
        </li>
    }
}

fn prefers_still() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()?
        })
        .is_some_and(|query| query.matches())
}

fn show(track: &NodeRef, nth: usize) {
    let Some(track) = track.cast::<Element>() else {
        return;
    };
    let left = |nth: usize| {
        let slide = track.children().item(u32::try_from(nth).ok()?)?;
        Some(slide.dyn_into::<HtmlElement>().ok()?.offset_left())
    };
    if let (Some(slide), Some(first)) = (left(nth), left(0)) {
        let to = ScrollToOptions::new();
        to.set_left(f64::from(slide - first));
        if !prefers_still() {
            to.set_behavior(ScrollBehavior::Smooth);
        }
        track.scroll_to_with_scroll_to_options(&to);
    }
}
