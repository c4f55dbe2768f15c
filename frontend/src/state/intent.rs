//! Add-intents: links such as `/cart?add=<option>:<quantity>&ref=<source>` that put something
//! into the cart. The page's boot script notes each of them with a name of its own; here each
//! name is merged once, whatever reloads, tabs and the back button do.

use serde::{Deserialize, Serialize};
use shared::cart::{CartLine, MAX_QUANTITY};
use shared::ids::OptionId;

use crate::state::device::{self, Keep};

/// Where the boot script notes intents.
const NOTED: &str = "chorok.intents";
/// Where the names of merged intents are kept.
const MERGED: &str = "chorok.intents.merged";
/// Where the last source of an intent is kept, for the order that may follow.
const SOURCE: &str = "chorok.source";
/// So many names are remembered; an older intent is long gone from every history.
const REMEMBERED: usize = 64;

/// A wish to put something into the cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// Its own name.
    #[serde(rename = "n")]
    pub nonce: String,
    /// `<option>:<quantity>`; one unit when there is no quantity.
    pub add: String,
    /// Where the shopper came from.
    #[serde(rename = "ref", default)]
    pub source: Option<String>,
}

impl Intent {
    /// An intent that arises now.
    pub fn new(add: &str, source: Option<String>) -> Self {
        Self {
            nonce: device::random_name(),
            add: add.to_owned(),
            source,
        }
    }

    fn line(&self) -> Option<CartLine> {
        let (option, quantity) = self.add.rsplit_once(':').unwrap_or((&self.add, "1"));
        let quantity = quantity.parse::<u32>().ok()?;
        let fits = !option.is_empty() && (1..=MAX_QUANTITY).contains(&quantity);
        fits.then(|| CartLine {
            option: OptionId::from(option),
            quantity,
        })
    }
}

/// What the boot script noted since the last time. Notes are taken away as they are read.
pub fn noted() -> Vec<Intent> {
    let noted: Option<Vec<Intent>> = device::read(Keep::Device, NOTED);
    device::forget(Keep::Device, NOTED);
    noted.unwrap_or_default()
}

/// What the intents put in that were not merged before; remembers them as merged.
pub fn take(intents: &[Intent]) -> Vec<CartLine> {
    if intents.is_empty() {
        return Vec::new();
    }
    let mut merged: Vec<String> = device::read(Keep::Device, MERGED).unwrap_or_default();
    let lines = merge(intents, &mut merged);
    device::write(Keep::Device, MERGED, &merged);
    if let Some(source) = intents.iter().rev().find_map(|one| one.source.as_ref()) {
        device::write(Keep::Tab, SOURCE, source);
    }
    lines
}

/// Where the shopper came from, for the order.
pub fn source() -> Option<String> {
    device::read(Keep::Tab, SOURCE)
}

fn merge(intents: &[Intent], merged: &mut Vec<String>) -> Vec<CartLine> {
    let mut lines = Vec::new();
    for intent in intents {
        if !merged.contains(&intent.nonce) {
            merged.push(intent.nonce.clone());
            lines.extend(intent.line());
        }
    }
    let old = merged.len().saturating_sub(REMEMBERED);
    merged.drain(..old);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(nonce: &str, add: &str) -> Intent {
        Intent {
            nonce: nonce.into(),
            add: add.into(),
            source: None,
        }
    }

    #[test]
    fn each_intent_is_merged_once() {
        let mut merged = Vec::new();
        let both = [intent("a", "rice-10:2"), intent("b", "oat")];
        let lines = merge(&both, &mut merged);
        assert_eq!(lines.len(), 2);
        assert_eq!(
            (lines[0].option.as_str(), lines[0].quantity),
            ("rice-10", 2)
        );
        assert_eq!((lines[1].option.as_str(), lines[1].quantity), ("oat", 1));
        assert_eq!(merge(&both, &mut merged), []);
        assert_eq!(merge(&[intent("c", "oat:1")], &mut merged).len(), 1);
    }

    #[test]
    fn nonsense_puts_nothing_in() {
        let mut merged = Vec::new();
        for (nonce, add) in [("a", ""), ("b", ":3"), ("c", "rice:0"), ("d", "rice:-1")] {
            assert_eq!(merge(&[intent(nonce, add)], &mut merged), []);
        }
    }

    #[test]
    fn only_the_latest_names_are_remembered() {
        let mut merged = Vec::new();
        for at in 0..200 {
            merge(&[intent(&at.to_string(), "rice")], &mut merged);
        }
        assert_eq!(merged.len(), REMEMBERED);
        assert_eq!(merged.last().map(String::as_str), Some("199"));
    }

    #[test]
    fn notes_of_the_boot_script_are_read() {
        let text = r#"[{"n":"1-2","add":"rice:2","ref":null},{"n":"3","add":"oat","ref":"kakao"}]"#;
        let intents: Vec<Intent> = serde_json::from_str(text).unwrap();
        assert_eq!(intents[1].source.as_deref(), Some("kakao"));
    }
}
