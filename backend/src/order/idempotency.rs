//! Keyed requests: the same key with the same body gives the same answer, whatever happened to
//! the first one.
//!
//! The row is claimed inside the transaction that does the work and carries its answer, so a
//! second request either waits for the first to commit and replays it, or runs because the first
//! was rolled back.

use axum::http::HeaderMap;
use sha2::{Digest as _, Sha256};
use shared::{
    error::{ErrorCode, FieldError},
    ids::OrderNo,
    time::Timestamp,
};

#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::{Conn, Together},
    error::AppError,
};

/// Who asks, with which key, for what.
#[derive(Debug, Clone)]
pub(crate) struct Keyed {
    pub(crate) scope: String,
    pub(crate) key: String,
    pub(crate) route: &'static str,
    pub(crate) body_sha256: String,
}

impl Keyed {
    /// Reads the `Idempotency-Key` header: 8 to 200 letters, digits, `-` or `_`.
    pub(crate) fn read(
        headers: &HeaderMap,
        scope: String,
        route: &'static str,
        body: &[u8],
    ) -> Result<Self, AppError> {
        let key = headers
            .get("idempotency-key")
            .and_then(|value| value.to_str().ok());
        let usable = |key: &&str| {
            (8..=200).contains(&key.len())
                && key
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        let Some(key) = key.filter(usable) else {
            let text = "주문마다 새로 만든 8~200자의 영문, 숫자를 보내 주세요.";
            return Err(AppError::invalid(vec![FieldError::new(
                "Idempotency-Key",
                text,
            )]));
        };
        let body_sha256 = hex::encode(Sha256::digest(body));
        Ok(Self {
            scope,
            key: key.to_owned(),
            route,
            body_sha256,
        })
    }
}

/// What is known of a keyed request.
#[derive(Debug)]
pub(super) enum Known {
    /// It was answered.
    Answer(String),
    /// It is being worked on.
    Running(OrderNo),
}

/// Looks the key up. `None`: it was never used.
pub(super) async fn find(conn: &mut Conn, keyed: &Keyed) -> Result<Option<Known>, AppError> {
    let row: Option<(String, String, Option<OrderNo>, Option<String>)> = sqlx::query_as(
        "select route,
                body_sha256,
                order_no,
                body
           from idempotency_keys
          where scope = $1
            and key = $2",
    )
    .bind(&keyed.scope)
    .bind(&keyed.key)
    .fetch_optional(conn)
    .await?;
    let Some((route, sha, order_no, body)) = row else {
        return Ok(None);
    };
    if route != keyed.route || sha != keyed.body_sha256 {
        return Err(AppError::refused(
            ErrorCode::IdempotencyMismatch,
            "같은 키로 다른 주문을 보낼 수 없어요. 새로 고친 뒤 다시 주문해 주세요.",
        ));
    }
    Ok(Some(match body {
        Some(body) => Known::Answer(body),
        None => Known::Running(order_no.unwrap_or_default()),
    }))
}

/// Claims the key, waiting for whoever is about to. `false`: another request has it.
pub(super) async fn claim(
    conn: &mut Conn,
    keyed: &Keyed,
    order: &OrderNo,
    now: Timestamp,
) -> Result<bool, AppError> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::CLAIM, (&keyed.scope, &keyed.key)).await?;
    let claimed = sqlx::query(
        "insert into idempotency_keys
                (scope, key, route, body_sha256, state, order_no, created_at)
         values ($1, $2, $3, $4, 'RUNNING', $5, $6)
         on conflict (scope, key) do nothing",
    )
    .bind(&keyed.scope)
    .bind(&keyed.key)
    .bind(keyed.route)
    .bind(&keyed.body_sha256)
    .bind(order)
    .bind(now)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(claimed == 1)
}

/// Adds the answer, for whoever asks again, to what is written together.
pub(super) fn finish(writes: Together, keyed: &Keyed, body: &str) -> Together {
    let sql = "update idempotency_keys
                  set state = 'DONE',
                      status = 201,
                      body = $3
                where scope = $1
                  and key = $2";
    writes.write(sql, |statement| {
        let statement = statement.bind(&keyed.scope).bind(&keyed.key);
        statement.bind(body)
    })
}
