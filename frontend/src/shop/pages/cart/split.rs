//! Which money pays for a line, and what each voucher has left then.

use shared::money::Won;
use shared::voucher::VoucherKind;
use yew::prelude::*;

use crate::components::tender_split::{Tender, bar, dot};
use crate::shop::pages::cart::model::{Spent, Split};
use crate::shop::pages::cart::words;

/// The rows, with a bar when more than one kind of money pays.
pub fn tender_split(split: &Split<'_>) -> Html {
    if split.spent.is_empty() && split.why.is_empty() {
        return Html::default();
    }
    let vouchers = split
        .spent
        .iter()
        .map(|spent| (tender(spent.kind), spent.amount));
    let card = (!split.card.is_zero()).then_some((Tender::Card, split.card));
    let parts: Vec<(Tender, Won)> = vouchers.chain(card).collect();
    html! {
        <div class="tender-split">
            { bar(&parts) }
            <ul>
                { for split.spent.iter().map(row) }
                if !split.card.is_zero() {
                    <li class="tender-split__row">
                        { dot(Tender::Card) }
                        <span>{ "카드" }</span>
                        <span class="tender-split__amount">{ split.card.to_string() }</span>
                    </li>
                }
            </ul>
            { for split.why.iter().map(|why| html! {
                <p class="tender-split__why">{ words::ineligible(*why) }</p>
            }) }
        </div>
    }
}

fn row(spent: &Spent<'_>) -> Html {
    html! {
        <li class="tender-split__row">
            { dot(tender(spent.kind)) }
            <span>{ spent.name }</span>
            <span class="tender-split__amount">{ spent.amount.to_string() }</span>
            <span class="tender-split__left">{ words::left_after(spent.left) }</span>
        </li>
    }
}

fn tender(kind: VoucherKind) -> Tender {
    match kind {
        VoucherKind::Policy => Tender::Policy,
        VoucherKind::General => Tender::General,
    }
}
