//! The fields of the order form: who orders, who receives, where to.

use shared::address::SIDO;
use shared::error::FieldError;
use yew::prelude::*;

use crate::components::choice::{self, Kind};
use crate::components::icon::Icon;
use crate::shop::form;
use crate::shop::pages::checkout::fill::OWN_NOTE;

/// Notes that carriers know.
const NOTES: [&str; 4] = [
    "문 앞에 놓아 주세요",
    "경비실에 맡겨 주세요",
    "배송 전에 연락해 주세요",
    "직접 받을게요",
];

/// What decides which fields show and how.
pub struct Fields<'a> {
    pub wrong: &'a [FieldError],
    /// Whether who orders also receives.
    pub same: bool,
    /// Whether the note is in the shopper's own words.
    pub own_note: bool,
}

/// A line of text.
struct TextField {
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    optional: bool,
    hint: &'static str,
}

impl TextField {
    const fn new(name: &'static str, label: &'static str, autocomplete: &'static str) -> Self {
        Self {
            name,
            label,
            kind: "text",
            autocomplete,
            optional: false,
            hint: "",
        }
    }

    const fn phone(self) -> Self {
        Self {
            kind: "tel",
            ..self
        }
    }

    const fn optional(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }

    const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }
}

impl Fields<'_> {
    /// Who orders.
    pub fn buyer(&self) -> Html {
        html! {
            <section class="form-section" aria-labelledby="buyer">
                <h2 class="form-section__title" id="buyer">{ "주문하는 분" }</h2>
                <div class="form-grid form-grid--two">
                    { self.text(&TextField::new("buyer.name", "이름", "name")) }
                    { self.text(&TextField::new("buyer.phone", "휴대전화", "tel").phone().hint("주문을 다시 찾을 때 써요")) }
                </div>
            </section>
        }
    }

    /// Who receives, and where.
    pub fn recipient(&self) -> Html {
        html! {
            <section class="form-section" aria-labelledby="recipient">
                <h2 class="form-section__title" id="recipient">{ "받는 분" }</h2>
                <label class="choice">
                    { choice::input(Kind::Checkbox, "same", "on", true) }
                    <span>{ "주문자와 같아요" }</span>
                </label>
                if !self.same {
                    <div class="form-grid form-grid--two">
                        { self.text(&TextField::new("recipient.name", "이름", "shipping name")) }
                        { self.text(&TextField::new("recipient.phone", "휴대전화", "shipping tel").phone()) }
                    </div>
                }
                { self.address() }
                { self.note() }
            </section>
        }
    }

    fn address(&self) -> Html {
        let part = |name, label, autocomplete| TextField::new(name, label, autocomplete);
        html! {
            <div class="form-grid form-grid--two">
                { self.text(&TextField {
                    kind: "numeric",
                    ..part("recipient.address.postcode", "우편번호", "shipping postal-code")
                }) }
                { self.sido() }
                { self.text(&part("recipient.address.sigungu", "시·군·구", "shipping address-level2")
                    .hint("예: 강진군, 성남시 분당구")) }
                { self.text(&part("recipient.address.eupmyeondong", "읍·면·동", "shipping address-level3")
                    .hint("예: 마량면. 섬 배송비를 정확히 알려 드려요")) }
                { self.text(&part("recipient.address.ri", "리", "off").optional()) }
                { self.text(&part("recipient.address.road", "도로명과 건물 번호", "shipping address-line1")
                    .hint("예: 미항로 12")) }
                { self.text(&part("recipient.address.detail", "상세 주소", "shipping address-line2")
                    .optional().hint("동, 호수")) }
            </div>
        }
    }

    fn sido(&self) -> Html {
        let name = "recipient.address.sido";
        let option = |sido: &&'static str| html! { <option value={*sido}>{ *sido }</option> };
        let wrong = self.words(name);
        html! {
            <div class={form::field_class(wrong.is_some())}>
                <label class="field__label" for={name}>{ "시·도" }</label>
                <span class="select select--field">
                    <select
                        class="field__input"
                        id={name}
                        {name}
                        autocomplete="shipping address-level1"
                        aria-invalid={wrong.is_some().then_some("true")}
                        aria-describedby={wrong.is_some().then(|| error_id(name))}
                    >
                        <option value={form::NOTHING} selected=true>{ "골라 주세요" }</option>
                        { for SIDO.iter().map(option) }
                    </select>
                    { Icon::DOWN.small() }
                </span>
                { form::error(&error_id(name), wrong) }
            </div>
        }
    }

    fn note(&self) -> Html {
        let own = TextField::new("recipient.note", "배송 메모 직접 쓰기", "off");
        let option = |note: &&'static str| html! { <option value={*note}>{ *note }</option> };
        html! {
            <>
                <div class="field">
                    <label class="field__label" for="note">
                        { "배송 메모 " }
                        <span class="field__optional">{ "선택" }</span>
                    </label>
                    <span class="select select--field">
                        <select class="field__input" id="note" name="note">
                            <option value={form::NOTHING} selected=true>{ "없음" }</option>
                            { for NOTES.iter().map(option) }
                            <option value={OWN_NOTE}>{ "직접 쓰기" }</option>
                        </select>
                        { Icon::DOWN.small() }
                    </span>
                </div>
                if self.own_note {
                    { self.text(&own) }
                }
            </>
        }
    }

    fn text(&self, field: &TextField) -> Html {
        let TextField {
            name,
            label,
            kind,
            autocomplete,
            optional,
            hint,
        } = *field;
        let wrong = self.words(name);
        let hint_id = format!("{name}-hint");
        let described = match (wrong.is_some(), hint.is_empty()) {
            (true, _) => Some(error_id(name)),
            (false, false) => Some(hint_id.clone()),
            (false, true) => None,
        };
        let (kind, inputmode) = match kind {
            "numeric" => ("text", Some("numeric")),
            other => (other, None),
        };
        html! {
            <div class={form::field_class(wrong.is_some())}>
                <label class="field__label" for={name}>
                    { label }
                    if optional {
                        { " " }
                        <span class="field__optional">{ "선택" }</span>
                    }
                </label>
                <input
                    class="field__input"
                    id={name}
                    {name}
                    type={kind}
                    {inputmode}
                    {autocomplete}
                    aria-invalid={wrong.is_some().then_some("true")}
                    aria-describedby={described}
                />
                { form::error(&error_id(name), wrong) }
                if !hint.is_empty() {
                    <p class="field__hint" id={hint_id}>{ hint }</p>
                }
            </div>
        }
    }

    /// A consent, which nobody gives by leaving it as it is.
    pub fn consent(&self, name: &'static str, text: AttrValue) -> Html {
        let wrong = self.words(name);
        html! {
            <div>
                <label class="choice">
                    <input
                        class="choice__input"
                        type="checkbox"
                        {name}
                        value="on"
                        form={super::FORM}
                        aria-invalid={wrong.is_some().then_some("true")}
                        aria-describedby={wrong.is_some().then(|| error_id(name))}
                    />
                    <span>{ text }</span>
                </label>
                { form::error(&error_id(name), wrong) }
            </div>
        }
    }

    fn words(&self, name: &str) -> Option<String> {
        let wrong = self.wrong.iter().find(|wrong| wrong.field == name)?;
        Some(wrong.message.clone())
    }
}

fn error_id(name: &str) -> String {
    format!("{name}-error")
}
