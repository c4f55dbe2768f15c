//! What a product needs before the county looks at it. Each fault names its field, so that the
//! page leads back to the question.

use super::{Draft, FoodClass, MOST_BLOCKS, boast, check_choice, is_placeholder, photo_name};
use crate::{error::FieldError, text::line};

pub(super) fn faults(draft: &Draft) -> Vec<FieldError> {
    let mut faults = Faults(Vec::new());
    faults.text("name", &draft.name, 60, "물건 이름을");
    faults.demand(
        draft.category.is_some(),
        "category",
        "어디에 둘지 골라 주세요.",
    );
    check_choice::choices(draft, &mut faults);
    faults.demand(
        draft.tax.is_some(),
        "tax",
        "세금을 골라 주세요. 모르면 ‘모르겠어요’를 골라 주세요.",
    );
    faults.text("origin", &draft.origin, 80, "어디에서 났는지");
    faults.demand(
        draft.keeping.is_some(),
        "keeping",
        "어떻게 보관하는지 골라 주세요.",
    );
    let is_eaten = draft.class != FoodClass::General;
    if is_eaten || !draft.shelf_life.trim().is_empty() {
        faults.text("shelfLife", &draft.shelf_life, 120, "언제까지 먹는지");
    }
    photos(draft, &mut faults);
    let asked = [
        "무엇이 좋은지",
        "어떻게 키우는지",
        "어떻게 먹는지",
        "어떻게 보관하는지",
        "누구에게 권하는지",
    ];
    for ((field, text), what) in draft.page.answers().into_iter().zip(asked) {
        faults.words(field, text, 600, what);
        faults.modest(field, text);
    }
    notice(draft, &mut faults);
    faults.demand(
        draft.blocks.len() <= MOST_BLOCKS,
        "blocks",
        "스무 가지까지 넣을 수 있어요. 몇 가지를 빼 주세요.",
    );
    for (place, block) in draft.blocks.iter().enumerate() {
        super::check_block::block(place, block, &mut faults);
    }
    faults.0
}

/// Whether a field says words of the page that shoppers see already.
pub(super) fn stands(draft: &Draft, before: &Draft, field: &str) -> bool {
    let mut answers = draft.page.answers().into_iter().zip(before.page.answers());
    if let Some((now, old)) = answers.find(|((name, _), _)| *name == field) {
        return now == old;
    }
    let place = field.strip_prefix("blocks.").and_then(|rest| {
        let (place, _) = rest.split_once('.').unwrap_or((rest, ""));
        place.parse::<usize>().ok()
    });
    let block = place.and_then(|place| draft.blocks.get(place));
    block.is_some_and(|block| before.blocks.contains(block))
}

fn photos(draft: &Draft, faults: &mut Faults) {
    faults.demand(
        !draft.photos.is_empty(),
        "photos",
        "사진을 한 장 넣어 주세요.",
    );
    for (place, photo) in draft.photos.iter().enumerate() {
        let field = format!("photos.{place}.alt");
        let what = format!("‘{}’에 무엇이 있는지", photo_name(place));
        faults.text(&field, &photo.alt, 120, &what);
    }
}

fn notice(draft: &Draft, faults: &mut Faults) {
    for (place, row) in draft.notice.iter().enumerate() {
        let field = format!("notice.{place}.value");
        let right = line(&row.value, 600).is_some_and(|value| !value.is_empty());
        if !right {
            let says = format!("‘{}’ 칸을 적어 주세요.", row.label);
            faults.0.push(FieldError::new(field, says));
        } else if is_placeholder(&row.value) {
            let says = "‘상세페이지 참조’ 대신 실제 내용을 적어 주세요.";
            faults.0.push(FieldError::new(field, says));
        }
    }
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<FieldError>);

impl Faults {
    pub(super) fn demand(&mut self, right: bool, field: &str, says: &str) {
        if !right {
            self.0.push(FieldError::new(field, says));
        }
    }

    pub(super) fn text(&mut self, field: &str, text: &str, most: usize, what: &str) {
        let right = line(text, most);
        self.one(field, right.as_deref(), most, what);
    }

    /// The same, with lines.
    pub(super) fn words(&mut self, field: &str, text: &str, most: usize, what: &str) {
        let flat = text.replace('\n', " ");
        let right = line(&flat, most);
        self.one(field, right.as_deref(), most, what);
    }

    /// Without words that advertising must not use.
    pub(super) fn modest(&mut self, field: &str, text: &str) {
        if let Some(word) = boast(text) {
            let says = format!("‘{word}’라는 말은 쓸 수 없어요. 있는 그대로 적어 주세요.");
            self.0.push(FieldError::new(field, says));
        }
    }

    fn one(&mut self, field: &str, kept: Option<&str>, most: usize, what: &str) {
        let says = match kept {
            None => format!("{what} {most}자 안으로 적어 주세요."),
            Some("") => format!("{what} 아직 안 적으셨어요."),
            Some(_) => return,
        };
        self.0.push(FieldError::new(field, says));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        console::product::{
            Block, Choice, Draft, FoodClass, Keeping, Line, MOST_BLOCKS, Page, Part, Photo, Tax,
            Telling,
        },
        ids::CategoryId,
        money::Won,
    };

    fn whole() -> Draft {
        let text = || "참나무에서 두 해를 키워요.".to_owned();
        Draft {
            name: "생표고버섯".to_owned(),
            category: Some(CategoryId("mushroom".to_owned())),
            choices: vec![Choice {
                label: "1kg".to_owned(),
                grams: Some(1_000),
                price: Won(18_000),
                stock: 20,
                later: None,
            }],
            tax: Some(Tax::Unsure),
            origin: "국산(전남 강진군)".to_owned(),
            keeping: Some(Keeping::Cool),
            shelf_life: "받고 열흘".to_owned(),
            notice: vec![Line {
                label: "원산지".to_owned(),
                value: "국산(전남 강진군)".to_owned(),
            }],
            page: Page {
                good: text(),
                grow: text(),
                eat: text(),
                keep: text(),
                whom: text(),
            },
            photos: vec![Photo {
                path: "uploads/a.jpg".to_owned(),
                thumb: String::new(),
                alt: "상자에 담긴 표고".to_owned(),
            }],
            ..Draft::default()
        }
    }

    fn faults(change: impl FnOnce(&mut Draft)) -> Vec<String> {
        let mut draft = whole();
        change(&mut draft);
        draft
            .faults()
            .into_iter()
            .map(|fault| fault.field)
            .collect()
    }

    #[test]
    fn every_fault_leads_back_to_its_question() {
        assert!(faults(|_| {}).is_empty());
        assert_eq!(faults(|d| d.name.clear()), ["name"]);
        assert_eq!(faults(|d| d.photos[0].alt.clear()), ["photos.0.alt"]);
        assert_eq!(faults(|d| d.photos.clear()), ["photos"]);
        assert_eq!(
            faults(|d| d.choices[0].price = Won(99)),
            ["choices.0.price"]
        );
        assert_eq!(
            faults(|d| d.page.good = "최고예요".to_owned()),
            ["page.good"]
        );
    }

    #[test]
    fn a_notice_that_points_elsewhere_is_refused() {
        for value in ["상세페이지 참조", " 상세 설명 참조 ", "-", ""] {
            let found = faults(|draft| draft.notice[0].value = value.to_owned());
            assert_eq!(found, ["notice.0.value"], "{value}");
        }
    }

    #[test]
    fn a_photo_that_says_nothing_is_called_by_its_name() {
        let mut draft = whole();
        let mut second = draft.photos[0].clone();
        second.alt = " ".to_owned();
        draft.photos.push(second);
        let faults = draft.faults();
        assert_eq!(faults[0].field, "photos.1.alt");
        assert!(faults[0].message.contains("‘2번째 사진’"), "{faults:?}");
    }

    #[test]
    fn a_part_of_the_page_is_checked_like_an_answer() {
        let words = |body: &str| Block {
            id: 1,
            part: Part::words(Telling::Story, body),
        };
        assert!(faults(|d| d.blocks = vec![words("두 해를 키워요")]).is_empty());
        assert_eq!(faults(|d| d.blocks = vec![words(" ")]), ["blocks.0.body"]);
        assert_eq!(
            faults(|d| d.blocks = vec![words("병이 낫는다")]),
            ["blocks.0.body"]
        );
        let many = vec![words("두 해를 키워요"); MOST_BLOCKS + 1];
        assert_eq!(faults(|d| d.blocks = many), ["blocks"]);
    }

    #[test]
    fn a_change_is_not_asked_for_words_that_shoppers_see_already() {
        let mut sold = whole();
        sold.page.whom.clear();
        sold.shelf_life.clear();
        sold.blocks = vec![Block {
            id: 1,
            part: Part::words(Telling::Story, "우리 군에서 최고예요"),
        }];
        let fields = |draft: &Draft| -> Vec<String> {
            let faults = draft.faults_since(&sold).into_iter();
            faults.map(|fault| fault.field).collect()
        };
        let mut draft = sold.clone();
        draft.choices[0].price = Won(19_000);
        assert_eq!(fields(&draft), ["shelfLife"], "a fact is asked for");
        draft.page.good.clear();
        draft.blocks[0].part = Part::words(Telling::Story, "이제도 최고예요");
        assert_eq!(fields(&draft), ["shelfLife", "page.good", "blocks.0.body"]);
        sold.class = FoodClass::General;
        assert!(sold.faults_since(&sold).is_empty(), "nobody eats a bowl");
    }

    #[test]
    fn two_choices_have_two_names() {
        let found = faults(|draft| {
            let again = draft.choices[0].clone();
            draft.choices.push(again);
        });
        assert_eq!(found, ["choices.1.label"]);
    }
}
