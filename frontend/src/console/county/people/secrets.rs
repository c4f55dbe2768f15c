//! What a new member signs in with, shown once.

use shared::console::people::Secrets;
use yew::prelude::*;

use super::super::super::ui::{Ask, note};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) secrets: Secrets,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Shown(props: &Props) -> Html {
    let Secrets {
        login,
        password,
        seed,
    } = &props.secrets;
    let in_fours: Vec<String> = seed
        .chars()
        .collect::<Vec<_>>()
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    let line = |name: &'static str, value: String| {
        html! { <div class="sumline"><span>{ name }</span><b>{ value }</b></div> }
    };
    html! {
        <Ask title="이 화면은 한 번만 보여요" close={props.close.clone()}>
            <div class="stack">
                { note("note--warn", "적어서 본인에게 직접 건네 주세요. 창을 닫으면 다시 볼 수 없고, 새로 만들어야 해요.") }
                <div>
                    { line("들어올 때 이름", login.clone()) }
                    { line("비밀번호", password.clone()) }
                    { line("인증 앱에 넣을 글자", in_fours.join(" ")) }
                </div>
                <p class="small muted">
                    { "휴대전화의 인증 앱에서 ‘설정 키 입력’을 고르고 글자를 띄어쓰기 없이 넣으면 여섯 자리 숫자가 나와요." }
                </p>
                <div class="row row--tight">
                    <button class="btn btn--primary" type="button" onclick={props.close.reform(|_| ())}>
                        { "적었어요" }
                    </button>
                </div>
            </div>
        </Ask>
    }
}
