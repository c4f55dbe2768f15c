//! 약관·정책: what shoppers are promised, in versions that hold from a day on.

use serde::{Deserialize, Serialize};

use crate::{
    error::FieldError,
    time::{Date, Timestamp},
};

/// Parts of one version.
pub const MOST_PARTS: usize = 40;
/// Letters of one part.
const MOST_LETTERS: usize = 5_000;
/// A first day later than this is a slip of the pen.
const FARTHEST: i64 = 400;

/// Which promise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PolicyKind {
    /// The terms of use.
    Terms,
    /// What happens to people's data.
    Privacy,
    /// Parcels and sending back.
    Shipping,
    /// Paying with vouchers.
    Vouchers,
}

impl PolicyKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Terms, Self::Privacy, Self::Shipping, Self::Vouchers];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Terms => "TERMS",
            Self::Privacy => "PRIVACY",
            Self::Shipping => "SHIPPING",
            Self::Vouchers => "VOUCHERS",
        }
    }

    /// Reads what [`PolicyKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Its place in the shop's addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Privacy => "privacy",
            Self::Shipping => "shipping",
            Self::Vouchers => "vouchers",
        }
    }

    /// Reads what [`PolicyKind::slug`] wrote.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terms => "이용약관",
            Self::Privacy => "개인정보처리방침",
            Self::Shipping => "배송과 반품 안내",
            Self::Vouchers => "상품권 이용 안내",
        }
    }
}

/// A heading and what stands below it; each line is a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyPart {
    /// The heading.
    pub title: String,
    /// The text.
    pub body: String,
}

/// A version of a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyVersion {
    /// Its number; zero for what the mall opened with.
    pub seq: i64,
    /// The first day on which it holds.
    pub from: Date,
    /// What it says.
    pub parts: Vec<PolicyPart>,
    /// What is new in it.
    pub why: String,
    /// Who wrote it, and when; nobody for what the mall opened with.
    pub made: Option<(String, Timestamp)>,
}

/// The version that holds on a day: the newest of those that have begun.
pub fn holding(versions: &[PolicyVersion], day: Date) -> Option<&PolicyVersion> {
    let begun = versions.iter().filter(|version| version.from <= day);
    begun.max_by_key(|version| version.seq)
}

/// A promise with all its versions, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyDesk {
    /// Which it is.
    pub kind: PolicyKind,
    /// The version that holds today.
    pub holds: i64,
    /// Its versions.
    pub versions: Vec<PolicyVersion>,
    /// The server's day.
    pub today: Date,
}

/// Adds a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddPolicy {
    /// The newest version that was seen.
    pub seen: i64,
    /// The first day on which it holds.
    pub from: Date,
    /// What it says.
    pub parts: Vec<PolicyPart>,
    /// What is new in it.
    pub why: String,
}

impl AddPolicy {
    /// What is not right about it today.
    pub fn faults(&self, today: Date) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut wrong = |field: String, says: &str| faults.push(FieldError::new(field, says));
        if self.from < today {
            wrong(
                "from".to_owned(),
                "오늘이나 오늘보다 뒤의 날을 골라 주세요.",
            );
        } else if self.from > today.plus(FARTHEST) {
            wrong("from".to_owned(), "너무 먼 날이에요. 다시 골라 주세요.");
        }
        if self.why.trim().is_empty() || self.why.chars().count() > 200 {
            wrong(
                "why".to_owned(),
                "무엇이 바뀌었는지 200자 안으로 적어 주세요.",
            );
        }
        if self.parts.is_empty() || self.parts.len() > MOST_PARTS {
            wrong("parts".to_owned(), "항목은 1개에서 40개까지 둘 수 있어요.");
        }
        for (nth, part) in self.parts.iter().enumerate() {
            if part.title.trim().is_empty() || part.title.chars().count() > 60 {
                wrong(
                    format!("parts.{nth}.title"),
                    "항목 이름을 60자 안으로 적어 주세요.",
                );
            }
            if part.body.trim().is_empty() || part.body.chars().count() > MOST_LETTERS {
                wrong(
                    format!("parts.{nth}.body"),
                    "내용을 5,000자 안으로 적어 주세요.",
                );
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::{PolicyVersion, holding};
    use crate::time::Date;

    #[test]
    fn the_newest_that_has_begun_holds() {
        let version = |seq, from| PolicyVersion {
            seq,
            from: Date(from),
            parts: Vec::new(),
            why: String::new(),
            made: None,
        };
        // The third was written to begin before the second, which never comes to hold then.
        let all = [
            version(0, 10),
            version(1, 30),
            version(2, 50),
            version(3, 40),
        ];
        let on = |day| holding(&all, Date(day)).map(|version| version.seq);
        assert_eq!(
            [9, 10, 29, 30, 39, 40, 60].map(on),
            [None, Some(0), Some(0), Some(1), Some(1), Some(3), Some(3)]
        );
    }
}
