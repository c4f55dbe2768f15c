//! The little SQL that has to be built at run time, and how violations are told apart.

use std::fmt::Write;

/// `($1, $2, …)` for `in`, counting from `first`; the callers bind one value for each.
///
/// An empty list gives `(null)`, which matches nothing.
pub fn in_list(first: usize, len: usize) -> String {
    if len == 0 {
        return "(null)".to_owned();
    }
    let mut list = String::from("(");
    for position in first..first + len {
        let comma = if position == first { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(list, "{comma}${position}");
    }
    list.push(')');
    list
}

/// Whether a statement failed because a row like it exists already.
///
/// By kind, not by constraint name: SQLite does not tell the name.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

#[cfg(test)]
mod tests {
    use super::in_list;

    #[test]
    fn a_list_names_one_placeholder_per_value() {
        assert_eq!(in_list(3, 2), "($3, $4)");
        assert_eq!(in_list(1, 1), "($1)");
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(in_list(1, 0), "(null)");
    }
}
