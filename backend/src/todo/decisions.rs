//! What waits for a decision: producers, products, and money that needs a second pair of eyes.

use shared::{
    claim::business_days_after,
    console::todo::{Duty, Todo},
    ids::RunId,
    money::Won,
    settlement::RunStatus,
    time::{Date, Timestamp},
};

use super::queue::{MOST, Reader};
use crate::{compensation, error::AppError};

/// Business days in which a producer hears what becomes of an application or a product.
const REVIEW_WITHIN: u32 = 3;

impl Reader<'_> {
    pub(super) async fn reviews(&mut self) -> Result<(), AppError> {
        // What the lists of reviews show is read there; here only that it waits.
        for (kind, title, table, status) in [
            ("applications", "입점 심사하기", "applications", "SUBMITTED"),
            ("products", "상품 심사하기", "product_drafts", "REVIEW"),
        ] {
            let sql = format!(
                "select id,
                        updated_at
                   from {table}
                  where tenant_id = $1
                    and status = $2
                  order by updated_at
                  limit $3"
            );
            let rows: Vec<(String, Timestamp)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
                .bind(&self.actor.tenant)
                .bind(status)
                .bind(MOST)
                .fetch_all(&mut *self.conn)
                .await?;
            for (id, since) in rows {
                let due = business_days_after(since.date(), REVIEW_WITHIN, &self.mall.holidays);
                self.add(Todo {
                    duty: Duty::Review,
                    title: title.to_owned(),
                    about: format!("{}에 보냄", since.date().korean()),
                    to: format!("/console/reviews?kind={kind}&open={id}"),
                    subject: id,
                    due: Some(due),
                    days_left: None,
                    since,
                });
            }
        }
        Ok(())
    }

    /// Whoever prepared a file cannot approve it.
    pub(super) async fn batches(&mut self) -> Result<(), AppError> {
        let rows: Vec<(String, i64, Won, Timestamp)> = sqlx::query_as(
            "select file_name,
                    people,
                    total,
                    prepared_at
               from payback_batches
              where tenant_id = $1
                and status = 'PREPARED'
                and prepared_by <> $2
              order by prepared_at
              limit $3",
        )
        .bind(&self.actor.tenant)
        .bind(&self.actor.id)
        .bind(MOST)
        .fetch_all(&mut *self.conn)
        .await?;
        for (file, people, total, since) in rows {
            self.add(Todo {
                duty: Duty::Money,
                title: "페이백 발행 결재하기".to_owned(),
                about: format!("{people}명 · {total}"),
                subject: file,
                to: "/console/vouchers".to_owned(),
                due: None,
                days_left: None,
                since,
            });
        }
        Ok(())
    }

    /// Whoever asked for a compensation cannot agree to it.
    pub(super) async fn compensations(&mut self) -> Result<(), AppError> {
        let (tenant, who) = (&self.actor.tenant, &self.actor.id);
        let waiting = compensation::list_waiting(self.conn, tenant, who, MOST).await?;
        for (no, amount, asker, since) in waiting {
            self.add(Todo {
                duty: Duty::Money,
                title: "보상 결재하기".to_owned(),
                about: format!("{amount} · {asker} 님이 올림"),
                subject: no.to_string(),
                to: "/console/vouchers".to_owned(),
                due: None,
                days_left: None,
                since,
            });
        }
        Ok(())
    }

    /// Whoever closed a run cannot approve it.
    pub(super) async fn runs(&mut self) -> Result<(), AppError> {
        let rows: Vec<(RunId, i64, String, Timestamp)> = sqlx::query_as(
            "select id,
                    until_day,
                    status,
                    coalesce(approved_at, closed_at)
               from settlement_runs
              where tenant_id = $1
                and (status = 'APPROVED' or (status = 'CLOSED' and closed_by <> $2))",
        )
        .bind(&self.actor.tenant)
        .bind(&self.actor.id)
        .fetch_all(&mut *self.conn)
        .await?;
        for (id, until, status, since) in rows {
            let title = if status == RunStatus::Approved.as_str() {
                "은행에 맡기고 입금 적기"
            } else {
                "정산 지급 결재하기"
            };
            self.add(Todo {
                duty: Duty::Money,
                title: title.to_owned(),
                about: format!("{}까지의 정산", Date(until).korean()),
                to: format!("/console/settlement/{id}"),
                subject: id.to_string(),
                due: None,
                days_left: None,
                since,
            });
        }
        Ok(())
    }
}
