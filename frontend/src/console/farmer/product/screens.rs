//! The screens of a product in the making, in order, and which of them is about what.

use shared::console::product::{Draft, DraftFile};
use yew::prelude::*;

/// A screen: its question, why it is asked, and the fields that it is about.
pub(super) struct Asked {
    pub(super) title: [&'static str; 2],
    pub(super) why: &'static str,
    pub(super) fields: &'static [&'static str],
}

/// The screens in order.
pub(super) const SCREENS: [Asked; 14] = [
    asked(
        ["물건 이름이", "무엇인가요?"],
        "손님이 찾는 이름으로 적어 주세요.",
        &["name"],
    ),
    asked(
        ["어디에", "둘까요?"],
        "손님이 찾아오는 자리예요.",
        &["category"],
    ),
    asked(
        ["얼마에", "파시겠어요?"],
        "무게나 수량마다 값을 적어 주세요.",
        &["choices"],
    ),
    asked(
        ["세금이", "붙는 물건인가요?"],
        "손질하지 않은 농수산물은 보통 면세예요.",
        &["tax"],
    ),
    asked(
        ["어디에서 나고", "얼마나 가나요?"],
        "손님이 꼭 보는 것이에요.",
        &["origin", "keeping", "shelfLife"],
    ),
    asked(
        ["사진을", "찍어 주세요"],
        "밝은 창가에서 찍으면 예뻐요. 한\u{a0}장이면 됩니다.",
        &["photos"],
    ),
    asked(["무엇이", "좋은가요?"], WORDS, &["page.good"]),
    asked(["어떻게", "키우나요?"], WORDS, &["page.grow"]),
    asked(["어떻게 먹으면", "맛있나요?"], WORDS, &["page.eat"]),
    asked(["받으면 어떻게", "보관하나요?"], WORDS, &["page.keep"]),
    asked(["어떤 손님께", "권하나요?"], WORDS, &["page.whom"]),
    asked(
        ["법에 적으라는", "것들이에요"],
        "적을 수 있는 것은 적어 두었어요. 빈\u{a0}곳만 채워 주세요.",
        &["notice"],
    ),
    asked(
        ["순서를", "바꿀 수 있어요"],
        "화살표를 누르면 위아래로 움직여요. 눌러서 고치셔도 돼요.",
        &["blocks"],
    ),
    asked(
        ["손님에게", "이렇게 보여요"],
        "맞으면 군청에 보내 주세요. 사흘 안에 봐 드려요.",
        &[],
    ),
];

const WORDS: &str = "말하듯이 적으시면 됩니다. ‘최고’, ‘1등’, ‘낫는다’ 같은 말은 쓸 수 없어요.";
/// Where the photos are taken.
pub(super) const PHOTOS: usize = 5;
/// Where the page is put in order.
pub(super) const PAGE: usize = SCREENS.len() - 2;
/// The last look.
pub(super) const LAST: usize = SCREENS.len() - 1;

const fn asked(
    title: [&'static str; 2],
    why: &'static str,
    fields: &'static [&'static str],
) -> Asked {
    Asked { title, why, fields }
}

/// The four parts of making a page, once all is answered.
pub(super) fn steps(step: usize, go: &Callback<usize>) -> Html {
    let item = |(name, to): (&'static str, usize)| {
        let go = go.clone();
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            go.emit(to);
        };
        let current = (to == step).then_some("step");
        html! { <a href={format!("?step={to}")} aria-current={current} {onclick}>{ name }</a> }
    };
    html! {
        <nav class="seg" aria-label="만들기 순서">
            { for [("답하기", 0), ("사진", PHOTOS), ("순서", PAGE), ("미리보기", LAST)].map(item) }
        </nav>
    }
}

/// What is not right on a screen: fields and what would be right. A field that has been changed
/// since is not complained about until it is saved.
pub(super) fn wrong(file: &DraftFile, draft: &Draft, step: usize) -> Vec<(String, String)> {
    let of_screen = |field: &str| {
        let mut known = SCREENS[step].fields.iter();
        known.any(|name| {
            let rest = field.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    let unchanged = |field: &str| at(&file.draft, field) == at(draft, field);
    let faults = file.faults.iter();
    faults
        .filter(|fault| of_screen(&fault.field) && unchanged(&fault.field))
        .map(|fault| (fault.field.clone(), fault.message.clone()))
        .collect()
}

fn at(draft: &Draft, field: &str) -> Option<serde_json::Value> {
    let draft = serde_json::to_value(draft).unwrap_or_default();
    let place = format!("/{}", field.replace('.', "/"));
    draft.pointer(&place).cloned()
}

/// Whether a screen says something else than what is on sale.
pub(super) fn is_changed(before: &Draft, draft: &Draft, step: usize) -> bool {
    let said = |field: &str| match field {
        // The law's rows that only the draft has not are of no screen.
        "notice" => draft
            .notice
            .iter()
            .any(|line| !before.notice.contains(line)),
        field => at(before, field) != at(draft, field),
    };
    SCREENS[step].fields.iter().any(|field| said(field))
}

/// The screen to go on with: the first that has something missing. A new product begins at the
/// beginning, and so does one that came back: the first screen says why. Whoever changes what is on
/// sale chooses a screen on the last one.
pub(super) fn left_off(file: &DraftFile) -> usize {
    if file.before.is_some() {
        return LAST;
    }
    if file.draft.name.trim().is_empty() || !file.reason.is_empty() {
        return 0;
    }
    let missing = file.faults.iter().map(|fault| screen_of(&fault.field));
    missing.min().unwrap_or(LAST)
}

/// The first screen that has something wrong with this field.
pub(super) fn screen_of(field: &str) -> usize {
    let named = |asked: &Asked| asked.fields.iter().any(|name| field.starts_with(name));
    SCREENS.iter().position(named).unwrap_or(0)
}
