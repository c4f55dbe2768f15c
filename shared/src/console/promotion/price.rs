//! Prices of a campaign in the making: below the list, and in nobody's way.

use std::collections::BTreeMap;

use super::{CampaignDraft, Goods, GoodsOption, LOWEST, Pricing};
use crate::{
    campaign::{Campaign, ItemRule},
    error::FieldError,
    ids::ProductId,
    money::{Rate, Won},
    time::{Date, Period},
};

/// A year has no more months than this.
const MONTHS: usize = 12;

/// The rules that a draft would put on prices.
pub fn rules(draft: &CampaignDraft) -> Vec<ItemRule> {
    let items = draft.products.iter();
    match draft.pricing {
        Pricing::AsListed => Vec::new(),
        Pricing::Off(rate) => {
            let mut products: Vec<ProductId> = items.map(|item| item.product.clone()).collect();
            products.sort();
            vec![ItemRule::Off { products, rate }]
        }
        Pricing::Fixed => items
            .flat_map(|item| &item.prices)
            .map(|fixed| ItemRule::Fixed {
                option: fixed.option.clone(),
                price: fixed.price,
            })
            .collect(),
    }
}

/// What is wrong with a draft's products and prices. `others` are all campaigns but the one that
/// it takes the place of (`before`).
pub fn price_faults(
    draft: &CampaignDraft,
    goods: &[Goods],
    others: &[(String, Campaign)],
    before: Option<&Campaign>,
) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if draft.products.is_empty() {
        faults.push(FieldError::new("products", "상품을 하나 이상 넣어 주세요."));
    }
    if let Pricing::Off(Rate(rate)) = draft.pricing
        && !(100..=9_000).contains(&rate)
    {
        let says = "할인은 1%에서 90% 사이로 적어 주세요.";
        faults.push(FieldError::new("pricing", says));
    }
    let mine = rules(draft);
    if draft.pricing == Pricing::Fixed && mine.is_empty() && !draft.products.is_empty() {
        let says = "특가를 하나 이상 적어 주세요. 값을 그대로 두려면 ‘그대로’를 골라 주세요.";
        faults.push(FieldError::new("pricing", says));
    }
    let known: BTreeMap<&ProductId, &Goods> =
        goods.iter().map(|goods| (&goods.product, goods)).collect();
    let period = period(draft);
    let mut seen = Vec::new();
    for (place, item) in draft.products.iter().enumerate() {
        let field = format!("products.{place}");
        let Some(goods) = known.get(&item.product) else {
            let says = "지금 팔지 않는 상품이에요. 빼 주세요.";
            faults.push(FieldError::new(&field, says));
            continue;
        };
        if seen.contains(&&item.product) {
            let says = format!("‘{}’이(가) 두 번 들어 있어요.", goods.name);
            faults.push(FieldError::new(&field, says));
            continue;
        }
        seen.push(&item.product);
        if period.is_some_and(|period| !is_sold(goods, period)) {
            let says = format!("‘{}’은(는) 이 기간에 팔지 않아요.", goods.name);
            faults.push(FieldError::new(&field, says));
        }
        for fixed in &item.prices {
            let option = goods.options.iter().find(|known| known.id == fixed.option);
            let same = item.prices.iter().filter(|one| one.option == fixed.option);
            let says = if same.count() > 1 {
                Some("특가가 두 번 적혀 있어요.".to_owned())
            } else {
                wrong(fixed.price, option)
            };
            if let (Pricing::Fixed, Some(says)) = (draft.pricing, says) {
                let field = format!("{field}.{}", fixed.option);
                faults.push(FieldError::new(&field, says));
            }
        }
    }
    faults.extend(price_clashes(draft, goods, others, before));
    faults
}

/// Options that another campaign prices at the same time. What already clashes with the campaign
/// that the draft takes the place of (`before`) is not the draft's fault.
pub fn price_clashes(
    draft: &CampaignDraft,
    goods: &[Goods],
    others: &[(String, Campaign)],
    before: Option<&Campaign>,
) -> Vec<FieldError> {
    let Some(period) = period(draft) else {
        return Vec::new();
    };
    let mine = rules(draft);
    let met: Vec<&(String, Campaign)> = others
        .iter()
        .filter(|(_, other)| meet(period, other.period))
        .collect();
    let mut faults = Vec::new();
    for (place, item) in draft.products.iter().enumerate() {
        let known = goods.iter().find(|goods| goods.product == item.product);
        for (goods, option) in known
            .into_iter()
            .flat_map(|goods| goods.options.iter().map(move |option| (goods, option)))
        {
            let prices = |rules: &[ItemRule]| offered(rules, goods, option).is_some();
            let stood = |other: &Campaign| {
                before.is_some_and(|before| {
                    meet(before.period, other.period) && prices(&before.rules)
                })
            };
            let clashes = |other: &Campaign| prices(&mine) && prices(&other.rules) && !stood(other);
            if let Some((title, other)) = met.iter().find(|(_, other)| clashes(other)) {
                let says = format!(
                    "‘{} {}’은(는) 같은 때에 기획전 ‘{title}’({}까지)에서도 값을 정해 두었어요.",
                    goods.name,
                    option.label,
                    other.period.end.plus_ms(-1).date().korean(),
                );
                let field = format!("products.{place}.{}", option.id);
                faults.push(FieldError::new(field, says));
            }
        }
    }
    faults
}

fn period(draft: &CampaignDraft) -> Option<Period> {
    let (start, end) = draft.starts_at.zip(draft.ends_at)?;
    (start < end).then_some(Period { start, end })
}

fn meet(one: Period, other: Period) -> bool {
    one.start.max(other.start) < one.end.min(other.end)
}

fn offered(rules: &[ItemRule], goods: &Goods, option: &GoodsOption) -> Option<Won> {
    let price = |rule: &ItemRule| rule.price(&goods.product, &option.id, option.price);
    rules.iter().find_map(price)
}

/// What is wrong with an option's price, if anything is.
fn wrong(price: Won, option: Option<&GoodsOption>) -> Option<String> {
    let Some(option) = option else {
        return Some("이 상품에 없는 옵션이에요.".to_owned());
    };
    let list = option.price;
    if price < LOWEST {
        Some(format!("특가는 {LOWEST} 이상이어야 해요."))
    } else if price >= list {
        Some(format!("정가 {list}보다 싸게 적어 주세요."))
    } else {
        None
    }
}

/// Whether it is sold in any month of the period.
fn is_sold(goods: &Goods, period: Period) -> bool {
    let last = period.end.plus_ms(-1).date();
    let mut month = Some(first_of(period.start.date()));
    for _ in 0..MONTHS {
        let Some(first) = month.filter(|first| *first <= last) else {
            return false;
        };
        let (_, number, _) = first.ymd();
        if goods.months.iter().any(|sold| i64::from(*sold) == number) {
            return true;
        }
        month = Some(first.plus_months(1));
    }
    false
}

fn first_of(date: Date) -> Date {
    let (year, month, _) = date.ymd();
    Date::new(year, month, 1).unwrap_or(date)
}
