//! Passwords: Argon2id, a few at a time, so that a flood of sign-ins does not slow the shop.

use std::{sync::LazyLock, time::Duration};

use argon2::{
    Argon2, PasswordHash, PasswordVerifier,
    password_hash::{PasswordHasher, SaltString},
};
use tokio::sync::Semaphore;

use crate::error::AppError;

/// How many are computed at once; each takes a core and 19 MiB.
const AT_ONCE: usize = 2;
/// How many may be computed or wait. More are asked to come again.
const IN_LINE: usize = 32;

static RUNNING: Semaphore = Semaphore::const_new(AT_ONCE);
static WAITING: Semaphore = Semaphore::const_new(IN_LINE);

/// Compared for unknown people, so that they take as long as known ones.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this password", &[7; 16]));

/// Hashes a new password with this salt.
pub(super) fn hash(password: &str, salt: &[u8; 16]) -> String {
    let salt = SaltString::encode_b64(salt).expect("16 bytes make a salt");
    // m = 19,456 KiB, t = 2, p = 1: the library's default is what OWASP asks for.
    let hashed = Argon2::default().hash_password(password.as_bytes(), &salt);
    hashed
        .expect("the default parameters are right")
        .to_string()
}

/// Whether the password is the one of this hash; an empty hash is nobody's.
pub(super) async fn is_right(password: &str, hashed: &str) -> Result<bool, AppError> {
    let busy = |_| AppError::TooMany {
        retry_after: Duration::from_secs(5),
    };
    let _in_line = WAITING.try_acquire().map_err(busy)?;
    let _running = RUNNING.acquire().await.map_err(AppError::internal)?;
    let known = !hashed.is_empty();
    let (password, hashed) = (password.to_owned(), hashed.to_owned());
    let verified = tokio::task::spawn_blocking(move || {
        let hashed = if known { hashed } else { NOBODY.clone() };
        let parsed = PasswordHash::new(&hashed);
        parsed.is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        })
    });
    Ok(verified.await.map_err(AppError::internal)? && known)
}

#[cfg(test)]
mod tests {
    use super::{hash, is_right};

    #[tokio::test]
    async fn a_password_is_recognised_and_nobody_has_an_empty_hash() {
        let hashed = hash("초록빛 감나무 아래 예순네 자까지도", &[1; 16]);
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(
            is_right("초록빛 감나무 아래 예순네 자까지도", &hashed)
                .await
                .unwrap()
        );
        assert!(!is_right("초록빛", &hashed).await.unwrap());
        assert!(!is_right("nobody has this password", "").await.unwrap());
    }
}
