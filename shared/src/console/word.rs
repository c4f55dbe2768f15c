//! 찾는 말: words that find the same, in groups.

use serde::{Deserialize, Serialize};

use crate::{error::FieldError, search::normalize};

/// Words of one group.
pub const MOST_WORDS: usize = 20;
/// Letters of one word.
const MOST_LETTERS: usize = 40;

/// The groups of a mall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WordGroups {
    /// Words that find whatever any other of their group finds, the usual one first.
    pub groups: Vec<Vec<String>>,
}

/// Puts a group in the place of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeGroup {
    /// The group as it was seen; empty for a new one.
    #[serde(default)]
    pub before: Vec<String>,
    /// What it is now; empty when it goes away.
    #[serde(default)]
    pub after: Vec<String>,
}

/// What a word finds now, and what it would find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tried {
    /// Now.
    pub now: Finds,
    /// With the group that is tried.
    pub then: Finds,
}

/// Products that a word finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finds {
    /// How many.
    pub count: u32,
    /// The first of them, by name.
    pub names: Vec<String>,
}

/// How a word is compared.
fn key(word: &str) -> String {
    normalize(word).replace(' ', "")
}

/// What is wrong with a group beside the others.
pub fn group_faults(others: &[Vec<String>], group: &[String]) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut wrong = |nth: usize, says: String| {
        faults.push(FieldError::new(format!("words.{nth}"), says));
    };
    for (nth, word) in group.iter().enumerate() {
        let own = key(word);
        let holds = |group: &[String]| group.iter().any(|other| key(other) == own);
        if own.is_empty() {
            wrong(
                nth,
                "글자나 숫자가 있어야 해요. 빈 말은 빼 주세요.".to_owned(),
            );
        } else if word.trim().chars().count() > MOST_LETTERS {
            wrong(nth, format!("한 말은 {MOST_LETTERS}자까지예요."));
        } else if word.contains(',') {
            wrong(nth, "쉼표 없이 한 말씩 적어 주세요.".to_owned());
        } else if holds(&group[..nth]) {
            wrong(
                nth,
                format!("‘{}’은(는) 이 묶음에 두 번 들어 있어요.", word.trim()),
            );
        } else if let Some(other) = others.iter().find(|other| holds(other)) {
            let says = format!(
                "‘{}’은(는) ‘{}’ 묶음에 이미 있어요. 한 말은 한 묶음에만 둘 수 있어요.",
                word.trim(),
                other.join(", ")
            );
            wrong(nth, says);
        }
    }
    let count = if group.len() < 2 {
        Some("뜻이 같은 말을 둘 이상 적어 주세요.".to_owned())
    } else {
        (group.len() > MOST_WORDS).then(|| format!("한 묶음에 {MOST_WORDS}개까지 넣을 수 있어요."))
    };
    faults.extend(count.map(|says| FieldError::new("words", says)));
    faults
}

#[cfg(test)]
mod tests {
    use super::group_faults;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_word_stands_in_one_group_however_it_is_written() {
        let others = [words(&["쌀", "백미"])];
        assert_eq!(group_faults(&others, &words(&["전복", "활전복"])), []);
        for (group, field) in [
            (words(&["현미", "백미 "]), "words.1"),
            (words(&["현미", "현 미"]), "words.1"),
            (words(&["현미", " · "]), "words.1"),
            (words(&["현미", "통쌀,누런쌀"]), "words.1"),
            (words(&["현미"]), "words"),
        ] {
            let faults = group_faults(&others, &group);
            assert!(faults.iter().any(|fault| fault.field == field), "{group:?}");
        }
    }
}
