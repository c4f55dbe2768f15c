//! Where each programme's money is, and its rule.

use super::super::table::{self, DENSE, number, words};
use shared::{console::payback::ProgrammeSums, money::Won};
use yew::prelude::*;

use super::super::super::icon::{Icon, icon};

/// Issued is held, spent, expired and left; the last column shows that nothing is missing.
pub(super) fn table(programmes: &[ProgrammeSums]) -> Html {
    let rows: Vec<&ProgrammeSums> = programmes.iter().filter(|one| one.of_ledger).collect();
    let missing: Won = rows.iter().map(|one| one.missing()).sum();
    let right = rows.iter().all(|one| one.missing().is_zero());
    let (kind, sign) = if right {
        ("pill--ok", Icon::CHECK)
    } else {
        ("pill--bad", Icon::ALERT)
    };
    html! {
        <section class="panel" aria-labelledby="programmes">
            <div class="panel__head">
                <h2 id="programmes">{ "사업마다 어디에 얼마 " }<span class="small muted">{ "단위 원" }</span></h2>
                <span class={classes!("pill", kind)}>{ icon(sign) }{ format!("차이 {missing}") }</span>
            </div>
            { table::draw(
                DENSE,
                "사업별 상품권 금액",
                std::iter::once(words("사업")).chain(COLUMNS.map(number)),
                rows.into_iter().map(row),
            ) }
        </section>
    }
}

const COLUMNS: [&str; 6] = ["발행", "= 씀", "+ 묶임", "+ 소멸", "+ 남음", "차이"];

fn row(sums: &ProgrammeSums) -> Html {
    let missing = sums.missing();
    let amounts = [
        sums.issued,
        sums.spent,
        sums.held,
        sums.expired,
        sums.remaining,
        missing,
    ];
    html! {
        <tr role="row" key={sums.id.as_str()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="사업">
                <div class="cell">{ &sums.name }</div>
            </th>
            { for COLUMNS.into_iter().zip(amounts).map(|(name, amount)| html! {
                <td role="cell" class="num" data-label={name}>
                    <div class={classes!("cell", (name == "차이" && !missing.is_zero()).then_some("neg"))}>
                        { amount.grouped() }
                    </div>
                </td>
            }) }
        </tr>
    }
}

/// The rules that hold now.
pub(super) fn rules(programmes: &[ProgrammeSums]) -> Html {
    let issuing = programmes.iter().filter(|one| one.issues);
    let rule = |one: &ProgrammeSums| {
        html! {
            <section class="panel" key={one.id.as_str()} aria-label={format!("{} 규칙", one.name)}>
                <div class="panel__head"><h2>{ format!("{} 규칙", one.name) }</h2></div>
                <div class="panel__body">
                    <dl class="kv">
                        { for one.rule.iter().map(|(what, text)| html! {
                            <><dt>{ what }</dt><dd>{ text }</dd></>
                        }) }
                    </dl>
                </div>
            </section>
        }
    };
    html! { <div class="stack">{ for issuing.map(rule) }</div> }
}
