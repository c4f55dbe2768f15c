//! What is different between two first pages, in words for people.

use super::Section;
use crate::ids::CampaignId;

/// What somebody did who made `after` of `before`.
pub fn changes(before: &[Section], after: &[Section]) -> Vec<String> {
    let mut said = Vec::new();
    for section in after {
        match find(before, section.id) {
            None => said.push(format!("넣음: {}", section.spoken())),
            Some(old) => of_one(old, section, &mut said),
        }
    }
    let gone = before
        .iter()
        .filter(|section| find(after, section.id).is_none());
    said.extend(gone.map(|section| format!("뺌: {}", section.spoken())));
    if stayed(before, after) != stayed(after, before) {
        let names: Vec<String> = after.iter().map(Section::spoken).collect();
        said.push(format!("순서: {}", names.join(", ")));
    }
    said
}

fn find(sections: &[Section], id: u32) -> Option<&Section> {
    sections.iter().find(|section| section.id == id)
}

/// The ids of sections that the other page has, too, in their order.
fn stayed(sections: &[Section], other: &[Section]) -> Vec<u32> {
    let both = sections
        .iter()
        .filter(|section| find(other, section.id).is_some());
    both.map(|section| section.id).collect()
}

fn of_one(before: &Section, after: &Section, said: &mut Vec<String>) {
    let name = before.spoken();
    let or = |text: &str| match text.trim() {
        "" => "기본".to_owned(),
        text => format!("‘{text}’"),
    };
    if before.title.trim() != after.title.trim() {
        let (old, new) = (or(&before.title), or(&after.title));
        said.push(format!("{}의 제목: {old} → {new}", before.kind.name()));
    }
    if before.note.trim() != after.note.trim() {
        said.push(format!("{name}의 한 줄 설명: {}", or(&after.note)));
    }
    if before.items != after.items {
        let (old, new) = (before.items.len(), after.items.len());
        let counts = if old == new {
            format!("{new}개")
        } else {
            format!("{old}개 → {new}개")
        };
        said.push(format!("{name}에 담은 것: {counts}"));
    }
    if before.campaign != after.campaign {
        let campaign = after.campaign.as_ref().map(CampaignId::as_str);
        let campaign = campaign.unwrap_or("먼저 끝나는 특가");
        said.push(format!("{name}의 기획전: {campaign}"));
    }
    match (before.hidden, after.hidden) {
        (false, true) => said.push(format!("숨김: {name}")),
        (true, false) => said.push(format!("다시 보임: {name}")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{super::SectionKind, Section, changes};

    fn page() -> Vec<Section> {
        let kinds = [SectionKind::Banners, SectionKind::Season, SectionKind::Best];
        let sections = (1..).zip(kinds);
        sections.map(|(id, kind)| Section::new(id, kind)).collect()
    }

    #[test]
    fn the_same_page_is_no_change() {
        assert!(changes(&page(), &page()).is_empty());
    }

    #[test]
    fn each_deed_is_said_once() {
        let mut after = page();
        after.swap(0, 1);
        after[0].title = "이맘때".to_owned();
        after[1].hidden = true;
        after.pop();
        after.push(Section {
            title: "김장 준비".to_owned(),
            ..Section::new(4, SectionKind::Products)
        });
        let said = changes(&page(), &after);
        assert_eq!(
            said,
            [
                "제철 상품의 제목: 기본 → ‘이맘때’",
                "숨김: 큰 배너",
                "넣음: 고른 상품 ‘김장 준비’",
                "뺌: 많이 찾는 상품",
                "순서: 제철 상품 ‘이맘때’, 큰 배너, 고른 상품 ‘김장 준비’",
            ]
        );
    }

    #[test]
    fn a_section_that_comes_in_between_moves_no_other() {
        let mut after = page();
        after.insert(1, Section::new(9, SectionKind::Stories));
        assert_eq!(changes(&page(), &after), ["넣음: 생산자 이야기"]);
    }
}
