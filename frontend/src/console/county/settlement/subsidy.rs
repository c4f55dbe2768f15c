//! 택배비 지원: what the county gives for this year's parcels, and the list of all producers.

use shared::console::subsidy::SubsidyYear;
use yew::prelude::*;

use super::super::super::{
    api::{Load, use_load},
    icon::{Icon, icon},
};

/// Nothing where the county gives nothing.
#[component]
pub(super) fn Subsidies() -> Html {
    let path = "/api/console/subsidy";
    let year = match use_load::<SubsidyYear>(path.to_owned()).now {
        Load::Ready(year) => year,
        Load::Waiting | Load::Failed(_) => return Html::default(),
    };
    let Some(rule) = year.rule else {
        return Html::default();
    };
    html! {
        <section class="panel" aria-labelledby="subsidy">
            <div class="panel__head">
                <h2 id="subsidy">{ format!("{}년 택배비 지원", year.year) }</h2>
                <a class="btn" href={format!("{path}/xlsx")} download="">
                    { icon(Icon::DOWNLOAD) }{ "명단 받기(엑셀)" }
                </a>
            </div>
            <div class="panel__body">
                <p>
                    <span class="gauge__num">{ year.total.to_string() }</span>{ " " }
                    <span class="sub">{ format!("생산자 {}곳", year.vendors.len()) }</span>
                </p>
                <p class="small sub">
                    { format!("택배 하나에 {}씩, 생산자마다 한 해에 {}까지예요. 보낸 택배와 운송장에서 셈해요.", rule.per_parcel, rule.cap) }
                </p>
            </div>
        </section>
    }
}
