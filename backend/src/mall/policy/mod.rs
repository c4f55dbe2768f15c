//! What shoppers are promised, in versions that hold from a day on. A version never changes.

mod opening;
mod routes;
mod store;

use shared::console::policy::{PolicyKind, PolicyVersion};

pub(super) use self::routes::add;
pub(crate) use self::store::list;
use crate::catalog::record::Mall;

/// All versions of a promise, the newest first, with what the mall opened with at their end.
pub(crate) fn versions(
    mall: &Mall,
    kind: PolicyKind,
    kept: &[PolicyVersion],
) -> Vec<PolicyVersion> {
    let mut all = kept.to_vec();
    all.push(opening::version(mall, kind));
    all.sort_by_key(|version| std::cmp::Reverse(version.seq));
    all
}
