//! How shoppers ask again while the mall cannot tell yet, and which answers they should never get.

use std::{sync::Mutex, time::Duration};

use serde::Serialize;
use tests::{Actor, Lost, Reply};

/// How often a step that is not decided yet is repeated, and how long one waits before.
pub(crate) const REPEATS: usize = 200;
/// See [`REPEATS`].
pub(crate) const PAUSE: Duration = Duration::from_millis(50);

/// Answers that no shopper should ever get: a fault without saying when to come back.
static RUDE: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Takes what was noted of such answers.
pub(crate) fn take_rude_answers() -> Vec<String> {
    std::mem::take(&mut *RUDE.lock().expect("nobody panicked with it"))
}

/// Notes an answer that no shopper should ever get.
pub(crate) fn note_rudeness(path: &str, reply: &Reply) {
    let polite = reply.status == 503 && reply.headers.contains_key("retry-after");
    if reply.status.is_server_error() && !polite {
        let answer = format!("{path} answered {}: {}", reply.status, reply.text());
        RUDE.lock().expect("nobody panicked with it").push(answer);
    }
}

/// Repeats a request as long as the mall says that it cannot tell yet.
pub(crate) async fn repeat(
    actor: &Actor,
    path: &str,
    body: &impl Serialize,
) -> Result<Reply, Lost> {
    let mut reply = actor.try_post(path, body).await?;
    note_rudeness(path, &reply);
    for _ in 0..REPEATS {
        let undecided = matches!(reply.status.as_u16(), 202 | 503)
            || (reply.status == 409 && reply.text().contains("IN_PROGRESS"));
        if !undecided {
            break;
        }
        tokio::time::sleep(PAUSE).await;
        reply = actor.try_post(path, body).await?;
        note_rudeness(path, &reply);
    }
    Ok(reply)
}
