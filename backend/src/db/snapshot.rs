//! One state of the whole database, for work that reads many tables and must not see them change.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, pool::PoolConnection};

use super::{Conn, Db, Engine};

/// A reading transaction. Dropped before its end it closes the connection, which ends it.
#[derive(Debug)]
pub struct Snapshot {
    conn: PoolConnection<Any>,
    finished: bool,
}

impl Db {
    /// Begins to read one state of the database, for as long as it takes: the time limits of
    /// requests do not hold here.
    pub async fn snapshot(&self) -> sqlx::Result<Snapshot> {
        let mut snapshot = Snapshot {
            conn: self.readers.acquire().await?,
            finished: false,
        };
        let begin = match self.engine {
            Engine::Sqlite => "begin",
            Engine::Postgres => {
                "begin isolation level repeatable read read only;
                 set local statement_timeout = 0;
                 set local idle_in_transaction_session_timeout = 0"
            }
        };
        sqlx::raw_sql(begin).execute(&mut *snapshot.conn).await?;
        Ok(snapshot)
    }
}

impl Snapshot {
    /// Ends it and gives the connection back.
    pub async fn finish(mut self) -> sqlx::Result<()> {
        sqlx::raw_sql("rollback").execute(&mut *self.conn).await?;
        self.finished = true;
        Ok(())
    }
}

impl Deref for Snapshot {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Snapshot {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if !self.finished {
            self.conn.close_on_drop();
        }
    }
}
