//! Writes that are sent together: a statement costs its way to the database and back, which is
//! more than the writing.

use std::fmt::Write;

use sqlx::{AssertSqlSafe, Execute};

use super::{Conn, Row, Statement, values};

/// How many rows of one table go into one write, so that its text is one of few.
const ROWS: usize = 200;

/// How many values a statement may have: SQLite takes 32,766, PostgreSQL 65,535.
const VALUES: usize = 24_000;

/// From so many values on a statement hardly ever comes again: it is not kept for the next time.
const KEPT: usize = 1_000;

/// Writes of one transaction of which nobody needs an answer, carried out as one statement, or as
/// few as hold them.
///
/// They must not touch the same row twice, nor look at what the others write: PostgreSQL carries
/// them out side by side. References between new rows are checked at the end.
#[must_use = "nothing is written before they are carried out"]
#[derive(Default)]
pub struct Together {
    full: Vec<Batch>,
    last: Batch,
}

impl Together {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds rows of one table; one that is there already fails them all.
    pub fn insert<R: Row>(mut self, rows: &[R]) -> Self {
        for rows in rows.chunks(ROWS) {
            let values = values(rows.len(), R::WIDTH);
            let text = format!("insert into {} values {values}", R::INTO);
            self = self.write(&text, |statement| {
                rows.iter()
                    .fold(statement, |statement, row| row.bind(statement))
            });
        }
        self
    }

    /// Adds a write whose placeholders count from `$1`, and its values.
    pub fn write(
        mut self,
        text: &str,
        bind: impl FnOnce(Statement<'static>) -> Statement<'static>,
    ) -> Self {
        if self.last.bound > VALUES {
            self.full.push(std::mem::take(&mut self.last));
        }
        let (text, highest) = shifted(text, self.last.bound);
        self.last.parts.push(text);
        self.last.bound = highest;
        self.last.values = bind(self.last.values);
        self
    }

    /// Carries them out.
    pub async fn execute(self, conn: &mut Conn) -> sqlx::Result<()> {
        for batch in self.full.into_iter().chain([self.last]) {
            batch.execute(conn).await?;
        }
        Ok(())
    }
}

/// Writes of one statement.
struct Batch {
    parts: Vec<String>,
    /// Without a text of its own.
    values: Statement<'static>,
    bound: usize,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            parts: Vec::new(),
            values: sqlx::query(""),
            bound: 0,
        }
    }
}

impl Batch {
    async fn execute(mut self, conn: &mut Conn) -> sqlx::Result<()> {
        if self.parts.is_empty() {
            return Ok(());
        }
        let values = self.values.take_arguments();
        let values = values.map_err(sqlx::Error::Encode)?.unwrap_or_default();
        let text = if conn.backend_name() == "SQLite" {
            self.parts.join(";\n")
        } else {
            beside(&self.parts)
        };
        let statement = sqlx::query_with(AssertSqlSafe(text), values);
        statement
            .persistent(self.bound < KEPT)
            .execute(conn)
            .await?;
        Ok(())
    }
}

/// `with w1 as (…), w2 as (…) select 1`: one statement of many that write.
fn beside(parts: &[String]) -> String {
    let mut text = String::from("with ");
    for (at, part) in (1..).zip(parts) {
        let comma = if at == 1 { "" } else { ",\n" };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}w{at} as ({part})");
    }
    text + "\nselect 1"
}

/// The text with every placeholder so much higher, and the highest of them.
fn shifted(text: &str, by: usize) -> (String, usize) {
    let mut parts = text.split('$');
    let mut shifted = parts.next().unwrap_or_default().to_owned();
    let mut highest = by;
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let number = number.parse::<usize>().unwrap_or_default() + by;
        highest = highest.max(number);
        // Writing to a String cannot fail.
        let _ = write!(shifted, "${number}{rest}");
    }
    (shifted, highest)
}

#[cfg(test)]
mod tests {
    use super::{beside, shifted};

    #[test]
    fn placeholders_go_on_where_the_last_write_ended() {
        let text = "insert into a values ($1, $2, $1)";
        let moved = "insert into a values ($11, $12, $11)";
        assert_eq!(shifted(text, 10), (moved.to_owned(), 12));
        assert_eq!(shifted("delete from a", 3), ("delete from a".to_owned(), 3));
    }

    #[test]
    fn writes_stand_side_by_side() {
        let parts = ["one".to_owned(), "two".to_owned()];
        assert_eq!(beside(&parts), "with w1 as (one),\nw2 as (two)\nselect 1");
    }
}
