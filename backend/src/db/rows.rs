//! Rows as tables take them, and writing many of one table.

use std::fmt::Write;

use super::{Conn, Statement, Together};

/// A row that can be written.
pub trait Row {
    /// Where it goes: the table and, in parentheses, its columns in the order in which
    /// [`Row::bind`] gives their values.
    const INTO: &'static str;
    /// How many columns those are.
    const WIDTH: usize;

    /// Adds its values to a statement.
    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q>;
}

/// Writes rows of one table; one that is there already fails the statement.
pub async fn insert_all<R: Row + Sync>(conn: &mut Conn, rows: &[R]) -> sqlx::Result<()> {
    Together::new().insert(rows).execute(conn).await
}

/// `($1, $2), ($3, $4)`: the placeholders of so many rows of so many columns.
pub fn values(rows: usize, width: usize) -> String {
    let mut text = String::with_capacity(rows * width * 6);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            // Writing to a String cannot fail.
            let _ = write!(text, "{comma}${}", row * width + column + 1);
        }
        text.push(')');
    }
    text
}

/// Declares rows of tables: each field with its column and its type, in which the database takes
/// it as it is.
macro_rules! rows {
    ($(
        $(#[$meta:meta])*
        $name:ident in $table:literal {
            $($field:ident $column:literal: $type:ty,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name {
            $(pub(crate) $field: $type,)+
        }

        impl $crate::db::Row for $name {
            const INTO: &'static str = concat!($table, " (", $crate::db::rows!(@list $($column)+), ")");
            const WIDTH: usize = [$($column),+].len();

            fn bind<'q>(&self, statement: $crate::db::Statement<'q>) -> $crate::db::Statement<'q> {
                statement$(.bind(&self.$field))+
            }
        }
    )+};
    (@list $first:literal $($rest:literal)*) => { concat!($first $(, ", ", $rest)*) };
}

pub(crate) use rows;

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn each_value_of_each_row_has_its_placeholder() {
        assert_eq!(values(2, 2), "($1, $2), ($3, $4)");
        assert_eq!(values(1, 1), "($1)");
    }
}
