//! Where short messages appear; read out politely when they do.

use yew::prelude::*;

use crate::components::part::impl_part;
use crate::state::toast::{Offer, use_toast};

/// The message on screen, if there is one. The region itself is always there, or its first
/// message would not be read out.
#[derive(Clone, Debug, PartialEq)]
pub struct ToastRegion;

impl_part!(ToastRegion, |_| use_toast_region());

#[hook]
fn use_toast_region() -> Html {
    let toasts = use_toast();
    let shown = toasts.shown().cloned();
    let dismiss = {
        let toasts = toasts.clone();
        move || toasts.dismiss()
    };
    html! {
        <div class="toast-region" role="status">
            if let Some(toast) = shown {
                <div class="toast">
                    <span>{ toast.text }</span>
                    { offer(toast.offer, dismiss) }
                </div>
            }
        </div>
    }
}

fn offer(offer: Option<Offer>, dismiss: impl Fn() + 'static) -> Html {
    match offer {
        None => Html::default(),
        Some(Offer::Act(label, act)) => {
            let onclick = Callback::from(move |_: MouseEvent| {
                act.emit(());
                dismiss();
            });
            html! { <button class="toast__action" type="button" {onclick}>{ label }</button> }
        }
        Some(Offer::Go(label, href)) => {
            let onclick = Callback::from(move |_: MouseEvent| dismiss());
            html! { <a class="toast__action" {href} {onclick}>{ label }</a> }
        }
    }
}
