//! The frame around a producer's page: who it is, and the ways to the other pages.

use std::rc::Rc;

use shared::console::sign_in::Me;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::super::{
    api,
    app::Route,
    icon::{Icon, icon, mark},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The vendor's id.
    pub(super) vendor: String,
    /// Its name.
    pub(super) name: String,
    pub(super) children: Html,
}

#[component]
pub(super) fn Frame(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let of_county = me.is_some_and(|me| me.is_of_county());
    let leave = |_| {
        spawn_local(async {
            // Signed out or not, the door is shown again.
            let _ = api::post("/api/console/sign-out", &()).await;
            if let Some(window) = web_sys::window() {
                let _ = window.location().reload();
            }
        });
    };
    let vendor = props.vendor.clone();
    html! {
        <div class="farmer">
            <a class="skip" href="#main">{ "본문으로 건너뛰기" }</a>
            <div class="fcol">
                <header class="ftop">
                    <span class="ftop__title">{ mark() }{ &props.name }</span>
                    <button class="btn btn--quiet btn--s ftop__help" type="button" onclick={leave}>
                        { "나가기" }
                    </button>
                </header>
                if of_county {
                    <p class="note note--warn" role="note">
                        { "군청에서 이 농가의 일을 보고 있어요. 하신 일은 기록에 남아요." }
                    </p>
                }
                <main class="fmain" id="main" tabindex="-1">{ props.children.clone() }</main>
                <nav class="ftabs" aria-label="주 메뉴">
                    { tab(Route::Today { vendor: vendor.clone() }, Icon::BOX, "오늘") }
                    { tab(Route::Products { vendor: vendor.clone() }, Icon::STORE, "내 물건") }
                    { tab(Route::Money { vendor: vendor.clone() }, Icon::BANK, "내 돈") }
                    { tab(Route::VendorFeedback { vendor: vendor.clone() }, Icon::MSG, "문의") }
                    { tab(Route::Waybills { vendor }, Icon::DOC, "송장") }
                </nav>
            </div>
        </div>
    }
}

fn tab(route: Route, sign: Icon, name: &'static str) -> Html {
    html! { <Tab {route} sign={sign} name={name} /> }
}

#[derive(Properties, PartialEq)]
struct TabProps {
    route: Route,
    sign: Icon,
    name: &'static str,
}

#[component]
fn Tab(props: &TabProps) -> Html {
    let here = use_route::<Route>();
    let navigator = use_navigator();
    let route = props.route.clone();
    let current = here.as_ref() == Some(&route);
    let href = route.to_path();
    let onclick = move |event: MouseEvent| {
        if let (Some(navigator), false) = (&navigator, event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            navigator.push(&route);
        }
    };
    html! {
        <a {href} {onclick} aria-current={current.then_some("page")}>
            { icon(props.sign) }{ props.name }
        </a>
    }
}
