//! Which tasks are due, taking them for this worker, and writing down how they ended.

use std::collections::HashMap;

use shared::{ids::TenantId, text::Phone, time::Timestamp};
use sqlx::AssertSqlSafe;

use crate::{
    db::{Conn, boxed, in_list, values},
    error::AppError,
    outside::{self, LONGEST_BACK_OFF_MS, back_off_ms},
    state::AppState,
};

#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Task {
    #[sqlx(rename = "tenant_id")]
    pub(super) tenant: TenantId,
    pub(super) id: String,
    pub(super) topic: String,
    #[sqlx(rename = "ref")]
    pub(super) reference: String,
    pub(super) payload: String,
    pub(super) not_before: Timestamp,
    pub(super) tries: i64,
    pub(super) title: String,
    pub(super) content: String,
    pub(super) renewed: i64,
    /// Of a message: who ordered, unless they are forgotten. Read when the task is taken.
    #[sqlx(skip)]
    pub(super) buyer_phone: Option<Phone>,
}

/// How a try ended.
#[derive(Debug)]
pub(super) enum End {
    /// It is done.
    Done,
    /// It is tried again.
    Later,
    /// Whoever was asked will never do it, for the reason of this code.
    Refused(String),
}

impl From<bool> for End {
    fn from(done: bool) -> Self {
        if done { Self::Done } else { Self::Later }
    }
}

pub(super) async fn due(state: &AppState) -> Result<Vec<Task>, AppError> {
    let now = state.clock.now();
    let mut conn = state.db.read().await?;
    let tasks = sqlx::query_as(
        "select tenant_id,
                id,
                topic,
                ref,
                payload,
                not_before,
                tries,
                title,
                content,
                renewed
           from outbox
          where done_at is null
            and (not_before <= $1 or not_before > $2)
          order by not_before, id
          limit 50",
    )
    .bind(now)
    // Written before the clock was set back.
    .bind(now.plus_ms(2 * LONGEST_BACK_OFF_MS))
    .fetch_all(&mut *conn)
    .await?;
    Ok(tasks)
}

/// Takes tasks for this worker, without those for which another one was faster.
pub(super) async fn lease_all(state: &AppState, tasks: Vec<Task>) -> Result<Vec<Task>, AppError> {
    if tasks.is_empty() {
        return Ok(tasks);
    }
    let mut taken: HashMap<String, Option<Phone>> = state
        .db
        .write(|tx| boxed(lease_in(tx, state, &tasks)))
        .await?;
    let lease = |mut task: Task| {
        task.buyer_phone = taken.remove(&task.id)?;
        Some(task)
    };
    Ok(tasks.into_iter().filter_map(lease).collect())
}

async fn lease_in(
    tx: &mut Conn,
    state: &AppState,
    tasks: &[Task],
) -> Result<HashMap<String, Option<Phone>>, AppError> {
    let sql = format!(
        "update outbox
            set not_before = ${},
                tries = tries + 1
          where done_at is null
            and (id, not_before) in (values {})
        returning id,
                  (select buyer_phone
                     from order_contacts
                    where order_contacts.tenant_id = outbox.tenant_id
                      and order_contacts.order_no = outbox.ref
                      and outbox.topic = 'MESSAGE')",
        tasks.len() * 2 + 1,
        values(tasks.len(), 2)
    );
    let query = tasks
        .iter()
        .fold(sqlx::query_as(AssertSqlSafe(sql)), |query, task| {
            query.bind(&task.id).bind(task.not_before)
        });
    // A worker that died gives its tasks back after this.
    let until = outside::answer_due(state);
    let taken: Vec<(String, Option<Phone>)> = query.bind(until).fetch_all(tx).await?;
    Ok(taken.into_iter().collect())
}

/// Writes down how tasks ended, and answers how many are done.
pub(super) async fn finish_all(state: &AppState, ended: &[(Task, End)]) -> Result<usize, AppError> {
    if !ended.is_empty() {
        state
            .db
            .write(|tx| boxed(finish_in(tx, state, ended)))
            .await?;
    }
    let is_over = |(_, end): &&(Task, End)| !matches!(end, End::Later);
    Ok(ended.iter().filter(is_over).count())
}

async fn finish_in(tx: &mut Conn, state: &AppState, ended: &[(Task, End)]) -> Result<(), AppError> {
    let now = state.clock.now();
    let mut done = Vec::new();
    for (task, end) in ended {
        let (over, error) = match end {
            End::Done => {
                done.push(&task.id);
                continue;
            }
            End::Later => (None, ""),
            End::Refused(code) => (Some(now), code.as_str()),
        };
        sqlx::query(
            "update outbox
                set done_at = $2,
                    not_before = $3,
                    last_error = $4
              where id = $1
                and done_at is null",
        )
        .bind(&task.id)
        .bind(over)
        .bind(now.plus_ms(back_off_ms(task.tries)))
        .bind(error)
        .execute(&mut *tx)
        .await?;
    }
    // What was in a letter, for example a code, is nowhere once it is sent. One that was refused
    // stays sealed: somebody may send it again.
    let sql = format!(
        "update outbox
            set done_at = $1,
                last_error = '',
                payload = case when topic = 'LETTER' then '' else payload end
          where done_at is null
            and id in {}",
        in_list(2, done.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(now);
    let query = done.into_iter().fold(query, sqlx::query::Query::bind);
    query.execute(tx).await?;
    Ok(())
}
