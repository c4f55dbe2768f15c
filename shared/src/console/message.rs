//! 메시지: the texts that shoppers get, in versions, and the log of what was sent.

use serde::{Deserialize, Serialize};

use crate::{ids::OrderNo, message::Template, time::Timestamp};

/// A text with its versions, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextDesk {
    /// What it tells.
    pub template: Template,
    /// Its versions: the first holds, the last is what the mall opened with.
    pub versions: Vec<TextVersion>,
}

impl TextDesk {
    /// The text that holds.
    pub fn text(&self) -> &str {
        let newest = self.versions.first();
        newest.map_or(self.template.built_in(), |version| version.text.as_str())
    }

    /// The number of the newest version.
    pub fn newest(&self) -> i64 {
        self.versions.first().map_or(0, |version| version.seq)
    }
}

/// A version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextVersion {
    /// Its number; zero for what the mall opened with.
    pub seq: i64,
    /// What it says.
    pub text: String,
    /// Whether it is the built-in text.
    pub built_in: bool,
    /// Who wrote it, and when; nobody for what the mall opened with.
    pub made: Option<(String, Timestamp)>,
}

/// Writes a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetText {
    /// The newest version that was seen.
    pub seen: i64,
    /// What it says; nothing for the built-in text.
    pub text: Option<String>,
}

/// Which messages are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SentTab {
    /// All.
    #[default]
    All,
    /// Not sent yet.
    Waiting,
    /// Refused by the sender.
    Failed,
}

impl SentTab {
    /// All tabs in their order.
    pub const ALL: [Self; 3] = [Self::All, Self::Waiting, Self::Failed];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "전체",
            Self::Waiting => "기다림",
            Self::Failed => "못 보냄",
        }
    }

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Failed => "failed",
        }
    }

    /// Reads what [`SentTab::as_str`] wrote; anything else is all messages.
    pub fn parse(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.as_str() == text);
        found.unwrap_or_default()
    }
}

/// A page of messages, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentList {
    /// The rows.
    pub rows: Vec<SentRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A message. Of a letter only that there is one: what is in it may be a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentRow {
    /// Its own id.
    pub id: String,
    /// When it was written.
    pub at: Timestamp,
    /// Its heading.
    pub title: String,
    /// Its text; nothing of a letter.
    pub text: Option<String>,
    /// The order that it is about.
    pub order: Option<OrderNo>,
    /// Whose phone, masked; empty where that is not known any more.
    pub phone: String,
    /// How often it was tried.
    pub tries: u32,
    /// What became of it.
    pub state: SentState,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SentState {
    /// It is tried next at this moment.
    Waiting(Timestamp),
    /// It went out.
    Sent(Timestamp),
    /// The sender refused it, with its own code.
    Failed(Timestamp, String),
}

#[cfg(test)]
mod tests {
    use super::SentTab;

    #[test]
    fn names_are_read_back() {
        for tab in SentTab::ALL {
            assert_eq!(SentTab::parse(tab.as_str()), tab);
        }
    }
}
