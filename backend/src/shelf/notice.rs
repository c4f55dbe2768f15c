//! The notice that the law wants, filled in as far as the other answers tell. Nothing is guessed
//! that only the producer knows.

use shared::console::product::{Draft, FoodClass, Keeping, Line};

use crate::catalog::record::{NoticeClass, Vendor, required_labels};

/// The record's name of a class.
pub(super) fn class(class: FoodClass) -> NoticeClass {
    match class {
        FoodClass::Agri => NoticeClass::Agri,
        FoodClass::Processed => NoticeClass::Processed,
        FoodClass::Functional => NoticeClass::Functional,
        FoodClass::General => NoticeClass::General,
    }
}

/// The draft with a row for each label of the law, in its order; what the producer wrote stays.
pub(super) fn filled(mut draft: Draft, vendor: &Vendor) -> Draft {
    let row = |label: &&'static str| {
        let mut own = draft.notice.iter().filter(|line| line.label == **label);
        let written = own.next().map(|line| line.value.trim().to_owned());
        let written = written.filter(|value| !value.is_empty());
        Line {
            label: (*label).to_owned(),
            value: written.unwrap_or_else(|| suggest(label, &draft, vendor)),
        }
    };
    let labels = required_labels(class(draft.class));
    draft.notice = labels.iter().map(row).collect();
    draft
}

fn suggest(label: &str, draft: &Draft, vendor: &Vendor) -> String {
    let choices: Vec<&str> = draft.choices.iter().map(|c| c.label.trim()).collect();
    let choices = choices.join(", ");
    match label {
        "품목 또는 명칭" | "제품명" => draft.name.trim().to_owned(),
        "포장단위별 내용물의 용량(중량), 수량, 크기" | "포장단위별 내용물의 용량(중량), 수량" => {
            choices
        }
        "상품구성" if !choices.is_empty() => format!("{} {choices}", draft.name.trim()),
        "생산자" => format!("{} ({})", vendor.name, vendor.representative),
        "생산자 및 소재지" => format!("{}, {}", vendor.name, vendor.address),
        "원산지" => draft.origin.trim().to_owned(),
        "제조연월일(포장일 또는 생산연도), 소비기한 또는 품질유지기한"
            if !draft.shelf_life.trim().is_empty() =>
        {
            format!("보내는 날 담음 · {}", draft.shelf_life.trim())
        }
        "유전자변형농수산물·지리적표시" => "해당 없음".to_owned(),
        "축산물 등급·이력관리" if !is_meat(&draft.name) => {
            "해당 없음(축산물 아님)".to_owned()
        }
        "수입신고 문구" if draft.origin.trim().starts_with("국") => {
            "해당 없음(국내산)".to_owned()
        }
        "보관방법 또는 취급방법" | "보관방법" => keeping(draft),
        "소비자상담 관련 전화번호" => vendor.phone.to_string(),
        _ => String::new(),
    }
}

fn keeping(draft: &Draft) -> String {
    let own = draft.page.keep.trim().replace('\n', " ");
    if !own.is_empty() {
        return own;
    }
    let words = match draft.keeping {
        None => "",
        Some(Keeping::Room) => "서늘하고 그늘진 곳에 두세요",
        Some(Keeping::Cool) => "냉장고에 넣어 두세요",
        Some(Keeping::Frozen) => "냉동실에 넣어 두세요",
    };
    words.to_owned()
}

fn is_meat(name: &str) -> bool {
    [
        "한우",
        "소고기",
        "쇠고기",
        "돼지",
        "닭",
        "오리",
        "계란",
        "달걀",
    ]
    .iter()
    .any(|meat| name.contains(meat))
}
