//! What an order's state means for the shopper, and for their money.

use shared::order::{Order, OrderStatus};
use shared::time::Timestamp;
use yew::prelude::*;

use crate::components::notice::{Tone, notice};

/// The state in words. An order that is simply on its way needs none.
pub fn state_note(order: &Order, complete: bool) -> Html {
    let say = |tone, title: &str, text: String| {
        notice(tone, title.to_owned(), html! { <span>{ text }</span> })
    };
    match order.status {
        OrderStatus::PendingPayment if order.confirming => say(
            Tone::Caution,
            "결제 결과를 확인하고 있어요",
            "다시 결제하지 마세요. 보통 1분 안에 끝나요.".to_owned(),
        ),
        OrderStatus::PendingPayment => say(
            Tone::Caution,
            "아직 결제하지 않았어요",
            order.pay_until.map_or_else(String::new, deadline),
        ),
        OrderStatus::Paid if complete => say(
            Tone::Accent,
            "판매자에게 주문을 전했어요",
            "주문번호와 휴대전화 번호로 언제든 다시 볼 수 있어요.".to_owned(),
        ),
        OrderStatus::Paid => Html::default(),
        OrderStatus::CancelRequested => say(
            Tone::Caution,
            "취소하고 있어요",
            "낸 돈은 쓴 상품권과 카드로 그대로 돌아가요.".to_owned(),
        ),
        OrderStatus::Cancelled => say(
            Tone::Plain,
            "취소한 주문이에요",
            "낸 돈은 쓴 상품권과 카드로 그대로 돌려드렸어요.".to_owned(),
        ),
        OrderStatus::Expired => say(
            Tone::Plain,
            "결제 시간이 지나 주문이 끝났어요",
            "돈은 빠져나가지 않았고 상품권도 그대로예요.".to_owned(),
        ),
        OrderStatus::Failed => say(
            Tone::Danger,
            "주문을 지키지 못했어요",
            "결제된 돈이 있으면 모두 돌려드려요.".to_owned(),
        ),
    }
}

/// Until when it can be paid.
pub fn deadline(until: Timestamp) -> String {
    let (hour, minute) = until.hour_minute();
    format!(
        "{} {hour}시 {minute:02}분까지 상품과 상품권을 잡아 두었어요.",
        until.date().korean()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::Date;

    #[test]
    fn a_deadline_is_told_in_korean_time() {
        let day = Date::new(2026, 11, 22).unwrap().start();
        let until = day.plus_ms(14 * 3_600_000 + 5 * 60_000);
        assert_eq!(
            deadline(until),
            "11월 22일(일) 14시 05분까지 상품과 상품권을 잡아 두었어요."
        );
    }
}
