//! What the law wants to be written down. What follows from the other answers is there already and
//! stays folded; only what is missing is asked for.

use shared::console::product::{Draft, DraftFile, FoodClass};
use yew::prelude::*;

use super::{
    super::super::{
        icon::{Icon, icon},
        ui::Field,
        wizard::choice,
    },
    parts::{Change, Faults, put, said},
};

const CLASSES: [(FoodClass, &str, &str); 4] = [
    (FoodClass::Agri, "농수축산물", "키우거나 잡은 그대로"),
    (FoodClass::Processed, "가공식품", "만들거나 손질한 것"),
    (
        FoodClass::Functional,
        "건강기능식품",
        "기능성을 인정받은 것",
    ),
    (FoodClass::General, "먹지 않는 것", "그릇, 꽃, 살림살이"),
];

pub(super) fn notice(file: &DraftFile, draft: &Draft, change: &Change, faults: &Faults) -> Html {
    let set = put(draft, change, |draft, class| {
        draft.class = class;
        draft.notice.clear();
    });
    let item = |(class, text, small): (FoodClass, &str, &'static str)| {
        let set = set.clone();
        let choose = Callback::from(move |()| set.emit(class));
        choice("class", text, small, draft.class == class, choose)
    };
    // What only files bring is offered to whoever has it.
    let of_file = file.before.as_ref().map(|before| before.class);
    let is_offered =
        |class| matches!(class, FoodClass::Agri | FoodClass::Processed) || of_file == Some(class);
    // By what the server has, so that nothing moves while it is written.
    let is_filled = |place: &usize| {
        let saved = file.draft.notice.get(*place);
        let field = format!("notice.{place}.value");
        let wrong = file.faults.iter().any(|fault| fault.field == field);
        !wrong && saved.is_some_and(|line| !line.value.is_empty())
    };
    let (filled, open): (Vec<usize>, Vec<usize>) = (0..draft.notice.len()).partition(is_filled);
    let line = |place: usize| line(draft, change, faults, place);
    html! {
        <>
            { for open.into_iter().map(line) }
            <fieldset class="choice">
                <legend class="field__label">{ "어떤 물건인가요?" }</legend>
                { for CLASSES.into_iter().filter(|(class, ..)| is_offered(*class)).map(item) }
            </fieldset>
            if draft.notice.is_empty() {
                <p class="sub">{ "‘저장하고 다음’을 누르면 적을 것이 나와요." }</p>
            }
            if !filled.is_empty() {
                <details class="card shelf">
                    <summary>
                        <strong>{ format!("저희가 적어 둔 것 {}가지", filled.len()) }</strong>
                        { icon(Icon::DOWN) }
                    </summary>
                    <div class="stack">{ for filled.into_iter().map(line) }</div>
                </details>
            }
        </>
    }
}

fn line(draft: &Draft, change: &Change, faults: &Faults, place: usize) -> Html {
    let Some(line) = draft.notice.get(place) else {
        return Html::default();
    };
    let onchange = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |value: String| {
            let mut draft = draft.clone();
            draft.notice[place].value = value;
            change.emit(draft);
        })
    };
    html! {
        <Field
            key={line.label.clone()} id={format!("notice-{place}")} label={line.label.clone()}
            value={line.value.clone()} {onchange} class="input--long"
            placeholder={example(&line.label)}
            error={said(faults, &format!("notice.{place}.value"))}
        />
    }
}

/// An example for what no other answer tells.
fn example(label: &str) -> Option<&'static str> {
    let examples = [
        ("주의사항", "예: 씻어서 드세요. 없으면 ‘없음’"),
        ("식품의 유형", "예: 과채가공품"),
        ("원재료명", "예: 표고버섯 100%(국내산)"),
        ("영양", "예: 해당 없음"),
        ("유전자변형", "예: 해당 없음"),
    ];
    let mut found = examples.iter().filter(|(part, _)| label.contains(part));
    found.next().map(|(_, text)| *text)
}
