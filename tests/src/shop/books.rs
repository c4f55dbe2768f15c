//! The mall's books beside the providers' own logs, and states that only a crash leaves behind.

use std::time::Duration;

use backend::db::boxed;
use serde_json::Value;
use shared::{ids::OrderNo, money::Won};

use super::{Provider, Returned, Shop};

impl Shop {
    /// What the card provider has taken and not given back.
    pub async fn charged_outside(&self) -> Won {
        let of = |event: &Value| match event["type"].as_str() {
            Some("APPROVED") => event["amount"].as_i64().expect("an amount"),
            Some("CANCELED") => -event["amount"].as_i64().expect("an amount"),
            _ => 0,
        };
        Won(self.log(Provider::Card).await.iter().map(of).sum())
    }

    /// What the voucher provider has spent and not given back.
    pub async fn spent_outside(&self) -> Won {
        let of = |event: &Value| match event["type"].as_str() {
            Some("CONFIRMED") => event["amount"].as_i64().expect("an amount"),
            Some("CANCELED") => {
                let parts = event["perLot"].as_array().expect("amounts of lots");
                -parts
                    .iter()
                    .filter_map(|p| p["amount"].as_i64())
                    .sum::<i64>()
            }
            _ => 0,
        };
        let events = self.log(Provider::Voucher).await;
        Won(events.iter().map(of).sum())
    }

    /// What our books say that providers owe us: by card and by voucher.
    pub async fn owed_by_books(&self) -> (Won, Won) {
        let mut conn = self.app.state.db.read().await.expect("a connection");
        let mut owed = [Won::ZERO; 2];
        for (sum, kind) in owed.iter_mut().zip(["CARD", "EXTERNAL_VOUCHER"]) {
            *sum = sqlx::query_scalar(
                "select cast(coalesce(-sum(posted), 0) as bigint) from accounts where kind = $1",
            )
            .bind(kind)
            .fetch_one(&mut *conn)
            .await
            .expect("the books are read");
        }
        (owed[0], owed[1])
    }

    /// The books and the providers' own logs tell the same sums, and every invariant holds.
    pub async fn assert_no_drift(&self, when: &str) {
        let outside = (self.charged_outside().await, self.spent_outside().await);
        assert_eq!(self.owed_by_books().await, outside, "{when}");
        let findings = backend::check::check(&self.app.state.db).await;
        for finding in findings.expect("the check runs") {
            assert_eq!(finding.violations, 0, "{when}: {}", finding.says);
        }
    }

    /// How much is not settled outside: payments, refunds and what the outbox remembers.
    pub async fn count_unsettled(&self) -> i64 {
        self.count(
            "select (select count(*) from payment_attempts
                      where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING'))
                  + (select count(*) from voucher_authorizations
                      where status in ('REQUESTED', 'CONFIRMING', 'VOIDING', 'CANCELLING'))
                  + (select count(*) from refunds where status = 'REQUESTED')
                  + (select count(*) from outbox where done_at is null and topic <> 'MESSAGE')",
        )
        .await
    }

    /// Lets both clocks run until everything is settled, for five minutes at most.
    pub async fn settle_within_five_minutes(&self, what: &str) {
        for _ in 0..60 {
            self.app.run_jobs().await;
            if self.count_unsettled().await == 0 {
                return;
            }
            self.app.clock.advance(Duration::from_secs(5));
        }
        panic!("{what}: not settled within five minutes");
    }

    /// Lets the provider charge a card although the mall does not ask for it.
    pub async fn approve_outside(&self, returned: &Returned) {
        let url = format!("{}/v1/payments/confirm", self.address(Provider::Card));
        let answer = self
            .browser
            .post(url)
            .basic_auth("test_sk_chorok", Some(""))
            .json(&returned.confirm())
            .send()
            .await;
        let answer = answer.expect("the provider answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Writes a state into the mall's database that only a crash leaves behind.
    pub async fn rewrite(&self, sql: &'static str, order: &OrderNo) {
        let changed: Result<u64, sqlx::Error> = self
            .app
            .state
            .db
            .write(|tx| {
                boxed(async move {
                    let done = sqlx::query(sql).bind(order).execute(tx).await?;
                    Ok(done.rows_affected())
                })
            })
            .await;
        assert_eq!(changed.expect("the state is written"), 1, "{sql}");
    }

    /// A number from the mall's database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut conn = self.app.state.db.read().await.expect("a connection");
        let count = sqlx::query_scalar(sql).fetch_one(&mut *conn).await;
        count.expect("the rows are counted")
    }

    /// How many messages of a template were sent.
    pub async fn count_messages(&self, template: &str) -> usize {
        let events = self.log(Provider::Messages).await;
        let is_it = |event: &&Value| event.to_string().contains(&format!("\"{template}\""));
        events.iter().filter(is_it).count()
    }
}
