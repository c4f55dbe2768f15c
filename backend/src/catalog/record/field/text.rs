//! Texts that obey a rule.

use std::{fmt, marker::PhantomData, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Field, parsed};

/// What a kind of text must look like.
pub trait Rule {
    /// Says what is wrong, if anything is.
    fn check(text: &str) -> Result<(), String>;
}

/// A text that obeys a rule.
pub struct Checked<R>(String, PhantomData<R>);

/// `a-z 0-9 -`, 1–64 characters.
pub type Slug = Checked<SlugRule>;
/// `A-Z 0-9 -`, 4–40 characters.
pub type Code = Checked<CodeRule>;
/// `#RRGGBB`.
pub type Color = Checked<ColorRule>;
/// A path below `images/`.
pub type ImagePath = Checked<ImagePathRule>;
/// A host name without port.
pub type Host = Checked<HostRule>;
/// At most `N` letters.
pub type Text<const N: usize> = Checked<TextRule<N>>;

impl<R> Checked<R> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<R: Rule> Field for Checked<R> {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        R::check(text)?;
        Ok(Self(text.to_owned(), PhantomData))
    }
}

impl<R> Default for Checked<R> {
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<R> Clone for Checked<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<R> PartialEq for Checked<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<R> fmt::Debug for Checked<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<R> fmt::Display for Checked<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<R> Deref for Checked<R> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<R> Serialize for Checked<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, R: Rule> Deserialize<'de> for Checked<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// The rule of [`Slug`].
pub struct SlugRule;

impl Rule for SlugRule {
    fn check(text: &str) -> Result<(), String> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let inside = text.bytes().all(|byte| plain(byte) || byte == b'-');
        let ends = text.bytes().next().is_some_and(plain) && text.bytes().last().is_some_and(plain);
        if inside && ends && text.len() <= 64 {
            Ok(())
        } else {
            Err(
                "영문 소문자·숫자·하이픈으로 1~64자여야 하고 하이픈으로 시작하거나 끝날 수 없어요"
                    .into(),
            )
        }
    }
}

/// The rule of [`Code`].
pub struct CodeRule;

impl Rule for CodeRule {
    fn check(text: &str) -> Result<(), String> {
        let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if (4..=40).contains(&text.len()) && text.bytes().all(plain) {
            Ok(())
        } else {
            Err("영문 대문자·숫자·하이픈으로 4~40자여야 해요".into())
        }
    }
}

/// The rule of [`Color`].
pub struct ColorRule;

impl Rule for ColorRule {
    fn check(text: &str) -> Result<(), String> {
        let hex = |digits: &str| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        match text.strip_prefix('#') {
            Some(digits) if hex(digits) => Ok(()),
            _ => Err("색은 #14593A 처럼 적어 주세요".into()),
        }
    }
}

/// The rule of [`ImagePath`].
pub struct ImagePathRule;

impl Rule for ImagePathRule {
    fn check(text: &str) -> Result<(), String> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_/.".contains(&b);
        let ending = [".webp", ".png", ".jpg"]
            .iter()
            .any(|ending| text.ends_with(ending));
        let inside = !text.starts_with('/') && !text.contains("..");
        if ending && inside && text.bytes().all(plain) {
            Ok(())
        } else {
            Err("images/ 아래의 .webp, .png, .jpg 파일 경로를 영문 소문자로 적어 주세요".into())
        }
    }
}

/// The rule of [`Host`].
pub struct HostRule;

impl Rule for HostRule {
    fn check(text: &str) -> Result<(), String> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
        if !text.is_empty() && text.len() <= 253 && text.bytes().all(plain) {
            Ok(())
        } else {
            Err("호스트 이름은 포트 없이 영문 소문자로 적어 주세요. 예: mall.example.kr".into())
        }
    }
}

/// The rule of [`Text`].
pub struct TextRule<const N: usize>;

impl<const N: usize> Rule for TextRule<N> {
    fn check(text: &str) -> Result<(), String> {
        if text.is_empty() {
            return Err("비워 둘 수 없어요".into());
        }
        let letters = text.chars().count();
        if letters > N {
            return Err(format!("{N}자까지 쓸 수 있는데 {letters}자예요"));
        }
        if text
            .chars()
            .any(|letter| letter.is_control() && letter != '\n')
        {
            return Err("보이지 않는 제어 문자가 들어 있어요".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_paths_stay_inside() {
        assert!(Slug::parse("rice-01").is_ok());
        assert!(Slug::parse("-rice").is_err());
        assert!(Slug::parse("쌀").is_err());
        assert!(ImagePath::parse("products/a.webp").is_ok());
        assert!(ImagePath::parse("../secret.png").is_err());
    }
}
