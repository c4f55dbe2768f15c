//! What shoppers ask and say about a product, as its page shows it to everybody.

mod contact;

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::time::Timestamp;

pub use contact::without_contacts;

/// Letters of a question, an answer, a review or a reply.
pub const MOST_LETTERS: usize = 1_000;

/// So many reviews make an average; fewer would pass off somebody's mood as a measurement.
pub const AVERAGE_FROM: u32 = 3;

/// Business days in which a question is answered.
pub const ANSWER_WITHIN: u32 = 3;

/// What is published of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// Of which product.
    pub product: ProductId,
    /// How many reviews there are.
    pub reviews: u32,
    /// All their stars together.
    pub stars: u32,
    /// The newest of them.
    pub latest: Vec<PublishedReview>,
    /// How many public questions have been answered.
    pub questions: u32,
    /// Those answered last.
    pub answered: Vec<PublishedQuestion>,
}

impl Published {
    /// The average in tenths of a star, rounded half up; nothing while there are too few.
    ///
    /// ```
    /// use shared::feedback::Published;
    /// let of = |reviews, stars| Published { reviews, stars, ..Published::default() };
    /// assert_eq!(of(2, 10).average(), None);
    /// assert_eq!(of(3, 14).average().as_deref(), Some("4.7"));
    /// assert_eq!(of(4, 17).average().as_deref(), Some("4.3"));
    /// ```
    pub fn average(&self) -> Option<String> {
        let tenths = (u64::from(self.stars) * 20 + u64::from(self.reviews))
            .checked_div(u64::from(self.reviews) * 2)?;
        let enough = self.reviews >= AVERAGE_FROM;
        enough.then(|| format!("{}.{}", tenths / 10, tenths % 10))
    }
}

/// A review that everybody can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedReview {
    /// Who wrote it, masked.
    pub name: String,
    /// One to five.
    pub stars: u8,
    /// What was written.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What the vendor said to it; empty where nothing was said.
    pub reply: String,
}

/// A question that everybody can read, with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedQuestion {
    /// Who asked, masked.
    pub name: String,
    /// What was asked.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What the vendor answered.
    pub answer: String,
}

/// Why the county hides somebody's words: these reasons and no others, so that a review is not
/// hidden because it hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HideReason {
    /// Abuse.
    Abuse,
    /// Somebody's personal data.
    Personal,
    /// An advertisement.
    Advert,
    /// Nothing to do with the product.
    Unrelated,
}

impl HideReason {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Abuse, Self::Personal, Self::Advert, Self::Unrelated];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Abuse => "ABUSE",
            Self::Personal => "PERSONAL",
            Self::Advert => "ADVERT",
            Self::Unrelated => "UNRELATED",
        }
    }

    /// Reads what [`HideReason::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Abuse => "욕설·비방",
            Self::Personal => "개인정보",
            Self::Advert => "광고",
            Self::Unrelated => "상품과 무관",
        }
    }
}

/// What stands for a number of stars, for example `★★★★☆`.
pub fn stars(count: u8) -> String {
    let full = usize::from(count.min(5));
    "★".repeat(full) + &"☆".repeat(5 - full)
}

#[cfg(test)]
mod tests {
    use super::{HideReason, stars};

    #[test]
    fn five_stars_are_always_drawn() {
        assert_eq!(stars(4), "★★★★☆");
        assert_eq!(stars(9), "★★★★★");
    }

    #[test]
    fn reasons_are_read_back() {
        for reason in HideReason::ALL {
            assert_eq!(HideReason::parse(reason.as_str()), Some(reason));
        }
    }
}
