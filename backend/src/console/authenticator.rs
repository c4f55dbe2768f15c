//! The six digits of an authenticator app (RFC 6238): thirty seconds a step, one step of grace on
//! either side, and no step twice.

use shared::time::Timestamp;
use totp_rs::{Algorithm, Secret, TOTP};

use crate::{error::AppError, secret::RootKey};

/// What the seed is sealed for.
const PURPOSE: &str = "console-authenticator";
const STEP_MS: i64 = 30_000;

/// Seals a new seed for the database.
pub(super) fn seal(key: &RootKey, nonce: [u8; 12], staff: &str, seed: &[u8; 20]) -> String {
    key.seal(PURPOSE, nonce, staff, seed)
}

/// The seed as an authenticator app takes it.
pub(super) fn readable(seed: &[u8; 20]) -> String {
    Secret::Raw(seed.to_vec()).to_encoded().to_string()
}

/// The step of the digits, if they are of now and not older than the last one that was used.
pub(super) fn step_of(
    key: &RootKey,
    staff: &str,
    sealed: &str,
    last: i64,
    code: &str,
    now: Timestamp,
) -> Result<Option<i64>, AppError> {
    let Some(seed) = key.open(PURPOSE, staff, sealed) else {
        return Err(AppError::internal(anyhow::anyhow!(
            "the authenticator's seed of {staff} does not open"
        )));
    };
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let current = now.0 / STEP_MS;
    let steps = [current, current - 1, current + 1];
    let mut fresh = steps.into_iter().filter(|step| *step > last);
    Ok(fresh.find(|step| digits(&seed, *step) == code))
}

/// The digits of now; for whoever has the database and its key anyway.
pub(super) fn now(key: &RootKey, staff: &str, sealed: &str, now: Timestamp) -> Option<String> {
    let seed = key.open(PURPOSE, staff, sealed)?;
    Some(digits(&seed, now.0 / STEP_MS))
}

fn digits(seed: &[u8], step: i64) -> String {
    let seconds = u64::try_from(step * STEP_MS / 1_000).unwrap_or_default();
    TOTP::new_unchecked(Algorithm::SHA1, 6, 1, 30, seed.to_vec()).generate(seconds)
}

#[cfg(test)]
mod tests {
    use shared::time::Timestamp;

    use super::{digits, seal, step_of};
    use crate::secret::RootKey;

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn digits_are_those_of_the_standard() {
        let seed = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(digits(seed, seconds / 30), code);
        }
    }

    #[test]
    fn a_step_works_once_and_for_its_owner_only() {
        let (key, seed) = (RootKey::for_tests(), *b"12345678901234567890");
        let sealed = seal(&key, [3; 12], "stf_1", &seed);
        let at = |seconds: i64| Timestamp(seconds * 1_000);
        let step =
            |last, seconds| step_of(&key, "stf_1", &sealed, last, "287 082", at(seconds)).unwrap();
        assert_eq!(step(0, 59), Some(1));
        assert_eq!(step(0, 89), Some(1), "a step of grace");
        assert_eq!(step(0, 120), None);
        assert_eq!(step(1, 59), None, "used before");
        assert!(step_of(&key, "stf_2", &sealed, 0, "287082", at(59)).is_err());
    }
}
