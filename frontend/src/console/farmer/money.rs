//! 내 돈: what came to the bank and what will come, the newest first.

use shared::{
    console::{
        settlement::{Statements, VendorStatementRow},
        subsidy::Subsidy,
    },
    settlement::RunStatus,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, waiting},
    },
    frame::Frame,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

#[component]
pub(crate) fn Money(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/statements", props.vendor);
    let Loaded { now, again } = use_load::<Statements>(path);
    let statements = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(statements) => statements,
    };
    let (newest, older) = match statements.rows.split_first() {
        Some((newest, older)) => (Some(newest), older),
        None => (None, &[][..]),
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={statements.vendor.clone()}>
            <div class="today"><h1>{ "내 돈" }</h1></div>
            <div class="fsec">
                if let Some(row) = newest {
                    { money(row, &days(row)) }
                    <Link<Route> to={to(&props.vendor, row)} classes="btn btn--primary btn--go btn--block">
                        { "어떻게 나온 돈인지 보기" }
                    </Link<Route>>
                } else {
                    <div class="empty">
                        { icon(Icon::BANK) }
                        <b>{ "아직 정산서가 없어요" }</b>
                        <span>{ "보낸 물건이 손님께 도착하고 이레가 지나면 군에서 정산해요." }</span>
                    </div>
                }
                if statements.waiting.0 > 0 {
                    <div class="card"><div class="card__body">
                        <div class="sumline">
                            <span>{ "다음 정산을 기다리는 돈" }</span><span>{ statements.waiting.to_string() }</span>
                        </div>
                        <p class="sub">{ "손님이 낸 돈이에요. 수수료는 정산할 때 빠져요." }</p>
                    </div></div>
                }
            </div>
            <SubsidyCard vendor={props.vendor.clone()} />
            if !older.is_empty() {
                <section class="fsec" aria-labelledby="h-older">
                    <h2 class="fsec__h" id="h-older">{ "지난 정산서" }</h2>
                    <ul class="qlist">
                        { for older.iter().map(|row| html! {
                            <li key={row.id.to_string()}>
                                <Link<Route> to={to(&props.vendor, row)}>
                                    { icon(Icon::DOC) }
                                    <span>
                                        <strong>{ amount(row) }</strong>
                                        <small>{ format!("{} · {}", days(row), state(row)) }</small>
                                    </span>
                                    { icon(Icon::RIGHT) }
                                </Link<Route>>
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </Frame>
    }
}

/// What the county gives for parcels this year, with the sheet to ask for it. Nothing where it
/// gives nothing.
#[component]
fn SubsidyCard(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/subsidy", props.vendor);
    let subsidy = match use_load::<Subsidy>(path.clone()).now {
        Load::Ready(subsidy) => subsidy,
        Load::Waiting | Load::Failed(_) => return Html::default(),
    };
    let Some(rule) = subsidy.rule else {
        return Html::default();
    };
    html! {
        <section class="fsec" aria-labelledby="h-subsidy">
            <h2 class="fsec__h" id="h-subsidy">{ format!("{}년 택배비 지원", subsidy.year) }</h2>
            <div class="card"><div class="card__body stack">
                <div class="sumline">
                    <span>{ format!("보낸 택배 {}개", subsidy.parcels.len()) }</span>
                    <b>{ subsidy.amount.to_string() }</b>
                </div>
                <p class="sub">
                    { format!("택배 하나에 {}씩, 한 해에 {}까지 군에서 드려요.", rule.per_parcel, rule.cap) }
                </p>
                if !subsidy.parcels.is_empty() {
                    <a class="btn btn--block" href={format!("{path}/xlsx")} download="">
                        { icon(Icon::DOWNLOAD) }{ "신청서 받기(엑셀)" }
                    </a>
                }
            </div></div>
        </section>
    }
}

fn to(vendor: &str, row: &VendorStatementRow) -> Route {
    Route::Statement {
        vendor: vendor.to_owned(),
        id: row.id.to_string(),
    }
}

/// The amount in the largest letters, with when it comes and what it is for.
pub(super) fn money(row: &VendorStatementRow, of: &str) -> Html {
    let owes = -row.balance.carried_out;
    html! {
        <div class="money">
            <span class="money__label">{ state(row) }</span>
            <span class="money__value">{ row.balance.payable.grouped() }<small>{ "원" }</small></span>
            <span class="money__label">
                if owes.is_zero() {
                    { of }
                } else {
                    { format!("{owes}은 다음 정산에서 뺄게요") }
                }
            </span>
        </div>
    }
}

fn amount(row: &VendorStatementRow) -> String {
    if row.balance.carried_out.is_zero() {
        row.balance.payable.to_string()
    } else {
        row.balance.carried_out.to_string()
    }
}

/// `11월 1일(일)부터 11월 30일(월)까지`.
pub(super) fn days(row: &VendorStatementRow) -> String {
    format!("{}부터 {}까지", row.from.korean(), row.until.korean())
}

/// How far the money is, as one would say it.
pub(super) fn state(row: &VendorStatementRow) -> String {
    match (row.status, row.paid_at) {
        _ if row.balance.payable.is_zero() => "이번에는 보내 드릴 돈이 없어요".to_owned(),
        (_, Some(at)) => format!("{} 통장에 보냈어요", at.date().korean()),
        (RunStatus::Approved, _) => "곧 통장에 들어와요".to_owned(),
        _ => "군에서 한 번 더 보고 있어요".to_owned(),
    }
}
