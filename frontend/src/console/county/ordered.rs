//! Things in an order that somebody gives them: moved with buttons, or with Alt and an arrow.
//! Whoever moves one stays with it, and its new place is said.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::icon::{Icon, icon};

/// What was said last, and what takes the focus once it is drawn; counted, so that the same may be
/// asked for twice.
#[derive(Clone, PartialEq)]
pub(super) struct Stay {
    said: UseStateHandle<String>,
    wanted: UseStateHandle<(u32, String)>,
}

impl Stay {
    /// Says what happened, and goes to an element.
    pub(super) fn say(&self, says: String, focus: String) {
        self.said.set(says);
        self.wanted.set((self.wanted.0 + 1, focus));
    }

    /// Where it is said; once on a page.
    pub(super) fn status(&self) -> Html {
        html! { <p class="vh" role="status">{ (*self.said).clone() }</p> }
    }
}

#[hook]
pub(super) fn use_stay() -> Stay {
    let said = use_state(String::new);
    let wanted = use_state(|| (0_u32, String::new()));
    use_effect_with((*wanted).clone(), |(_, id): &(u32, String)| focus(id));
    Stay { said, wanted }
}

fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that is there takes the focus.
        let _ = element.focus();
    }
}

/// Asks for the name of a thing that is put in at the end; `chosen` gets its place among `names`.
pub(super) fn put_in(label: &str, names: &[&'static str], chosen: Callback<usize>) -> Html {
    let all = names.to_vec();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(nth) = all.iter().position(|name| *name == select.value()) {
            select.set_value("");
            chosen.emit(nth);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for="put-in">{ label }</label>
            <select class="select" id="put-in" {onchange}>
                <option value="" selected=true>{ "골라 주세요" }</option>
                { for names.iter().map(|name| html! { <option value={*name}>{ *name }</option> }) }
            </select>
        </div>
    }
}

/// A thing of the list.
pub(super) struct Row {
    /// What it is.
    pub(super) name: String,
    /// A line below it.
    pub(super) small: String,
    /// How it is called when it is spoken of.
    pub(super) spoken: String,
    /// More buttons.
    pub(super) more: Html,
}

/// Things in their order.
pub(super) struct Ordered<'a> {
    /// Begins the ids of its elements.
    pub(super) id: AttrValue,
    pub(super) rows: Vec<Row>,
    pub(super) chosen: Option<usize>,
    /// Whether this person may move them.
    pub(super) is_open: bool,
    /// Opens one; nothing where there is nothing to open.
    pub(super) choose: Option<Callback<usize>>,
    /// Moves one to the place of a neighbour.
    pub(super) moved: Callback<(usize, usize)>,
    pub(super) stay: &'a Stay,
}

impl Ordered<'_> {
    /// The items of a list.
    pub(super) fn items(&self) -> Html {
        let rows = self.rows.iter().enumerate();
        rows.map(|(nth, row)| self.item(nth, row)).collect()
    }

    fn item(&self, nth: usize, row: &Row) -> Html {
        let on = self.chosen == Some(nth);
        let id = format!("{}-name-{nth}", self.id);
        let inside = html! { <><b>{ &row.name }</b><small>{ &row.small }</small></> };
        html! {
            <li class={classes!(on.then_some("is-on"))} key={nth} onkeydown={self.by_arrows(nth, row)}>
                { icon(Icon::GRIP) }
                if let Some(choose) = &self.choose {
                    <button
                        class="blocks__name" type="button" {id} aria-current={on.then_some("true")}
                        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                        onclick={choose.reform(move |_: MouseEvent| nth)}
                    >
                        { inside }
                    </button>
                } else {
                    <span>{ inside }</span>
                }
                if self.is_open {
                    <span class="blocks__side">
                        <span class="blocks__move">
                            { self.button(nth, row, Way::Up) }
                            { self.button(nth, row, Way::Down) }
                        </span>
                        { row.more.clone() }
                    </span>
                }
            </li>
        }
    }

    /// The place that a thing comes to.
    fn to(&self, nth: usize, way: Way) -> Option<usize> {
        match way {
            Way::Up => nth.checked_sub(1),
            Way::Down => Some(nth + 1).filter(|to| *to < self.rows.len()),
        }
    }

    /// Moves a thing there, and then to the element of this name at its new place.
    fn step(&self, (nth, to): (usize, usize), row: &Row, focus: &str) -> impl Fn() + 'static {
        let (moved, stay, count) = (self.moved.clone(), self.stay.clone(), self.rows.len());
        let (focus, spoken) = (format!("{}-{focus}-{to}", self.id), row.spoken.clone());
        move || {
            let place = to + 1;
            let says = format!("{spoken}: {count}개 가운데 {place}번째로 옮겼어요.");
            stay.say(says, focus.clone());
            moved.emit((nth, to));
        }
    }

    fn button(&self, nth: usize, row: &Row, way: Way) -> Html {
        let to = self.to(nth, way);
        // At the end of the way the button is gone, and the other one takes the focus.
        let goes_on = to.is_some_and(|to| self.to(to, way).is_some());
        let focus = if goes_on { way } else { way.other() }.id();
        let step = to.map(|to| self.step((nth, to), row, focus));
        let onclick = move |_: MouseEvent| {
            if let Some(step) = &step {
                step();
            }
        };
        html! {
            <button
                class="btn" type="button" id={format!("{}-{}-{nth}", self.id, way.id())} disabled={to.is_none()}
                aria-label={format!("{} {}", row.spoken, way.name())} {onclick}
            >{ icon(way.sign()) }</button>
        }
    }

    fn by_arrows(&self, nth: usize, row: &Row) -> Callback<KeyboardEvent> {
        let step = |way: Way| {
            let to = self.to(nth, way).filter(|_| self.is_open)?;
            let goes_on = self.to(to, way).is_some();
            let focus = match &self.choose {
                Some(_) => "name",
                None if goes_on => way.id(),
                None => way.other().id(),
            };
            Some(self.step((nth, to), row, focus))
        };
        let (up, down) = (step(Way::Up), step(Way::Down));
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowUp" if event.alt_key() => &up,
                "ArrowDown" if event.alt_key() => &down,
                _ => return,
            };
            if let Some(step) = step {
                event.prevent_default();
                step();
            }
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn id(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Up => "위로",
            Self::Down => "아래로",
        }
    }

    fn sign(self) -> Icon {
        match self {
            Self::Up => Icon::AUP,
            Self::Down => Icon::ADOWN,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}
