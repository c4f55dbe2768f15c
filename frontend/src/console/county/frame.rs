//! The frame around the team's pages: the menu of what this person may do, the search, who it is.

use std::rc::Rc;

use shared::console::sign_in::{Held, Me};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api,
        app::Route,
        icon::{Icon, icon, mark},
        ui::use_key,
    },
    menu::{Place, menu},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The page's heading.
    pub(super) title: String,
    /// Where the page is, above the heading.
    #[prop_or_default]
    pub(super) trail: Html,
    /// Buttons beside the heading.
    #[prop_or_default]
    pub(super) actions: Html,
    pub(super) children: Html,
}

#[component]
pub(super) fn Frame(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let Some(me) = me else {
        return Html::default();
    };
    let title = format!("{} · {} 관리", props.title, me.mall);
    use_effect_with(title, |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    let duties: Vec<&str> = me
        .roles
        .iter()
        .map(|Held { role, .. }| role.name())
        .collect();
    let face: String = me.name.chars().take(1).collect();
    html! {
        <div class="county">
            <a class="skip" href="#main">{ "본문으로 건너뛰기" }</a>
            <div class="shell">
                <nav class="side" aria-label="주 메뉴">
                    <a class="brand" href="/console">
                        { mark() }<span>{ &me.mall }<small>{ "운영" }</small></span>
                    </a>
                    { links(&me) }
                </nav>
                <div>
                    <header class="topbar">
                        <details class="cmenu">
                            <summary aria-label="메뉴 열기">{ icon(Icon::MENU) }</summary>
                            <nav aria-label="휴대전화 메뉴">{ links(&me) }</nav>
                        </details>
                        <Search />
                        <div class="who">
                            <span class="who__text">
                                <b>{ &me.name }</b><br />
                                <span class="small muted">{ duties.join(", ") }</span>
                            </span>
                            <span class="who__face" aria-hidden="true">{ face }</span>
                        </div>
                        <button class="btn btn--quiet" type="button" onclick={|_| leave()}>
                            { "나가기" }
                        </button>
                    </header>
                    <main class="page" id="main" tabindex="-1">
                        <div class="page__head">
                            <div>{ props.trail.clone() }<h1>{ &props.title }</h1></div>
                            <div class="row row--tight">{ props.actions.clone() }</div>
                        </div>
                        { props.children.clone() }
                    </main>
                </div>
            </div>
        </div>
    }
}

fn links(me: &Me) -> Html {
    let group = |(name, places): (&'static str, Vec<Place>)| {
        let places: Vec<Place> = places
            .into_iter()
            .filter(|place| place.needs.is_none_or(|needs| me.may(needs)))
            .collect();
        if places.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <div class="side__group">{ name }</div>
                { for places.into_iter().map(|place| html! {
                    <MenuLink route={place.route} sign={place.sign} name={place.name} />
                }) }
            </>
        }
    };
    menu().into_iter().map(group).collect()
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    route: Route,
    sign: Icon,
    name: &'static str,
}

#[component]
fn MenuLink(props: &LinkProps) -> Html {
    let here = use_route::<Route>();
    let navigator = use_navigator();
    let route = props.route.clone();
    let current = here.map(part_of).as_ref() == Some(&route);
    let href = route.to_path();
    let onclick = move |event: MouseEvent| {
        if let (Some(navigator), false) = (&navigator, event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            navigator.push(&route);
        }
    };
    html! {
        <a class="side__link" {href} {onclick} title={props.name} aria-current={current.then_some("page")}>
            { icon(props.sign) }<span>{ props.name }</span>
        </a>
    }
}

/// The place in the menu that a page belongs to.
fn part_of(page: Route) -> Route {
    match page {
        Route::Run { .. } => Route::Settlement,
        Route::Campaign { .. } | Route::Results { .. } | Route::Banner { .. } => Route::Campaigns,
        other => other,
    }
}

/// Finds orders from every page. `/` leads to it.
#[component]
fn Search() -> Html {
    let navigator = use_navigator();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_key((), move |event| {
            if event.key() == "/" {
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlInputElement>() {
                    // A field that is there takes the focus.
                    let _ = field.focus();
                }
            }
        });
    }
    let onsubmit = {
        let field = field.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = field.cast::<HtmlInputElement>().map(|field| field.value());
            if let (Some(navigator), Some(q)) = (&navigator, words) {
                // A query of one word always has a form.
                let _ = navigator.push_with_query(&Route::Orders, &[("q", q)]);
            }
        }
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <label class="vh" for="gq">{ "주문번호, 이름, 전화번호, 운송장, 상품으로 찾기" }</label>
            { icon(Icon::SEARCH) }
            <input
                class="input" id="gq" type="search" ref={field}
                placeholder="주문번호·이름·운송장·상품"
            />
            <kbd>{ "/" }</kbd>
        </form>
    }
}

fn leave() {
    spawn_local(async {
        // Signed out or not, the door is shown again.
        let _ = api::post("/api/console/sign-out", &()).await;
        if let Some(window) = web_sys::window() {
            let _ = window.location().set_href("/console");
        }
    });
}
