//! When something ends: the time first, what is left of it second.
//!
//! What is left by the minute is only added in the browser, because a cached page would tell it
//! wrong; whole days stay right until midnight, when the server makes the page anew.

use gloo_timers::callback::Interval;
use shared::time::{Date, Timestamp};
use yew::prelude::*;

use crate::components::dot_list::dot_list;
use crate::components::icon::Icon;
use crate::components::part::impl_part;

crate::style::styles! {
    r#"
    .countdown {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        color: var(--color-sale);
        font-weight: var(--weight-medium);
        font-variant-numeric: tabular-nums;
    }
    "#
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// A countdown's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Countdown {
    /// The first moment after the end.
    pub ends_at: Timestamp,
    /// When the server made the page.
    pub now: Timestamp,
    /// The classes of the place it stands in.
    pub class: &'static str,
}

impl_part!(Countdown, |part| use_countdown(part));

#[hook]
fn use_countdown(props: &Countdown) -> Html {
    let Countdown {
        ends_at,
        now,
        class,
    } = *props;
    let clock = use_state(|| None::<Timestamp>);
    let close = clock.is_some_and(|clock| ends_at.0 - clock.0 < HOUR);
    {
        let set = clock.setter();
        use_effect_with((ends_at, close), move |_| {
            let tick = move || set.set(Some(device_time()));
            tick();
            let period = if close { SECOND } else { MINUTE };
            let interval = Interval::new(u32::try_from(period).unwrap_or(u32::MAX), tick);
            move || drop(interval)
        });
    }
    let left = match *clock {
        Some(clock) => Some(left(ends_at, clock)),
        None => days_left(ends_at, now),
    };
    let facts = std::iter::once(until(ends_at, now)).chain(left);
    html! {
        <span {class}>
            { Icon::CLOCK.small() }
            { dot_list(facts.map(|fact| html! { { fact } })) }
        </span>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit into 53 bits"
)]
fn device_time() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// The last day: the end itself belongs to the next one when it is midnight.
fn last_day(ends_at: Timestamp) -> Date {
    ends_at.plus_ms(-1).date()
}

/// `12월 31일(목) 밤 12시까지`
pub fn until(ends_at: Timestamp, now: Timestamp) -> String {
    let day = last_day(ends_at);
    let (hour, minute) = if ends_at.date() == day {
        ends_at.hour_minute()
    } else {
        (24, 0)
    };
    let day = if day == now.date() {
        "오늘".to_owned()
    } else {
        day.korean_near(now.date())
    };
    format!("{day} {}까지", time_of_day(hour, minute))
}

/// `밤 11시 59분`
fn time_of_day(hour: i64, minute: i64) -> String {
    let (part, hour) = match hour {
        0..=5 => ("새벽", hour),
        6..=11 => ("오전", hour),
        12 => ("낮", 12),
        13..=17 => ("오후", hour - 12),
        18..=20 => ("저녁", hour - 12),
        _ => ("밤", hour - 12),
    };
    if minute == 0 {
        format!("{part} {hour}시")
    } else {
        format!("{part} {hour}시 {minute}분")
    }
}

fn days_left(ends_at: Timestamp, now: Timestamp) -> Option<String> {
    let days = last_day(ends_at).0 - now.date().0;
    (days > 0).then(|| format!("{days}일 남음"))
}

fn left(ends_at: Timestamp, now: Timestamp) -> String {
    let ms = ends_at.0 - now.0;
    if ms <= 0 {
        "끝났어요".to_owned()
    } else if let (Some(days), true) = (days_left(ends_at, now), ms >= 24 * HOUR) {
        days
    } else if ms >= HOUR {
        format!("{}시간 {}분 남음", ms / HOUR, ms % HOUR / MINUTE)
    } else {
        format!("{}분 {:02}초 남음", ms / MINUTE, ms % MINUTE / SECOND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: Date, hour: i64, minute: i64) -> Timestamp {
        day.start().plus_ms(hour * HOUR + minute * MINUTE)
    }

    #[test]
    fn the_end_is_told_as_people_say_it() {
        let day = Date::new(2026, 11, 22).unwrap();
        let now = at(day, 18, 17);
        assert_eq!(until(at(day, 23, 59), now), "오늘 밤 11시 59분까지");
        assert_eq!(until(day.plus(1).start(), now), "오늘 밤 12시까지");
        assert_eq!(
            until(Date::new(2027, 1, 1).unwrap().start(), now),
            "12월 31일(목) 밤 12시까지"
        );
        assert_eq!(left(at(day, 23, 59), now), "5시간 42분 남음");
        assert_eq!(left(at(day, 18, 19), now), "2분 00초 남음");
        assert_eq!(left(day.start(), now), "끝났어요");
        assert_eq!(
            days_left(Date::new(2027, 1, 1).unwrap().start(), now).as_deref(),
            Some("39일 남음")
        );
        assert_eq!(days_left(at(day, 23, 59), now), None);
    }
}
