//! 메시지: the texts that shoppers get, and the log of what was sent. Which of the two is open
//! stands in the address.

mod editing;
mod log;
mod texts;

use yew::prelude::*;
use yew_router::prelude::*;

use self::{log::Log, texts::Texts};
use super::{
    super::{app::Route, tabs::Tabs, ui::use_query},
    frame::Frame,
};

#[component]
pub(crate) fn Messages() -> Html {
    let navigator = use_navigator();
    let query = use_query();
    let of_log = query.get("view").is_some_and(|view| view == "log");
    let go = Callback::from(move |view: &'static str| {
        if let Some(navigator) = &navigator {
            // A name always has a form.
            let _ = navigator.push_with_query(&Route::Messages, &[("view", view)]);
        }
    });
    let tab = |name: &'static str, view: &'static str, here: bool| {
        html! {
            <button type="button" onclick={go.reform(move |_| view)} aria-current={here.then_some("true")}>
                { name }
            </button>
        }
    };
    html! {
        <Frame title="메시지">
            <div class="stack">
                <Tabs label="무엇을 볼지">
                    { tab("문구", "texts", !of_log) }
                    { tab("보낸 기록", "log", of_log) }
                </Tabs>
                if of_log { <Log /> } else { <Texts /> }
            </div>
        </Frame>
    }
}
