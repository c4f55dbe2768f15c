//! The one decision that a run waits for, with its amount on the button.

use std::rc::Rc;

use shared::{
    console::{
        role::Permission,
        settlement::{BankFile, Decide as Request, Run, TakeFile},
        sign_in::Me,
    },
    error::ErrorCode,
    settlement::RunStatus,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::{Field, note},
    },
    proof::Prove,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) run: Run,
    /// Something was decided.
    pub(super) done: Callback<()>,
}

#[component]
pub(super) fn Decide(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let wrong = use_state(String::new);
    let proving = use_state(|| false);
    let failed = {
        let (wrong, proving) = (wrong.clone(), proving.clone());
        Callback::from(move |failure: Failure| {
            if failure.code() == Some(ErrorCode::StepUpRequired) {
                proving.set(true);
                wrong.set("숫자를 확인했으면 한 번 더 눌러 주세요.".to_owned());
            } else {
                wrong.set(failure.first_wrong());
            }
        })
    };
    let run = &props.run;
    let (Some(id), true) = (
        run.id.clone(),
        me.is_some_and(|me| me.may(Permission::Settle)),
    ) else {
        return Html::default();
    };
    let base = format!("/api/console/settlement/runs/{id}");
    let step = |step: &str| {
        let (path, payable) = (format!("{base}/{step}"), run.sums.balance.payable);
        let (done, failed, wrong) = (props.done.clone(), failed.clone(), wrong.clone());
        move |_| {
            let (path, done, failed) = (path.clone(), done.clone(), failed.clone());
            let wrong = wrong.clone();
            spawn_local(async move {
                match api::post(&path, &Request { payable }).await {
                    Ok(()) => {
                        wrong.set(String::new());
                        done.emit(());
                    }
                    Err(failure) => failed.emit(failure),
                }
            });
        }
    };
    let close = {
        let proving = proving.clone();
        Callback::from(move |()| proving.set(false))
    };
    let amount = run.sums.balance.payable;
    html! {
        <>
            if !wrong.is_empty() {
                { note("note--warn", &wrong) }
            }
            if run.status == RunStatus::Closed && run.own {
                { note("note--warn", "계산한 사람은 결재할 수 없어요. 다른 분이 들어와서 결재해야 해요.") }
            } else if run.status == RunStatus::Closed {
                <div>
                    <button class="btn btn--primary" type="button" onclick={step("approve")}>
                        { icon(Icon::CHECK) }{ format!("{amount} 지급 결재") }
                    </button>
                </div>
            } else if run.status == RunStatus::Approved {
                if !amount.is_zero() {
                    <BankPart path={format!("{base}/file")} failed={failed.clone()} />
                }
                <div>
                    <button class="btn btn--primary" type="button" onclick={step("paid")}>
                        { icon(Icon::BANK) }
                        { if amount.is_zero() {
                            "보낼 돈 없이 마치기".to_owned()
                        } else {
                            format!("{amount} 입금 끝났어요")
                        } }
                    </button>
                </div>
            }
            if *proving {
                <Prove done={close.clone()} {close} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct BankProps {
    path: String,
    failed: Callback<Failure>,
}

/// Takes the file for the bank, with a reason.
#[component]
fn BankPart(props: &BankProps) -> Html {
    let reason = use_state(String::new);
    let file = use_state(|| None::<BankFile>);
    let onchange = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(text))
    };
    let onsubmit = {
        let (reason, file) = (reason.clone(), file.clone());
        let (path, failed) = (props.path.clone(), props.failed.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let request = TakeFile {
                reason: (*reason).clone(),
            };
            let (file, path, failed) = (file.clone(), path.clone(), failed.clone());
            spawn_local(async move {
                match api::ask::<_, BankFile>(&path, &request).await {
                    Ok(read) => file.set(Some(read)),
                    Err(failure) => failed.emit(failure),
                }
            });
        }
    };
    html! {
        <form class="stack stack--s" {onsubmit} novalidate={true}>
            <Field
                id="reason" label="은행 파일을 받는 까닭" value={(*reason).clone()} {onchange}
                hint="계좌번호는 아직 담지 않아요. 판매자번호와 이름, 금액이 들어 있어요. 감사 기록에 남아요."
                placeholder="예: 12월 1차 지급"
            />
            <div class="row row--tight">
                <button class="btn">{ icon(Icon::DOC) }{ "파일 만들기" }</button>
                if let Some(file) = &*file {
                    <a class="btn" href={address(file)} download={file.name.clone()}>
                        { icon(Icon::DOWNLOAD) }{ format!("{} 받기", file.name) }
                    </a>
                    <span class="hash">{ file.sha256.chars().take(12).collect::<String>() }</span>
                }
            </div>
        </form>
    }
}

/// The file in its own link: nothing of it stays on the server.
fn address(file: &BankFile) -> String {
    let text = js_sys::encode_uri_component(&file.text);
    format!("data:text/csv;charset=utf-8,{}", String::from(text))
}
