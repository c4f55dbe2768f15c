//! The queue: only what this person may do something about, by its last day.

use shared::{
    claim::{ClaimKind, ClaimStatus, business_days_after, business_days_until},
    console::{
        role::Permission,
        todo::{Duty, Todo},
    },
    feedback,
    ids::OrderNo,
    money::Won,
    time::{Date, Timestamp},
};

use crate::{catalog::Snapshot, console::Actor, db::Conn, error::AppError};

/// Of each kind; who has more begins with the oldest.
pub(super) const MOST: i64 = 100;
/// Business days in which a shopper hears how a complaint goes on (소비자분쟁 처리 지침).
const ANSWER_WITHIN: u32 = 3;
/// A payment that takes longer is looked at by a person.
const UNKNOWN_AFTER_MS: i64 = 60_000;

/// Reads the queue for somebody.
pub(super) struct Reader<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) mall: &'a Snapshot,
    pub(super) actor: &'a Actor,
    now: Timestamp,
    todos: Vec<Todo>,
}

/// What this person may do something about, the most urgent first.
pub(super) async fn list(
    conn: &mut Conn,
    mall: &Snapshot,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<Todo>, AppError> {
    let mut reader = Reader {
        conn,
        mall,
        actor,
        now,
        todos: Vec::new(),
    };
    if actor.may(Permission::AnswerClaims) {
        reader.claims().await?;
        reader.payments().await?;
        reader.dispatch().await?;
        reader.questions().await?;
    }
    if actor.may(Permission::Compensate) {
        reader.cases().await?;
    }
    if actor.may(Permission::Review) {
        reader.reviews().await?;
    }
    if actor.may(Permission::IssueVouchers) {
        reader.batches().await?;
        reader.compensations().await?;
    }
    if actor.may(Permission::Settle) {
        reader.runs().await?;
    }
    let mut todos = reader.todos;
    todos.sort_by_key(|todo| (todo.due.is_none(), todo.due, todo.since));
    Ok(todos)
}

impl Reader<'_> {
    pub(super) fn add(&mut self, todo: Todo) {
        let today = self.now.date();
        let left = |due| business_days_until(today, due, &self.mall.holidays);
        self.todos.push(Todo {
            days_left: todo.due.map(left),
            ..todo
        });
    }

    async fn claims(&mut self) -> Result<(), AppError> {
        let rows: Vec<(OrderNo, String, String, Timestamp, Option<i64>)> = sqlx::query_as(
            "select order_no,
                    kind,
                    status,
                    requested_at,
                    due_on
               from claims
              where tenant_id = $1
                and status in ('REQUESTED', 'RECEIVED', 'REFUNDING')
              order by requested_at
              limit $2",
        )
        .bind(&self.actor.tenant)
        .bind(MOST)
        .fetch_all(&mut *self.conn)
        .await?;
        for (no, kind, status, since, due_on) in rows {
            let status = ClaimStatus::parse(&status);
            let kind = ClaimKind::parse(&kind).map_or("", ClaimKind::name);
            let answer_by = business_days_after(since.date(), ANSWER_WITHIN, &self.mall.holidays);
            let title = match status {
                Some(ClaimStatus::Requested) => format!("{kind} 요청에 답하기"),
                Some(ClaimStatus::Refunding) => "환불이 끝났는지 보기".to_owned(),
                _ => format!("{kind} 돌아온 물건 마무리하기"),
            };
            self.add(Todo {
                duty: Duty::Claim,
                title,
                about: format!("{} 접수", since.date().korean()),
                to: format!("/console/orders?open={no}"),
                subject: no.to_string(),
                due: Some(due_on.map_or(answer_by, Date)),
                days_left: None,
                since,
            });
        }
        Ok(())
    }

    async fn payments(&mut self) -> Result<(), AppError> {
        let rows: Vec<(OrderNo, Won, Timestamp)> = sqlx::query_as(
            "select order_no,
                    amount,
                    unsettled_since
               from payment_attempts
              where tenant_id = $1
                and status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')
                and unsettled_since < $2
              order by unsettled_since
              limit $3",
        )
        .bind(&self.actor.tenant)
        .bind(self.now.plus_ms(-UNKNOWN_AFTER_MS))
        .bind(MOST)
        .fetch_all(&mut *self.conn)
        .await?;
        for (no, amount, since) in rows {
            let minutes = (self.now.0 - since.0) / 60_000;
            self.add(Todo {
                duty: Duty::Payment,
                title: "결제 결과가 오지 않았어요".to_owned(),
                about: format!("카드 {amount} · {minutes}분째"),
                to: format!("/console/orders?open={no}"),
                subject: no.to_string(),
                due: Some(self.now.date()),
                days_left: None,
                since,
            });
        }
        Ok(())
    }

    /// One line for all of them: they are worked through in the list of orders.
    async fn dispatch(&mut self) -> Result<(), AppError> {
        let (parcels, farms, first): (i64, i64, Option<i64>) = sqlx::query_as(
            "select count(*),
                    count(distinct vendor_id),
                    min(ship_by)
               from shipments
              where tenant_id = $1
                and status = 'PREPARING'
                and ship_by < $2",
        )
        .bind(&self.actor.tenant)
        .bind(self.now.date().0)
        .fetch_one(&mut *self.conn)
        .await?;
        if let Some(first) = first {
            self.add(Todo {
                duty: Duty::Dispatch,
                title: format!("늦은 출고 재촉하기 {parcels}건"),
                about: format!("{}부터", Date(first).korean()),
                subject: format!("농가 {farms}곳"),
                to: "/console/orders?tab=late".to_owned(),
                due: Some(Date(first)),
                days_left: None,
                since: Date(first).start(),
            });
        }
        Ok(())
    }

    /// One line for all of them, too: it is their vendors who answer.
    async fn questions(&mut self) -> Result<(), AppError> {
        let (today, holidays) = (self.now.date(), &self.mall.holidays);
        let due = |asked| business_days_after(asked, feedback::ANSWER_WITHIN, holidays);
        let mut until = today;
        while due(until) >= today {
            until = until.plus(-1);
        }
        let before = until.plus(1).start();
        let tenant = &self.actor.tenant;
        if let Some(late) = crate::feedback::late(self.conn, tenant, before).await? {
            self.add(Todo {
                duty: Duty::Question,
                title: format!("답이 늦은 문의 {}건", late.questions),
                about: format!("{}부터", late.first.date().korean()),
                subject: format!("농가 {}곳", late.vendors),
                to: "/console/feedback?tab=waiting".to_owned(),
                due: Some(due(late.first.date())),
                days_left: None,
                since: late.first,
            });
        }
        Ok(())
    }

    async fn cases(&mut self) -> Result<(), AppError> {
        for case in crate::case::list_open(self.conn, &self.actor.tenant).await? {
            let subject = case.order.map_or_else(String::new, |no| no.to_string());
            self.add(Todo {
                duty: Duty::Case,
                title: case.kind.name().to_owned(),
                about: case.kind.advice().to_owned(),
                to: format!("/console/cases?open={}", case.id),
                subject,
                due: None,
                days_left: None,
                since: case.opened_at,
            });
        }
        Ok(())
    }
}
