//! What must be true of a [`World`] whatever happened in it: its books, the providers' own logs
//! and what shoppers were told belong together.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use backend::db::{Access, Db, boxed};
use serde_json::Value;

use crate::{Provider, World};

/// What has not come to its end yet.
const UNSETTLED: &str = "select
    (select count(*) from payment_attempts
      where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING'))
  + (select count(*) from orders where status = 'CANCEL_REQUESTED')
  + (select count(*) from refunds where status = 'REQUESTED')
  + (select count(*) from voucher_authorizations
      where status in ('CONFIRMING', 'VOIDING', 'CANCELLING'))
  + (select count(*) from outbox where done_at is null)";

const UNPAID: &str = "select count(*) from orders where status = 'PENDING_PAYMENT'";

/// What an order has taken and not given back: by card and by the provider's vouchers.
const KEPT: &str = "select orders.no,
       orders.status,
       cast(coalesce(sum(case when order_tenders.kind = 'CARD'
            then order_tenders.amount - order_tenders.returned end), 0) as bigint),
       cast(coalesce(sum(case when order_tenders.kind = 'EXTERNAL_VOUCHER'
            then order_tenders.amount - order_tenders.returned end), 0) as bigint)
  from orders
  left join order_tenders
    on order_tenders.tenant_id = orders.tenant_id
   and order_tenders.order_no = orders.no
 group by orders.no, orders.status";

const CUT: &str = "select pg_terminate_backend(pid)
  from pg_stat_activity
 where datname = current_database()
   and pid <> pg_backend_pid()";

/// How long to wait between two looks.
const LOOK: Duration = Duration::from_millis(50);

impl World {
    /// Waits until nothing is under way any more, and answers how long that took.
    pub async fn settle(&self, bound: Duration) -> Result<Duration, String> {
        let db = self.db().await;
        let started = Instant::now();
        let mut left = -1;
        while started.elapsed() < bound {
            // Right after a start the database may not be there yet.
            if let Ok(mut conn) = db.read().await {
                let count = sqlx::query_scalar(UNSETTLED).fetch_one(&mut *conn).await;
                left = count.unwrap_or(-1);
            }
            if left == 0 {
                return Ok(started.elapsed());
            }
            tokio::time::sleep(LOOK).await;
        }
        Err(format!(
            "{left} things are still under way after {bound:?}: {}",
            self.last_words()
        ))
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
        wrong.extend(self.settle(bound).await.err());
        self.expire_unpaid().await;
        let started = Instant::now();
        while started.elapsed() < bound && self.count(UNPAID).await > 0 {
            tokio::time::sleep(LOOK).await;
        }
        wrong.extend(self.settle(bound).await.err());
        let (healthy, said) = self.check().await;
        if !healthy {
            wrong.push(said);
        }
        wrong.extend(self.compare_money().await);
        wrong
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

    /// Compares what orders keep with what the providers have of them.
    async fn compare_money(&self) -> Vec<String> {
        let mut conn = self.db().await.read().await.expect("a connection");
        let orders: Vec<(String, String, i64, i64)> = sqlx::query_as(KEPT)
            .fetch_all(&mut *conn)
            .await
            .expect("orders can be read");
        let attempts: Vec<(String, String)> =
            sqlx::query_as("select id, order_no from payment_attempts")
                .fetch_all(&mut *conn)
                .await
                .expect("attempts can be read");
        drop(conn);
        let attempts: BTreeMap<_, _> = attempts.into_iter().collect();
        let outside = self.outside();
        let cards = Taken::read(&outside.log(Provider::Card).await, "orderId");
        let vouchers = Taken::read(&outside.log(Provider::Voucher).await, "orderNo");

        let mut wrong = Vec::new();
        let mut charged: BTreeMap<&str, i64> = BTreeMap::new();
        for (attempt, sum) in &cards.sums {
            match attempts.get(attempt) {
                Some(no) => *charged.entry(no).or_default() += sum,
                None if *sum != 0 => wrong.push(format!("a charge of {sum} has no order")),
                None => {}
            }
        }
        wrong.extend(cards.twice.iter().map(|id| format!("{id} charged twice")));
        wrong.extend(vouchers.twice.iter().map(|no| format!("{no} spent twice")));
        for no in &vouchers.held {
            wrong.push(format!("the voucher provider still holds money of {no}"));
        }
        let known: BTreeSet<&str> = orders.iter().map(|order| order.0.as_str()).collect();
        for (no, sum) in &vouchers.sums {
            if *sum != 0 && !known.contains(no.as_str()) {
                wrong.push(format!("{sum} of vouchers were spent without an order"));
            }
        }
        for (no, status, card, voucher) in &orders {
            let paid = status == "PAID";
            let taken = (
                charged.get(no.as_str()).copied().unwrap_or(0),
                vouchers.sums.get(no).copied().unwrap_or(0),
            );
            let kept = if paid { (*card, *voucher) } else { (0, 0) };
            if taken != kept {
                wrong.push(format!(
                    "{no} is {status} and keeps {kept:?} of card and voucher, but {taken:?} were taken"
                ));
            }
        }
        wrong
    }

    /// The end of every process's log.
    fn last_words(&self) -> String {
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

/// What a provider's log says it has taken, by the name that the mall gave it.
#[derive(Debug, Default)]
struct Taken {
    /// Taken and not given back.
    sums: BTreeMap<String, i64>,
    /// Taken more than once without a return in between.
    twice: BTreeSet<String>,
    /// Set aside and neither taken nor let go.
    held: BTreeSet<String>,
}

impl Taken {
    fn read(log: &[Value], name: &str) -> Self {
        let mut taken = Self::default();
        for event in log {
            let name = event[name].as_str().unwrap_or_default().to_owned();
            match event["type"].as_str().unwrap_or_default() {
                "APPROVED" | "CONFIRMED" => {
                    taken.held.remove(&name);
                    let sum = taken.sums.entry(name.clone()).or_default();
                    if *sum > 0 {
                        taken.twice.insert(name);
                    }
                    *sum += event["amount"].as_i64().unwrap_or(0);
                }
                "CANCELED" => *taken.sums.entry(name).or_default() -= given_back(event),
                "AUTHORIZED" => {
                    taken.held.insert(name);
                }
                "VOIDED" | "EXPIRED" => {
                    taken.held.remove(&name);
                }
                _ => {}
            }
        }
        taken
    }
}

fn given_back(event: &Value) -> i64 {
    match event["perLot"].as_array() {
        Some(lots) => lots.iter().filter_map(|lot| lot["amount"].as_i64()).sum(),
        None => event["amount"].as_i64().unwrap_or(0),
    }
}
