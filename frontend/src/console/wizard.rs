//! One question a screen: the frame, the place in the row of questions, and the way back. The
//! place stands in the address, so that the browser's own way back works, too.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    app::Route,
    icon::{Icon, icon},
    ui::{use_focus_if, use_query},
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The question in two lines.
    pub(super) title: [String; 2],
    #[prop_or_default]
    pub(super) why: String,
    /// Which question of how many; without a count on the first and last screens.
    #[prop_or_default]
    pub(super) place: Option<(usize, usize)>,
    /// What stands beside the way back.
    #[prop_or_default]
    pub(super) note: &'static str,
    /// How often somebody wanted to go on and could not: the last time leads to what is wrong.
    #[prop_or_default]
    pub(super) stopped: u32,
    pub(super) back: Callback<()>,
    pub(super) next: Callback<()>,
    pub(super) children: Html,
    /// The buttons; one of them sends the form.
    pub(super) actions: Html,
    /// What stands above the question instead of the count.
    #[prop_or_default]
    pub(super) above: Html,
    /// What stands beside the question where the screen is wide enough.
    #[prop_or_default]
    pub(super) side: Option<Html>,
}

#[component]
pub(super) fn Screen(props: &Props) -> Html {
    let head = use_node_ref();
    {
        let head = head.clone();
        use_effect_with(props.title.clone(), move |_| {
            if let Some(head) = head.cast::<HtmlElement>() {
                // A heading that is there takes the focus.
                let _ = head.focus();
            }
        });
    }
    use_effect_with(props.stopped, |stopped| {
        if *stopped > 0 {
            show_wrong();
        }
    });
    let onsubmit = {
        let next = props.next.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            next.emit(());
        }
    };
    let back = {
        let back = props.back.clone();
        move |_| back.emit(())
    };
    let [first, second] = &props.title;
    let side = props.side.as_ref();
    html! {
        <div class="farmer">
            <div class={classes!("fcol", side.map(|_| "fcol--wide"))}>
                <header class="ftop">
                    <button class="ftop__back" type="button" onclick={back}>
                        { icon(Icon::LEFT) }{ "뒤로" }
                    </button>
                    if !props.note.is_empty() {
                        <span class="ftop__saved">{ icon(Icon::CHECK) }{ props.note }</span>
                    }
                </header>
                <main class={classes!("fmain", side.map(|_| "split"))} id="main">
                    <form class="wizard" {onsubmit} novalidate={true}>
                        <section class="step step--first" aria-labelledby="step-q">
                            { props.above.clone() }
                            { props.place.map(count).unwrap_or_default() }
                            <div>
                                <h1 class="step__q" id="step-q" tabindex="-1" ref={head}>
                                    { first }<br />{ second }
                                </h1>
                                if !props.why.is_empty() {
                                    <p class="step__why">{ &props.why }</p>
                                }
                            </div>
                            { props.children.clone() }
                            <div class="step__act">{ props.actions.clone() }</div>
                        </section>
                    </form>
                    if let Some(side) = side {
                        <aside class="split__side" aria-label="손님 화면">{ side.clone() }</aside>
                    }
                </main>
            </div>
        </div>
    }
}

/// Goes to the first field that is wrong. It may lie below the buttons, where nobody looks for it.
pub(super) fn show_wrong() {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| {
        let find = |what| document.query_selector(what).ok().flatten();
        find("[aria-invalid]").or_else(|| find(".field__error"))
    });
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // A field takes the focus, and with it the keyboard; a sentence is only shown.
    let _ = found.focus();
    found.scroll_into_view_with_bool(false);
}

fn count((at, of): (usize, usize)) -> Html {
    html! {
        <div class="step__count">
            <span>{ format!("{of}개 중 {at}번째") }</span>
            <ol class="steps" aria-hidden="true">
                { for (1..=of).map(|step| html! { <li class={(step <= at).then_some("is-done")}></li> }) }
            </ol>
        </div>
    }
}

/// The screen that the address names, if it names one, and the way to others.
#[hook]
pub(super) fn use_step(route: Route) -> (Option<usize>, Callback<usize>) {
    let navigator = use_navigator();
    let query = use_query();
    let step = query.get("step").and_then(|step| step.parse().ok());
    let go = Callback::from(move |step: usize| {
        if let Some(navigator) = &navigator {
            // A number always has a form.
            let _ = navigator.push_with_query(&route, &[("step", step.to_string())]);
        }
    });
    (step, go)
}

/// Some lines of words.
#[derive(Properties, PartialEq)]
pub(super) struct WordsProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    /// Whether the label is seen: below a question it would only repeat that.
    #[prop_or_default]
    pub(super) labelled: bool,
    pub(super) value: AttrValue,
    pub(super) onchange: Callback<String>,
    #[prop_or_default]
    pub(super) error: AttrValue,
    /// Whether somebody asked for it a moment ago and goes on typing.
    #[prop_or_default]
    pub(super) asked: bool,
}

#[component]
pub(super) fn Words(props: &WordsProps) -> Html {
    let node = use_focus_if(props.asked);
    let oninput = {
        let onchange = props.onchange.clone();
        move |event: InputEvent| onchange.emit(text_of(&event))
    };
    let wrong = !props.error.is_empty();
    let error = format!("{}-error", props.id);
    html! {
        <div class="field">
            <label class={if props.labelled { "field__label" } else { "vh" }} for={props.id.clone()}>
                { &props.label }
            </label>
            <textarea
                ref={node} class="textarea" id={props.id.clone()} value={props.value.clone()} {oninput}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then(|| error.clone())}
            />
            { wrong_line(&props.error, &error) }
        </div>
    }
}

/// What is wrong, under a question that is no field.
pub(super) fn wrong_line(says: &str, id: &str) -> Html {
    if says.is_empty() {
        return Html::default();
    }
    html! { <p class="field__error" id={id.to_owned()} role="alert">{ icon(Icon::ALERT) }{ says }</p> }
}

/// One of several to choose from.
pub(super) fn choice(
    group: &'static str,
    text: &str,
    small: &'static str,
    chosen: bool,
    choose: Callback<()>,
) -> Html {
    html! {
        <label class="choice__item">
            <span>
                { text }
                if !small.is_empty() { <small>{ small }</small> }
            </span>
            <input type="radio" name={group} checked={chosen} onchange={move |_: Event| choose.emit(())} />
        </label>
    }
}

/// What was written; a text area answers by the same name as a field.
pub(super) fn text_of(event: &InputEvent) -> String {
    let input: HtmlInputElement = event.target_unchecked_into();
    input.value()
}

/// What was wrong with the last try, in a sentence.
pub(super) fn says(failure: Option<&Failure>) -> String {
    failure.map(Failure::first_wrong).unwrap_or_default()
}
