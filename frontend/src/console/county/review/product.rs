//! One product before it goes live: what the producer said, as the customer will see it, and the
//! decision.

use shared::console::{
    onboarding::Because,
    product::{ApproveProduct, DraftFile, DraftStatus, Tax},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api::{self, Load, Loaded, use_load},
        icon::{Icon, icon},
        phone::Phone,
        ui::{Field, broken, note, use_focus},
        wizard::choice,
    },
    DrawerProps,
    differences::{facts, parts},
};
use crate::api::Failure;

#[component]
pub(super) fn ProductDrawer(props: &DrawerProps) -> Html {
    let base = format!("/api/console/reviews/products/{}", props.id);
    let Loaded { now, again } = use_load::<DraftFile>(base.clone());
    let head = use_focus();
    let close = {
        let close = props.close.clone();
        move |_| close.emit(())
    };
    let done = {
        let (again, changed) = (again.clone(), props.changed.clone());
        Callback::from(move |()| {
            again.emit(());
            changed.emit(());
        })
    };
    html! {
        <aside class="drawer drawer--open" aria-label="물건">
            <div class="drawer__head">
                <h2 tabindex="-1" ref={head}>{ "물건" }</h2>
                <button class="btn btn--quiet btn--icon" type="button" aria-label="닫기" onclick={close}>
                    { icon(Icon::CLOSE) }
                </button>
            </div>
            { match &now {
                Load::Waiting => html! { <p class="drawer__sec" role="status">{ "불러오는 중이에요" }</p> },
                Load::Failed(failure) => broken(failure, &again),
                Load::Ready(file) => html! {
                    <>
                        <section class="drawer__sec" aria-label="적은 것">
                            <span class="pill">{ file.status.name() }</span>
                            <dl class="kv">
                                <dt>{ "세금" }</dt><dd>{ tax_name(file.draft.tax) }</dd>
                                { for file.draft.choices.iter().map(|choice| html! {
                                    <>
                                        <dt>{ &choice.label }</dt>
                                        <dd class="num">{ format!("{} · {}개", choice.price, choice.stock) }</dd>
                                    </>
                                }) }
                            </dl>
                            { facts(file) }
                            { parts(&file.differences) }
                            <Phone
                                path={format!("/api/console/vendors/{}/products/{}/preview", file.vendor, file.id)}
                            />
                        </section>
                        <Decide base={base.clone()} file={(**file).clone()} {done} />
                    </>
                },
            } }
        </aside>
    }
}

fn tax_name(tax: Option<Tax>) -> &'static str {
    match tax {
        Some(Tax::TaxFree) => "면세",
        Some(Tax::Taxable) => "과세",
        Some(Tax::Unsure) | None => "모르겠대요",
    }
}

#[derive(Properties, PartialEq)]
struct DecideProps {
    base: String,
    file: DraftFile,
    done: Callback<()>,
}

#[component]
fn Decide(props: &DecideProps) -> Html {
    let failure = use_state(|| None::<Failure>);
    let reason = use_state(String::new);
    let known = props.file.draft.tax.filter(|tax| *tax != Tax::Unsure);
    let tax = use_state(|| known);
    if props.file.status != DraftStatus::Review {
        return Html::default();
    }
    let settle = {
        let (failure, done) = (failure.clone(), props.done.clone());
        Callback::from(move |answer: Result<(), Failure>| {
            failure.set(answer.as_ref().err().cloned());
            if answer.is_ok() {
                done.emit(());
            }
        })
    };
    let approve = {
        let (path, settle, tax) = (
            format!("{}/approve", props.base),
            settle.clone(),
            tax.clone(),
        );
        move |_| {
            let (path, settle) = (path.clone(), settle.clone());
            let request = ApproveProduct { tax: *tax };
            spawn_local(async move { settle.emit(api::post(&path, &request).await) });
        }
    };
    let back = {
        let (path, settle) = (format!("{}/return", props.base), settle.clone());
        let reason = reason.clone();
        move |_| {
            let (path, settle) = (path.clone(), settle.clone());
            let request = Because {
                reason: (*reason).clone(),
            };
            spawn_local(async move { settle.emit(api::post(&path, &request).await) });
        }
    };
    let onreason = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(text))
    };
    html! {
        <section class="drawer__sec" aria-label="결정">
            <fieldset class="choice">
                <legend>{ "세금" }</legend>
                { for [(Tax::TaxFree, "면세"), (Tax::Taxable, "과세")].into_iter().map(|(kind, name)| {
                    let tax = tax.clone();
                    let chosen = *tax == Some(kind);
                    choice("decided-tax", name, "", chosen, Callback::from(move |()| tax.set(Some(kind))))
                }) }
            </fieldset>
            <button class="btn btn--primary btn--block" type="button" disabled={tax.is_none()} onclick={approve}>
                { if props.file.before.is_some() { "고친 것 보이게 하기" } else { "팔게 하기" } }
            </button>
            <Field
                id="reason" label="고칠 곳 (생산자가 읽어요)" value={(*reason).clone()} onchange={onreason}
            />
            <button class="btn btn--block" type="button" onclick={back}>{ "고쳐 달라고 하기" }</button>
            if let Some(failure) = &*failure { { note("note--bad", &failure.first_wrong()) } }
        </section>
    }
}
