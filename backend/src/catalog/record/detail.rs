//! `details.json`: the typed blocks of a detail page.

use serde::{Deserialize, Serialize};
use shared::catalog::Mark;

use super::field::{Day, ImagePath, Slug, Text};

/// Over the selling points of a product without a detail page.
pub const USUAL_POINTS: &str = "이래서 골랐어요";

/// A product's detail page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detail {
    /// Of what.
    pub product: Slug,
    /// Its parts from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a detail page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "titles, bodies and items are what they say")]
pub enum Block {
    /// Words of the producer.
    Story { title: Text<60>, body: Text<1000> },
    /// What makes it good.
    Points {
        title: Text<60>,
        items: Vec<Text<200>>,
    },
    /// How to cook, use or care.
    Tip { title: Text<60>, body: Text<1000> },
    /// How to keep it.
    Storage { title: Text<60>, body: Text<1000> },
    /// Where it comes from.
    Origin { title: Text<60>, body: Text<1000> },
    /// Sizes or servings; each row is as long as the head.
    Table {
        title: Text<60>,
        head: Vec<Text<60>>,
        rows: Vec<Vec<Text<120>>>,
    },
    /// Proofs of quality.
    Certificates {
        title: Text<60>,
        items: Vec<Certificate>,
    },
    /// Questions and answers.
    Faq {
        title: Text<60>,
        items: Vec<Question>,
    },
    /// A picture among the words.
    Photo {
        image: ImagePath,
        alt: Text<120>,
        #[serde(default)]
        caption: Option<Text<120>>,
    },
    /// When it is sent and how it is given back, in the mall's words.
    Shipping {},
}

/// A proof of quality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Which mark.
    pub kind: Mark,
    /// Its name.
    pub name: Text<60>,
    /// Its number.
    pub number: Text<60>,
    /// Its last day.
    #[serde(default)]
    pub expires_on: Option<Day>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What shoppers ask.
    pub question: Text<120>,
    /// What the vendor says.
    pub answer: Text<600>,
}

/// A row of a table as shoppers read it: its first cell names it, the others are its value.
pub fn row_words(row: &[Text<120>]) -> (&str, String) {
    let (label, values) = row
        .split_first()
        .map_or(("", &[][..]), |(label, rest)| (label.as_str(), rest));
    let values: Vec<&str> = values.iter().map(Text::as_str).collect();
    (label, values.join(" · "))
}
