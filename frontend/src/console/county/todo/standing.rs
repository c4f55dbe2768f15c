//! How the mall stands, beside what is to be done.

use shared::{
    console::todo::{Board, Gauge, Planned},
    money::Won,
};
use yew::prelude::*;

use super::super::super::icon::{Icon, icon};

/// From here on, in tenths of a percent of the limit, somebody should think of the year's end.
const NEAR: i64 = 900;

pub(super) fn gauge(board: &Board) -> Html {
    let gauge = board.gauge;
    let (sold, expected) = (gauge.per_mille(gauge.sold), gauge.per_mille(gauge.expected));
    let near = expected >= NEAR;
    html! {
        <section class="panel" aria-labelledby="gauge">
            <div class="panel__head">
                <h2 id="gauge">{ "가맹점 30억 기준선" }</h2>
                if near {
                    <span class="pill pill--warn">{ icon(Icon::ALERT) }{ "주의" }</span>
                } else {
                    <span class="pill pill--ok">{ icon(Icon::CHECK) }{ "여유" }</span>
                }
            </div>
            <div class="panel__body stack">
                <div class="gauge">
                    <p class="gauge__num">{ rough(gauge.sold) }<small>{ " / 30억원" }</small></p>
                    { bar(&gauge) }
                    <div class="gauge__scale">
                        <span>{ format!("올해 {}", percent(sold)) }</span>
                        <span>{ format!("연말 예상 {}", percent(expected)) }</span>
                    </div>
                </div>
                <p class="small sub">
                    { "넘으면 " }<b>{ "일반발행 상품권" }</b>{ "을 받을 수 없어요. 페이백(정책발행)은 그대로 받아요." }
                </p>
            </div>
        </section>
    }
}

/// Drawn without styles of its own, which the page's policy refuses.
fn bar(gauge: &Gauge) -> Html {
    let width = |amount| gauge.per_mille(amount).clamp(0, 1_000).to_string();
    let label = format!(
        "올해 매출은 기준선의 {}, 연말 예상은 {}",
        percent(gauge.per_mille(gauge.sold)),
        percent(gauge.per_mille(gauge.expected))
    );
    html! {
        <svg class="gauge__line" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label={label}>
            <rect class="gauge__rest" width="1000" height="14" />
            <rect class="gauge__expected" width={width(gauge.expected)} height="14" />
            <rect class="gauge__sold" width={width(gauge.sold)} height="14" />
        </svg>
    }
}

/// `86.7%`.
fn percent(per_mille: i64) -> String {
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}

/// `26억 200만원`.
fn rough(amount: Won) -> String {
    let (hundred_millions, rest) = (amount.0 / 100_000_000, amount.0 % 100_000_000);
    let ten_thousands = Won(rest / 10_000).grouped();
    match hundred_millions {
        0 => format!("{ten_thousands}만원"),
        _ if rest < 10_000 => format!("{hundred_millions}억원"),
        _ => format!("{hundred_millions}억 {ten_thousands}만원"),
    }
}

pub(super) fn books(board: &Board) -> Html {
    let books = &board.books;
    let well = books.broken.is_empty() && books.differences == 0;
    let line = |good: bool, name: &'static str, small: String, value: String| {
        html! {
            <li>
                { icon(if good { Icon::DONE } else { Icon::ALERT }) }
                <span>{ name }<small>{ small }</small></span>
                <b class={(!good).then_some("neg")}>{ value }</b>
            </li>
        }
    };
    let broken: i64 = books.broken.iter().map(|(_, times)| times).sum();
    let names: Vec<&str> = books.broken.iter().map(|(name, _)| name.as_str()).collect();
    let checked = books.checked_at.map_or_else(
        || "아직 보는 중이에요".to_owned(),
        |at| format!("{} 확인", at.clock()),
    );
    html! {
        <section class="panel" aria-labelledby="books">
            <div class="panel__head">
                <h2 id="books">{ "장부 검증" }</h2>
                if well {
                    <span class="pill pill--ok">{ icon(Icon::CHECK) }{ "모두 맞음" }</span>
                } else {
                    <span class="pill pill--bad">{ icon(Icon::ALERT) }{ "살펴봐 주세요" }</span>
                }
            </div>
            <div class="panel__body">
                <ul class="oklist">
                    { line(
                        books.broken.is_empty(), "장부의 규칙이 지켜짐",
                        if names.is_empty() { checked } else { names.join(", ") },
                        format!("어긋남 {broken}"),
                    ) }
                    { line(
                        books.differences == 0, "카드사·상품권사와 맞춤",
                        "날마다 세 곳을 견줘요".to_owned(),
                        format!("차이 {}", books.differences),
                    ) }
                    { line(
                        books.backup_at.is_some(), "백업",
                        books.backup_at.map_or_else(|| "아직 없어요".to_owned(), shared::time::Timestamp::korean),
                        String::new(),
                    ) }
                </ul>
            </div>
        </section>
    }
}

pub(super) fn agenda(board: &Board) -> Html {
    let one = |planned: &Planned| {
        html! {
            <li class={(planned.at <= board.now).then_some("is-past")}>
                <time>{ planned.at.clock() }</time><span>{ &planned.says }</span>
            </li>
        }
    };
    html! {
        <section class="panel" aria-labelledby="agenda">
            <div class="panel__head"><h2 id="agenda">{ "오늘 예약된 일" }</h2></div>
            <div class="panel__body">
                if board.agenda.is_empty() {
                    <p class="small muted">{ "오늘 시작하거나 끝나는 기획전이 없어요." }</p>
                } else {
                    <ol class="agenda">{ for board.agenda.iter().map(one) }</ol>
                }
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::{percent, rough};
    use shared::money::Won;

    #[test]
    fn amounts_read_as_people_say_them() {
        assert_eq!(rough(Won(2_602_000_000)), "26억 200만원");
        assert_eq!(rough(Won(300_000_000)), "3억원");
        assert_eq!(rough(Won(11_482_000)), "1,148만원");
        assert_eq!(percent(867), "86.7%");
    }
}
