//! Whether there is a network.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::state::device;

/// Whether the browser has a network. Server and browser both begin with yes.
#[hook]
pub fn use_online() -> bool {
    let online = use_state_eq(|| true);
    let set = online.setter();
    use_effect_with((), move |()| {
        set.set(device::is_online());
        let window = web_sys::window().expect("effects run in a window");
        let listeners = ["online", "offline"].map(|event| {
            let set = set.clone();
            EventListener::new(&window, event, move |_| set.set(device::is_online()))
        });
        move || drop(listeners)
    });
    *online
}
