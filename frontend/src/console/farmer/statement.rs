//! 정산서: the amount first, then every deduction, which opens to its arithmetic. Prints on A4.

use shared::{
    console::settlement::{FeeAt, LineKind, Statement, StatementLine},
    money::Won,
};
use yew::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{broken, waiting},
    },
    frame::Frame,
    money::{days, money},
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
    /// The statement's id.
    pub(crate) id: String,
}

#[component]
pub(crate) fn StatementPage(props: &Props) -> Html {
    let path = format!(
        "/api/console/vendors/{}/statements/{}",
        props.vendor, props.id
    );
    let Loaded { now, again } = use_load::<Statement>(path.clone());
    let statement = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(statement) => statement,
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // Where printing is not possible nothing happens.
            let _ = window.print();
        }
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={statement.vendor.clone()}>
            <div class="today">
                <h1>{ "정산서" }</h1>
                <p class="sub">{ days(&statement.row) }</p>
            </div>
            <div class="fsec">
                { money(&statement.row, &format!("주문 {}건", statement.orders)) }
                <div class="note note--ok">
                    { icon(Icon::LOCK) }<span>{ "확정된 정산서예요. 바뀌지 않습니다." }</span>
                </div>
            </div>
            { received(&statement) }
            { deducted(&statement) }
            { total(&statement) }
            <div class="fsec noprint">
                <button class="btn btn--block" type="button" onclick={print}>
                    { icon(Icon::PRINT) }{ "종이나 PDF로 뽑기" }
                </button>
                <a class="btn btn--block" href={format!("{path}/xlsx")} download="">
                    { icon(Icon::DOWNLOAD) }{ "엑셀로 받기" }
                </a>
            </div>
        </Frame>
    }
}

/// A line that opens to where it comes from.
fn why(name: &str, amount: Won, text: Html) -> Html {
    let minus = amount < Won::ZERO;
    html! {
        <details class="why">
            <summary>
                <span>{ name.to_owned() }</span>
                <span class={classes!("why__amt", minus.then_some("neg"))}>{ amount.to_string() }</span>
                { icon(Icon::DOWN) }
            </summary>
            <div class="why__text">{ text }</div>
        </details>
    }
}

fn section(id: &'static str, title: &'static str, content: Html) -> Html {
    html! {
        <section class="fsec" aria-labelledby={id}>
            <h2 class="fsec__h" {id}>{ title }</h2>
            <div class="card"><div class="card__body">{ content }</div></div>
        </section>
    }
}

fn received(statement: &Statement) -> Html {
    let sold = statement.sold;
    if sold.gross().is_zero() {
        return Html::default();
    }
    let goods = statement.goods.iter().map(|sold| {
        html! { <p>{ format!("{} {}개, {}", sold.name, sold.quantity, sold.amount) }</p> }
    });
    let parcels = statement.parcels.iter().map(|parcels| {
        html! { <p>{ format!("{} × {}상자 = {}", parcels.fee, parcels.count, parcels.fee.times(parcels.count)) }</p> }
    });
    section(
        "h-in",
        "받을 돈",
        html! {
            <>
                { why("물건 판 돈", sold.goods, html! { <>{ for goods }<p>{ "할인을 빼고 손님이 낸 돈이에요." }</p></> }) }
                if !sold.shipping.is_zero() {
                    { why("손님이 낸 택배비", sold.shipping, html! {
                        <>{ for parcels }<p>{ "한 푼도 떼지 않고 모두 드립니다." }</p></>
                    }) }
                }
            </>
        },
    )
}

fn deducted(statement: &Statement) -> Html {
    let (sold, returned) = (statement.sold, statement.returned);
    let owed = statement.row.balance.carried_in;
    if sold.deducted().is_zero() && returned.net().is_zero() && owed.is_zero() {
        return Html::default();
    }
    let refunds = statement.lines.iter();
    let refunds = refunds.filter(|line| line.kind == LineKind::Refund);
    section(
        "h-out",
        "빠지는 돈",
        html! {
            <>
                if !sold.fee.is_zero() {
                    { why("군에 내는 수수료", -sold.fee, html! {
                        <>
                            { for statement.fees.iter().map(fee) }
                            <p>{ "주문마다 셈하고 원 아래는 버렸어요. 이 돈으로 사이트를 돌리고 알립니다. 택배비에서는 떼지 않아요." }</p>
                        </>
                    }) }
                }
                if !sold.fee_vat.is_zero() {
                    { why("수수료의 세금", -sold.fee_vat, html! {
                        <p>{ format!("수수료 {}의 10%예요. 주문마다 원 아래는 버렸어요. 군이 세금계산서를 끊어 드려요.", sold.fee) }</p>
                    }) }
                }
                if !returned.gross().is_zero() {
                    { why("손님께 돌려드린 돈", returned.net(), refunds.map(refund).collect()) }
                }
                if !owed.is_zero() {
                    { why("지난번에 못 뺀 돈", owed, html! {
                        <p>{ "지난 정산서에서 받을 돈보다 돌려드린 돈이 많았어요. 그만큼 이번에 뺐어요." }</p>
                    }) }
                }
            </>
        },
    )
}

fn fee(fee: &FeeAt) -> Html {
    html! {
        <p>
            { format!("물건 판 돈 {}의 ", fee.goods) }<b>{ percent(fee.rate.0) }</b>{ format!(" = {}", fee.fee) }
        </p>
    }
}

/// `5%`, or `5.25%`.
fn percent(bp: u32) -> String {
    let (whole, rest) = (bp / 100, bp % 100);
    if rest == 0 {
        format!("{whole}%")
    } else {
        format!("{whole}.{rest:02}%").replace("0%", "%")
    }
}

fn refund(line: &StatementLine) -> Html {
    let fee = -line.amounts.deducted();
    html! {
        <p>
            { format!("{} {}: 손님께 {}을 돌려드렸어요.", line.at.date().korean(), line.what, -line.amounts.gross()) }
            if !fee.is_zero() {
                { format!(" 그때 뗀 수수료와 세금 {fee}은 다시 드렸어요.") }
            }
        </p>
    }
}

fn total(statement: &Statement) -> Html {
    let balance = statement.row.balance;
    let gross = statement.sold.gross();
    let out = balance.payable + balance.carried_out - gross;
    let lines = statement.sold + statement.returned;
    let (name, amount) = if balance.carried_out.is_zero() {
        ("내 통장에", balance.payable)
    } else {
        ("다음 정산에서 뺄 돈", balance.carried_out)
    };
    html! {
        <>
            { section("h-sum", "모두 더하면", html! {
                <>
                    <div class="sumline"><span>{ "받을 돈" }</span><span>{ gross.to_string() }</span></div>
                    <div class="sumline"><span>{ "빠지는 돈" }</span><span class="neg">{ out.to_string() }</span></div>
                    <div class="sumline sumline--total"><span>{ name }</span><span>{ amount.to_string() }</span></div>
                </>
            }) }
            { section("h-tax", "세금 신고할 때", html! {
                <>
                    <div class="sumline"><span>{ "세금 없는 물건(면세)" }</span><span>{ lines.tax_free.to_string() }</span></div>
                    <div class="sumline"><span>{ "세금 있는 물건(과세)" }</span><span>{ lines.taxable().to_string() }</span></div>
                    <p class="sub">{ "택배비를 담고, 돌려드린 것을 뺀 금액이에요." }</p>
                </>
            }) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn rates_read_as_people_write_them() {
        assert_eq!(percent(500), "5%");
        assert_eq!(percent(1_000), "10%");
        assert_eq!(percent(525), "5.25%");
        assert_eq!(percent(550), "5.5%");
        assert_eq!(percent(5), "0.05%");
    }
}
