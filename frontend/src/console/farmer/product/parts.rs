//! What stands on each screen besides the photos.

use shared::console::{
    payout::Payout,
    product::{Choice, Draft, DraftFile, Keeping, Tax},
};
use yew::prelude::*;

use super::super::super::{
    money::PriceField,
    ui::Field,
    wizard::{Words, choice, wrong_line},
};
use super::{later::LaterPrice, law::notice, shelf::shelves};

/// Changes a part of a draft.
pub(super) type Change = Callback<Draft>;
/// Fields and what would be right.
pub(super) type Faults = [(String, String)];

pub(super) fn said(faults: &Faults, field: &str) -> String {
    let found = faults.iter().find(|(name, _)| name == field);
    found.map(|(_, says)| says.clone()).unwrap_or_default()
}

/// A callback that puts a value into a copy of the draft.
pub(super) fn put<T: 'static>(
    draft: &Draft,
    change: &Change,
    put: fn(&mut Draft, T),
) -> Callback<T> {
    let (draft, change) = (draft.clone(), change.clone());
    Callback::from(move |value: T| {
        let mut draft = draft.clone();
        put(&mut draft, value);
        change.emit(draft);
    })
}

pub(super) fn part(
    step: usize,
    file: &DraftFile,
    draft: &Draft,
    change: &Change,
    faults: &Faults,
) -> Html {
    match step {
        0 => html! {
            <Field
                id="name" label="물건 이름" value={draft.name.clone()} placeholder="예: 참나무 생표고버섯"
                onchange={put(draft, change, |d, v| d.name = v)} error={said(faults, "name")}
            />
        },
        1 => shelves(&file.categories, draft, change, faults),
        2 => choices(file, draft, change, faults),
        3 => tax(draft, change, faults),
        4 => origin(draft, change, faults),
        6 => words(
            "무엇이 좋은가요?",
            "page.good",
            &draft.page.good,
            put(draft, change, |d, v| d.page.good = v),
            faults,
        ),
        7 => words(
            "어떻게 키우나요?",
            "page.grow",
            &draft.page.grow,
            put(draft, change, |d, v| d.page.grow = v),
            faults,
        ),
        8 => words(
            "어떻게 먹으면 맛있나요?",
            "page.eat",
            &draft.page.eat,
            put(draft, change, |d, v| d.page.eat = v),
            faults,
        ),
        9 => words(
            "어떻게 보관하나요?",
            "page.keep",
            &draft.page.keep,
            put(draft, change, |d, v| d.page.keep = v),
            faults,
        ),
        10 => words(
            "어떤 손님께 권하나요?",
            "page.whom",
            &draft.page.whom,
            put(draft, change, |d, v| d.page.whom = v),
            faults,
        ),
        _ => notice(file, draft, change, faults),
    }
}

fn words(
    label: &'static str,
    field: &'static str,
    value: &str,
    onchange: Callback<String>,
    faults: &Faults,
) -> Html {
    html! { <Words key={field} id="words" {label} value={value.to_owned()} {onchange} error={said(faults, field)} /> }
}

fn tax(draft: &Draft, change: &Change, faults: &Faults) -> Html {
    let set = put(draft, change, |draft, tax| draft.tax = Some(tax));
    let item = |(tax, text, small): (Tax, &str, &'static str)| {
        let set = set.clone();
        let choose = Callback::from(move |()| set.emit(tax));
        choice("tax", text, small, draft.tax == Some(tax), choose)
    };
    html! {
        <>
            <fieldset class="choice">
                <legend class="vh">{ "고르기" }</legend>
                { for [
                    (Tax::TaxFree, "면세", "쌀, 생버섯, 과일, 생선처럼 손질하지 않은 것"),
                    (Tax::Taxable, "과세", "즙, 장, 과자처럼 만든 것"),
                    (Tax::Unsure, "모르겠어요", "군청이 봐 드려요"),
                ].map(item) }
            </fieldset>
            { wrong_line(&said(faults, "tax"), "tax-error") }
        </>
    }
}

fn origin(draft: &Draft, change: &Change, faults: &Faults) -> Html {
    let set = put(draft, change, |draft, keeping| {
        draft.keeping = Some(keeping);
    });
    let item = |(keeping, text): (Keeping, &str)| {
        let set = set.clone();
        let choose = Callback::from(move |()| set.emit(keeping));
        choice("keeping", text, "", draft.keeping == Some(keeping), choose)
    };
    html! {
        <>
            <Field
                id="origin" label="어디에서 났나요?" value={draft.origin.clone()}
                placeholder="예: 국산(전남 강진군)" error={said(faults, "origin")}
                onchange={put(draft, change, |d, v| d.origin = v)}
            />
            <Field
                id="shelf" label="언제까지 먹나요?" value={draft.shelf_life.clone()}
                placeholder="예: 받은 날부터 열흘" error={said(faults, "shelfLife")}
                onchange={put(draft, change, |d, v| d.shelf_life = v)}
            />
            <fieldset class="choice">
                <legend class="field__label">{ "어디에 두나요?" }</legend>
                { for [
                    (Keeping::Room, "그늘진 곳"), (Keeping::Cool, "냉장고"), (Keeping::Frozen, "냉동실"),
                ].map(item) }
            </fieldset>
            { wrong_line(&said(faults, "keeping"), "keeping-error") }
        </>
    }
}

fn choices(file: &DraftFile, draft: &Draft, change: &Change, faults: &Faults) -> Html {
    let more = {
        let (draft, change) = (draft.clone(), change.clone());
        move |_| {
            let mut draft = draft.clone();
            draft.choices.push(Choice::default());
            change.emit(draft);
        }
    };
    html! {
        <>
            { for (0..draft.choices.len()).map(|place| one_choice(file, draft, change, place, faults)) }
            { wrong_line(&said(faults, "choices"), "choices-error") }
            <button class="btn btn--block" type="button" onclick={more}>
                { if draft.choices.is_empty() { "값 적기" } else { "다른 무게도 팔아요" } }
            </button>
        </>
    }
}

fn one_choice(
    file: &DraftFile,
    draft: &Draft,
    change: &Change,
    place: usize,
    faults: &Faults,
) -> Html {
    let choice = &draft.choices[place];
    let error = |name: &str| said(faults, &format!("choices.{place}.{name}"));
    let edit = |edit: fn(&mut Choice, String)| {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |text: String| {
            let mut draft = draft.clone();
            edit(&mut draft.choices[place], text);
            change.emit(draft);
        })
    };
    let price = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |price| {
            let mut draft = draft.clone();
            draft.choices[place].price = price;
            change.emit(draft);
        })
    };
    let away = {
        let (draft, change) = (draft.clone(), change.clone());
        move |_| {
            let mut draft = draft.clone();
            draft.choices.remove(place);
            change.emit(draft);
        }
    };
    let set_later = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |later| {
            let mut draft = draft.clone();
            draft.choices[place].later = later;
            change.emit(draft);
        })
    };
    // What is on sale is counted elsewhere.
    let is_sold = file.before.as_ref().is_some_and(|before| {
        let mut known = before.choices.iter();
        known.any(|known| known.label.trim() == choice.label.trim())
    });
    let grams = choice
        .grams
        .map_or_else(String::new, |grams| grams.to_string());
    html! {
        <div class="card" key={place}><div class="card__body stack">
            <Field
                id={format!("label-{place}")} label="무게나 수량" value={choice.label.clone()}
                placeholder="예: 1kg 한 상자" error={error("label")} onchange={edit(|c, text| c.label = text)}
            />
            <Field
                id={format!("grams-{place}")} label="알맹이 무게 (그램)" value={grams} inputmode="numeric"
                hint="무게로 팔지 않으면 비워 두세요." error={error("grams")}
                onchange={edit(|c, text| c.grams = number(&text))}
            />
            <PriceField id={format!("price-{place}")} price={choice.price} onchange={price} />
            { wrong_line(&error("price"), &format!("price-{place}-error")) }
            { reaches(Payout::of(choice.price, file.commission)) }
            if is_sold || choice.later.is_some() {
                <LaterPrice
                    {place} later={choice.later} change={set_later}
                    errors={[error("later.from"), error("later.price")]}
                />
            }
            if is_sold {
                <p class="field__hint">{ "몇 개 있는지는 ‘오늘 보낼 것’에서 바로 고쳐요." }</p>
            } else {
                <Field
                    id={format!("stock-{place}")} label="지금 몇 개 있나요?" value={choice.stock.to_string()}
                    inputmode="numeric" error={error("stock")}
                    onchange={edit(|c, text| c.stock = number(&text).unwrap_or(0))}
                />
            }
            <button class="btn btn--s" type="button" onclick={away}>{ "이 값 빼기" }</button>
        </div></div>
    }
}

/// What of a price reaches the producer.
fn reaches(payout: Payout) -> Html {
    html! {
        <p class="money money--small" role="status">
            <span class="money__label">{ format!("{}에 팔면 내 통장에", payout.price) }</span>
            <span class="money__value">{ payout.rest.grouped() }<small>{ "원" }</small></span>
        </p>
    }
}

fn number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
    digits.parse().ok()
}
