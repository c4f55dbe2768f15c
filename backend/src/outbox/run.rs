//! Carrying out what is due.

use serde::Serialize;
use shared::ids::{AttemptId, OrderNo};
use tokio::task::JoinSet;

use super::{
    LETTER, Letter, Topic,
    lease::{End, Task, due, finish_all, lease_all},
    message::Message,
};
use crate::{
    error::AppError,
    outside::{Reply, call},
    payment,
    state::AppState,
};

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
