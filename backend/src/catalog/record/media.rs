//! A picture that was made from a file of the import.

use serde::{Deserialize, Serialize};

use super::field::ImagePath;

/// A picture in several widths.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// The file it was made from.
    pub path: ImagePath,
    /// SHA-256 of that file: the same file is not made again.
    pub source: String,
    /// Path without width and ending.
    pub base: String,
    /// The widths there are, ascending.
    pub widths: Vec<u16>,
    /// Width of the largest.
    pub width: u16,
    /// Height of the largest.
    pub height: u16,
    /// The average colour, shown until the picture is there.
    pub color: String,
}

impl Media {
    /// Where a small picture of it is, for lists.
    pub fn thumb(&self) -> String {
        let width = self.widths.iter().find(|width| **width >= 300);
        match width.or(self.widths.last()) {
            Some(width) => format!("{}-{width}.webp", self.base),
            None => self.base.clone(),
        }
    }
}
