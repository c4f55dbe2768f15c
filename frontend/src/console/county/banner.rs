//! One banner's form: where it leads, what it says, when and in which place.

use std::rc::Rc;

use shared::{
    console::{
        campaign::{CampaignDesk, CampaignRow, Stage},
        promotion::{BANNER_PLACES, BannerFile, BannerSaid, SaveBanner},
    },
    ids::CampaignId,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{Field, broken, note},
    },
    frame::Frame,
    making::looks,
    scene::scene,
    schedule::{read, written},
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The banner's id, or `new`.
    pub(crate) banner: String,
}

#[component]
pub(crate) fn Banner(props: &Props) -> Html {
    let desk = use_load::<CampaignDesk>("/api/console/campaigns".to_owned());
    let is_new = props.banner == "new";
    let title = if is_new {
        "새 배너"
    } else {
        "배너 고치기"
    };
    let content = match &desk.now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &desk.again),
        Load::Ready(desk) if is_new => {
            html! { <Form desk={desk.clone()} file={None::<BannerFile>} /> }
        }
        Load::Ready(desk) => html! { <Known desk={desk.clone()} id={props.banner.clone()} /> },
    };
    let trail = html! {
        <p class="small muted"><a href="/console/campaigns">{ "기획전·배너" }</a>{ " / 배너" }</p>
    };
    html! { <Frame {title} {trail}>{ content }</Frame> }
}

#[derive(Properties, PartialEq)]
struct KnownProps {
    desk: Rc<CampaignDesk>,
    id: String,
}

/// A banner that is there is read before its form is drawn.
#[component]
fn Known(props: &KnownProps) -> Html {
    let Loaded { now, again } =
        use_load::<BannerFile>(format!("/api/console/banners/{}", props.id));
    match now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(&failure, &again),
        Load::Ready(file) => html! { <Form desk={props.desk.clone()} file={(*file).clone()} /> },
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    desk: Rc<CampaignDesk>,
    /// What is there; nothing for a new one.
    file: Option<BannerFile>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let said = use_state(|| begun(props));
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let navigator = use_navigator();
    let onsubmit = {
        let (said, failure, busy) = (said.clone(), failure.clone(), busy.clone());
        let file = props.file.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            busy.set(true);
            let path = file.as_ref().map_or_else(
                || "/api/console/banners".to_owned(),
                |file| format!("/api/console/banners/{}", file.id),
            );
            let request = SaveBanner {
                seen: file
                    .as_ref()
                    .map_or_else(String::new, |file| file.seen.clone()),
                said: (*said).clone(),
            };
            let (failure, busy, navigator) = (failure.clone(), busy.clone(), navigator.clone());
            spawn_local(async move {
                let answer = api::ask::<_, BannerFile>(&path, &request).await;
                busy.set(false);
                match (answer, navigator) {
                    (Ok(_), Some(navigator)) => navigator.push(&Route::Campaigns),
                    (Ok(_), None) => {}
                    (Err(refused), _) => failure.set(Some(refused)),
                }
            });
        }
    };
    let wrong = |field: &str| wrong_of(failure.as_ref(), field);
    let whole = failure.as_ref().filter(|failure| of_no_field(failure));
    html! {
        <section class="panel">
            <form class="panel__body stack" {onsubmit} novalidate={true}>
                { leads(props, &said, &wrong("campaign")) }
                <Field
                    id="banner-title" label="제목" value={said.title.clone()} error={wrong("title")}
                    onchange={edit(&said, |said, text| said.title = text)}
                />
                <Field
                    id="banner-subtitle" label="제목 아래 한 줄" value={said.subtitle.clone()} error={wrong("subtitle")}
                    onchange={edit(&said, |said, text| said.subtitle = text)}
                />
                <div class="two">
                    <Field
                        id="banner-starts" label="시작" kind="datetime-local"
                        value={said.starts_at.map_or_else(String::new, written)} error={wrong("startsAt")}
                        onchange={edit(&said, |said, text: String| said.starts_at = read(&text))}
                    />
                    <Field
                        id="banner-ends" label="끝 (이 시각 바로 앞까지)" kind="datetime-local"
                        value={said.ends_at.map_or_else(String::new, written)} error={wrong("endsAt")}
                        onchange={edit(&said, |said, text: String| said.ends_at = read(&text))}
                    />
                </div>
                { places(&said, &wrong("place")) }
                { scene(&said, &failure, &busy, &wrong) }
                { looks(&said.look, &wrong("look"), &edit(&said, |said, look| said.look = look)) }
                if let Some(failure) = whole {
                    { note("note--bad", &failure.text()) }
                }
                <p class="small muted">{ "저장하면 바로 기간에 맞춰 손님에게 보여요." }</p>
                <div class="row row--tight">
                    <button class="btn btn--primary" aria-busy={busy.then_some("true")}>{ "저장하기" }</button>
                    <a class="btn" href="/console/campaigns">{ "그만두기" }</a>
                </div>
            </form>
        </section>
    }
}

fn begun(props: &FormProps) -> BannerSaid {
    match &props.file {
        Some(file) => file.said.clone(),
        None => BannerSaid {
            place: 1,
            ..BannerSaid::default()
        },
    }
}

pub(super) fn edit<T: 'static>(
    said: &UseStateHandle<BannerSaid>,
    edit: fn(&mut BannerSaid, T),
) -> Callback<T> {
    let said = said.clone();
    Callback::from(move |value| {
        let mut news = (*said).clone();
        edit(&mut news, value);
        said.set(news);
    })
}

fn wrong_of(failure: Option<&Failure>, field: &str) -> String {
    let Some(Failure::Refused(refusal)) = failure else {
        return String::new();
    };
    let mut fields = refusal.fields.iter();
    let fault = fields.find(|fault| fault.field == field);
    fault.map_or_else(String::new, |fault| fault.message.clone())
}

fn of_no_field(failure: &Failure) -> bool {
    match failure {
        Failure::Refused(refusal) => refusal.fields.is_empty(),
        Failure::Offline => true,
    }
}

/// Where it leads. A new banner takes over the campaign's period.
fn leads(props: &FormProps, said: &UseStateHandle<BannerSaid>, wrong: &str) -> Html {
    let open =
        |row: &&CampaignRow| row.stage(props.desk.now) != Stage::Over || row.id == said.campaign;
    let rows: Vec<CampaignRow> = props.desk.campaigns.iter().filter(open).cloned().collect();
    let choose = {
        let (said, rows) = (said.clone(), rows.clone());
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let id = CampaignId(select.value());
            let mut news = (*said).clone();
            if let Some(row) = rows.iter().find(|row| row.id == id) {
                (news.starts_at, news.ends_at) = (Some(row.period.start), Some(row.period.end));
            }
            news.campaign = id;
            said.set(news);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for="leads">{ "누르면 갈 기획전" }</label>
            <select class="select" id="leads" onchange={choose}>
                <option value="" selected={said.campaign.as_str().is_empty()}>{ "골라 주세요" }</option>
                { for rows.iter().map(|row| html! {
                    <option value={row.id.to_string()} selected={row.id == said.campaign}>{ &row.title }</option>
                }) }
            </select>
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong.to_owned() }</p>
            }
        </div>
    }
}

fn places(said: &UseStateHandle<BannerSaid>, wrong: &str) -> Html {
    let choose = edit(said, |said, event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        said.place = select.value().parse().unwrap_or(1);
    });
    html! {
        <div class="field">
            <label class="field__label" for="place">{ "첫 화면 큰 배너의 자리" }</label>
            <select class="select" id="place" onchange={choose}>
                { for (1..=BANNER_PLACES).map(|place| html! {
                    <option value={place.to_string()} selected={place == said.place}>{ format!("{place}번째") }</option>
                }) }
            </select>
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong.to_owned() }</p>
            }
        </div>
    }
}
