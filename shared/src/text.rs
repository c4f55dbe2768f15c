//! Texts that were checked once, where they came in.

use serde::{Deserialize, Serialize};

/// A Korean phone number, kept as digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Phone(String);

impl Phone {
    /// Reads a number with or without hyphens and spaces, or with the country code.
    ///
    /// ```
    /// use shared::text::Phone;
    /// assert_eq!(Phone::parse("010 1234-5678").unwrap().to_string(), "010-1234-5678");
    /// assert!(Phone::parse("1234").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let wrong = "휴대전화 번호를 숫자로 적어 주세요. 예: 010-1234-5678";
        let mut digits = String::new();
        for letter in text.trim().chars() {
            match letter {
                '0'..='9' => digits.push(letter),
                '-' | ' ' | '.' | '(' | ')' | '+' => {}
                _ => return Err(wrong),
            }
        }
        if let Some(rest) = digits.strip_prefix("82") {
            digits = format!("0{}", rest.trim_start_matches('0'));
        }
        let right = digits.starts_with('0') && (9..=12).contains(&digits.len());
        if right { Ok(Self(digits)) } else { Err(wrong) }
    }

    /// The digits alone.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For a screen that others may see: `010-****-5678`.
    pub fn masked(&self) -> String {
        let (head, _, tail) = self.parts();
        format!("{head}-****-{tail}")
    }

    fn parts(&self) -> (&str, &str, &str) {
        let area = if self.0.starts_with("02") { 2 } else { 3 };
        let tail = self.0.len() - 4;
        (&self.0[..area], &self.0[area..tail], &self.0[tail..])
    }
}

impl std::fmt::Display for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (head, middle, tail) = self.parts();
        write!(f, "{head}-{middle}-{tail}")
    }
}

impl TryFrom<String> for Phone {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// A line of text without control characters, trimmed, at most `max` letters long.
///
/// `None` when it is too long or holds what a label cannot print.
pub fn line(text: &str, max: usize) -> Option<String> {
    let trimmed = text.trim();
    let fits = trimmed.chars().count() <= max && !trimmed.chars().any(char::is_control);
    fits.then(|| trimmed.to_owned())
}

/// Lines of text, trimmed, at most `max` letters long in all.
///
/// `None` when it is too long or holds control characters besides the ends of lines.
pub fn paragraph(text: &str, max: usize) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let trimmed = text.trim();
    let odd = |letter: char| letter.is_control() && letter != '\n';
    let fits = trimmed.chars().count() <= max && !trimmed.chars().any(odd);
    fits.then(|| trimmed.to_owned())
}

/// A word with the one of two particles that its last sound asks for, the first after a consonant.
/// Where that sound is not known, both are written.
///
/// ```
/// use shared::text::with_particle;
/// assert_eq!(with_particle("대봉감", ("이", "가")), "대봉감이");
/// assert_eq!(with_particle("건표고", ("이", "가")), "건표고가");
/// assert_eq!(with_particle("감귤 5kg", ("이", "가")), "감귤 5kg이(가)");
/// ```
pub fn with_particle(word: &str, (after_consonant, after_vowel): (&str, &str)) -> String {
    /// The first syllable; from there each vowel has 28 ends, of which the first is none.
    const FIRST: u32 = 0xAC00;
    let last = word.chars().next_back();
    let closed = last.and_then(|letter| match letter {
        '가'..='힣' => Some(!(u32::from(letter) - FIRST).is_multiple_of(28)),
        '0' | '1' | '3' | '6' | '7' | '8' => Some(true),
        '2' | '4' | '5' | '9' => Some(false),
        _ => None,
    });
    match closed {
        Some(true) => format!("{word}{after_consonant}"),
        Some(false) => format!("{word}{after_vowel}"),
        None => format!("{word}{after_consonant}({after_vowel})"),
    }
}

/// A person's name with its middle hidden: `김*영`.
pub fn masked_name(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    match letters.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len())),
    }
}
