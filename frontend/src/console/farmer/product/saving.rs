//! Keeping a draft while somebody changes it: a moment after the last change, one request at a
//! time, the newest words last.

use gloo_timers::future::TimeoutFuture;
use shared::console::product::{Draft, DraftFile};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::super::api;
use crate::api::Failure;

/// How long nothing must change before it is sent.
const PAUSE_MS: u32 = 400;

#[derive(Default)]
struct Line {
    waiting: Option<Draft>,
    sending: bool,
}

/// How to keep a draft, and whether one is on its way.
#[hook]
pub(super) fn use_saving(
    path: String,
    answered: Callback<Result<DraftFile, Failure>>,
) -> (Callback<Draft>, bool) {
    let line = use_mut_ref(Line::default);
    let busy = use_state_eq(|| false);
    let is_busy = *busy;
    let keep = Callback::from(move |draft: Draft| {
        busy.set(true);
        let mut now = line.borrow_mut();
        now.waiting = Some(draft);
        if std::mem::replace(&mut now.sending, true) {
            return;
        }
        let (path, answered) = (path.clone(), answered.clone());
        let (line, busy) = (line.clone(), busy.clone());
        spawn_local(async move {
            loop {
                TimeoutFuture::new(PAUSE_MS).await;
                let next = line.borrow_mut().waiting.take();
                let Some(draft) = next else { break };
                answered.emit(api::ask(&path, &draft).await);
                if line.borrow().waiting.is_none() {
                    break;
                }
            }
            line.borrow_mut().sending = false;
            busy.set(false);
        });
    });
    (keep, is_busy)
}
