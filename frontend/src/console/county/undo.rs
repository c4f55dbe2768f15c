//! 되돌리기: the way back from what was put in, taken out or moved.

use std::rc::Rc;

use yew::prelude::*;

use super::super::icon::{Icon, icon};

/// Changes that can be taken back.
pub(super) struct Undo<T: 'static> {
    /// Says something else, and remembers what was said before.
    pub(super) alter: Callback<T>,
    /// The button that takes the last one back.
    pub(super) button: Html,
}

#[hook]
pub(super) fn use_undo<T: Clone + 'static>(draft: &Rc<T>, change: &Callback<T>) -> Undo<T> {
    let before = use_state(Vec::<T>::new);
    let alter = {
        let (before, draft, change) = (before.clone(), draft.clone(), change.clone());
        Callback::from(move |news: T| {
            let mut all = (*before).clone();
            all.push((*draft).clone());
            before.set(all);
            change.emit(news);
        })
    };
    let undo = {
        let (before, change) = (before.clone(), change.clone());
        move |_: MouseEvent| {
            let mut all = (*before).clone();
            if let Some(last) = all.pop() {
                before.set(all);
                change.emit(last);
            }
        }
    };
    let button = html! {
        <button class="btn" type="button" disabled={before.is_empty()} onclick={undo}>
            { icon(Icon::UNDO) }{ "되돌리기" }
        </button>
    };
    Undo { alter, button }
}
