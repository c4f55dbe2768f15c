//! What the ways to buy a product need.

use super::{Draft, check::Faults};
use crate::{dispatch::FARTHEST, error::FieldError, money::Won, time::Date};

/// The card provider's smallest payment.
const CHEAPEST: Won = Won(100);
const DEAREST: Won = Won(100_000_000);
/// Ways to buy one product.
pub const MOST_CHOICES: usize = 10;
const MOST_STOCK: u32 = 1_000_000;

pub(super) fn choices(draft: &Draft, faults: &mut Faults) {
    let count = draft.choices.len();
    faults.demand(count > 0, "choices", "얼마에 파실지 적어 주세요.");
    faults.demand(
        count <= MOST_CHOICES,
        "choices",
        "열 가지까지 적을 수 있어요.",
    );
    for (place, choice) in draft.choices.iter().enumerate() {
        let field = |name: &str| format!("choices.{place}.{name}");
        faults.text(&field("label"), &choice.label, 40, "무게나 수량을");
        let price = (CHEAPEST..=DEAREST).contains(&choice.price);
        faults.demand(price, &field("price"), "값을 100원 이상으로 적어 주세요.");
        if let Some(later) = choice.later {
            let price = (CHEAPEST..=DEAREST).contains(&later.price);
            faults.demand(
                price,
                &field("later.price"),
                "값을 100원 이상으로 적어 주세요.",
            );
            faults.demand(
                later.price != choice.price,
                &field("later.price"),
                "지금 값과 같아요. 바꿀 값을 적어 주세요.",
            );
        }
        let there = choice.stock <= MOST_STOCK;
        faults.demand(there, &field("stock"), "남은 수를 다시 봐 주세요.");
        let weight = choice
            .grams
            .is_none_or(|grams| (1..=1_000_000).contains(&grams));
        faults.demand(weight, &field("grams"), "무게를 다시 봐 주세요.");
        let mut before = draft.choices[..place].iter();
        let twice = before.any(|other| other.label.trim() == choice.label.trim());
        faults.demand(!twice, &field("label"), "같은 이름이 두 번 있어요.");
    }
}

pub(super) fn late(draft: &Draft, before: Option<&Draft>, today: Date) -> Vec<FieldError> {
    let known = before.map_or(&[][..], |before| &before.choices);
    let mut faults = Faults::default();
    for (place, choice) in draft.choices.iter().enumerate() {
        let Some(later) = choice.later else { continue };
        let mut known = known
            .iter()
            .filter(|known| known.label.trim() == choice.label.trim());
        let is_known = known.any(|known| known.later == choice.later);
        let ahead = later.from > today && later.from <= today.plus(FARTHEST);
        let field = format!("choices.{place}.later.from");
        faults.demand(
            is_known || ahead,
            &field,
            "값을 바꿀 날은 내일부터 1년 안에서 골라 주세요.",
        );
    }
    faults.0
}
