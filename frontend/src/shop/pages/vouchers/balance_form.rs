//! Asks for a voucher's number and PIN and shows what it has left. Neither is kept.

use shared::voucher::{BalanceRequest, HeldLot};
use web_sys::HtmlFormElement;
use yew::prelude::*;

use crate::api;
use crate::components::part::impl_part;
use crate::hooks::use_submit::use_submit;
use crate::shop::form;
use crate::state::wallet::use_wallet;

/// A balance form's data.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceForm {
    /// Begins the ids of its fields; unique on the page.
    pub id: &'static str,
    /// Called with the lots of each answer.
    pub onheld: Callback<Vec<HeldLot>>,
}

impl_part!(BalanceForm, |part| use_balance_form(part));

#[hook]
fn use_balance_form(props: &BalanceForm) -> Html {
    let wallet = use_wallet();
    let submit = use_submit();
    let found = use_state(String::new);
    let onsubmit = {
        let (submit, found, onheld) = (submit.clone(), found.setter(), props.onheld.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = event.target_dyn_into::<HtmlFormElement>() else {
                return;
            };
            let request = BalanceRequest {
                code: form::value(&form, "code"),
                pin: form::value(&form, "pin"),
                lot_tokens: Vec::new(),
            };
            let (wallet, found, onheld) = (wallet.clone(), found.clone(), onheld.clone());
            let answer = async move { api::voucher::balance(&request).await };
            submit.run(answer, move |answer| {
                let left = answer.lots.iter().map(|held| held.lot.remaining).sum();
                found.set(form::loaded_text(left));
                wallet.hold(answer.lots.clone());
                onheld.emit(answer.lots);
                form.reset();
            });
        })
    };
    let failure = submit.failure().map(api::Failure::text);
    let error_id = format!("{}-error", props.id);
    html! {
        <form class="form-grid" {onsubmit} novalidate=true>
            <div class={form::field_class(failure.is_some())}>
                <label class="field__label" for={format!("{}-code", props.id)}>{ "카드 번호 또는 상품권 코드" }</label>
                <input
                    class="field__input"
                    id={format!("{}-code", props.id)}
                    name="code"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    placeholder="0000 0000 0000 0000"
                    aria-invalid={failure.is_some().then_some("true")}
                    aria-describedby={failure.is_some().then(|| error_id.clone())}
                />
            </div>
            <div class={form::field_class(failure.is_some())}>
                <label class="field__label" for={format!("{}-pin", props.id)}>{ "PIN 번호 네 자리" }</label>
                <div class="field__row">
                    <input
                        class="field__input"
                        id={format!("{}-pin", props.id)}
                        name="pin"
                        type="password"
                        inputmode="numeric"
                        maxlength="4"
                        autocomplete="off"
                        aria-invalid={failure.is_some().then_some("true")}
                        aria-describedby={failure.is_some().then(|| error_id.clone())}
                    />
                    <button class="button button--secondary" type="submit" aria-busy={form::busy(&submit)}>
                        { "조회" }
                    </button>
                </div>
                { form::error(&error_id, failure) }
                <p class="field__hint">{ "번호와 PIN은 저장하지 않아요" }</p>
            </div>
            <p class="visually-hidden" role="status">{ (*found).clone() }</p>
        </form>
    }
}
