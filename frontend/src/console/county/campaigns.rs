//! 기획전·배너: when each is on, what stands in another's way, and moving or hiding a campaign.

use std::rc::Rc;

use shared::{
    console::{
        campaign::{BannerRow, CampaignDesk, CampaignRow, Clash, Show, Stage},
        role::Permission,
        sign_in::Me,
    },
    time::{Period, Timestamp},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{broken, note},
    },
    frame::Frame,
    schedule::Reschedule,
};

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
    let toggle = {
        let (wrong, again) = (wrong.clone(), again.clone());
        Callback::from(move |row: CampaignRow| {
            let (wrong, again) = (wrong.clone(), again.clone());
            spawn_local(async move {
                let path = format!("/api/console/campaigns/{}/show", row.id);
                match api::post(&path, &Show { shown: row.hidden }).await {
                    Ok(()) => {
                        wrong.set(String::new());
                        again.emit(());
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        })
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
                { campaigns(desk, may_edit, &choose, &toggle) }
                { banners(desk) }
            </div>
        },
    };
    html! {
        <Frame title="기획전·배너">
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

fn campaigns(
    desk: &CampaignDesk,
    may_edit: bool,
    choose: &Callback<CampaignRow>,
    toggle: &Callback<CampaignRow>,
) -> Html {
    if desk.campaigns.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::MEGA) }
                <b>{ "아직 기획전이 없어요" }</b>
                <span>{ "상품 자료와 함께 가져온 기획전이 여기에 보여요." }</span>
            </div>
        };
    }
    let mut rows: Vec<&CampaignRow> = desk.campaigns.iter().collect();
    rows.sort_by_key(|row| turn(row, desk.now));
    html! {
        <section class="panel" aria-labelledby="campaigns">
            <div class="panel__head"><h2 id="campaigns">{ "기획전" }</h2></div>
            <div class="table-wrap" tabindex="0" role="region" aria-label="기획전 목록 (옆으로 넘길 수 있는 표)">
                <table class="table table--stack table--tight" role="table">
                    <caption class="vh">{ "기획전, 진행 중인 것과 곧 시작하는 것부터" }</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            { for ["기획전", "상태", "시작", "끝 (이 시각 바로 앞까지)", ""].map(|name| html! {
                                <th scope="col" role="columnheader">{ name }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        { for rows.into_iter().map(|one| row(one, desk.now, may_edit, choose, toggle)) }
                    </tbody>
                </table>
            </div>
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

fn row(
    campaign: &CampaignRow,
    now: Timestamp,
    may_edit: bool,
    choose: &Callback<CampaignRow>,
    toggle: &Callback<CampaignRow>,
) -> Html {
    let stage = campaign.stage(now);
    let kind = match stage {
        Stage::Live => "pill--ok",
        Stage::Planned => "pill--warn",
        Stage::Hidden | Stage::Over => "",
    };
    let emit = |callback: &Callback<CampaignRow>| {
        let (callback, campaign) = (callback.clone(), campaign.clone());
        move |_| callback.emit(campaign.clone())
    };
    html! {
        <tr role="row" key={campaign.id.as_str()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="기획전">
                <div class="cell">
                    <a href={format!("/campaigns/{}", campaign.id)}>{ &campaign.title }</a>
                    <span class="table__sub">{ format!("{} · 상품 {}개", campaign.label, campaign.products) }</span>
                </div>
            </th>
            <td role="cell" data-label="상태">
                <div class="cell"><span class={classes!("pill", kind)}>{ stage.name() }</span></div>
            </td>
            <td role="cell" class="nowrap" data-label="시작"><div class="cell">{ moment(campaign.period.start) }</div></td>
            <td role="cell" class="nowrap" data-label="끝"><div class="cell">{ moment(campaign.period.end) }</div></td>
            <td role="cell">
                if may_edit {
                    <div class="cell row row--tight">
                        <button
                            class="btn btn--quiet" type="button" onclick={emit(choose)}
                            aria-label={format!("{} 일정 바꾸기", campaign.title)}
                        >{ "일정 바꾸기" }</button>
                        <button
                            class="btn btn--quiet" type="button" onclick={emit(toggle)}
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

fn banners(desk: &CampaignDesk) -> Html {
    let row = |banner: &BannerRow| {
        let mut leads = desk.campaigns.iter();
        let campaign = leads.find(|campaign| campaign.id == banner.campaign);
        let campaign =
            campaign.map_or(banner.campaign.as_str(), |campaign| campaign.label.as_str());
        html! {
            <tr role="row" key={banner.id.clone()}>
                <th scope="row" role="rowheader" class="rh cell-main" data-label="배너">
                    <div class="cell">{ &banner.title }<span class="table__sub">{ campaign }</span></div>
                </th>
                <td role="cell" class="nowrap" data-label="자리">
                    <div class="cell">{ format!("{} {}번째", banner.place.0, banner.place.1) }</div>
                </td>
                <td role="cell" data-label="기간"><div class="cell">{ span(banner.period) }</div></td>
                <td role="cell" data-label="상태">
                    <div class="cell">
                        if banner.hidden {
                            <span class="pill">{ "숨김" }</span>
                        } else if banner.period.contains(desk.now) {
                            <span class="pill pill--ok">{ "진행 중" }</span>
                        }
                    </div>
                </td>
            </tr>
        }
    };
    html! {
        <section class="panel" aria-labelledby="banners">
            <div class="panel__head">
                <h2 id="banners">{ "배너" }</h2>
                <span class="small muted">{ "기간이 기획전과 같은 배너는 함께 옮겨져요" }</span>
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label="배너 목록 (옆으로 넘길 수 있는 표)">
                <table class="table table--stack table--tight" role="table">
                    <caption class="vh">{ "배너, 자리 차례로" }</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            { for ["배너", "자리", "기간", "상태"].map(|name| html! {
                                <th scope="col" role="columnheader">{ name }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for desk.banners.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn span(period: Period) -> String {
    format!("{} ~ {}", moment(period.start), moment(period.end))
}

/// A moment as the team reads it.
fn moment(at: Timestamp) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{} {hour:02}:{minute:02}", at.date())
}
