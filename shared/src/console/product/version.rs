//! The page of a product as it was at some time, and what is different since.

use serde::{Deserialize, Serialize};

use super::{Block, Draft, Page, Part, Photo};
use crate::time::Timestamp;

/// Why a page was kept as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kept {
    /// The county was asked to look at it.
    Shown,
    /// Shoppers saw it from then on.
    Live,
    /// An earlier page was put in its place.
    Replaced,
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Shown, Self::Live, Self::Replaced];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "SHOWN",
            Self::Live => "LIVE",
            Self::Replaced => "REPLACED",
        }
    }

    /// Reads what [`Kept::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "군청에 보여 준 것",
            Self::Live => "팔기 시작한 것",
            Self::Replaced => "되돌리기 전의 것",
        }
    }
}

/// Everything that makes a page: what is put back when an earlier one is wanted again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageState {
    /// The answers.
    pub page: Page,
    /// The photos with their words.
    pub photos: Vec<Photo>,
    /// The parts in order.
    pub blocks: Vec<Block>,
}

impl PageState {
    /// The page of a draft.
    pub fn of(draft: &Draft) -> Self {
        Self {
            page: draft.page.clone(),
            photos: draft.photos.clone(),
            blocks: draft.blocks.clone(),
        }
    }

    /// Puts it in a draft's place.
    pub fn put_into(self, draft: &mut Draft) {
        draft.page = self.page;
        draft.photos = self.photos;
        draft.blocks = self.blocks;
    }
}

/// An earlier page in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageVersion {
    /// Its number, counted from one.
    pub seq: u32,
    /// Why it was kept.
    pub why: Kept,
    /// Who did that.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// How many parts it has; none while the page followed from the answers.
    pub parts: usize,
}

/// How a part is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum How {
    /// It was not there.
    New,
    /// It says something else.
    Changed,
    /// It stands elsewhere.
    Moved,
    /// It is not there any more.
    Gone,
}

impl How {
    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "새로 넣음",
            Self::Changed => "고침",
            Self::Moved => "자리를 옮김",
            Self::Gone => "뺌",
        }
    }
}

/// A part that is different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// How.
    pub how: How,
    /// What it said.
    pub before: Option<Part>,
    /// What it says.
    pub after: Option<Part>,
}

/// What is different between two pages, in the order of the later one; what is gone comes last.
/// A part has moved when the parts before it that both pages have are others.
pub fn differences(before: &[Block], after: &[Block]) -> Vec<Difference> {
    let find = |blocks: &[Block], id: u32| blocks.iter().find(|block| block.id == id).cloned();
    let known = |of: &[Block], other: &[Block]| -> Vec<u32> {
        let ids = of.iter().map(|block| block.id);
        ids.filter(|id| find(other, *id).is_some()).collect()
    };
    let (old_order, new_order) = (known(before, after), known(after, before));
    let mut found = Vec::new();
    for block in after {
        let old = find(before, block.id);
        let place = |order: &[u32]| order.iter().position(|id| *id == block.id);
        let how = match &old {
            None => How::New,
            Some(old) if old.part != block.part => How::Changed,
            Some(_) if place(&old_order) != place(&new_order) => How::Moved,
            Some(_) => continue,
        };
        found.push(Difference {
            how,
            before: old.map(|old| old.part),
            after: Some(block.part.clone()),
        });
    }
    let gone = before.iter().filter(|old| find(after, old.id).is_none());
    found.extend(gone.map(|old| Difference {
        how: How::Gone,
        before: Some(old.part.clone()),
        after: None,
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::{How, differences};
    use crate::console::product::{Block, Part, Telling};

    fn block(id: u32, body: &str) -> Block {
        Block {
            id,
            part: Part::words(Telling::Story, body),
        }
    }

    #[test]
    fn what_is_new_written_moved_and_gone_is_told_and_nothing_else() {
        let before = [
            block(1, "가"),
            block(2, "나"),
            block(3, "다"),
            block(4, "라"),
        ];
        assert!(differences(&before, &before).is_empty());
        let after = [
            block(5, "마"),
            block(1, "가"),
            block(2, "너"),
            block(4, "라"),
        ];
        let hows = |found: Vec<super::Difference>| -> Vec<How> {
            found.iter().map(|difference| difference.how).collect()
        };
        assert_eq!(
            hows(differences(&before, &after)),
            [How::New, How::Changed, How::Gone]
        );
        let turned = [
            block(2, "나"),
            block(1, "가"),
            block(3, "다"),
            block(4, "라"),
        ];
        assert_eq!(
            hows(differences(&before, &turned)),
            [How::Moved, How::Moved]
        );
    }
}
