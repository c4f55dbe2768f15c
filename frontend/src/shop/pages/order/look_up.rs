//! Finds a guest's order by its number and the phone of who ordered.

use shared::ids::OrderNo;
use shared::order::LookUpOrder;
use web_sys::HtmlFormElement;
use yew::prelude::*;

use crate::api;
use crate::components::part::impl_part;
use crate::hooks::use_submit::use_submit;
use crate::shop::{form, nav};
use crate::state::orders;

/// A look-up's data.
#[derive(Clone, Debug, PartialEq)]
pub struct LookUp {
    /// The number, when it is known.
    pub no: Option<OrderNo>,
    /// Called when it was found; without it the page moves to the order.
    pub onfound: Option<Callback<()>>,
}

impl_part!(LookUp, |part| use_look_up(part));

#[hook]
fn use_look_up(props: &LookUp) -> Html {
    let submit = use_submit();
    let onsubmit = {
        let (submit, props) = (submit.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = event.target_dyn_into::<HtmlFormElement>() else {
                return;
            };
            let typed = OrderNo(form::value(&form, "no").to_uppercase());
            let request = LookUpOrder {
                no: props.no.clone().unwrap_or(typed),
                phone: form::value(&form, "phone"),
            };
            let onfound = props.onfound.clone();
            submit.run(
                async move { api::order::look_up(&request).await },
                move |found| {
                    orders::remember(&found.no, &found.order_token);
                    match onfound {
                        Some(onfound) => onfound.emit(()),
                        None => nav::visit(&format!("/orders/{}", found.no)),
                    }
                },
            );
        })
    };
    let failure = submit.failure().map(api::Failure::text);
    let invalid = failure.is_some();
    let described = invalid.then_some("look-up-error");
    html! {
        <form class="form-grid" {onsubmit} novalidate=true>
            if props.no.is_none() {
                <div class={form::field_class(invalid)}>
                    <label class="field__label" for="look-up-no">{ "주문번호" }</label>
                    <input
                        class="field__input"
                        id="look-up-no"
                        name="no"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        placeholder="20261122-7K3Q9D"
                        aria-invalid={invalid.then_some("true")}
                        aria-describedby={described}
                    />
                </div>
            }
            <div class={form::field_class(invalid)}>
                <label class="field__label" for="look-up-phone">{ "주문한 분의 휴대전화" }</label>
                <div class="field__row">
                    <input
                        class="field__input"
                        id="look-up-phone"
                        name="phone"
                        type="tel"
                        autocomplete="tel"
                        aria-invalid={invalid.then_some("true")}
                        aria-describedby={described}
                    />
                    <button class="button button--secondary" type="submit" aria-busy={form::busy(&submit)}>
                        { "조회" }
                    </button>
                </div>
                { form::error("look-up-error", failure) }
            </div>
        </form>
    }
}
