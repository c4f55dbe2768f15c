//! Webhooks of the card provider. They are unsigned, may come twice, late and out of order: each
//! is only a hint to ask the provider.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use shared::ids::AttemptId;

use super::{settle::settle_hinted, store};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    http::extract::{self, JsonBytes},
    state::AppState,
};

/// Hints about one attempt that are taken in; anybody can send more.
const MOST: i64 = 50;
/// Characters of a hint that are kept.
const LONGEST: usize = 8_000;

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
    let raw: String = String::from_utf8_lossy(&body)
        .chars()
        .take(LONGEST)
        .collect();
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
        .write(|tx| boxed(keep(tx, &state, &id, &event, &raw)))
        .await?;
    failpoint!(WebhookKept);
    if new {
        let task = state.clone();
        state.tracker.spawn(async move {
            if let Err(error) = settle_hinted(&task, &id).await {
                tracing::warn!(attempt = %id, error = %anyhow::Error::from(error), "after a webhook");
            }
        });
    }
    Ok(StatusCode::OK)
}

/// `false`: it came before, or too many came about this attempt.
async fn keep(
    tx: &mut Conn,
    state: &AppState,
    id: &AttemptId,
    event: &str,
    raw: &str,
) -> Result<bool, AppError> {
    // The provider sends a few of a payment; the reconciler needs none of them.
    let kept = sqlx::query(
        "insert into webhook_inbox (provider, event_id, received_at, raw, processed_at, ref)
         select 'card', $1, $2, $3, $2, $4
          where (select count(*) from webhook_inbox where ref = $4) < $5
         on conflict (provider, event_id) do nothing",
    )
    .bind(event)
    .bind(state.clock.now())
    .bind(raw)
    .bind(id)
    .bind(MOST)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(kept == 1)
}
