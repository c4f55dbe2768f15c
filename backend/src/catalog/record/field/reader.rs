//! Reading what people said on a page, field by field.

use shared::error::FieldError;

use super::{Field, Slug};

/// Reads the fields one after the other, and keeps what is wrong with them.
#[derive(Debug, Default)]
pub struct Reader {
    /// What is wrong so far.
    pub faults: Vec<FieldError>,
}

impl Reader {
    /// A field that must be right.
    pub fn field<T: Field>(&mut self, name: &str, text: &str) -> Option<T> {
        match T::parse(text) {
            Ok(read) => Some(read),
            Err(says) => self.wrong(name, format!("{says}.")),
        }
    }

    /// A field that may be left empty.
    pub fn optional<T: Field>(&mut self, name: &str, text: &str) -> Option<T> {
        match text.trim() {
            "" => None,
            text => self.field(name, text),
        }
    }

    /// Several slugs in one field.
    pub fn slugs(&mut self, name: &str, ids: &[String]) -> Vec<Slug> {
        let read = ids.iter().filter_map(|id| self.field(name, id));
        read.collect()
    }

    /// Says what is wrong with a field.
    pub fn wrong<T>(&mut self, name: &str, says: impl Into<String>) -> Option<T> {
        self.faults.push(FieldError::new(name, says));
        None
    }
}
