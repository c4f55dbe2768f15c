//! The product's page from six answers and the facts, in the blocks of the import's record.

use shared::console::product::Draft;

use crate::{
    catalog::record::{
        Block, Question, Vendor,
        field::{Field, Text},
    },
    error::AppError,
};

/// The blocks from top to bottom.
pub(super) fn blocks(draft: &Draft, vendor: &Vendor) -> Result<Vec<Block>, AppError> {
    let page = &draft.page;
    let points = sentences(&page.good).into_iter().map(|point| text(&point));
    let mut rows = vec![
        row("원산지", &draft.origin)?,
        row("언제까지", &draft.shelf_life)?,
    ];
    for choice in &draft.choices {
        rows.push(row(&choice.label, &choice.price.to_string())?);
    }
    let faq = [
        ("어떤 분께 좋은가요?", &page.whom),
        ("받으면 어떻게 보관하나요?", &page.keep),
    ];
    let faq = faq.into_iter().map(|(question, answer)| {
        Ok(Question {
            question: text(question)?,
            answer: text(answer)?,
        })
    });
    Ok(vec![
        Block::Points {
            title: text("이래서 좋아요")?,
            items: points.collect::<Result<_, AppError>>()?,
        },
        Block::Story {
            title: text(&format!("{} 농부가 키우는 이야기", vendor.representative))?,
            body: text(&page.grow)?,
        },
        Block::Tip {
            title: text("이렇게 먹으면 맛있어요")?,
            body: text(&page.eat)?,
        },
        Block::Storage {
            title: text("이렇게 보관하세요")?,
            body: text(&page.keep)?,
        },
        Block::Table {
            title: text("한눈에 보기")?,
            head: vec![text("무엇")?, text("내용")?],
            rows,
        },
        Block::Faq {
            title: text("자주 묻는 것")?,
            items: faq.collect::<Result<_, AppError>>()?,
        },
    ])
}

fn row(name: &str, value: &str) -> Result<Vec<Text<120>>, AppError> {
    Ok(vec![text(name)?, text(value)?])
}

/// A text by sentences and lines, each short enough for a list.
pub(super) fn sentences(words: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in words.lines() {
        for sentence in line.split_inclusive(['.', '!', '?']) {
            let sentence: String = sentence.trim().chars().take(120).collect();
            if sentence.chars().any(char::is_alphanumeric) {
                found.push(sentence);
            }
        }
    }
    found
}

/// A text of the record. The draft was checked by the same lengths, so that only a change of the
/// rules fails here.
pub(super) fn text<T: Field>(words: &str) -> Result<T, AppError> {
    T::parse(words.trim()).map_err(|says| AppError::internal(anyhow::anyhow!("a text: {says}")))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn what_is_good_becomes_a_list() {
        let found = sentences("참나무에서 키워요. 향이 진해요!\n씹는 맛이 있어요");
        assert_eq!(
            found,
            ["참나무에서 키워요.", "향이 진해요!", "씹는 맛이 있어요"]
        );
        assert!(sentences(" … \n").is_empty());
    }
}
