//! Proving a phone: a code is sent to it and comes back. Who has the phone is not asked here.

use std::time::Duration;

use shared::{error::FieldError, ids::TenantId, text::Phone};

use crate::{
    db::Conn,
    error::AppError,
    outbox,
    state::AppState,
    voucher::{Attempts, check_attempts},
};

/// Codes that one phone is sent; each costs money and patience.
const CODES: Attempts = Attempts {
    what: "console-code",
    most: 5,
    window: Duration::from_hours(1),
};

const LIVES_MS: i64 = 5 * 60_000;
/// Wrong tries before a code is worthless.
const TRIES: i64 = 5;

/// Reads a number as people write it.
pub(super) fn parse(text: &str) -> Result<Phone, AppError> {
    Phone::parse(text).map_err(|wrong| AppError::invalid(vec![FieldError::new("phone", wrong)]))
}

/// Counts that somebody wants a code for a phone.
pub(super) async fn count(
    state: &AppState,
    tenant: &TenantId,
    phone: &Phone,
) -> Result<(), AppError> {
    check_attempts(state, CODES, &format!("{tenant}\n{}", phone.digits())).await
}

/// Makes a new code, and remembers to send it.
pub(super) async fn send(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    phone: &Phone,
) -> Result<(), AppError> {
    let code = format!("{:06}", u32::from_le_bytes(state.ids.bytes()) % 1_000_000);
    sqlx::query(
        "insert into phone_codes (tenant_id, phone, code, expires_at)
         values ($1, $2, $3, $4)
         on conflict (tenant_id, phone) do update
            set code = excluded.code,
                expires_at = excluded.expires_at,
                tries = 0",
    )
    .bind(tenant)
    .bind(phone)
    .bind(hidden(state, tenant, phone, &code))
    .bind(state.clock.now().plus_ms(LIVES_MS))
    .execute(&mut *tx)
    .await?;
    let letter = outbox::Letter {
        to: phone.to_string(),
        template: "console-code".to_owned(),
        title: "인증 번호".to_owned(),
        body: format!(
            "인증 번호는 {code}이에요. 5분 안에 넣어 주세요. 아무에게도 알려 주지 마세요."
        ),
    };
    outbox::letter(tx, state, tenant, phone.digits(), &letter).await
}

/// Uses a code up. `false`: it is wrong, too old, or was tried too often.
pub(super) async fn take(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    phone: &Phone,
    written: &str,
) -> Result<bool, AppError> {
    let code: String = written.chars().filter(char::is_ascii_digit).collect();
    let used = sqlx::query(
        "delete from phone_codes
          where tenant_id = $1
            and phone = $2
            and code = $3
            and expires_at > $4
            and tries < $5",
    )
    .bind(tenant)
    .bind(phone)
    .bind(hidden(state, tenant, phone, &code))
    .bind(state.clock.now())
    .bind(TRIES)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    sqlx::query("update phone_codes set tries = tries + 1 where tenant_id = $1 and phone = $2")
        .bind(tenant)
        .bind(phone)
        .execute(tx)
        .await?;
    Ok(used == 1)
}

fn hidden(state: &AppState, tenant: &TenantId, phone: &Phone, code: &str) -> String {
    let text = format!("{tenant}\n{}\n{code}", phone.digits());
    hex::encode(state.key.sign("console-code", text.as_bytes()))
}
