//! One lot: what is left, until when, and what happened to it.

use shared::time::Timestamp;
use shared::voucher::{HeldLot, LotMovement};
use yew::prelude::*;

use crate::components::dot_list::dot_list;

/// Fewer days than this are pointed out.
const CAUTION_DAYS: i64 = 60;
/// Fewer days than this are urgent.
const URGENT_DAYS: i64 = 14;

/// The lot.
pub fn lot(held: &HeldLot, now: Timestamp) -> Html {
    let until = held.lot.expires_at.plus_ms(-1).date();
    let days = days_left(held.lot.expires_at, now);
    let fact = |text: String| html! { { text } };
    let facts = [
        fact(held.lot.kind.name().to_owned()),
        fact(format!("처음 {}", held.lot.face)),
    ];
    html! {
        <li class="lot" key={held.lot.id.as_str()}>
            <div class="lot__head">
                <h2 class="vendor-group__name">{ &held.name }</h2>
                if let Some((class, text)) = badge(days) {
                    <span {class}>{ text }</span>
                }
            </div>
            <p class="lot__amount">{ held.lot.remaining.grouped() }<small>{ "원" }</small></p>
            <div class="lot__facts">
                <span>{ expiry(days, &until.korean_near(now.date())) }</span>
                { dot_list(facts) }
            </div>
        </li>
    }
}

fn expiry(days: i64, until: &str) -> String {
    match days {
        ..0 => format!("{until}에 소멸됐어요"),
        0..CAUTION_DAYS => format!("{until}이 지나면 소멸돼요"),
        _ => format!("{until}까지"),
    }
}

/// Whole days that are left: zero on the last day on which it can be spent.
pub fn days_left(expires_at: Timestamp, now: Timestamp) -> i64 {
    expires_at.plus_ms(-1).date().0 - now.date().0
}

/// The badge: caution under 60 days, urgent under 14.
fn badge(days: i64) -> Option<(&'static str, String)> {
    match days {
        ..0 => Some(("badge", "소멸".to_owned())),
        0 => Some(("badge badge--sale", "오늘까지".to_owned())),
        1..URGENT_DAYS => Some(("badge badge--sale", format!("{days}일 남음"))),
        URGENT_DAYS..CAUTION_DAYS => Some(("badge badge--caution", format!("{days}일 남음"))),
        _ => None,
    }
}

/// What happened to the lots, newest first.
pub fn history(lots: &[HeldLot]) -> Html {
    let mut movements: Vec<(&HeldLot, &LotMovement)> = Vec::new();
    for held in lots {
        for movement in &held.history {
            let place = movements.partition_point(|(_, other)| other.at >= movement.at);
            movements.insert(place, (held, movement));
        }
    }
    if movements.is_empty() {
        return Html::default();
    }
    let row = |(held, movement): &(&HeldLot, &LotMovement)| {
        let sign = if movement.amount.0 > 0 { "+" } else { "" };
        html! {
            <li class="plain-link">
                <span>
                    { format!("{} {}", movement.at.date().korean(), movement.text) }
                    <span class="order-item__sub">{ &held.name }</span>
                </span>
                <span class="option-list__price">{ format!("{sign}{}", movement.amount) }</span>
            </li>
        }
    };
    html! {
        <section aria-labelledby="lot-history">
            <h2 class="form-section__title" id="lot-history">{ "쓴 내역" }</h2>
            <ul>{ for movements.iter().map(row) }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::Date;

    fn days(year: i64, month: i64, day: i64) -> i64 {
        let now = Date::new(2026, 11, 22)
            .unwrap()
            .start()
            .plus_ms(9 * 3_600_000);
        let last = Date::new(year, month, day).unwrap();
        days_left(last.plus(1).start(), now)
    }

    #[test]
    fn the_last_usable_day_is_day_zero() {
        assert_eq!(days(2026, 11, 22), 0);
        assert_eq!(days(2026, 12, 31), 39);
        assert_eq!(days(2026, 11, 21), -1);
    }

    #[test]
    fn badges_warn_under_sixty_days_and_urge_under_fourteen() {
        let class = |days| badge(days).map(|(class, _)| class);
        assert_eq!(class(60), None);
        assert_eq!(class(59), Some("badge badge--caution"));
        assert_eq!(class(14), Some("badge badge--caution"));
        assert_eq!(class(13), Some("badge badge--sale"));
        assert_eq!(badge(0).map(|(_, text)| text), Some("오늘까지".to_owned()));
        assert_eq!(class(-1), Some("badge"));
    }
}
