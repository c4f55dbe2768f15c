//! The page itself as it would be at a moment, on a phone or a computer.

use shared::time::Timestamp;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    super::ui::Field,
    schedule::{read, written},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Where the server draws it.
    pub(super) path: String,
    /// A new one draws the page again.
    pub(super) version: i64,
    /// The moment that is looked at first.
    pub(super) at: Timestamp,
}

#[component]
pub(super) fn Preview(props: &Props) -> Html {
    // The first moment, until somebody says another moment.
    let said = use_state(|| None::<String>);
    let wide = use_state(|| false);
    let at = said.as_deref().and_then(read).unwrap_or(props.at);
    let value = (*said).clone().unwrap_or_else(|| written(props.at));
    let look = {
        let said = said.clone();
        Callback::from(move |text: String| said.set(Some(text)))
    };
    let choose = {
        let wide = wide.clone();
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            wide.set(select.value() == "wide");
        }
    };
    let src = format!("{}?at={}&v={}", props.path, at.0, props.version);
    let title = format!("{}에 보이는 화면", at.korean());
    let (class, width, height) = if *wide {
        ("frame frame--wide", "1280", "800")
    } else {
        ("frame", "360", "640")
    };
    html! {
        <section class={classes!("panel", "camp__pv", wide.then_some("camp__pv--wide"))} aria-labelledby="pv">
            <div class="panel__head">
                <h2 id="pv">{ "미리보기" }</h2>
                <div class="row row--tight">
                    <label class="vh" for="device">{ "기기" }</label>
                    <select class="select" id="device" onchange={choose}>
                        <option value="phone" selected={!*wide}>{ "휴대전화" }</option>
                        <option value="wide" selected={*wide}>{ "컴퓨터" }</option>
                    </select>
                </div>
            </div>
            <div class="panel__body stack">
                <Field
                    id="look-at" label="이 시각에 보이는 대로" kind="datetime-local" {value} onchange={look}
                />
                <div {class} tabindex="0" role="region" aria-label="미리보기 화면 (옆으로 넘길 수 있는 화면)">
                    <iframe {src} {title} {width} {height} sandbox="allow-same-origin" loading="lazy" />
                </div>
                <p class="small muted">{ "저장된 초안을 그린 것이에요. 눌러도 넘어가지 않아요." }</p>
            </div>
        </section>
    }
}
