//! A demo whose clock can be moved, so that a browser story sees a month pass. Only the metrics
//! address moves it, and only where the operator asked for it.

use std::{
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};

use axum::{
    Router,
    http::{HeaderValue, header},
    middleware,
    response::Response,
    routing::put,
};
use serde::Deserialize;

use crate::{
    catalog,
    clock::{Clock, MovedClock},
    error::AppError,
    http::extract::Json,
    state::AppState,
};

/// How far the demo is ahead.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Ahead {
    ahead_ms: i64,
}

/// The way to move the clock. Before it answers, the catalogue knows what begins or ends by then.
pub(super) fn router(clock: Arc<MovedClock>, state: AppState) -> Router {
    let set = move |Json(Ahead { ahead_ms }): Json<Ahead>| async move {
        clock.move_to(ahead_ms);
        catalog::tick(&state).await.map_err(AppError::internal)
    };
    Router::new().route("/clock", put(set))
}

/// Browsers go by the date of the mall's answers, so answers have the mall's.
pub(super) fn date_answers(routes: Router, clock: Arc<MovedClock>) -> Router {
    routes.layer(middleware::map_response(move |mut answer: Response| {
        let ms = u64::try_from(clock.now().0).unwrap_or_default();
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(ms));
        if let Ok(date) = HeaderValue::try_from(date) {
            answer.headers_mut().insert(header::DATE, date);
        }
        std::future::ready(answer)
    }))
}
