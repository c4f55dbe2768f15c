//! Campaigns in the making, in the list of campaigns.

use shared::console::{campaign::CampaignDesk, promotion::DraftRow};
use yew::prelude::*;

/// What is made and not yet seen by shoppers.
pub(super) fn drafts(desk: &CampaignDesk) -> Html {
    if desk.drafts.is_empty() {
        return Html::default();
    }
    let row = |draft: &DraftRow| {
        let title = match draft.title.trim() {
            "" => "제목 없는 초안",
            title => title,
        };
        let about = match &draft.replaces {
            Some(_) => "고친 것이 기다려요. 내보낼 때까지 손님은 전 것을 봐요.",
            None => "새 기획전이에요. 손님에게 보이지 않아요.",
        };
        html! {
            <li class="row row--nowrap" key={draft.id.clone()}>
                <span class="grow">
                    <a href={format!("/console/campaigns/{}", draft.id)}><b>{ title }</b></a>
                    <span class="table__sub">
                        { format!("{about} {} · {}", draft.touched_at.minute(), draft.touched_by) }
                    </span>
                </span>
            </li>
        }
    };
    html! {
        <section class="panel" aria-labelledby="drafts">
            <div class="panel__head"><h2 id="drafts">{ "만드는 중" }</h2></div>
            <div class="panel__body"><ul class="stack">{ for desk.drafts.iter().map(row) }</ul></div>
        </section>
    }
}
