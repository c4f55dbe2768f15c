//! Carrying out what is due.

use std::collections::HashMap;

use serde::Serialize;
use shared::{
    ids::{AttemptId, OrderNo, TenantId},
    text::Phone,
    time::Timestamp,
};
use sqlx::AssertSqlSafe;
use tokio::task::JoinSet;

use super::{LETTER, Letter, Topic, message::Message};
use crate::{
    db::{Conn, boxed, in_list, values},
    error::AppError,
    outside::{self, LONGEST_BACK_OFF_MS, Reply, back_off_ms, call},
    payment,
    state::AppState,
};

#[derive(Debug, Clone, sqlx::FromRow)]
struct Task {
    #[sqlx(rename = "tenant_id")]
    tenant: TenantId,
    id: String,
    topic: String,
    #[sqlx(rename = "ref")]
    reference: String,
    payload: String,
    not_before: Timestamp,
    tries: i64,
    title: String,
    content: String,
    renewed: i64,
    /// Of a message: who ordered, unless they are forgotten. Read when the task is taken.
    #[sqlx(skip)]
    buyer_phone: Option<Phone>,
}

/// How a try ended.
#[derive(Debug)]
enum End {
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

/// Carries out everything that is due, and answers how much that was.
///
/// Steps with money are leased and taken one by one, in their order; messages do not depend on
/// each other and share two transactions for all of them.
pub async fn run_due(state: &AppState) -> Result<usize, AppError> {
    let is_message = |task: &Task| {
        let messages = [Topic::Message, Topic::Letter].map(Topic::as_str);
        messages.contains(&task.topic.as_str())
    };
    let (messages, steps): (Vec<Task>, Vec<Task>) =
        due(state).await?.into_iter().partition(is_message);
    let mut carried_out = 0;
    for step in steps {
        let leased = lease_all(state, vec![step]).await?;
        for task in leased {
            failpoint!(OutboxLeased);
            let done = attempt(state, &task).await;
            failpoint!(OutboxCarriedOut);
            carried_out += finish_all(state, &[(task, done)]).await?;
            failpoint!(OutboxFinished);
        }
    }
    let mut sending = JoinSet::new();
    for task in lease_all(state, messages).await? {
        let state = state.clone();
        sending.spawn(async move {
            let done = attempt(&state, &task).await;
            (task, done)
        });
    }
    let mut sent = Vec::new();
    while let Some(ended) = sending.join_next().await {
        // One that panicked is due again when its lease ends.
        sent.extend(ended.ok());
    }
    Ok(carried_out + finish_all(state, &sent).await?)
}

async fn attempt(state: &AppState, task: &Task) -> End {
    carry_out(state, task).await.unwrap_or_else(|error| {
        let error = format!("{:#}", anyhow::Error::from(error));
        tracing::warn!(task = task.id, topic = task.topic, error, "outbox");
        End::Later
    })
}

async fn due(state: &AppState) -> Result<Vec<Task>, AppError> {
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
async fn lease_all(state: &AppState, tasks: Vec<Task>) -> Result<Vec<Task>, AppError> {
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
async fn finish_all(state: &AppState, ended: &[(Task, End)]) -> Result<usize, AppError> {
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

async fn carry_out(state: &AppState, task: &Task) -> Result<End, AppError> {
    let order = || OrderNo(task.reference.clone());
    let first = task.tries == 0;
    let done = match Topic::parse(&task.topic) {
        Some(Topic::Message) => return send_message(state, task).await,
        Some(Topic::Letter) => return send_letter(state, task).await,
        Some(Topic::VoidCard) => {
            payment::void_card(state, &AttemptId(task.reference.clone()), first).await
        }
        Some(Topic::RefundCard) => payment::refund_card(state, &task.reference, first).await,
        Some(Topic::RefundVoucher) => {
            payment::voucher::refund_voucher(state, &task.reference).await
        }
        Some(topic) => {
            payment::voucher::carry_out(state, &task.tenant, &order(), topic, first).await
        }
        None => Err(AppError::internal(anyhow::anyhow!(
            "outbox topic {}",
            task.topic
        ))),
    };
    done.map(End::from)
}

async fn send_message(state: &AppState, task: &Task) -> Result<End, AppError> {
    let Some(phone) = &task.buyer_phone else {
        return Ok(End::Done);
    };
    let message = Message {
        to: phone.to_string(),
        template: task.payload.clone(),
        title: task.title.clone(),
        body: task.content.clone(),
        order_no: OrderNo(task.reference.clone()),
    };
    failpoint!(MessageSending);
    send(state, task, &message).await
}

async fn send_letter(state: &AppState, task: &Task) -> Result<End, AppError> {
    let text = state.key.open(LETTER, &task.reference, &task.payload);
    let text = text.ok_or_else(|| AppError::internal(anyhow::anyhow!("a letter does not open")))?;
    let letter: Letter = serde_json::from_slice(&text).map_err(AppError::internal)?;
    send(state, task, &letter).await
}

async fn send(state: &AppState, task: &Task, message: &impl Serialize) -> Result<End, AppError> {
    // A key that was refused stays refused, so a message that is sent anew has another.
    let key = match task.renewed {
        0 => task.id.clone(),
        times => format!("{}-{times}", task.id),
    };
    let request = state
        .http
        .post(format!("{}/v1/messages", state.config.message_url))
        .header("Idempotency-Key", key)
        .json(message);
    let sent = call(state, "message", &task.id, request).await;
    match sent.reply {
        Reply::Done(_) => Ok(End::Done),
        Reply::Refused { code, .. } => {
            // The sender will never take it; trying for ever would help nobody.
            tracing::error!(about = task.reference, code, "a message was refused");
            Ok(End::Refused(code))
        }
        Reply::Unknown => Ok(End::Later),
    }
}
