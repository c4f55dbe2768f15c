//! Keeping what is said: a moment after the last change, one save after the other.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use serde::{Serialize, de::DeserializeOwned};
use shared::console::promotion::{CampaignDraft, DraftFile, SaveDraft};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::api;
use crate::api::Failure;

/// Nobody types slower than this within a word.
const PAUSE_MS: u32 = 600;

/// Something in the making, as the server has it.
pub(super) trait InMaking: DeserializeOwned + 'static {
    /// What people say of it.
    type Said: Clone + PartialEq + 'static;
    /// What a save sends.
    type Save: Serialize + 'static;

    /// Counts the saves.
    fn version(&self) -> i64;

    /// What was said.
    fn said(&self) -> Self::Said;

    /// A save that says this.
    fn save(&self, said: &Self::Said) -> Self::Save;
}

impl InMaking for DraftFile {
    type Said = CampaignDraft;
    type Save = SaveDraft;

    fn version(&self) -> i64 {
        self.version
    }

    fn said(&self) -> CampaignDraft {
        self.draft.clone()
    }

    fn save(&self, said: &CampaignDraft) -> SaveDraft {
        SaveDraft {
            version: self.version,
            draft: said.clone(),
        }
    }
}

/// A draft that is kept.
pub(super) struct Kept<F: InMaking> {
    /// As the server has it.
    pub(super) file: Rc<F>,
    /// As it stands on the page.
    pub(super) draft: Rc<F::Said>,
    /// What the server has been told.
    sent: Rc<F::Said>,
    /// Why the last save was refused.
    pub(super) failure: Option<Failure>,
    /// Says something else.
    pub(super) change: Callback<F::Said>,
    /// Takes over what the server answered to something else than a save.
    pub(super) read: Callback<F>,
    busy: UseStateHandle<bool>,
}

impl<F: InMaking> Clone for Kept<F> {
    fn clone(&self) -> Self {
        Self {
            file: self.file.clone(),
            draft: self.draft.clone(),
            sent: self.sent.clone(),
            failure: self.failure.clone(),
            change: self.change.clone(),
            read: self.read.clone(),
            busy: self.busy.clone(),
        }
    }
}

impl<F: InMaking> PartialEq for Kept<F> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.file, &other.file)
            && (&self.draft, &self.sent, &self.failure)
                == (&other.draft, &other.sent, &other.failure)
            && (&self.change, &self.read, &self.busy) == (&other.change, &other.read, &other.busy)
    }
}

impl<F: InMaking> Kept<F> {
    /// Whether the server has it all.
    pub(super) fn is_saved(&self) -> bool {
        self.draft == self.sent && !*self.busy
    }

    /// Nothing is saved while something else changes the draft.
    pub(super) fn hold(&self, busy: bool) {
        self.busy.set(busy);
    }

    /// What a save would say now.
    pub(super) fn request(&self) -> F::Save {
        self.file.save(&self.draft)
    }
}

/// Keeps at `path` what is said of `first`.
#[hook]
pub(super) fn use_kept<F: InMaking>(first: &Rc<F>, path: String) -> Kept<F> {
    let file = use_state(|| first.clone());
    let draft = use_state(|| Rc::new(first.said()));
    let sent = use_state(|| Rc::new(first.said()));
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
            Callback::from(move |news: F| {
                let said = Rc::new(news.said());
                draft.set(said.clone());
                sent.set(said);
                file.set(Rc::new(news));
            })
        },
        busy: busy.clone(),
    };
    let due = kept.draft != kept.sent && !*busy && failure.is_none();
    let deps = (due, kept.draft.clone(), kept.file.version());
    {
        let request = kept.request();
        let said = kept.draft.clone();
        use_effect_with(deps, move |(due, _, _)| {
            let save = move || {
                busy.set(true);
                spawn_local(async move {
                    match api::ask::<_, F>(&path, &request).await {
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
