//! The shopper's cart: kept on the device, in step with its other tabs, and the same empty
//! cart on server and browser until it is loaded after hydration.

use std::rc::Rc;

use gloo_events::EventListener;
use shared::cart::{Cart, CartLine, Entry};
use shared::ids::OptionId;
use shared::time::Timestamp;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::state::device::{self, Keep};
use crate::state::intent::{self, Intent};
use crate::state::use_shared;

/// Where the cart is kept.
const CART: &str = "chorok.cart";

/// The cart and whether this device's own was loaded yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartState {
    cart: Cart,
    loaded: bool,
}

/// A write to the cart, at a time.
#[derive(Clone, Debug)]
pub enum CartWrite {
    Add(OptionId, u32),
    Change(OptionId, u32),
    Select(OptionId, bool),
    SelectAll(bool),
    RemoveOrdered(Vec<CartLine>),
}

/// What happens to the cart.
#[derive(Clone, Debug)]
pub enum CartAction {
    /// The device's cart, at the start or from another tab.
    Merge(Cart),
    Write(CartWrite, Timestamp),
}

impl Reducible for CartState {
    type Action = CartAction;

    fn reduce(self: Rc<Self>, action: CartAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            CartAction::Merge(cart) => {
                next.cart.merge(&cart);
                next.loaded = true;
            }
            CartAction::Write(write, now) => apply(&mut next.cart, write, now),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

fn apply(cart: &mut Cart, write: CartWrite, now: Timestamp) {
    match write {
        CartWrite::Add(option, quantity) => cart.add(&option, quantity, now),
        CartWrite::Change(option, quantity) => cart.change(&option, quantity, now),
        CartWrite::Select(option, selected) => cart.select(&option, selected, now),
        CartWrite::SelectAll(selected) => {
            let other = |entry: &&Entry| entry.selected != selected;
            let options: Vec<OptionId> = cart
                .entries()
                .filter(other)
                .map(|entry| entry.option.clone())
                .collect();
            for option in options {
                cart.select(&option, selected, now);
            }
        }
        CartWrite::RemoveOrdered(lines) => cart.remove_ordered(&lines, now),
    }
}

/// The cart as pages use it.
#[derive(Clone, Debug, PartialEq)]
pub struct CartHandle(UseReducerHandle<CartState>);

impl CartHandle {
    /// Whether the device's cart is here; before that it looks empty.
    pub fn is_loaded(&self) -> bool {
        self.0.loaded
    }

    /// The cart.
    pub fn cart(&self) -> &Cart {
        &self.0.cart
    }

    /// Puts units in.
    pub fn add(&self, option: &OptionId, quantity: u32) {
        self.write(CartWrite::Add(option.clone(), quantity));
    }

    /// Sets how many units there are; zero removes.
    pub fn change(&self, option: &OptionId, quantity: u32) {
        self.write(CartWrite::Change(option.clone(), quantity));
    }

    /// Sets whether the next order takes the option along.
    pub fn select(&self, option: &OptionId, selected: bool) {
        self.write(CartWrite::Select(option.clone(), selected));
    }

    /// Sets whether the next order takes everything along.
    pub fn select_all(&self, selected: bool) {
        self.write(CartWrite::SelectAll(selected));
    }

    /// Takes out what was ordered.
    pub fn remove_ordered(&self, lines: Vec<CartLine>) {
        self.write(CartWrite::RemoveOrdered(lines));
    }

    /// Puts in what links asked for, each intent once.
    pub fn take_intents(&self, intents: &[Intent]) {
        for line in intent::take(intents) {
            self.add(&line.option, line.quantity);
        }
    }

    fn write(&self, write: CartWrite) {
        self.0.dispatch(CartAction::Write(write, device::now()));
    }
}

/// The cart of this shopper.
#[hook]
pub fn use_cart() -> CartHandle {
    let shared = use_shared();
    shared.cart
}

/// Loads the cart after hydration and keeps it on the device.
#[hook]
pub fn use_cart_provider() -> CartHandle {
    let handle = CartHandle(use_reducer(CartState::default));
    {
        let cart = handle.clone();
        use_effect_with((), move |()| {
            let mut kept: Cart = device::read(Keep::Device, CART).unwrap_or_default();
            kept.prune(device::now());
            cart.0.dispatch(CartAction::Merge(kept));
            cart.take_intents(&intent::noted());
            let window = web_sys::window().expect("effects run in a window");
            let listener = EventListener::new(&window, "storage", move |event| {
                let key = event.dyn_ref().and_then(web_sys::StorageEvent::key);
                if let (Some(CART), Some(theirs)) =
                    (key.as_deref(), device::read(Keep::Device, CART))
                {
                    cart.0.dispatch(CartAction::Merge(theirs));
                }
            });
            move || drop(listener)
        });
    }
    use_effect_with(handle.clone(), |cart| {
        if cart.is_loaded() {
            let kept: Option<Cart> = device::read(Keep::Device, CART);
            let mut merged = kept.clone().unwrap_or_default();
            merged.merge(cart.cart());
            if kept.as_ref() != Some(&merged) {
                device::write(Keep::Device, CART, &merged);
            }
        }
    });
    handle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reduce(state: Rc<CartState>, action: CartAction) -> Rc<CartState> {
        state.reduce(action)
    }

    #[test]
    fn an_early_add_survives_loading() {
        let rice = OptionId::from("rice");
        let oat = OptionId::from("oat");
        let mut kept = Cart::default();
        kept.add(&oat, 1, Timestamp(1));
        let state = Rc::new(CartState::default());
        let state = reduce(
            state,
            CartAction::Write(CartWrite::Add(rice, 2), Timestamp(5)),
        );
        let state = reduce(state, CartAction::Merge(kept));
        assert!(state.loaded);
        assert_eq!(state.cart.count(), 2);
    }

    #[test]
    fn the_same_cart_from_another_tab_changes_nothing() {
        let mut kept = Cart::default();
        kept.add(&OptionId::from("oat"), 1, Timestamp(1));
        let state = reduce(
            Rc::new(CartState::default()),
            CartAction::Merge(kept.clone()),
        );
        let again = reduce(state.clone(), CartAction::Merge(kept));
        assert!(Rc::ptr_eq(&state, &again));
    }

    #[test]
    fn everything_can_be_left_out_at_once() {
        let mut kept = Cart::default();
        kept.add(&OptionId::from("oat"), 1, Timestamp(1));
        kept.add(&OptionId::from("rice"), 1, Timestamp(2));
        let state = reduce(Rc::new(CartState::default()), CartAction::Merge(kept));
        let state = reduce(
            state,
            CartAction::Write(CartWrite::SelectAll(false), Timestamp(3)),
        );
        assert!(state.cart.selected().is_empty());
        assert_eq!(state.cart.count(), 2);
    }
}
