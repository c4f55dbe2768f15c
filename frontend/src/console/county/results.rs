//! 기획전 결과: what a campaign brought, day by day.

use shared::{
    console::promotion::{CampaignResults, DayResult, Sums},
    money::Won,
};
use yew::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::broken,
    },
    frame::Frame,
    table::{self, DENSE},
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The campaign's id.
    pub(crate) campaign: String,
}

#[component]
pub(crate) fn Results(props: &Props) -> Html {
    let path = format!("/api/console/campaigns/{}/results", props.campaign);
    let Loaded { now, again } = use_load::<CampaignResults>(path);
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(results) if results.days.is_empty() => html! {
            <div class="empty">
                { icon(Icon::CHART) }
                <b>{ "아직 결제된 주문이 없어요" }</b>
                <span>{ "기획전 기간에 결제된 주문이 날마다 여기에 쌓여요." }</span>
            </div>
        },
        Load::Ready(results) => table(results),
    };
    let title = match &now {
        Load::Ready(results) => format!("{} 결과", results.title),
        Load::Waiting | Load::Failed(_) => "기획전 결과".to_owned(),
    };
    let trail = html! {
        <p class="small muted"><a href="/console/campaigns">{ "기획전·배너" }</a>{ " / 결과" }</p>
    };
    html! {
        <Frame {title} {trail}>
            <div class="stack">
                { content }
                <p class="small muted">
                    { "기획전 기간에 결제된 주문 가운데 기획전 상품만 셌어요. 매출은 상품값이고, 돌려준 돈을 결제한 날에서 뺐어요. " }
                    { "‘기획전 주소로’는 담기 링크에 이 기획전을 적어 들어온 주문 수예요. 방문자 수는 쿠키 없이 바르게 셀 수 없어서 세지 않아요." }
                </p>
            </div>
        </Frame>
    }
}

fn table(results: &CampaignResults) -> Html {
    let total = row("모두", &results.total, "total".to_owned());
    let day = |day: &DayResult| row(&day.day.korean(), &day.sums, day.day.to_string());
    html! {
        <section class="panel" aria-labelledby="results">
            <div class="panel__head"><h2 id="results">{ "날마다" }</h2></div>
            { table::draw(
                DENSE,
                "결제한 날마다의 주문과 매출",
                table::sums(&NAMES),
                std::iter::once(total).chain(results.days.iter().map(day)),
            ) }
        </section>
    }
}

const NAMES: [&str; 6] = [
    "결제한 날",
    "주문",
    "수량",
    "매출",
    "돌려준 돈",
    "기획전 주소로",
];

fn row(name: &str, sums: &Sums, key: String) -> Html {
    let cell = |label: &'static str, text: String| {
        html! { <td role="cell" class="num nowrap" data-label={label}><div class="cell">{ text }</div></td> }
    };
    let returned = if sums.returned == Won(0) {
        "없음".to_owned()
    } else {
        sums.returned.to_string()
    };
    html! {
        <tr role="row" {key}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label={NAMES[0]}>
                <div class="cell">{ name.to_owned() }</div>
            </th>
            { cell(NAMES[1], format!("{}건", sums.orders)) }
            { cell(NAMES[2], format!("{}개", sums.units)) }
            { cell(NAMES[3], sums.sales.to_string()) }
            { cell(NAMES[4], returned) }
            { cell(NAMES[5], format!("{}건", sums.by_address)) }
        </tr>
    }
}
