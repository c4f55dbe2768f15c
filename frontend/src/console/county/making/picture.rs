//! The campaign's scene: sent, described, taken away.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        icon::{Icon, icon},
        ui::{Field, note},
    },
    DraftFile, Kept, Making,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    pub(super) kept: Kept<DraftFile>,
}

#[component]
pub(super) fn Picture(props: &Props) -> Html {
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let making = &props.making;
    let onchange = {
        let (failure, busy, kept) = (failure.clone(), busy.clone(), props.kept.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            // The same picture may be chosen again after it failed.
            input.set_value("");
            busy.set(true);
            kept.hold(true);
            let (failure, busy, kept) = (failure.clone(), busy.clone(), kept.clone());
            spawn_local(async move {
                let path = format!("/api/console/campaign-drafts/{}", kept.file.id);
                // What was written is kept first.
                let sent = match api::ask::<_, DraftFile>(&path, &kept.request()).await {
                    Ok(_) => api::upload::<DraftFile>(&format!("{path}/picture"), &file).await,
                    Err(refused) => Err(refused),
                };
                failure.set(sent.as_ref().err().cloned());
                if let Ok(news) = sent {
                    kept.read.emit(news);
                }
                busy.set(false);
                kept.hold(false);
            });
        }
    };
    let describe = making.edit(|draft, alt: String| {
        if let Some(picture) = &mut draft.picture {
            picture.alt = alt;
        }
    });
    let wrong = making.wrong("picture");
    html! {
        <div class="stack stack--s">
            <span class="field__label">{ "큰 그림" }</span>
            if let Some(picture) = &making.draft.picture {
                <img class="camp__scene" src={picture.thumb.clone()} alt={picture.alt.clone()} width="520" height="390" />
                <Field
                    id="picture-alt" label="그림에 무엇이 있나요?" value={picture.alt.clone()}
                    hint="눈이 불편한 손님께 읽어 드려요." error={making.wrong("pictureAlt")} onchange={describe}
                />
            }
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
            }
            if let Some(failure) = &*failure {
                { note("note--bad", &failure.first_wrong()) }
            }
            <label class="btn btn--file">
                { icon(Icon::IMAGE) }
                { if making.draft.picture.is_some() { "다른 그림으로 바꾸기" } else { "그림 고르기" } }
                <input class="vh" type="file" accept="image/jpeg,image/png,image/webp" disabled={*busy} {onchange} />
            </label>
            <p class="small muted">{ "가로 1,040픽셀이 넘는 가로 사진이 좋아요." }</p>
            if *busy {
                <p role="status">{ "그림을 보내고 있어요. 잠깐만 기다려 주세요." }</p>
            }
        </div>
    }
}
