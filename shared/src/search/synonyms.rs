//! What a mall knows about the words its shoppers use.

use serde::{Deserialize, Serialize};

/// Words that mean the same or lead to each other, and words worth proposing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Synonyms {
    /// Each set holds words that find whatever any other of them finds, the usual one first.
    #[serde(default)]
    pub sets: Vec<Vec<String>>,
    /// Searching the first also finds what the second finds, not the other way round.
    #[serde(default)]
    pub one_way: Vec<(String, String)>,
    /// Proposed all year, best first.
    #[serde(default)]
    pub popular: Vec<String>,
    /// Proposed in a month (1–12) before the popular ones.
    #[serde(default)]
    pub seasonal: Vec<(u8, Vec<String>)>,
}

impl Synonyms {
    /// What to propose in a month (1–12) before anything is typed: each word once, those in
    /// season first.
    pub fn proposals(&self, month: u8) -> Vec<&str> {
        let in_season = self.seasonal.iter().filter(|(of, _)| *of == month);
        let words = in_season.flat_map(|(_, words)| words).chain(&self.popular);
        let mut once: Vec<&str> = Vec::new();
        for word in words {
            if !once.contains(&word.as_str()) {
                once.push(word);
            }
        }
        once
    }
}
