//! 기획전·배너: what is on and what is made, what stands in another's way, and moving or hiding a
//! campaign.

use std::rc::Rc;

use shared::{
    console::{
        campaign::{BannerRow, CampaignDesk, CampaignRow, Clash, Show, Stage},
        product::Begun,
        promotion::BeginDraft,
        role::Permission,
        sign_in::Me,
    },
    ids::CampaignId,
    time::Timestamp,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, note},
    },
    banners::{banners, span},
    drafts::drafts,
    frame::Frame,
    schedule::Reschedule,
    table::{self, DENSE, words},
};

const DRAFTS: &str = "/api/console/campaign-drafts";

/// What can be done with a campaign in the list.
struct Does {
    begin: Callback<Option<CampaignId>>,
    choose: Callback<CampaignRow>,
    toggle: Callback<CampaignRow>,
}

#[component]
pub(crate) fn Campaigns() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<CampaignDesk>("/api/console/campaigns".to_owned());
    let chosen = use_state(|| None::<CampaignRow>);
    let wrong = use_state(String::new);
    let may_edit = me.is_some_and(|me| me.may(Permission::EditCampaigns));
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |row| chosen.set(Some(row)))
    };
    let close = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    let done = {
        let (close, again) = (close.clone(), again.clone());
        Callback::from(move |()| {
            close.emit(());
            again.emit(());
        })
    };
    let show = {
        let (wrong, again) = (wrong.clone(), again.clone());
        Callback::from(move |(path, hidden): (String, bool)| {
            let (wrong, again) = (wrong.clone(), again.clone());
            spawn_local(async move {
                match api::post(&path, &Show { shown: hidden }).await {
                    Ok(()) => {
                        wrong.set(String::new());
                        again.emit(());
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        })
    };
    let toggle = show.reform(|row: CampaignRow| {
        let path = format!("/api/console/campaigns/{}/show", row.id);
        (path, row.hidden)
    });
    let toggle_banner = show.reform(|row: BannerRow| {
        let path = format!("/api/console/banners/{}/show", row.id);
        (path, row.hidden)
    });
    let navigator = use_navigator();
    let begin = {
        let wrong = wrong.clone();
        Callback::from(move |campaign: Option<CampaignId>| {
            let (wrong, navigator) = (wrong.clone(), navigator.clone());
            spawn_local(async move {
                let request = BeginDraft { campaign };
                match (api::ask::<_, Begun>(DRAFTS, &request).await, navigator) {
                    (Ok(begun), Some(navigator)) => {
                        navigator.push(&Route::Campaign { draft: begun.id });
                    }
                    (Ok(_), None) => {}
                    (Err(failure), _) => wrong.set(failure.first_wrong()),
                }
            });
        })
    };
    let does = Does {
        begin: begin.clone(),
        choose,
        toggle,
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(desk) => html! {
            <div class="stack stack--l">
                if !wrong.is_empty() {
                    { note("note--bad", &wrong) }
                }
                { clashes(desk) }
                { drafts(desk) }
                { campaigns(desk, may_edit.then_some(&does)) }
                { banners(desk, may_edit.then_some(&toggle_banner)) }
            </div>
        },
    };
    let actions = html! {
        if may_edit {
            <button class="btn btn--primary" type="button" onclick={begin.reform(|_| None)}>
                { icon(Icon::PLUS) }{ "새 기획전" }
            </button>
        }
    };
    html! {
        <Frame title="기획전·배너" {actions}>
            { content }
            if let Some(campaign) = (*chosen).clone() {
                <Reschedule {campaign} {done} {close} />
            }
        </Frame>
    }
}

fn clashes(desk: &CampaignDesk) -> Html {
    if desk.clashes.is_empty() {
        return note("note--ok", "같은 자리에서 겹치는 배너가 없어요.");
    }
    let one = |clash: &Clash| {
        note(
            "note--bad",
            &format!("{} {}", clash.says, span(clash.period)),
        )
    };
    html! { <div class="stack stack--s">{ for desk.clashes.iter().map(one) }</div> }
}

fn campaigns(desk: &CampaignDesk, does: Option<&Does>) -> Html {
    if desk.campaigns.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::MEGA) }
                <b>{ "아직 기획전이 없어요" }</b>
                <span>{ "‘새 기획전’을 누르면 초안이 생겨요. 내보내기 전에는 손님에게 보이지 않아요." }</span>
            </div>
        };
    }
    let mut rows: Vec<&CampaignRow> = desk.campaigns.iter().collect();
    rows.sort_by_key(|row| turn(row, desk.now));
    html! {
        <section class="panel" aria-labelledby="campaigns">
            <div class="panel__head"><h2 id="campaigns">{ "기획전" }</h2></div>
            { table::draw(
                DENSE,
                "기획전, 진행 중인 것과 곧 시작하는 것부터",
                ["기획전", "상태", "시작", "끝 (이 시각 바로 앞까지)", ""].map(words),
                rows.into_iter().map(|one| row(one, desk, does)),
            ) }
        </section>
    }
}

/// What ends or begins next comes first; what is over last, the latest first.
fn turn(campaign: &CampaignRow, now: Timestamp) -> (u8, i64) {
    let Timestamp(start) = campaign.period.start;
    let Timestamp(end) = campaign.period.end;
    match campaign.stage(now) {
        Stage::Live => (0, end),
        Stage::Planned => (1, start),
        Stage::Hidden => (2, start),
        Stage::Over => (3, -end),
    }
}

fn row(campaign: &CampaignRow, desk: &CampaignDesk, does: Option<&Does>) -> Html {
    let stage = campaign.stage(desk.now);
    let mut drafts = desk.drafts.iter();
    let waits = drafts.any(|draft| draft.replaces.as_ref() == Some(&campaign.id));
    let kind = match stage {
        Stage::Live => "pill--ok",
        Stage::Planned => "pill--warn",
        Stage::Hidden | Stage::Over => "",
    };
    let emit = |callback: &Callback<CampaignRow>| {
        let (callback, campaign) = (callback.clone(), campaign.clone());
        move |_| callback.emit(campaign.clone())
    };
    let begin = {
        let (begin, id) = (does.map(|does| does.begin.clone()), campaign.id.clone());
        move |_: MouseEvent| {
            if let Some(begin) = &begin {
                begin.emit(Some(id.clone()));
            }
        }
    };
    html! {
        <tr role="row" key={campaign.id.as_str()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="기획전">
                <div class="cell">
                    <a href={format!("/campaigns/{}", campaign.id)}>{ &campaign.title }</a>
                    <span class="table__sub">
                        { format!("{} · 상품 {}개 · ", campaign.label, campaign.products) }
                        <a href={format!("/console/campaigns/{}/results", campaign.id)}>{ "결과" }</a>
                    </span>
                </div>
            </th>
            <td role="cell" data-label="상태">
                <div class="cell">
                    <span class={classes!("pill", kind)}>{ stage.name() }</span>
                    if waits {
                        <span class="table__sub">{ "고친 것이 기다려요" }</span>
                    }
                </div>
            </td>
            <td role="cell" class="nowrap" data-label="시작"><div class="cell">{ campaign.period.start.minute() }</div></td>
            <td role="cell" class="nowrap" data-label="끝"><div class="cell">{ campaign.period.end.minute() }</div></td>
            <td role="cell">
                if let Some(does) = does {
                    <div class="cell row row--tight">
                        if stage != Stage::Over {
                            <button
                                class="btn btn--quiet" type="button" onclick={begin}
                                aria-label={format!("{} 고치기", campaign.title)}
                            >{ "고치기" }</button>
                        }
                        <button
                            class="btn btn--quiet" type="button" onclick={emit(&does.choose)}
                            aria-label={format!("{} 일정 바꾸기", campaign.title)}
                        >{ "일정 바꾸기" }</button>
                        <button
                            class="btn btn--quiet" type="button" onclick={emit(&does.toggle)}
                            aria-label={format!("{} {}", campaign.title, verb(campaign))}
                        >{ verb(campaign) }</button>
                    </div>
                }
            </td>
        </tr>
    }
}

fn verb(campaign: &CampaignRow) -> &'static str {
    if campaign.hidden {
        "다시 보이기"
    } else {
        "숨기기"
    }
}
