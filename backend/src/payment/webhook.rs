//! Webhooks of the card provider. They are unsigned, may come twice, late and out of order: each
//! is only a hint to ask the provider.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use shared::ids::AttemptId;

use super::{settle, store};
use crate::{
    db::{Conn, boxed, is_unique_violation},
    error::AppError,
    http::extract::{self, JsonBytes},
    state::AppState,
};

#[derive(Deserialize)]
struct Webhook {
    data: Data,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    order_id: AttemptId,
}

/// Takes a hint, keeps it, and asks the provider about the payment that it names.
pub(super) async fn receive(
    State(state): State<AppState>,
    JsonBytes(body): JsonBytes,
) -> Result<StatusCode, AppError> {
    let webhook: Webhook = extract::parse(&body)?;
    let event = hex::encode(Sha256::digest(&body));
    let raw = String::from_utf8_lossy(&body).into_owned();
    let id = webhook.data.order_id;
    // A payment that is not ours is no reason to keep anything.
    let known = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, &id).await?
    };
    if known.is_none() {
        return Ok(StatusCode::OK);
    }
    failpoint!(WebhookReceived);
    let new = state
        .db
        .write(|tx| boxed(keep(tx, &state, &event, &raw)))
        .await?;
    failpoint!(WebhookKept);
    if new {
        let task = state.clone();
        state.tracker.spawn(async move {
            if let Err(error) = settle(&task, &id).await {
                tracing::warn!(attempt = %id, error = %anyhow::Error::from(error), "after a webhook");
            }
        });
    }
    Ok(StatusCode::OK)
}

async fn keep(tx: &mut Conn, state: &AppState, event: &str, raw: &str) -> Result<bool, AppError> {
    let now = state.clock.now();
    let inserted = sqlx::query(
        "insert into webhook_inbox (provider, event_id, received_at, raw, processed_at)
         values ('card', $1, $2, $3, $2)",
    )
    .bind(event)
    .bind(now)
    .bind(raw)
    .execute(tx)
    .await;
    match inserted {
        Ok(_) => Ok(true),
        Err(error) if is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
