//! The parts of a product's page, as its producer puts them in order.

use serde::{Deserialize, Serialize};

use super::Line;
use crate::catalog::Mark;

/// Parts of one page.
pub const MOST_BLOCKS: usize = 20;

/// A part of a page. Its number stays with it wherever it is moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its number, unique on its page.
    pub id: u32,
    /// What it shows.
    pub part: Part,
}

/// What a part of a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Part {
    /// A heading and words of the producer.
    Words {
        /// What the words are about.
        kind: Telling,
        /// The heading.
        title: String,
        /// The words, by lines.
        body: String,
    },
    /// One of the product's photos; what it shows is written beside the photo itself.
    Photo {
        /// Its name among the mall's pictures.
        path: String,
        /// Words under it; may be empty.
        caption: String,
    },
    /// Names and values.
    Table {
        /// The heading.
        title: String,
        /// The rows.
        rows: Vec<Line>,
    },
    /// Marks that somebody gave it.
    Certificates {
        /// The heading.
        title: String,
        /// The marks.
        items: Vec<Certificate>,
    },
    /// Questions and answers.
    Faq {
        /// Question and answer.
        items: Vec<Line>,
    },
    /// When it is sent and how it is given back. The words come from the mall's own rules.
    Shipping,
}

/// What words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    /// 좋은 점, a sentence each.
    Points,
    /// 키우는 이야기.
    Story,
    /// 먹는 법.
    Cooking,
    /// 보관하는 법.
    Keeping,
    /// 나는 곳.
    Origin,
}

/// A mark and its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Which mark.
    pub mark: Mark,
    /// Its number.
    pub number: String,
}

impl Telling {
    /// All of them, in the order of the list to choose from.
    pub const ALL: [Self; 5] = [
        Self::Points,
        Self::Story,
        Self::Cooking,
        Self::Keeping,
        Self::Origin,
    ];

    /// As the producer reads it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Points => "좋은 점",
            Self::Story => "키우는 이야기",
            Self::Cooking => "먹는 법",
            Self::Keeping => "보관하는 법",
            Self::Origin => "나는 곳",
        }
    }

    /// The heading until somebody writes another.
    pub fn title(self) -> &'static str {
        match self {
            Self::Points => "이래서 좋아요",
            Self::Story => "이렇게 키워요",
            Self::Cooking => "이렇게 먹으면 맛있어요",
            Self::Keeping => "이렇게 보관하세요",
            Self::Origin => "여기서 나요",
        }
    }
}

impl Part {
    /// Words of a kind under its own heading.
    pub fn words(kind: Telling, body: &str) -> Self {
        Self::Words {
            kind,
            title: kind.title().to_owned(),
            body: body.to_owned(),
        }
    }

    /// As the producer reads it in the list.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Words { kind, .. } => kind.name(),
            Self::Photo { .. } => "사진",
            Self::Table { .. } => "표",
            Self::Certificates { .. } => "인증",
            Self::Faq { .. } => "자주 묻는 것",
            Self::Shipping => "보내는 날·교환",
        }
    }

    /// The texts of it that may say what an answer said.
    pub(super) fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Self::Words { body, .. } => vec![body],
            Self::Table { rows, .. } | Self::Faq { items: rows } => {
                rows.iter_mut().map(|row| &mut row.value).collect()
            }
            Self::Photo { .. } | Self::Certificates { .. } | Self::Shipping => Vec::new(),
        }
    }
}
