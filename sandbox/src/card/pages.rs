//! The pages of the payment window: the choice of a card, the receipt, and what is said when there is nothing to pay.

use axum::{http::StatusCode, response::Response};
use reqwest::Url;

use crate::{
    card::{
        demo_card::{DEMO_CARDS, DemoCard},
        payment::{Payment, Status},
        purchase::Unacceptable,
        refusal::Code,
        window::success_url,
    },
    kst,
    page::{self, Hole, fill, grouped},
};

pub(crate) fn unacceptable(reason: &Unacceptable) -> Response {
    page::notice(
        StatusCode::BAD_REQUEST,
        "결제창을 열 수 없어요",
        reason.hint,
        &reason.code.name(),
        None,
    )
}

pub(crate) fn over(payment: Option<&Payment>) -> Response {
    let Some(payment) = payment else {
        return page::notice(
            StatusCode::NOT_FOUND,
            "없는 결제예요",
            "주소를 다시 확인해 주세요. 돈은 빠져나가지 않았어요.",
            &Code::NotFoundPayment.name(),
            None,
        );
    };
    let (title, text) = match payment.status {
        Status::Ready | Status::InProgress => (
            "가게의 확인을 기다려요",
            "아래를 누르면 가게로 돌아가요. 가게가 확인해야 결제가 끝나요.",
        ),
        Status::Done | Status::PartialCanceled => {
            ("이미 결제했어요", "같은 주문을 두 번 결제하지 않아요.")
        }
        Status::Canceled => ("취소된 결제예요", "결제한 돈은 모두 돌려드렸어요."),
        Status::Aborted => (
            "끝난 결제예요",
            "돈은 빠져나가지 않았어요. 가게에서 다시 시작해 주세요.",
        ),
        Status::Expired => (
            "시간이 지났어요",
            "돈은 빠져나가지 않았어요. 가게에서 다시 시작해 주세요.",
        ),
    };
    let back = success_url(payment);
    let way_on = (payment.status == Status::InProgress).then_some((&*back, "가게로 돌아가기"));
    page::notice(
        StatusCode::OK,
        title,
        text,
        &payment.purchase.order_name,
        way_on,
    )
}

pub(crate) fn payment_page(payment: &Payment) -> String {
    let cards: String = DEMO_CARDS.iter().map(card_choice).collect();
    let purchase = &payment.purchase;
    let shop = Url::parse(&purchase.success_url).ok();
    let shop = shop.as_ref().and_then(Url::host_str).unwrap_or_default();
    let until = kst::local(payment.deadline.unwrap_or_default());
    fill(
        include_str!("../assets/window.html"),
        &[
            ("key", Hole::Text(&payment.key)),
            ("shop", Hole::Text(shop)),
            ("name", Hole::Text(&purchase.order_name)),
            (
                "customer",
                Hole::Text(purchase.customer_name.as_deref().unwrap_or("구매자")),
            ),
            ("amount", Hole::Text(&grouped(purchase.amount))),
            ("tax_free", Hole::Text(&grouped(purchase.tax_free_amount))),
            ("until", Hole::Text(&until[11..16])),
            ("cards", Hole::Html(&cards)),
        ],
    )
}

fn card_choice(card: &DemoCard) -> String {
    let is_first = card.slug == DEMO_CARDS[0].slug;
    let tone = if card.refusal.is_some() {
        "refused"
    } else {
        "good"
    };
    fill(
        include_str!("../assets/card.html"),
        &[
            ("slug", Hole::Text(card.slug)),
            ("name", Hole::Text(card.name)),
            ("kind", Hole::Text(card.kind)),
            ("last", Hole::Text(&card.number[12..15])),
            ("hint", Hole::Text(card.hint)),
            ("tone", Hole::Text(tone)),
            ("checked", Hole::Text(if is_first { "checked" } else { "" })),
        ],
    )
}

pub(crate) fn receipt_page(payment: &Payment) -> String {
    let balance = payment.balance();
    let approval = payment.approval.as_ref();
    let approved_at = approval.map_or(0, |approval| approval.at);
    let canceled = payment.purchase.amount - balance.total;
    fill(
        include_str!("../assets/receipt.html"),
        &[
            ("name", Hole::Text(&payment.purchase.order_name)),
            ("order", Hole::Text(&payment.purchase.order_id)),
            (
                "card",
                Hole::Text(payment.card.map_or("", |card| card.0.name)),
            ),
            (
                "number",
                Hole::Text(payment.card.map_or("", |card| card.0.number)),
            ),
            (
                "approve_no",
                Hole::Text(approval.map_or("", |approval| &approval.approve_no)),
            ),
            ("at", Hole::Text(&kst::local(approved_at).replace('T', " "))),
            ("total", Hole::Text(&grouped(payment.purchase.amount))),
            ("canceled", Hole::Text(&grouped(-canceled))),
            ("balance", Hole::Text(&grouped(balance.total))),
            ("supplied", Hole::Text(&grouped(balance.supplied))),
            ("tax_free", Hole::Text(&grouped(balance.tax_free))),
            ("vat", Hole::Text(&grouped(balance.vat))),
        ],
    )
}
