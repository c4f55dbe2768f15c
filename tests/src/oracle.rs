//! What must be true of a [`World`] whatever happened in it: it comes to rest, and then its books,
//! the providers' own logs and what shoppers were told belong together.

use std::time::{Duration, Instant};

use backend::db::{Access, Db, boxed};

use crate::{
    Provider, World,
    truth::{self, Told, Unpaid},
};

const CUT: &str = "select pg_terminate_backend(pid)
  from pg_stat_activity
 where datname = current_database()
   and pid <> pg_backend_pid()";

/// How long to wait between two looks.
const LOOK: Duration = Duration::from_millis(50);

impl World {
    /// Waits until nothing is under way any more, and answers how long that took.
    pub async fn settle(&self, unpaid: Unpaid, bound: Duration) -> Result<Duration, String> {
        let db = self.db().await;
        let started = Instant::now();
        let mut left = Vec::new();
        while started.elapsed() < bound {
            // Right after a start the database may not be there yet.
            match truth::restless(&db, unpaid).await {
                Ok(found) if found.is_empty() => return Ok(started.elapsed()),
                Ok(found) => left = found,
                Err(error) => left = vec![error.to_string()],
            }
            tokio::time::sleep(LOOK).await;
        }
        let words = self.last_words();
        Err(format!("after {bound:?} there are still {left:?}: {words}"))
    }

    /// Lets the time to pay pass for every unpaid order.
    pub async fn expire_unpaid(&self) {
        let db = Db::open(&self.options(), Access::Write)
            .await
            .expect("the database opens");
        db.write(|tx| {
            boxed(async move {
                sqlx::query("update orders set pay_until = 1 where status = 'PENDING_PAYMENT'")
                    .execute(tx)
                    .await
            })
        })
        .await
        .expect("the orders are changed");
    }

    /// Waits for the end of everything, unpaid orders included, and says what is wrong then.
    pub async fn judge(&self, bound: Duration) -> Vec<String> {
        let mut wrong = Vec::new();
        wrong.extend(self.settle(Unpaid::MayWait, bound).await.err());
        self.expire_unpaid().await;
        wrong.extend(self.settle(Unpaid::MustEnd, bound).await.err());
        let db = self.db().await;
        let told = self.told().await;
        wrong.extend(truth::judge(&db, &told).await);
        wrong.extend(truth::still_held(&db, &told).await);
        wrong
    }

    /// What the providers' logs say.
    pub async fn told(&self) -> Told {
        let outside = self.outside();
        Told {
            card: outside.log(Provider::Card).await,
            voucher: outside.log(Provider::Voucher).await,
        }
    }

    /// The one number that a query answers.
    pub async fn count(&self, query: &'static str) -> i64 {
        let mut conn = self.db().await.read().await.expect("a connection");
        let count = sqlx::query_scalar(query).fetch_one(&mut *conn).await;
        count.expect("the query runs")
    }

    /// Cuts every other connection to the database, which is PostgreSQL's.
    pub async fn cut_connections(&self) {
        let mut conn = self.db().await.read().await.expect("a connection");
        let cut = sqlx::raw_sql(CUT).execute(&mut *conn).await;
        cut.expect("connections can be cut");
    }

    /// The end of every process's log.
    pub fn last_words(&self) -> String {
        let mut words = String::new();
        for nth in 0..self.replicas() {
            let said = self.said(nth);
            let lines: Vec<&str> = said.lines().rev().take(5).collect();
            for line in lines.into_iter().rev() {
                words = words + "\n    " + line;
            }
        }
        words
    }
}
