//! Photos of a product: taken, described, put in order, taken away.

use shared::console::product::{Draft, DraftFile};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        icon::{Icon, icon},
        ui::{Field, note},
        wizard::wrong_line,
    },
    parts::said,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) path: String,
    pub(super) draft: Draft,
    pub(super) change: Callback<Draft>,
    /// The server's answer to a photo.
    pub(super) read: Callback<DraftFile>,
    pub(super) faults: Vec<(String, String)>,
}

#[component]
pub(super) fn Photos(props: &Props) -> Html {
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let onchange = {
        let (failure, busy) = (failure.clone(), busy.clone());
        let (path, draft) = (props.path.clone(), props.draft.clone());
        let read = props.read.clone();
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            // The same photo may be chosen again after it failed.
            input.set_value("");
            busy.set(true);
            let (failure, busy, read) = (failure.clone(), busy.clone(), read.clone());
            let (path, draft) = (path.clone(), draft.clone());
            spawn_local(async move {
                // What was written about the others is kept first.
                let saved = api::post(&path, &draft).await;
                let sent = match saved {
                    Ok(()) => api::upload::<DraftFile>(&format!("{path}/photos"), &file).await,
                    Err(refused) => Err(refused),
                };
                busy.set(false);
                failure.set(sent.as_ref().err().cloned());
                if let Ok(news) = sent {
                    read.emit(news);
                }
            });
        }
    };
    let edit = |edit: fn(&mut Draft, usize), place: usize| {
        let (draft, change) = (props.draft.clone(), props.change.clone());
        move |_| {
            let mut draft = draft.clone();
            edit(&mut draft, place);
            change.emit(draft);
        }
    };
    let count = props.draft.photos.len();
    html! {
        <>
            <ul class="photo3">
                { for props.draft.photos.iter().enumerate().map(|(place, photo)| {
                    let (draft, change) = (props.draft.clone(), props.change.clone());
                    let describe = Callback::from(move |alt: String| {
                        let mut draft = draft.clone();
                        draft.photos[place].alt = alt;
                        change.emit(draft);
                    });
                    let name = format!("{}번째 사진", place + 1);
                    html! {
                        <li class="card photo" key={photo.path.clone()}>
                            <img src={photo.thumb.clone()} alt={photo.alt.clone()} width="112" height="112" />
                            <div class="stack stack--s">
                                <strong>{ if place == 0 { "큰 사진".to_owned() } else { name.clone() } }</strong>
                                <div class="blk__move">
                                    if place > 0 {
                                        <button
                                            class="btn" type="button" aria-label={format!("{name} 앞으로")}
                                            onclick={edit(|draft, at| draft.photos.swap(at, at - 1), place)}
                                        >
                                            { icon(Icon::AUP) }
                                        </button>
                                    }
                                    <button
                                        class="btn btn--s" type="button" aria-label={format!("{name} 빼기")}
                                        onclick={edit(|draft, at| { draft.photos.remove(at); }, place)}
                                    >
                                        { "빼기" }
                                    </button>
                                </div>
                            </div>
                            <div class="blk__fix">
                                <Field
                                    id={format!("alt-{place}")} label="이 사진에 무엇이 있나요?"
                                    value={photo.alt.clone()} onchange={describe}
                                    hint="눈이 불편한 손님께 읽어 드려요." placeholder="예: 바구니에 담긴 표고"
                                    error={said(&props.faults, &format!("photos.{place}.alt"))}
                                />
                            </div>
                        </li>
                    }
                }) }
            </ul>
            { wrong_line(&said(&props.faults, "photos"), "photos-error") }
            if let Some(failure) = &*failure {
                { note("note--bad", &failure.first_wrong()) }
            }
            <label class="btn btn--block btn--file">
                { icon(Icon::CAMERA) }
                { if count == 0 { "찍거나 고르기" } else { "한 장 더 넣기" } }
                <input
                    class="vh" type="file" accept="image/jpeg,image/png,image/webp"
                    disabled={*busy} {onchange}
                />
            </label>
            if *busy {
                <p role="status">{ "사진을 보내고 있어요. 잠깐만 기다려 주세요." }</p>
            }
        </>
    }
}
