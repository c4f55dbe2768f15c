//! Keeping what is said: a moment after the last change, one save after the other.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use shared::console::promotion::{CampaignDraft, DraftFile, SaveDraft};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::super::api;
use crate::api::Failure;

/// Nobody types slower than this within a word.
const PAUSE_MS: u32 = 600;

/// A draft that is kept.
#[derive(Clone, PartialEq)]
pub(super) struct Kept {
    /// As the server has it.
    pub(super) file: Rc<DraftFile>,
    /// As it stands on the page.
    pub(super) draft: Rc<CampaignDraft>,
    /// What the server has been told.
    sent: Rc<CampaignDraft>,
    /// Why the last save was refused.
    pub(super) failure: Option<Failure>,
    /// Says something else.
    pub(super) change: Callback<CampaignDraft>,
    /// Takes over what the server answered to something else than a save.
    pub(super) read: Callback<DraftFile>,
    busy: UseStateHandle<bool>,
}

impl Kept {
    /// Whether the server has it all.
    pub(super) fn is_saved(&self) -> bool {
        self.draft == self.sent && !*self.busy
    }

    /// Nothing is saved while something else changes the draft.
    pub(super) fn hold(&self, busy: bool) {
        self.busy.set(busy);
    }

    /// What a save would say now.
    pub(super) fn request(&self) -> SaveDraft {
        SaveDraft {
            version: self.file.version,
            draft: (*self.draft).clone(),
        }
    }
}

#[hook]
pub(super) fn use_kept(first: &Rc<DraftFile>) -> Kept {
    let file = use_state(|| first.clone());
    let draft = use_state(|| Rc::new(first.draft.clone()));
    let sent = use_state(|| Rc::new(first.draft.clone()));
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let kept = Kept {
        file: (*file).clone(),
        draft: (*draft).clone(),
        sent: (*sent).clone(),
        failure: (*failure).clone(),
        change: {
            let (draft, failure) = (draft.setter(), failure.setter());
            Callback::from(move |news| {
                failure.set(None);
                draft.set(Rc::new(news));
            })
        },
        read: {
            let (file, draft, sent) = (file.setter(), draft.setter(), sent.setter());
            Callback::from(move |news: DraftFile| {
                let said = Rc::new(news.draft.clone());
                draft.set(said.clone());
                sent.set(said);
                file.set(Rc::new(news));
            })
        },
        busy: busy.clone(),
    };
    let due = kept.draft != kept.sent && !*busy && failure.is_none();
    let deps = (due, kept.draft.clone(), kept.file.version);
    {
        let request = kept.request();
        let said = kept.draft.clone();
        let path = format!("/api/console/campaign-drafts/{}", kept.file.id);
        use_effect_with(deps, move |(due, _, _)| {
            let save = move || {
                busy.set(true);
                spawn_local(async move {
                    match api::ask::<_, DraftFile>(&path, &request).await {
                        Ok(news) => {
                            sent.set(said);
                            file.set(Rc::new(news));
                        }
                        Err(refused) => failure.set(Some(refused)),
                    }
                    busy.set(false);
                });
            };
            let timeout = due.then(|| Timeout::new(PAUSE_MS, save));
            move || drop(timeout)
        });
    }
    kept
}
