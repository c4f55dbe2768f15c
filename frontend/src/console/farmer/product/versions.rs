//! 예전 모습: the pages that were kept, and the way back to one of them.

use shared::console::product::{DraftFile, PageVersion};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::super::{
    api::{self, Load, Loaded, use_load},
    icon::{Icon, icon},
    ui::note,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Where the product is.
    pub(super) path: String,
    /// The product with an earlier page.
    pub(super) restored: Callback<DraftFile>,
}

#[component]
pub(super) fn Versions(props: &Props) -> Html {
    let path = format!("{}/versions", props.path);
    let Loaded { now, again } = use_load::<Vec<PageVersion>>(path.clone());
    let said = use_state(|| None::<Result<u32, Failure>>);
    let Load::Ready(versions) = now else {
        return Html::default();
    };
    if versions.is_empty() {
        return Html::default();
    }
    let restore = {
        let (said, restored) = (said.clone(), props.restored.clone());
        Callback::from(move |seq: u32| {
            let (said, restored, again) = (said.clone(), restored.clone(), again.clone());
            let path = format!("{path}/{seq}/restore");
            spawn_local(async move {
                let answer = api::ask::<_, DraftFile>(&path, &()).await;
                said.set(Some(answer.as_ref().map(|_| seq).map_err(Clone::clone)));
                if let Ok(file) = answer {
                    restored.emit(file);
                    again.emit(());
                }
            });
        })
    };
    html! {
        <details class="card shelf">
            <summary><strong>{ format!("예전 모습 {}가지", versions.len()) }</strong>{ icon(Icon::DOWN) }</summary>
            <div class="stack">
                { match &*said {
                    None => Html::default(),
                    Some(Ok(_)) => note("note--ok", "예전 모습으로 되돌렸어요. 조금 전 모습도 아래에 있어요."),
                    Some(Err(failure)) => note("note--bad", &failure.text()),
                } }
                <ul class="doclist">
                    { for versions.iter().map(|version| row(version, &restore)) }
                </ul>
            </div>
        </details>
    }
}

fn row(version: &PageVersion, restore: &Callback<u32>) -> Html {
    let (seq, restore) = (version.seq, restore.clone());
    let (hour, minute) = version.at.hour_minute();
    let when = format!("{} {hour}시 {minute:02}분", version.at.date().korean());
    html! {
        <li class="is-plain" key={seq}>
            <span>
                <strong>{ version.why.name() }</strong>
                <small>{ format!("{when} · {}", version.who) }</small>
            </span>
            <button
                class="btn btn--s" type="button" aria-label={format!("{when} 모습으로 되돌리기")}
                onclick={move |_| restore.emit(seq)}
            >
                { "되돌리기" }
            </button>
        </li>
    }
}
