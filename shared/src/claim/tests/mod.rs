//! What holds for claims.

mod rules;
mod split;
