//! Where a product stands in the shop: the large shelves, each of which opens to its parts.

use shared::console::product::{Draft, Shelf};
use yew::prelude::*;

use super::{
    super::super::{
        icon::{Icon, icon},
        wizard::{choice, wrong_line},
    },
    parts::{Change, Faults, put, said},
};

/// Between a shelf and its part, as the server writes it.
const INSIDE: &str = " › ";

pub(super) fn shelves(known: &[Shelf], draft: &Draft, change: &Change, faults: &Faults) -> Html {
    let mut large: Vec<&str> = known.iter().map(large_of).collect();
    large.dedup();
    html! {
        <>
            <fieldset class="choice">
                <legend class="vh">{ "고르기" }</legend>
                { for large.into_iter().map(|name| {
                    let parts = known.iter().filter(|shelf| large_of(shelf) == name);
                    group(name, parts, draft, change)
                }) }
            </fieldset>
            { wrong_line(&said(faults, "category"), "category-error") }
        </>
    }
}

fn large_of(shelf: &Shelf) -> &str {
    let inside = shelf.name.split_once(INSIDE);
    inside.map_or(shelf.name.as_str(), |(large, _)| large)
}

fn group<'a>(
    name: &str,
    parts: impl Iterator<Item = &'a Shelf>,
    draft: &Draft,
    change: &Change,
) -> Html {
    let parts: Vec<&Shelf> = parts.collect();
    let set = put(draft, change, |draft, id| draft.category = Some(id));
    let is_chosen = |shelf: &Shelf| draft.category.as_ref() == Some(&shelf.id);
    let item = |shelf: &Shelf| {
        let (set, id) = (set.clone(), shelf.id.clone());
        let choose = Callback::from(move |()| set.emit(id.clone()));
        let text = shelf.name.split_once(INSIDE).map_or("", |(_, part)| part);
        let text = if text.is_empty() { &shelf.name } else { text };
        choice("category", text, "", is_chosen(shelf), choose)
    };
    if let [only] = parts[..] {
        return item(only);
    }
    let open = parts.iter().any(|shelf| is_chosen(shelf));
    html! {
        <details class="card shelf" key={name.to_owned()} {open}>
            <summary><strong>{ name }</strong>{ icon(Icon::DOWN) }</summary>
            <div class="choice">{ for parts.into_iter().map(item) }</div>
        </details>
    }
}
