//! What was cancelled, sent back and exchanged, and where the money is.

use shared::claim::{Claim, ClaimRefund, ClaimStatus, ShippingPayer};
use shared::order::{Order, OrderLine};
use shared::page::Fact;
use yew::prelude::*;

use crate::components::facts::amounts;

/// The claims of an order, the newest first.
pub fn claims(order: &Order) -> Html {
    html! { { for order.claims.iter().rev().map(|of| claim(of, order)) } }
}

fn claim(claim: &Claim, order: &Order) -> Html {
    let id = format!("claim-{}", claim.id);
    let badge = match claim.status {
        ClaimStatus::Refunded | ClaimStatus::Exchanged | ClaimStatus::Refused => "badge",
        _ => "badge badge--caution",
    };
    html! {
        <section class="vendor-group" aria-labelledby={id.clone()} key={claim.id.as_str()}>
            <div class="vendor-group__head">
                <h2 class="vendor-group__name" {id}>
                    { format!("{} {}", claim.requested_at.date().korean(), claim.kind.name()) }
                </h2>
                <span class={badge}>{ claim.status.name() }</span>
            </div>
            <p>{ lines(claim, order) }</p>
            { for claim.refund.as_ref().map(|back| amounts(&rows(back, order))) }
            <p class="field__hint">{ what_next(claim) }</p>
        </section>
    }
}

fn lines(claim: &Claim, order: &Order) -> String {
    let lines = || order.shipments.iter().flat_map(|sent| &sent.lines);
    let texts: Vec<String> = claim
        .lines
        .iter()
        .map(|of| {
            let line: Option<&OrderLine> = lines().find(|line| line.option == of.option);
            let name = line.map_or("상품", |line| line.name.as_str());
            format!("{name} {}개", of.quantity)
        })
        .collect();
    texts.join(", ")
}

/// Where the money goes, and who gives it when that is more than one.
fn rows(refund: &ClaimRefund, order: &Order) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let tender = |index: u32| {
        let found = usize::try_from(index)
            .ok()
            .and_then(|at| order.tenders.get(at));
        found.map_or("카드", |tender| tender.name.as_str())
    };
    let tenders = refund.per_tender.iter();
    let mut rows: Vec<Fact> = tenders
        .map(|part| fact(tender(part.tender), part.amount.to_string()))
        .collect();
    if refund.per_vendor.len() > 1 {
        rows.extend(refund.per_vendor.iter().map(|part| {
            let mut sent = order.shipments.iter();
            let name = sent.find(|sent| sent.vendor == part.vendor);
            let name = name.map_or("판매자", |sent| sent.vendor_name.as_str());
            fact(&format!("{name} 몫"), part.amount.to_string())
        }));
    }
    if !refund.late_interest.is_zero() {
        rows.push(fact(
            "늦어서 더해지는 이자(연 15%)",
            refund.late_interest.to_string(),
        ));
    }
    rows
}

fn what_next(claim: &Claim) -> String {
    let done = |at: shared::time::Timestamp| format!("{}에 모두 돌려드렸어요.", at.date().korean());
    let back = claim.refund.as_ref();
    match claim.status {
        ClaimStatus::Requested => "판매자가 확인하고 있어요.".to_owned(),
        ClaimStatus::Approved if claim.shipping_payer == Some(ShippingPayer::Seller) => {
            "상품을 받은 상자에 담아 주세요. 판매자가 가지러 가거나 택배비를 내요.".to_owned()
        }
        ClaimStatus::Approved => {
            "상품을 판매자에게 보내 주세요. 택배비는 고객님이 내요.".to_owned()
        }
        ClaimStatus::Refused => format!("받아들이지 못한 까닭: {}", claim.answer),
        ClaimStatus::Received => {
            "판매자가 상품을 받았어요. 바꾼 상품을 준비하고 있어요.".to_owned()
        }
        ClaimStatus::Refunding => back.map_or_else(String::new, |refund| {
            format!("늦어도 {}까지 돌려드려요.", refund.due_on.korean())
        }),
        ClaimStatus::Refunded => back
            .and_then(|refund| refund.done_at)
            .map_or_else(String::new, done),
        ClaimStatus::Exchanged => format!("바꾼 상품을 보냈어요: {}", claim.answer),
    }
}
