//! Reading JSON into our own types, in few bytes of program.
//!
//! The general reader that the server uses is generic over every type it meets; in the browser
//! that costs more than the pages themselves. This one parses into a small tree first and then
//! hands a structure its fields in the order of its declaration, found by their names, so that
//! the derived code for maps is never compiled. It reads what our own server writes: whole
//! numbers, no structures tagged from within.

mod read;
mod value;

use serde::de::DeserializeOwned;

use value::Value;

/// Why a text was not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(&'static str);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        // The text would name a field of ours; nobody who reads it could do anything about it.
        Self("the data is not of the expected form")
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self("a field is missing")
    }
}

/// Reads a value. Fields that the type does not have are passed over.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    T::deserialize(Value::parse(text)?)
}
