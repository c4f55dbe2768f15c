//! Reading JSON into our own types, in few bytes of program.
//!
//! The general reader that the server uses is generic over every type it meets; in the browser
//! that costs more than the pages themselves. This one parses into a small tree first and then
//! hands a structure its fields in the order of its declaration, found by their names, so that
//! the derived code for maps is never compiled. It reads what our own server writes: whole
//! numbers, no structures tagged from within.

mod read;
#[cfg(test)]
mod tests;
mod value;

use serde::de::{DeserializeOwned, Expected, Unexpected};

use value::Value;

/// A text that is not JSON of the wanted form. It does not say where: nobody who could do
/// anything about it would read that, and an error without content leaves short code at every field.
#[derive(Debug, PartialEq, Eq)]
pub struct Error;

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the text is not JSON of the expected form")
    }
}

impl std::error::Error for Error {}

// All of them, since each default would bring the formatting of its message along.
impl serde::de::Error for Error {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }
}

/// Reads a value. Fields that the type does not have are passed over.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    T::deserialize(Value::parse(text)?)
}
