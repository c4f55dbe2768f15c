//! One section's form: its heading, what is in it, and whether shoppers see it.

use shared::{
    console::home::{Section, SectionKind},
    ids::CampaignId,
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    super::super::{
        icon::{Icon, icon},
        ui::Field,
    },
    Making,
    items::Items,
};

pub(super) fn form(making: &Making, nth: usize, choose: &Callback<usize>) -> Html {
    let Some(section) = making.sections.get(nth) else {
        return html! { <p class="muted">{ "왼쪽에서 칸을 골라 주세요." }</p> };
    };
    let kind = section.kind;
    let take_out = {
        let (sections, alter, choose) = (
            making.sections.clone(),
            making.alter.clone(),
            choose.clone(),
        );
        move |_: MouseEvent| {
            let mut sections = (*sections).clone();
            sections.remove(nth);
            choose.emit(nth.saturating_sub(1));
            alter.emit(sections);
        }
    };
    let wrong = making.wrong(nth, "kind");
    html! {
        <section class="panel" aria-labelledby="form" key={section.id}>
            <div class="panel__head">
                <h2 id="form">{ kind.name() }</h2>
                <span class="small muted">{ format!("{}번째 칸", nth + 1) }</span>
            </div>
            <div class="panel__body stack">
                <p class="small muted">{ about(kind) }</p>
                if !wrong.is_empty() {
                    <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
                }
                { shown(making, nth, section) }
                if kind == SectionKind::Banners {
                    <p><a href="/console/campaigns">{ "배너를 만들거나 고치러 가기" }</a></p>
                } else {
                    <Field
                        id="section-title" label="제목" value={section.title.clone()}
                        hint={if kind == SectionKind::Products { "" } else { "비워 두면 기본 제목이 나와요." }}
                        error={making.wrong(nth, "title")} placeholder={usual(kind)}
                        onchange={making.edit(nth, |section, text| section.title = text)}
                    />
                }
                if matches!(kind, SectionKind::Season | SectionKind::Products) {
                    <Field
                        id="section-note" label="제목 아래 한 줄" value={section.note.clone()}
                        error={making.wrong(nth, "note")}
                        onchange={making.edit(nth, |section, text| section.note = text)}
                    />
                }
                if kind == SectionKind::Deal {
                    { campaign(making, nth, section) }
                }
                if kind.has_items() {
                    <Items making={making.clone()} {nth} />
                }
                <button class="btn" type="button" onclick={take_out}>{ "이 칸 빼기" }</button>
            </div>
        </section>
    }
}

fn about(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Banners => "지금 걸려 있는 큰 배너를 차례로 보여 줘요.",
        SectionKind::Deal => {
            "기획전 하나의 상품을 끝나는 때와 함께 보여 줘요. 기획전이 열려 있는 동안만 나와요."
        }
        SectionKind::Season => "담은 상품 가운데 지금 살 수 있는 것을 앞에서부터 8개 보여 줘요.",
        SectionKind::Products => {
            "직접 고른 상품을 담은 차례대로 8개까지 보여 줘요. 품절된 것은 건너뛰어요."
        }
        SectionKind::Campaigns => "열려 있는 기획전을 6개까지 보여 줘요.",
        SectionKind::Stories => "담은 생산자의 이야기를 앞에서부터 3명까지 보여 줘요.",
        SectionKind::Best => "많이 팔린 상품을 6개 보여 줘요. 고르거나 바꿀 수 없어요.",
    }
}

/// What a heading is when nobody says another.
fn usual(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Deal => "기획전의 제목",
        SectionKind::Season => "○월 제철",
        SectionKind::Campaigns => "기획전",
        SectionKind::Products => "예: 김장 준비",
        SectionKind::Banners | SectionKind::Stories | SectionKind::Best => kind.name(),
    }
}

fn shown(making: &Making, nth: usize, section: &Section) -> Html {
    let set = making.altering(nth, |section, shown: bool| section.hidden = !shown);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        set.emit(input.checked());
    };
    html! {
        <label class="check">
            <input type="checkbox" checked={!section.hidden} {onchange} />
            <span>{ "손님에게 보이기" }</span>
        </label>
    }
}

fn campaign(making: &Making, nth: usize, section: &Section) -> Html {
    let set = making.altering(nth, |section, id: String| {
        section.campaign = (!id.is_empty()).then_some(CampaignId(id));
    });
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        set.emit(select.value());
    };
    let chosen = section.campaign.as_ref();
    let campaigns = &making.file.campaigns;
    let gone = chosen.filter(|id| !campaigns.iter().any(|(known, _)| known == *id));
    let wrong = making.wrong(nth, "campaign");
    html! {
        <div class="field">
            <label class="field__label" for="section-campaign">{ "어느 기획전" }</label>
            <select class="select" id="section-campaign" {onchange} aria-invalid={(!wrong.is_empty()).then_some("true")}>
                <option value="" selected={chosen.is_none()}>{ "먼저 끝나는 특가를 저절로" }</option>
                { for campaigns.iter().map(|(id, title)| html! {
                    <option value={id.to_string()} selected={chosen == Some(id)}>{ title }</option>
                }) }
                if let Some(id) = gone {
                    <option value={id.to_string()} selected=true>{ "끝났거나 숨긴 기획전" }</option>
                }
            </select>
            if !wrong.is_empty() {
                <p class="field__error">{ icon(Icon::ALERT) }{ wrong }</p>
            }
        </div>
    }
}
