//! Title, address, period and colours.

use shared::console::promotion::Look;
use yew::prelude::*;

use super::{
    super::{
        super::{
            icon::{Icon, icon},
            ui::Field,
            wizard::choice,
        },
        schedule::{read, written},
    },
    Making,
};

pub(super) fn basics(making: &Making) -> Html {
    let draft = &making.draft;
    let moment = |at: Option<_>| at.map_or_else(String::new, written);
    let fixed = making.file.replaces.is_some();
    html! {
        <>
            <Field
                id="title" label="제목" value={draft.title.clone()} error={making.wrong("title")}
                onchange={making.edit(|draft, text| draft.title = text)}
            />
            <Field
                id="subtitle" label="제목 아래 한 줄" value={draft.subtitle.clone()} error={making.wrong("subtitle")}
                onchange={making.edit(|draft, text| draft.subtitle = text)}
            />
            <Field
                id="label" label="값 옆 이름표" value={draft.label.clone()} error={making.wrong("label")}
                hint="상품 값 옆에 작게 붙어요. 예: 김장 준비"
                onchange={making.edit(|draft, text| draft.label = text)}
            />
            if fixed {
                <p class="small sub">{ "주소 " }<b>{ format!("/campaigns/{}", draft.address) }</b>{ " · 이미 알려진 주소라 바꿀 수 없어요." }</p>
            } else {
                <Field
                    id="address" label="주소" value={draft.address.clone()} error={making.wrong("address")}
                    hint="영문 소문자와 숫자, 하이픈. 예: kimjang-2026"
                    onchange={making.edit(|draft, text: String| draft.address = text.trim().to_lowercase())}
                />
            }
            <div class="two">
                <Field
                    id="starts" label="시작" kind="datetime-local" value={moment(draft.starts_at)}
                    error={making.wrong("startsAt")}
                    onchange={making.edit(|draft, text: String| draft.starts_at = read(&text))}
                />
                <Field
                    id="ends" label="끝 (이 시각 바로 앞까지)" kind="datetime-local" value={moment(draft.ends_at)}
                    error={making.wrong("endsAt")}
                    onchange={making.edit(|draft, text: String| draft.ends_at = read(&text))}
                />
            </div>
            <p class="small muted">{ "한국 시각이에요. 시작하는 순간 값과 화면이 바뀌어요." }</p>
            { time_deal(making) }
            <Field
                id="cutoff" label="주문 마감 안내" value={draft.cutoff_note.clone()} error={making.wrong("cutoffNote")}
                hint="비워 두면 안 보여요. 예: 설 6일 전 11시까지 주문하시면 연휴 전에 닿아요"
                onchange={making.edit(|draft, text| draft.cutoff_note = text)}
            />
            { looks(&draft.look, &making.wrong("look"), &making.edit(|draft, look| draft.look = look)) }
        </>
    }
}

fn time_deal(making: &Making) -> Html {
    let toggle = making.edit(|draft, _: Event| draft.time_deal = !draft.time_deal);
    html! {
        <label class="check">
            <input type="checkbox" checked={making.draft.time_deal} onchange={toggle} />
            <span>{ "타임특가로 첫 화면에 올리고 남은 시간을 보여 주기" }</span>
        </label>
    }
}

/// Colours to choose from.
pub(in super::super) fn looks(look: &Look, wrong: &str, onchange: &Callback<Look>) -> Html {
    let one = |(name, colors): (&'static str, [&'static str; 4])| {
        let chosen = *look == Look::of(colors);
        let choose = onchange.reform(move |()| Look::of(colors));
        choice("look", name, "", chosen, choose)
    };
    let mut known = Look::KNOWN.iter();
    let own = !known.any(|(_, colors)| *look == Look::of(*colors));
    html! {
        <fieldset class="choice choice--looks">
            <legend>{ "색" }</legend>
            { for Look::KNOWN.into_iter().map(one) }
            if own {
                <p class="small muted">{ "지금은 파일에서 온 색이에요. 고르면 바뀌어요." }</p>
            }
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong.to_owned() }</p>
            }
        </fieldset>
    }
}
