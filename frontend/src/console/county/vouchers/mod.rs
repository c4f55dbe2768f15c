//! 상품권: what waits for a second pair of eyes, where each programme's money is, and the lots. Tab,
//! words and batch stand in the address.

mod batch;
mod list;
mod lot_table;
mod lots;
mod programmes;
mod upload;

use std::rc::Rc;

use shared::{
    console::{
        payback::{Batch, BatchStatus, VoucherDesk},
        role::Permission,
        sign_in::Me,
    },
    money::Won,
};
use yew::prelude::*;

use self::{batch::Waiting, lots::Lots, upload::Upload};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::broken,
    },
    compensation::WaitingCompensations,
    frame::Frame,
};

#[component]
pub(crate) fn Vouchers() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<VoucherDesk>("/api/console/vouchers".to_owned());
    let uploading = use_state(|| false);
    let may_issue = me.is_some_and(|me| me.may(Permission::IssueVouchers));
    let toggle = {
        let uploading = uploading.clone();
        move |_| uploading.set(!*uploading)
    };
    let actions = if may_issue {
        html! {
            <button class="btn" type="button" aria-expanded={(*uploading).to_string()} onclick={toggle}>
                { icon(Icon::PLUS) }{ "페이백 발행" }
            </button>
        }
    } else {
        Html::default()
    };
    let kept = {
        let (uploading, again) = (uploading.clone(), again.clone());
        Callback::from(move |()| {
            uploading.set(false);
            again.emit(());
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(desk) => html! {
            <div class="stack stack--l">
                if *uploading {
                    <Upload programmes={desk.programmes.clone()} {kept} />
                }
                <WaitingCompensations changed={again.clone()} />
                { for waiting(desk).map(|batch| html! {
                    <Waiting key={batch.id.as_str()} id={batch.id.clone()} changed={again.clone()} {may_issue} />
                }) }
                { programmes::table(&desk.programmes) }
                <div class="cols">
                    // What was issued since is read anew.
                    <Lots key={issued(desk)} {may_issue} changed={again.clone()} />
                    { programmes::rules(&desk.programmes) }
                </div>
                { list::batches(&desk.batches) }
            </div>
        },
    };
    html! { <Frame title="상품권" {actions}>{ content }</Frame> }
}

/// How much all programmes have issued.
fn issued(desk: &VoucherDesk) -> String {
    let issued: Won = desk.programmes.iter().map(|one| one.issued).sum();
    issued.grouped()
}

/// The batches that somebody still has to look at.
fn waiting(desk: &VoucherDesk) -> impl Iterator<Item = &Batch> {
    let open = |status| matches!(status, BatchStatus::Prepared | BatchStatus::Issuing);
    desk.batches.iter().filter(move |batch| open(batch.status))
}
