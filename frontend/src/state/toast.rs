//! One short message at a time, with at most one way to act on it.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::state::use_shared;

/// Long enough to read two lines and reach the button.
const SHOWN_MS: u32 = 6_000;

/// What a message offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Undo or the like.
    Act(AttrValue, Callback<()>),
    /// A page to go to.
    Go(AttrValue, AttrValue),
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What happened.
    pub text: AttrValue,
    /// What can be done about it.
    pub offer: Option<Offer>,
}

/// The message on screen, and how many there were: a new one restarts the clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toasts {
    shown: Option<Toast>,
    count: u32,
}

impl Reducible for Toasts {
    type Action = Option<Toast>;

    fn reduce(self: Rc<Self>, shown: Option<Toast>) -> Rc<Self> {
        let count = self.count + u32::from(shown.is_some());
        Rc::new(Self { shown, count })
    }
}

/// The messages as pages use them.
#[derive(Clone, Debug, PartialEq)]
pub struct ToastHandle(UseReducerHandle<Toasts>);

impl ToastHandle {
    /// The message on screen.
    pub fn shown(&self) -> Option<&Toast> {
        self.0.shown.as_ref()
    }

    /// Says something.
    pub fn say(&self, text: impl Into<AttrValue>) {
        let text = text.into();
        self.0.dispatch(Some(Toast { text, offer: None }));
    }

    /// Says something and offers to act on it.
    pub fn offer(&self, text: impl Into<AttrValue>, offer: Offer) {
        let (text, offer) = (text.into(), Some(offer));
        self.0.dispatch(Some(Toast { text, offer }));
    }

    /// Takes the message away.
    pub fn dismiss(&self) {
        self.0.dispatch(None);
    }
}

/// Where messages are said.
#[hook]
pub fn use_toast() -> ToastHandle {
    let shared = use_shared();
    shared.toast
}

/// Shows messages and takes each away after a while.
#[hook]
pub fn use_toast_provider() -> ToastHandle {
    let handle = ToastHandle(use_reducer(Toasts::default));
    let toasts = handle.clone();
    use_effect_with(handle.0.count, move |count| {
        let timeout = (*count > 0).then(|| Timeout::new(SHOWN_MS, move || toasts.dismiss()));
        move || drop(timeout)
    });
    handle
}
