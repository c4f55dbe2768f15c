//! What a campaign's page is made of, and its colours.

use serde::{Deserialize, Serialize};

/// What a part of the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartKind {
    /// Heading and text.
    #[default]
    Text,
    /// Something to know.
    Notice,
    /// How to cook something.
    Recipe,
    /// Products under a heading.
    Products,
    /// Producers under a heading.
    Story,
    /// A page of another county's mall.
    MallLink,
}

impl PartKind {
    /// Those that the team can add; links to other malls come with the import.
    pub const ADDED: [Self; 5] = [
        Self::Text,
        Self::Products,
        Self::Story,
        Self::Recipe,
        Self::Notice,
    ];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "글",
            Self::Notice => "알림",
            Self::Recipe => "만드는 법",
            Self::Products => "상품 줄",
            Self::Story => "생산자 이야기",
            Self::MallLink => "다른 군 장터",
        }
    }
}

/// A part of the campaign's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The heading.
    pub title: String,
    /// The text; products and stories have none.
    #[serde(default)]
    pub body: String,
    /// The products, or the producers of a story.
    #[serde(default)]
    pub items: Vec<String>,
    /// For a link: which mall, and which page of it.
    #[serde(default)]
    pub link: Option<(String, String)>,
}

/// The campaign's own colours, as `#RRGGBB`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say which part is meant")]
pub struct Look {
    pub ground: String,
    pub text: String,
    pub accent: String,
    pub accent_text: String,
}

impl Look {
    /// Looks that can be read, by name.
    pub const KNOWN: [(&'static str, [&'static str; 4]); 6] = [
        ("초록", ["#14593A", "#FFFFFF", "#D6F3DF", "#0B3D29"]),
        ("논", ["#6B4A00", "#FFFFFF", "#FFF1C9", "#4A3300"]),
        ("바다", ["#12424A", "#FFFFFF", "#BFE8E4", "#0C2F35"]),
        ("김장", ["#8A1C1C", "#FFFFFF", "#FFE1D6", "#5A0F0F"]),
        ("밤", ["#1E3A5F", "#FFFFFF", "#D8E8F8", "#12263F"]),
        ("한지", ["#F5EBD8", "#2A2A20", "#14593A", "#FFFFFF"]),
    ];

    /// A look of these four colours.
    pub fn of([ground, text, accent, accent_text]: [&str; 4]) -> Self {
        Self {
            ground: ground.to_owned(),
            text: text.to_owned(),
            accent: accent.to_owned(),
            accent_text: accent_text.to_owned(),
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::of(Self::KNOWN[0].1)
    }
}
