//! What a counted run and a closed one show alike: the equation, the vendors and the tax.

use super::super::table::{self, DENSE};
use shared::{
    console::settlement::{Run, StatementRow, Sums},
    money::Won,
};
use yew::prelude::*;

use super::super::super::icon::{Icon, icon};

/// Terms and signs that must end in nothing.
pub(super) fn equation(
    title: &'static str,
    terms: &[(&'static str, &'static str, Won)],
    left: Won,
) -> Html {
    let fits = left.is_zero();
    let (pill, sign) = if fits {
        ("pill--ok", Icon::CHECK)
    } else {
        ("pill--bad", Icon::ALERT)
    };
    html! {
        <section class="panel" aria-label={title}>
            <div class="panel__head">
                <h2>{ title }</h2>
                <span class={classes!("pill", pill)}>{ icon(sign) }{ format!("차이 {left}") }</span>
            </div>
            <div class="panel__body">
                <div class="eq">
                    { for terms.iter().map(|(sign, name, amount)| html! {
                        <>
                            if !sign.is_empty() {
                                <div class="eq__op">{ *sign }</div>
                            }
                            <div class="eq__t"><span>{ *name }</span><b>{ amount.grouped() }</b></div>
                        </>
                    }) }
                    <div class="eq__op">{ "→" }</div>
                    <div class={classes!("eq__t", fits.then_some("eq__t--zero"))}>
                        <span>{ "차이" }</span><b class={classes!((!fits).then_some("neg"))}>{ left.to_string() }</b>
                    </div>
                </div>
            </div>
        </section>
    }
}

/// What shoppers paid is what vendors and the county get.
pub(super) fn sums(sums: &Sums) -> Html {
    let balance = sums.balance;
    let due = balance.payable + balance.carried_out - balance.carried_in;
    let terms = [
        ("", "결제", sums.captured),
        ("−", "환불", sums.refunded),
        ("=", "생산자 몫", due),
        ("+", "수수료와 그 세금", sums.lines.deducted()),
    ];
    html! {
        <>
            { equation("맞아야 하는 식", &terms, sums.difference()) }
            if due != balance.payable {
                <p class="small sub">
                    { format!(
                        "생산자 몫 {due} = 보낼 돈 {} − 다음으로 넘기는 {} + 앞에서 넘어온 {}",
                        balance.payable, -balance.carried_out, -balance.carried_in
                    ) }
                </p>
            }
        </>
    }
}

const HEADS: [&str; 7] = [
    "생산자",
    "판 돈",
    "택배비",
    "수수료·세금",
    "돌려준 돈",
    "넘어온 것",
    "보낼 돈",
];

/// One row for each vendor.
pub(super) fn vendors(run: &Run) -> Html {
    html! {
        <section class="panel" aria-labelledby="h-vendors">
            <div class="panel__head">
                <h2 id="h-vendors">
                    { format!("생산자 {}곳 ", run.statements.len()) }<span class="small muted">{ "단위 원" }</span>
                </h2>
            </div>
            if run.statements.is_empty() {
                <div class="empty">
                    { icon(Icon::WALLET) }
                    <b>{ "이날까지 정산할 것이 없어요" }</b>
                    <span>{ "상품이 도착하고 이레가 지나면 여기에 나와요. 클레임이 열려 있으면 기다려요." }</span>
                </div>
            } else {
                { table::draw(
                    DENSE,
                    "생산자별 금액",
                    table::sums(&HEADS),
                    run.statements.iter().map(row),
                ) }
            }
        </section>
    }
}

fn row(row: &StatementRow) -> Html {
    let lines = row.lines();
    let amounts = [
        row.sold.goods,
        row.sold.shipping,
        -lines.deducted(),
        row.returned.gross(),
        row.balance.carried_in,
    ];
    let owes = !row.balance.carried_out.is_zero();
    let statement = row
        .id
        .as_ref()
        .map(|id| format!("/console/v/{}/money/{id}", row.vendor));
    html! {
        <tr role="row" key={row.vendor.to_string()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="생산자">
                <div class="cell">
                    if let Some(href) = statement {
                        <a {href}>{ &row.name }</a>
                    } else {
                        { &row.name }
                    }
                    if owes {
                        <span class="table__sub">{ "다음 번으로 넘김" }</span>
                    }
                </div>
            </th>
            { for amounts.iter().zip(&HEADS[1..]).map(|(amount, label)| html! {
                <td role="cell" class="num" data-label={*label}><div class="cell">{ amount.grouped() }</div></td>
            }) }
            <td role="cell" class="num" data-label={HEADS[6]}>
                <div class="cell">
                    if owes {
                        <b class="neg">{ row.balance.carried_out.grouped() }</b>
                    } else {
                        <b>{ row.balance.payable.grouped() }</b>
                    }
                </div>
            </td>
        </tr>
    }
}

/// What tax papers are made of.
pub(super) fn tax(sums: &Sums) -> Html {
    let lines = sums.lines;
    html! {
        <section class="panel" aria-labelledby="h-tax">
            <div class="panel__head"><h2 id="h-tax">{ "세금 자료" }</h2></div>
            <div class="panel__body">
                <dl class="kv">
                    <dt>{ "면세 매출" }</dt><dd class="num">{ lines.tax_free.to_string() }</dd>
                    <dt>{ "과세 매출" }</dt><dd class="num">{ lines.taxable().to_string() }</dd>
                    <dt>{ "수수료" }</dt><dd class="num">{ lines.fee.to_string() }</dd>
                    <dt>{ "수수료 부가세" }</dt><dd class="num">{ lines.fee_vat.to_string() }</dd>
                </dl>
                <p class="small sub">{ "돌려준 것을 뺀 금액이에요. 택배비를 담은 매출이에요." }</p>
            </div>
        </section>
    }
}
