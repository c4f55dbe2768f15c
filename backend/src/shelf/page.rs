//! The parts of a product's page, as records of the import.

use shared::console::product::{Certificate, Draft, Line, Part, Telling};

use crate::{
    catalog::record::{
        self, Block, Question,
        field::{Field, Text},
    },
    error::AppError,
};

/// One part as a record. It fails where something is not written yet.
pub(super) fn block(part: &Part, draft: &Draft) -> Result<Block, AppError> {
    Ok(match part {
        Part::Words { kind, title, body } => words(*kind, text(title)?, body)?,
        Part::Photo { path, caption } => {
            let mut photos = draft.photos.iter();
            let photo = photos.find(|photo| photo.path == *path);
            let caption = Some(caption.trim()).filter(|caption| !caption.is_empty());
            Block::Photo {
                image: text(path)?,
                alt: text(photo.map_or("", |photo| &photo.alt))?,
                caption: caption.map(text).transpose()?,
            }
        }
        Part::Table { title, rows } => Block::Table {
            title: text(title)?,
            head: vec![text("무엇")?, text("내용")?],
            rows: rows.iter().map(row).collect::<Result<_, _>>()?,
        },
        Part::Certificates { title, items } => Block::Certificates {
            title: text(title)?,
            items: items.iter().map(certificate).collect::<Result<_, _>>()?,
        },
        Part::Faq { items } => Block::Faq {
            title: text("자주 묻는 것")?,
            items: items.iter().map(question).collect::<Result<_, _>>()?,
        },
        Part::Shipping => Block::Shipping {},
    })
}

fn words(kind: Telling, title: Text<60>, body: &str) -> Result<Block, AppError> {
    Ok(match kind {
        Telling::Points => {
            let items = sentences(body, 200).into_iter().map(|point| text(&point));
            let items = items.collect::<Result<_, AppError>>()?;
            Block::Points { title, items }
        }
        Telling::Story => Block::Story {
            title,
            body: text(body)?,
        },
        Telling::Cooking => Block::Tip {
            title,
            body: text(body)?,
        },
        Telling::Keeping => Block::Storage {
            title,
            body: text(body)?,
        },
        Telling::Origin => Block::Origin {
            title,
            body: text(body)?,
        },
    })
}

fn row(line: &Line) -> Result<Vec<Text<120>>, AppError> {
    Ok(vec![text(&line.label)?, text(&line.value)?])
}

fn question(line: &Line) -> Result<Question, AppError> {
    Ok(Question {
        question: text(&line.label)?,
        answer: text(&line.value)?,
    })
}

fn certificate(held: &Certificate) -> Result<record::Certificate, AppError> {
    Ok(record::Certificate {
        kind: held.mark,
        name: text(held.mark.name())?,
        number: text(&held.number)?,
        expires_on: None,
    })
}

/// A text by sentences and lines, each of at most so many letters.
pub(super) fn sentences(words: &str, most: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in words.lines() {
        for sentence in line.split_inclusive(['.', '!', '?']) {
            let sentence: String = sentence.trim().chars().take(most).collect();
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
        let found = sentences("참나무에서 키워요. 향이 진해요!\n씹는 맛이 있어요", 120);
        assert_eq!(
            found,
            ["참나무에서 키워요.", "향이 진해요!", "씹는 맛이 있어요"]
        );
        assert!(sentences(" … \n", 120).is_empty());
    }
}
