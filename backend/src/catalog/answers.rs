//! Answers that the revision alone decides, kept as bytes as long as its snapshot is in use.

use axum::{
    http::{Uri, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use moka::sync::Cache;
use serde::Serialize;

use crate::error::AppError;

/// Most bytes that a mall's answers take. A page of a list has about 15 KB.
const MOST: u64 = 8 << 20;

/// Answers in JSON by what was asked for.
#[derive(Debug)]
pub(super) struct Answers(Cache<String, Bytes>);

impl Default for Answers {
    fn default() -> Self {
        let weight = |asked: &String, answer: &Bytes| {
            u32::try_from(asked.len() + answer.len()).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().weigher(weight).max_capacity(MOST).build())
    }
}

impl Answers {
    /// The answer that is kept, or that `make` makes and that is kept from now on.
    pub(super) fn find_or_make<T: Serialize>(
        &self,
        uri: &Uri,
        make: impl FnOnce() -> Result<T, AppError>,
    ) -> Result<Response, AppError> {
        let asked = uri.path_and_query().map_or("", |asked| asked.as_str());
        let answer = if let Some(answer) = self.0.get(asked) {
            answer
        } else {
            let json = serde_json::to_vec(&make()?).map_err(AppError::internal)?;
            let answer = Bytes::from(json);
            self.0.insert(asked.to_owned(), answer.clone());
            answer
        };
        Ok(([(header::CONTENT_TYPE, "application/json")], answer).into_response())
    }
}
