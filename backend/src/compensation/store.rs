//! The table `compensations`.

use shared::{
    console::compensation::{
        Compensation, CompensationReason, CompensationStatus, NewCompensation,
    },
    ids::{LotId, OrderNo, ProgrammeId, TenantId},
    money::Won,
    text::Phone,
    time::Timestamp,
};

use crate::{console::Actor, db::Conn, error::AppError};

/// A compensation as it is kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) order_no: OrderNo,
    pub(super) case_id: Option<String>,
    pub(super) programme_id: ProgrammeId,
    reason: String,
    words: String,
    pub(super) amount: Won,
    status: String,
    pub(super) asked_by: String,
    asked_name: String,
    pub(super) asked_at: Timestamp,
    decided_name: Option<String>,
    decided_at: Option<Timestamp>,
    answer: String,
}

impl Row {
    pub(super) fn status(&self) -> Result<CompensationStatus, AppError> {
        CompensationStatus::parse(&self.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("compensation {}", self.status)))
    }

    /// Whether it is what this request asked for.
    pub(super) fn is(&self, actor: &Actor, request: &NewCompensation) -> bool {
        self.asked_by == actor.id
            && self.order_no == request.order
            && self.case_id == request.case
            && self.reason == request.reason.as_str()
            && Some(&self.words) == request.words().as_ref()
            && self.amount == request.amount
    }

    pub(super) fn read(self) -> Result<Compensation, AppError> {
        Ok(Compensation {
            status: self.status()?,
            reason: CompensationReason::parse(&self.reason)
                .ok_or_else(|| AppError::internal(anyhow::anyhow!("reason {}", self.reason)))?,
            id: self.id,
            order: self.order_no,
            case: self.case_id,
            words: self.words,
            amount: self.amount,
            asked_by: (self.asked_by, self.asked_name),
            asked_at: self.asked_at,
            decided: self.decided_name.zip(self.decided_at),
            answer: self.answer,
        })
    }
}

/// Selects compensations of a tenant (`$1`), as [`Row`]s.
macro_rules! select_rows {
    () => {
        "select id,
                order_no,
                case_id,
                programme_id,
                reason,
                words,
                amount,
                status,
                asked_by,
                asked_name,
                asked_at,
                decided_name,
                decided_at,
                answer
           from compensations
          where tenant_id = $1"
    };
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> sqlx::Result<Option<Row>> {
    sqlx::query_as(concat!(select_rows!(), " and id = $2"))
        .bind(tenant)
        .bind(id)
        .fetch_optional(conn)
        .await
}

pub(super) async fn find_by_key(
    conn: &mut Conn,
    tenant: &TenantId,
    key: &str,
) -> sqlx::Result<Option<Row>> {
    sqlx::query_as(concat!(select_rows!(), " and request_key = $2"))
        .bind(tenant)
        .bind(key)
        .fetch_optional(conn)
        .await
}

/// Those of an order, or without one the newest of all. What waits comes first.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    order: Option<&OrderNo>,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(concat!(
        select_rows!(),
        " and ($2 = '' or order_no = $2)
          order by case when status = 'WAITING' then 0 else 1 end,
                   asked_at desc,
                   id desc
          limit 50"
    ))
    .bind(tenant)
    .bind(order.map_or("", OrderNo::as_str))
    .fetch_all(conn)
    .await
}

/// What waits for somebody other than `who`: the order, how much, who asked and when.
pub async fn list_waiting(
    conn: &mut Conn,
    tenant: &TenantId,
    who: &str,
    most: i64,
) -> sqlx::Result<Vec<(OrderNo, Won, String, Timestamp)>> {
    sqlx::query_as(
        "select order_no,
                amount,
                asked_name,
                asked_at
           from compensations
          where tenant_id = $1
            and status = 'WAITING'
            and asked_by <> $2
          order by asked_at
          limit $3",
    )
    .bind(tenant)
    .bind(who)
    .bind(most)
    .fetch_all(conn)
    .await
}

/// What an order has been given or is about to be.
pub(super) async fn given(
    conn: &mut Conn,
    tenant: &TenantId,
    order: &OrderNo,
) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(amount), 0) as bigint)
           from compensations
          where tenant_id = $1
            and order_no = $2
            and status <> 'DECLINED'",
    )
    .bind(tenant)
    .bind(order)
    .fetch_one(conn)
    .await
}

/// What was paid for an order, and the phone of who paid. `None`: nothing was, or there is no such
/// order.
pub(super) async fn paid(
    conn: &mut Conn,
    tenant: &TenantId,
    order: &OrderNo,
) -> sqlx::Result<Option<(Won, Phone)>> {
    sqlx::query_as(
        "select orders.due,
                order_contacts.buyer_phone
           from orders
           join order_contacts
             on order_contacts.tenant_id = orders.tenant_id
            and order_contacts.order_no = orders.no
          where orders.tenant_id = $1
            and orders.no = $2
            and orders.paid_at is not null",
    )
    .bind(tenant)
    .bind(order)
    .fetch_optional(conn)
    .await
}

/// A compensation to be kept.
pub(super) struct New<'a> {
    pub(super) id: &'a str,
    pub(super) request: &'a NewCompensation,
    pub(super) words: &'a str,
    pub(super) programme: &'a ProgrammeId,
    pub(super) needs_second: bool,
    pub(super) at: Timestamp,
}

pub(super) async fn insert(tx: &mut Conn, actor: &Actor, new: &New<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "insert into compensations (tenant_id, id, request_key, order_no, case_id, programme_id,
                                    reason, words, amount, needs_second, status, asked_by,
                                    asked_name, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'WAITING', $11, $12, $13)",
    )
    .bind(&actor.tenant)
    .bind(new.id)
    .bind(&new.request.key)
    .bind(&new.request.order)
    .bind(&new.request.case)
    .bind(new.programme)
    .bind(new.request.reason.as_str())
    .bind(new.words)
    .bind(new.request.amount)
    .bind(i64::from(new.needs_second))
    .bind(&actor.id)
    .bind(&actor.name)
    .bind(new.at)
    .execute(tx)
    .await?;
    Ok(())
}

/// Who decided, by id and name, and when.
pub(super) type Decided<'a> = Option<(&'a Actor, Timestamp)>;

/// Gives a compensation its lot. `false`: it does not wait any more.
pub(super) async fn issued(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    lot: &LotId,
    by: Decided<'_>,
) -> sqlx::Result<bool> {
    let issued = sqlx::query(
        "update compensations
            set status = 'ISSUED',
                lot_id = $3,
                decided_by = $4,
                decided_name = $5,
                decided_at = $6
          where tenant_id = $1
            and id = $2
            and status = 'WAITING'",
    )
    .bind(tenant)
    .bind(id)
    .bind(lot)
    .bind(by.map(|(actor, _)| actor.id.as_str()))
    .bind(by.map(|(actor, _)| actor.name.as_str()))
    .bind(by.map(|(_, at)| at))
    .execute(tx)
    .await?
    .rows_affected();
    Ok(issued == 1)
}

/// Declines one. `false`: it does not wait any more.
pub(super) async fn declined(
    tx: &mut Conn,
    id: &str,
    (actor, at): (&Actor, Timestamp),
    answer: &str,
) -> sqlx::Result<bool> {
    let declined = sqlx::query(
        "update compensations
            set status = 'DECLINED',
                decided_by = $3,
                decided_name = $4,
                decided_at = $5,
                answer = $6
          where tenant_id = $1
            and id = $2
            and status = 'WAITING'",
    )
    .bind(&actor.tenant)
    .bind(id)
    .bind(&actor.id)
    .bind(&actor.name)
    .bind(at)
    .bind(answer)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(declined == 1)
}
