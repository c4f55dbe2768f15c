//! What a change can be about: each screen by its name, whether it says something else already, and
//! what no screen asks for.

use shared::console::product::{DraftFile, Line};
use yew::prelude::*;

use super::{
    super::super::icon::{Icon, icon},
    screens::is_changed,
};

/// The screens in the order in which they are wanted most.
const NAMES: [(usize, &str); 13] = [
    (2, "값과 무게"),
    (0, "이름"),
    (5, "사진"),
    (6, "무엇이 좋은지"),
    (7, "키우는 이야기"),
    (8, "먹는 법"),
    (9, "보관하는 법"),
    (10, "누구에게 권하는지"),
    (12, "상세 페이지 글과 순서"),
    (4, "나는 곳과 먹는 때"),
    (11, "법에 적으라는 것"),
    (3, "세금"),
    (1, "놓인 자리"),
];

/// The question of the screen on which one chooses.
pub(super) const TITLE: [&str; 2] = ["무엇을", "고칠까요?"];
pub(super) const WHY: &str =
    "고칠 것을 고르고, 다 고치면 군청에 보내 주세요. 손님은 그때까지 전 것을 봐요.";

pub(super) fn choose(file: &DraftFile, go: &Callback<usize>) -> Html {
    let Some(before) = &file.before else {
        return Html::default();
    };
    // An answer that no page of a file's product shows is not asked for.
    let is_asked = |step: usize| {
        let page = &before.page;
        match step {
            7 => !page.grow.is_empty(),
            8 => !page.eat.is_empty(),
            9 => !page.keep.is_empty(),
            10 => !page.whom.is_empty(),
            _ => true,
        }
    };
    let item = |(step, name): (usize, &'static str)| {
        let go = go.clone();
        let changed = is_changed(before, &file.draft, step);
        html! {
            <li class="is-plain" key={step}>
                <span>
                    <strong>{ name }</strong>
                    if changed { <small>{ "고쳤어요" }</small> }
                </span>
                <button
                    class="btn btn--s" type="button" aria-label={format!("{name} 고치기")}
                    onclick={move |_| go.emit(step)}
                >{ "고치기" }</button>
            </li>
        }
    };
    let asked = NAMES.into_iter().filter(|(step, _)| is_asked(*step));
    html! {
        <>
            <ul class="doclist" aria-label="고칠 것">{ for asked.map(item) }</ul>
            if !file.stays.is_empty() { { stays(&file.stays) } }
        </>
    }
}

fn stays(lines: &[Line]) -> Html {
    html! {
        <details class="card shelf">
            <summary>
                <strong>{ "여기서 고치지 않는 것은 그대로예요" }</strong>
                { icon(Icon::DOWN) }
            </summary>
            <div class="stack">
                <dl class="kv">
                    { for lines.iter().map(|line| html! {
                        <><dt>{ &line.label }</dt><dd>{ &line.value }</dd></>
                    }) }
                </dl>
                <p class="field__hint">{ "바꾸고 싶으면 군청에 전화로 말씀해 주세요." }</p>
            </div>
        </details>
    }
}
