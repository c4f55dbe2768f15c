//! What a shopper does to a line of the cart.

use shared::cart::Entry;
use shared::ids::OptionId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::shop::link;
use crate::state::cart::CartHandle;
use crate::state::toast::{Offer, ToastHandle};

/// Makes the callbacks of lines.
#[derive(Clone)]
pub struct CartActions {
    pub cart: CartHandle,
    pub toast: ToastHandle,
}

impl CartActions {
    /// Sets the quantity, within bounds.
    pub fn change(&self, option: &OptionId, (min, max): (u32, u32)) -> Callback<u32> {
        let (cart, option) = (self.cart.clone(), option.clone());
        Callback::from(move |quantity: u32| cart.change(&option, quantity.clamp(min, max)))
    }

    /// Takes a line along or leaves it for later.
    pub fn select(&self, option: &OptionId) -> Callback<Event> {
        let (cart, option) = (self.cart.clone(), option.clone());
        Callback::from(move |event: Event| cart.select(&option, is_checked(&event)))
    }

    /// Takes a line out, with a way back.
    pub fn remove(&self, entry: &Entry) -> Callback<MouseEvent> {
        let (actions, entry) = (self.clone(), entry.clone());
        Callback::from(move |_| {
            actions.cart.change(&entry.option, 0);
            let (cart, entry) = (actions.cart.clone(), entry.clone());
            let undo = Callback::from(move |()| {
                cart.change(&entry.option, entry.quantity);
                cart.select(&entry.option, entry.selected);
            });
            actions
                .toast
                .offer("장바구니에서 뺐어요", Offer::Act("되돌리기".into(), undo));
            link::focus_heading();
        })
    }

    /// Takes the selected lines out, with a way back.
    pub fn remove_selected(&self) -> Callback<MouseEvent> {
        let actions = self.clone();
        Callback::from(move |_| {
            let lines = actions.cart.cart().selected();
            if lines.is_empty() {
                return;
            }
            actions.cart.remove_ordered(lines.clone());
            let cart = actions.cart.clone();
            let text = format!("{}개를 뺐어요", lines.len());
            let undo = Callback::from(move |()| {
                for line in &lines {
                    cart.change(&line.option, line.quantity);
                }
            });
            actions
                .toast
                .offer(text, Offer::Act("되돌리기".into(), undo));
            link::focus_heading();
        })
    }

    /// Takes everything along or nothing.
    pub fn select_all(&self) -> Callback<Event> {
        let cart = self.cart.clone();
        Callback::from(move |event: Event| cart.select_all(is_checked(&event)))
    }

    /// Leaves lines for later.
    pub fn leave_out(&self, options: Vec<OptionId>) -> Callback<MouseEvent> {
        let cart = self.cart.clone();
        Callback::from(move |_| {
            for option in &options {
                cart.select(option, false);
            }
        })
    }
}

fn is_checked(event: &Event) -> bool {
    event
        .target_dyn_into::<HtmlInputElement>()
        .is_some_and(|input| input.checked())
}
