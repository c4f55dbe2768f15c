//! 이야기 카드: chosen by product, printed, and put into the box.

use shared::console::card::{StoryCard, StoryCards};
use yew::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{broken, waiting},
        wizard::choice,
    },
    frame::Frame,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

/// How many of a card are printed together: a sheet of paper.
const COPIES: usize = 4;

#[component]
pub(crate) fn Cards(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/cards", props.vendor);
    let Loaded { now, again } = use_load::<StoryCards>(path.clone());
    let chosen = use_state(|| 0_usize);
    let all = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(cards) => cards,
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // Where printing is not possible nothing happens.
            let _ = window.print();
        }
    };
    let item = |(at, card): (usize, &StoryCard)| {
        let set = chosen.clone();
        let choose = Callback::from(move |()| set.set(at));
        choice("card", &card.name, "", *chosen == at, choose)
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={all.vendor.clone()}>
            <div class="today noprint"><h1>{ "이야기 카드" }</h1></div>
            <div class="fsec">
                if let Some(card) = all.cards.get(*chosen) {
                    <button class="btn btn--primary btn--go noprint" type="button" onclick={print}>
                        { icon(Icon::PRINT) }{ format!("{COPIES}장 뽑기") }
                    </button>
                    { for (0..COPIES).map(|copy| draw(&path, &all.farmer, card, copy)) }
                    <fieldset class="choice noprint">
                        <legend class="field__label">{ "어느 물건의 카드인가요?" }</legend>
                        { for all.cards.iter().enumerate().map(item) }
                    </fieldset>
                } else {
                    <div class="empty">
                        { icon(Icon::PRINT) }
                        <b>{ "뽑을 카드가 없어요" }</b>
                        <span>{ "파는 물건이 생기면 물건마다 한 장씩 나와요." }</span>
                    </div>
                }
            </div>
        </Frame>
    }
}

/// One copy; on the screen one is enough.
fn draw(path: &str, farmer: &str, card: &StoryCard, copy: usize) -> Html {
    let hidden = (copy > 0).then_some("story-card--copy");
    html! {
        <article class={classes!("card", "story-card", hidden)} key={copy}>
            <div class="story-card__words">
                <p class="label-card__to">{ &card.name }</p>
                { for card.story.iter().map(|line| html! { <p>{ line }</p> }) }
                <p class="muted">{ format!("{farmer} 드림") }</p>
            </div>
            <figure>
                <img
                    src={format!("{path}/{}/qr", card.product)} width="140" height="140"
                    alt="휴대전화로 찍으면 이 물건을 다시 볼 수 있어요"
                />
                <figcaption class="small">{ &card.address }</figcaption>
            </figure>
        </article>
    }
}
