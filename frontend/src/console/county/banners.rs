//! The banners in their places.

use super::table::{self, DENSE, words};
use shared::{
    console::campaign::{BannerRow, CampaignDesk},
    time::Period,
};
use yew::prelude::*;

use super::super::icon::{Icon, icon};

pub(super) fn banners(desk: &CampaignDesk, toggle: Option<&Callback<BannerRow>>) -> Html {
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
                <td role="cell">
                    if let Some(toggle) = toggle {
                        <div class="cell row row--tight">
                            <a
                                class="btn btn--quiet" href={format!("/console/banners/{}", banner.id)}
                                aria-label={format!("배너 {} 고치기", banner.title)}
                            >{ "고치기" }</a>
                            <button
                                class="btn btn--quiet" type="button" onclick={turn(toggle, banner)}
                                aria-label={format!("배너 {} {}", banner.title, verb(banner))}
                            >{ verb(banner) }</button>
                        </div>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <section class="panel" aria-labelledby="banners">
            <div class="panel__head">
                <h2 id="banners">{ "배너" }</h2>
                <span class="small muted">{ "기간이 기획전과 같은 배너는 함께 옮겨져요" }</span>
                if toggle.is_some() {
                    <a class="btn" href="/console/banners/new">{ icon(Icon::PLUS) }{ "새 배너" }</a>
                }
            </div>
            { table::draw(
                DENSE,
                "배너, 자리 차례로",
                ["배너", "자리", "기간", "상태", ""].map(words),
                desk.banners.iter().map(row),
            ) }
        </section>
    }
}

fn turn(toggle: &Callback<BannerRow>, banner: &BannerRow) -> Callback<MouseEvent> {
    let banner = banner.clone();
    toggle.reform(move |_| banner.clone())
}

fn verb(banner: &BannerRow) -> &'static str {
    if banner.hidden {
        "다시 보이기"
    } else {
        "숨기기"
    }
}

pub(super) fn span(period: Period) -> String {
    format!("{} ~ {}", period.start.minute(), period.end.minute())
}
