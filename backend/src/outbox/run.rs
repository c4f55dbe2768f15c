//! Carrying out what is due.

use shared::{
    ids::{AttemptId, OrderNo, TenantId},
    time::Timestamp,
};

use super::{Template, Topic, message};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    outside::{Reply, call},
    payment,
    state::AppState,
};

/// Longer than one task may take: a worker that died gives its task back after this.
const LEASE_MS: i64 = 60_000;

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
}

/// Carries out everything that is due, and answers how much that was.
pub async fn run_due(state: &AppState) -> Result<usize, AppError> {
    let tasks = due(state).await?;
    let mut carried_out = 0;
    for task in tasks {
        if !state.db.write(|tx| boxed(lease(tx, state, &task))).await? {
            continue;
        }
        let done = match carry_out(state, &task).await {
            Ok(done) => done,
            Err(error) => {
                let error = format!("{:#}", anyhow::Error::from(error));
                tracing::warn!(task = task.id, topic = task.topic, error, "outbox");
                false
            }
        };
        state
            .db
            .write(|tx| boxed(finish(tx, state, &task, done)))
            .await?;
        carried_out += usize::from(done);
    }
    Ok(carried_out)
}

async fn due(state: &AppState) -> Result<Vec<Task>, AppError> {
    let mut conn = state.db.read().await?;
    let tasks = sqlx::query_as(
        "select tenant_id,
                id,
                topic,
                ref,
                payload,
                not_before,
                tries
           from outbox
          where done_at is null
            and not_before <= $1
          order by not_before, id
          limit 50",
    )
    .bind(state.clock.now())
    .fetch_all(&mut *conn)
    .await?;
    Ok(tasks)
}

/// Takes a task for this worker. `false`: another one was faster.
async fn lease(tx: &mut Conn, state: &AppState, task: &Task) -> Result<bool, AppError> {
    let taken = sqlx::query(
        "update outbox
            set not_before = $3
          where id = $1
            and done_at is null
            and not_before = $2",
    )
    .bind(&task.id)
    .bind(task.not_before)
    .bind(state.clock.now().plus_ms(LEASE_MS))
    .execute(tx)
    .await?
    .rows_affected();
    Ok(taken == 1)
}

async fn finish(tx: &mut Conn, state: &AppState, task: &Task, done: bool) -> Result<(), AppError> {
    let now = state.clock.now();
    // 2 s, 4 s, 8 s … up to about an hour.
    let again = now.plus_ms(1_000 << (task.tries + 1).clamp(1, 12));
    sqlx::query(
        "update outbox
            set done_at = $2,
                not_before = $3,
                tries = tries + 1
          where id = $1
            and done_at is null",
    )
    .bind(&task.id)
    .bind(done.then_some(now))
    .bind(again)
    .execute(tx)
    .await?;
    Ok(())
}

async fn carry_out(state: &AppState, task: &Task) -> Result<bool, AppError> {
    let order = || OrderNo(task.reference.clone());
    match Topic::parse(&task.topic) {
        Some(Topic::Message) => send_message(state, task).await,
        Some(Topic::VoidCard) => {
            payment::void_card(state, &AttemptId(task.reference.clone())).await
        }
        Some(Topic::RefundCard) => payment::refund_card(state, &task.reference).await,
        Some(Topic::RefundVoucher) => {
            payment::voucher::refund_voucher(state, &task.reference).await
        }
        Some(topic) => payment::voucher::carry_out(state, &task.tenant, &order(), topic).await,
        None => Err(AppError::internal(anyhow::anyhow!(
            "outbox topic {}",
            task.topic
        ))),
    }
}

async fn send_message(state: &AppState, task: &Task) -> Result<bool, AppError> {
    let Some(template) = Template::parse(&task.payload) else {
        return Err(AppError::internal(anyhow::anyhow!(
            "message template {}",
            task.payload
        )));
    };
    let mall = state.catalogs.by_tenant(&task.tenant);
    let mall_name = mall
        .as_ref()
        .map_or("", |mall| mall.mall.mall_name.as_str());
    let no = OrderNo(task.reference.clone());
    let composed = {
        let mut conn = state.db.read().await?;
        message::compose(&mut conn, &task.tenant, mall_name, template, &no).await?
    };
    let Some(composed) = composed else {
        return Ok(true);
    };
    let request = state
        .http
        .post(format!("{}/v1/messages", state.config.message_url))
        .header("Idempotency-Key", &task.id)
        .json(&composed);
    let sent = call(state, "message", &task.id, request).await;
    match sent.reply {
        Reply::Done(_) => Ok(true),
        Reply::Refused { code, .. } => {
            // The sender will never take it; trying for ever would help nobody.
            tracing::error!(order = %no, code, "a message was refused");
            Ok(true)
        }
        Reply::Unknown => Ok(false),
    }
}
