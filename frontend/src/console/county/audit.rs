//! 감사 기록: who did what, read only, with what the chain of hashes says.

use shared::console::desk::{AuditPage, AuditRow};
use yew::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::broken,
    },
    frame::Frame,
    table::{self, DENSE, words},
    told::told,
};

#[component]
pub(crate) fn Audit() -> Html {
    let before = use_state(|| None::<i64>);
    let query = before.map_or(String::new(), |before| format!("?before={before}"));
    let Loaded { now, again } = use_load::<AuditPage>(format!("/api/console/audit{query}"));
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(page) => {
            let go = |place: Option<i64>| {
                let before = before.clone();
                move |_| before.set(place)
            };
            html! {
                <>
                    { chain(page) }
                    <section class="panel" aria-label="기록">
                        { table(page) }
                        <div class="panel__foot">
                            <span>{ format!("{}건", page.rows.len()) }</span>
                            <span class="pager">
                                if before.is_some() {
                                    <button class="btn" type="button" onclick={go(None)}>{ "처음으로" }</button>
                                }
                                if page.next.is_some() {
                                    <button class="btn" type="button" onclick={go(page.next)}>{ "이전 50건" }</button>
                                }
                            </span>
                        </div>
                    </section>
                </>
            }
        }
    };
    html! { <Frame title="감사 기록">{ content }</Frame> }
}

fn chain(page: &AuditPage) -> Html {
    match page.broken {
        None => html! {
            <div class="note note--ok" role="status">
                { icon(Icon::DONE) }
                <span>{ format!("{}건이 해시로 이어져 있어요. 바뀌거나 빠진 것이 없어요.", page.whole) }</span>
            </div>
        },
        Some(seq) => html! {
            <div class="note note--bad" role="alert">
                { icon(Icon::ALERT) }
                <span>{ format!("{seq}번째 기록이 바뀌었거나 빠졌어요. 관리자에게 바로 알려 주세요.") }</span>
            </div>
        },
    }
}

fn table(page: &AuditPage) -> Html {
    if page.rows.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::SHIELD) }
                <b>{ "아직 기록이 없어요" }</b>
                <span>{ "누가 들어오거나 무엇을 바꾸면 여기에 남아요." }</span>
            </div>
        };
    }
    table::draw(
        DENSE,
        "감사 기록, 새것부터",
        ["때", "누가", "무엇을", "어디에", "까닭", "해시"].map(words),
        page.rows.iter().map(row),
    )
}

fn row(row: &AuditRow) -> Html {
    let cell = |label: &'static str, content: Html| {
        html! {
            <td role="cell" data-label={label}><div class="cell">{ content }</div></td>
        }
    };
    html! {
        <tr role="row" key={row.seq}>
            <th scope="row" role="rowheader" class="rh cell-main nowrap" data-label="때">
                <div class="cell">{ row.at.korean() }</div>
            </th>
            { cell("누가", html! { <>{ &row.who }<span class="table__sub">{ &row.address }</span></> }) }
            { cell("무엇을", html! { <span class="nowrap">{ action_name(&row.action) }</span> }) }
            { cell("어디에", html! { <>{ &row.subject }<span class="table__sub">{ told(&row.detail) }</span></> }) }
            { cell("까닭", html! { &row.reason }) }
            { cell("해시", html! { <span class="hash">{ row.hash.chars().take(12).collect::<String>() }</span> }) }
        </tr>
    }
}

/// A deed as people say it; one that is not known stands as it is.
pub(super) fn action_name(action: &str) -> String {
    let known = match action {
        "signed-in" => "들어옴",
        "proved" => "인증을 다시 함",
        "person-added" => "팀에 들임",
        "person-roles" => "권한을 바꿈",
        "person-kept-out" => "들어오지 못하게 함",
        "person-let-in" => "다시 들어오게 함",
        "person-renewed" => "비밀번호와 인증 앱을 새로 줌",
        "product-change-begun" => "팔고 있는 물건을 고치기 시작함",
        "product-change-dropped" => "고치던 것을 버림",
        "later-price-withdrawn" => "나중에 바꿀 값을 거둠",
        "case-opened" => "상담을 적음",
        "case-noted" => "확인할 일에 덧붙임",
        "case-closed" => "확인할 일을 끝냄",
        "case-reopened" => "확인할 일을 다시 엶",
        "compensation-asked" => "보상 결재를 올림",
        "compensation-given" => "보상을 드림",
        "compensation-declined" => "보상을 돌려보냄",
        "parcel-accepted" => "주문을 받음",
        "parcel-sent" => "상품을 보냄",
        "parcel-arrived" => "도착했다고 적음",
        "parcel-refused" => "못 보낸다고 알림",
        "claim-approved" => "돌려보내도 된다고 함",
        "claim-refused" => "클레임을 거절함",
        "claim-received" => "돌아온 물건을 받음",
        "claim-replaced" => "바꾼 물건을 보냄",
        "question-answered" => "문의에 답함",
        "question-answer-corrected" => "문의의 답을 고침",
        "review-reply-corrected" => "상품평의 답글을 고침",
        "review-replied" => "상품평에 답글을 적음",
        "question-hidden" => "문의를 가림",
        "question-shown" => "문의를 다시 보임",
        "review-hidden" => "상품평을 가림",
        "review-shown" => "상품평을 다시 보임",
        "stock-counted" => "남은 수를 고침",
        "people-seen" => "연락처를 봄",
        "orders-taken" => "주문 목록을 엑셀로 받음",
        "batch-prepared" => "페이백 파일을 올림",
        "batch-approved" => "페이백 발행을 결재함",
        "batch-cancelled" => "페이백 발행을 돌려보냄",
        "lot-frozen" => "상품권을 얼림",
        "lot-unfrozen" => "상품권을 다시 쓰게 함",
        "home-published" => "홈 화면을 내보냄",
        "home-draft-dropped" => "홈 화면을 고치던 것을 버림",
        "home-version-taken" => "지난 홈 편성을 불러옴",
        "category-added" => "분류를 더함",
        "category-renamed" => "분류 이름을 바꿈",
        "category-shown" => "분류를 다시 보임",
        "category-hidden" => "분류를 숨김",
        "category-removed" => "분류를 없앰",
        "categories-ordered" => "분류 순서를 바꿈",
        "policy-version-added" => "약관·정책의 새 판을 만듦",
        "message-text-changed" => "보내는 문구를 바꿈",
        "message-sent-again" => "메시지를 다시 보냄",
        "words-changed" => "찾는 말을 바꿈",
        "campaign-scheduled" => "기획전 일정을 바꿈",
        "campaign-hidden" => "기획전을 숨김",
        "campaign-shown" => "기획전을 다시 보임",
        "campaign-begun" => "새 기획전 초안을 시작함",
        "campaign-change-begun" => "기획전을 고치기 시작함",
        "campaign-picture-added" => "기획전 그림을 넣음",
        "campaign-published" => "기획전을 내보냄",
        "campaign-draft-dropped" => "기획전 초안을 버림",
        "banner-kept" => "배너를 고침",
        "banner-hidden" => "배너를 숨김",
        "banner-shown" => "배너를 다시 보임",
        "banner-picture-added" => "배너 그림을 넣음",
        "settlement-closed" => "정산을 계산함",
        "settlement-approved" => "정산을 결재함",
        "payout-file" => "은행 파일을 받음",
        "settlement-paid" => "입금했다고 적음",
        "application-on-behalf" => "동의를 받아 대신 적기 시작함",
        "application-answered" => "신청을 대신 적음",
        "application-sent" => "신청을 대신 보냄",
        "application-returned" => "신청을 돌려보냄",
        "application-rejected" => "신청을 거절함",
        "application-approved" => "입점시킴",
        "paper-waived" => "서류를 안 받기로 함",
        "account-seen" => "통장 번호를 봄",
        "product-begun" => "물건을 올리기 시작함",
        "photo-added" => "사진을 넣음",
        "product-sent" => "물건을 심사에 보냄",
        "product-returned" => "물건을 돌려보냄",
        "product-approved" => "물건을 팔게 함",
        "page-restored" => "상품 소개를 예전 모습으로 되돌림",
        "days-off-added" => "쉬는 날을 넣음",
        "days-off-removed" => "쉬는 날을 뺌",
        other => other,
    };
    known.to_owned()
}
