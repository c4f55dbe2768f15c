//! The console's questions to the server, and how a page waits for an answer.

use std::rc::Rc;

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Call, Failure};

/// Says to the server that the console itself asks; other sites cannot send it.
const OWN: (&str, &str) = ("X-Chorok", "1");

/// Reads.
pub(super) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    Call::get(path).answer().await
}

/// Changes something, and wants no answer but that it is done.
pub(super) async fn post<T: Serialize>(path: &str, body: &T) -> Result<(), Failure> {
    let answer = Call::post(path, body).header(OWN.0, OWN.1).send().await?;
    answer.accepted()
}

/// Changes something, and reads what came of it.
pub(super) async fn ask<T: Serialize, A: DeserializeOwned>(
    path: &str,
    body: &T,
) -> Result<A, Failure> {
    Call::post(path, body).header(OWN.0, OWN.1).answer().await
}

/// Sends a file as it is, and reads what came of it.
pub(super) async fn upload<A: DeserializeOwned>(
    path: &str,
    file: &web_sys::File,
) -> Result<A, Failure> {
    Call::post_file(path, file)
        .header(OWN.0, OWN.1)
        .answer()
        .await
}

/// What is known of something that the server has.
#[derive(Debug, PartialEq)]
pub(super) enum Load<T> {
    /// Not yet.
    Waiting,
    /// This.
    Ready(Rc<T>),
    /// It cannot be had.
    Failed(Failure),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// Something that is read from the server, and how to read it again.
#[derive(Clone)]
pub(super) struct Loaded<T: 'static> {
    pub(super) now: Load<T>,
    pub(super) again: Callback<()>,
}

/// Reads from `path`, again whenever it changes or `again` is called. What was read last stays
/// until the new answer is there.
#[hook]
pub(super) fn use_load<T>(path: String) -> Loaded<T>
where
    T: DeserializeOwned + PartialEq + 'static,
{
    let state = use_state(|| (String::new(), Load::Waiting));
    let count = use_state(|| 0_u32);
    {
        let state = state.setter();
        use_effect_with((path.clone(), *count), move |(path, _)| {
            let path = path.clone();
            spawn_local(async move {
                let answer = get::<T>(&path).await;
                let load = answer.map_or_else(Load::Failed, |value| Load::Ready(Rc::new(value)));
                state.set((path, load));
            });
        });
    }
    let again = {
        let count = count.clone();
        Callback::from(move |()| count.set(*count + 1))
    };
    let now = if state.0 == path {
        state.1.clone()
    } else {
        Load::Waiting
    };
    Loaded { now, again }
}
