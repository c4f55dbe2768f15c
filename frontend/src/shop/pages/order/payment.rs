//! What an order cost and what paid for it, where it goes, and the paper for it.

use shared::order::{Order, OrderStatus, OrderTender};
use shared::page::Fact;
use yew::prelude::*;

use crate::components::facts::{amounts, facts};
use crate::components::icon::Icon;
use crate::shop::link;
use crate::shop::pages::cart::sums::{Sums, sums};

/// The part beside the shipments.
pub fn payment(order: &Order) -> Html {
    let total = if order.status == OrderStatus::PendingPayment {
        "카드로 낼 돈"
    } else {
        "카드 결제"
    };
    let onclick = Callback::from(|_: MouseEvent| {
        // A browser that cannot print has no paper to give.
        let _printed = link::window().print();
    });
    html! {
        <aside class="two-column__aside" aria-label="결제 내역">
            <section aria-labelledby="order-sums">
                <h2 class="form-section__title summary-title" id="order-sums">{ "결제 내역" }</h2>
                { sums(Sums::of_order(order), total) }
                <p class="breakdown__note checkout-vat">{ tax(order) }</p>
            </section>
            <section aria-labelledby="order-tenders">
                <h2 class="form-section__title" id="order-tenders">{ "쓴 돈" }</h2>
                { amounts(&order.tenders.iter().map(tender).collect::<Vec<_>>()) }
                <p class="breakdown__note checkout-vat">
                    { "상품권은 상품마다 쓴 만큼 기록해 두었어요. 취소하면 쓴 상품권으로 정확히 돌아가요." }
                </p>
            </section>
            <section aria-labelledby="order-recipient">
                <h2 class="form-section__title" id="order-recipient">{ "받는 분과 배송지" }</h2>
                { facts(&recipient(order)) }
            </section>
            <section aria-labelledby="order-paper">
                <h2 class="form-section__title" id="order-paper">{ "영수증" }</h2>
                { facts(&paper(order)) }
                <button class="button button--secondary button--block action-note" type="button" {onclick}>
                    { Icon::RECEIPT.small() }
                    { "주문 내용 인쇄" }
                </button>
            </section>
        </aside>
    }
}

fn tax(order: &Order) -> String {
    let totals = &order.totals;
    let with_vat = format!("모두 더한 값 {}, 부가세 {} 포함", totals.due, totals.vat);
    if totals.tax_free.is_zero() {
        with_vat
    } else {
        format!("{with_vat}, 면세 {}", totals.tax_free)
    }
}

fn fact(label: &str, value: String) -> Fact {
    Fact {
        label: label.to_owned(),
        value,
    }
}

fn tender(tender: &OrderTender) -> Fact {
    let value = if tender.returned.is_zero() {
        tender.amount.to_string()
    } else {
        format!("{} ({} 돌려받음)", tender.amount, tender.returned)
    };
    fact(&tender.name, value)
}

fn recipient(order: &Order) -> Vec<Fact> {
    let recipient = &order.recipient;
    let address = &recipient.address;
    let mut rows = vec![
        fact("이름", recipient.name.clone()),
        fact("연락처", recipient.phone.clone()),
        fact(
            "주소",
            format!("({}) {}", address.postcode, address.on_one_line()),
        ),
    ];
    if !recipient.note.is_empty() {
        rows.push(fact("배송 메모", recipient.note.clone()));
    }
    rows
}

fn paper(order: &Order) -> Vec<Fact> {
    let mut rows = vec![
        fact("주문번호", order.no.to_string()),
        fact("주문한 분", order.buyer_name.clone()),
        fact("주문한 때", order.placed_at.minute()),
    ];
    rows.extend(order.paid_at.map(|paid| fact("결제한 때", paid.minute())));
    rows.extend(
        order
            .events
            .iter()
            .map(|event| fact(&event.text, event.at.minute())),
    );
    rows
}
