//! What can go wrong while the demo county is made.

use std::{io, path::PathBuf};

/// The material is embedded, so every variant but [`Error::Write`] is a mistake in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("demo material {file} does not parse")]
    Material {
        file: &'static str,
        #[source]
        source: toml::de::Error,
    },
    #[error("demo material is inconsistent: {0}")]
    Inconsistent(String),
    #[error("braces left in demo text: {0}")]
    Braces(String),
    #[error("{0} is not a date")]
    Date(String),
    #[error("cannot write {path}")]
    Write {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("cannot put a row into {path}")]
    Row {
        path: PathBuf,
        #[source]
        source: csv::Error,
    },
    #[error("cannot put {path} into JSON")]
    Json {
        path: PathBuf,
        #[source]
        source: serde_json::Error,
    },
}

impl Error {
    pub(crate) fn inconsistent(what: impl Into<String>) -> Self {
        Self::Inconsistent(what.into())
    }
}
