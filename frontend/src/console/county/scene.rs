//! A banner's picture: sent, and described.

use shared::console::{product::Photo, promotion::BannerSaid};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::Field,
    },
    banner::edit,
};
use crate::api::Failure;

pub(super) fn scene(
    said: &UseStateHandle<BannerSaid>,
    failure: &UseStateHandle<Option<Failure>>,
    busy: &UseStateHandle<bool>,
    wrong: &dyn Fn(&str) -> String,
) -> Html {
    let send = {
        let (said, failure, busy) = (said.clone(), failure.clone(), busy.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            // The same picture may be chosen again after it failed.
            input.set_value("");
            busy.set(true);
            let (said, failure, busy) = (said.clone(), failure.clone(), busy.clone());
            spawn_local(async move {
                let sent = api::upload::<Photo>("/api/console/banner-pictures", &file).await;
                failure.set(sent.as_ref().err().cloned());
                if let Ok(photo) = sent {
                    let alt = said
                        .picture
                        .as_ref()
                        .map_or_else(String::new, |old| old.alt.clone());
                    let mut news = (*said).clone();
                    news.picture = Some(Photo { alt, ..photo });
                    said.set(news);
                }
                busy.set(false);
            });
        }
    };
    let says = wrong("picture");
    html! {
        <div class="stack stack--s">
            <span class="field__label">{ "그림" }</span>
            if let Some(picture) = &said.picture {
                <img class="camp__scene" src={picture.thumb.clone()} alt={picture.alt.clone()} width="520" height="390" />
                <Field
                    id="banner-alt" label="그림에 무엇이 있나요?" value={picture.alt.clone()}
                    hint="눈이 불편한 손님께 읽어 드려요." error={wrong("pictureAlt")}
                    onchange={edit(said, |said, alt| if let Some(picture) = &mut said.picture { picture.alt = alt; })}
                />
            }
            if !says.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ says }</p>
            }
            <label class="btn btn--file">
                { icon(Icon::IMAGE) }
                { if said.picture.is_some() { "다른 그림으로 바꾸기" } else { "그림 고르기" } }
                <input class="vh" type="file" accept="image/jpeg,image/png,image/webp" disabled={**busy} onchange={send} />
            </label>
        </div>
    }
}
