//! A page of the shop as a customer's telephone shows it. The server draws it with the shop's own
//! components; in its frame nothing runs and no link leads anywhere.

use web_sys::HtmlIFrameElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Where the page is.
    pub(super) path: AttrValue,
    /// Grows with every change that the page shows.
    #[prop_or_default]
    pub(super) version: u32,
}

#[component]
pub(super) fn Phone(props: &Props) -> Html {
    let frame = use_node_ref();
    // How far down the page was before it was drawn again.
    let before = use_mut_ref(|| 0.0);
    {
        let (frame, before) = (frame.clone(), before.clone());
        use_effect_with(
            (props.path.clone(), props.version),
            move |(path, version)| {
                let Some(frame) = frame.cast::<HtmlIFrameElement>() else {
                    return;
                };
                if let Some(window) = frame.content_window() {
                    *before.borrow_mut() = window.scroll_y().unwrap_or_default();
                }
                frame.set_src(&format!("{path}?v={version}"));
            },
        );
    }
    let onload = {
        let frame = frame.clone();
        move |_: Event| {
            let window = frame
                .cast::<HtmlIFrameElement>()
                .and_then(|frame| frame.content_window());
            if let Some(window) = window {
                window.scroll_to_with_x_and_y(0.0, *before.borrow());
            }
        }
    };
    html! {
        <div class="phone">
            <iframe
                class="phone__frame" title="손님이 볼 화면" sandbox="allow-same-origin"
                ref={frame} {onload}
            />
        </div>
    }
}
