//! Texts and numbers of the import files that were checked where they came in.
//!
//! Each refusal is a Korean sentence that says what would be right; it reaches the person who
//! wrote the file.

mod number;
mod reader;
mod text;
mod time;

use serde::{Deserialize, Deserializer, de::Error};

pub use self::{
    number::{Amount, Bp},
    reader::Reader,
    text::{Code, Color, Host, ImagePath, Slug, Text},
    time::{Clock, Day, Moment},
};

/// Something that is written as text in a file.
pub trait Field: Sized {
    /// Reads the text, or says what would be right.
    fn parse(text: &str) -> Result<Self, String>;
}

fn parsed<'de, T: Field, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}
