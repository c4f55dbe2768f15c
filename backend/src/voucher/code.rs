//! Codes and PINs as they are typed, and the hashes that stand for them in the database.

use shared::ids::TenantId;

use crate::secret::RootKey;

/// What a shopper typed, freed from the ways in which people write a code.
///
/// `None` when it cannot be one: the caller answers like for an unknown code.
pub(super) fn normalize(typed: &str) -> Option<String> {
    let code: String = typed
        .trim()
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let usable =
        (4..=40).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    usable.then_some(code)
}

/// The keyed hash of a code; without the key nobody can try codes against a stolen database.
pub(super) fn code_hash(key: &RootKey, tenant: &TenantId, code: &str) -> String {
    hex::encode(key.sign("voucher-code", format!("{tenant}\n{code}").as_bytes()))
}

/// The keyed hash of a code's PIN.
pub(super) fn pin_hash(key: &RootKey, tenant: &TenantId, code: &str, pin: &str) -> String {
    hex::encode(key.sign("voucher-pin", format!("{tenant}\n{code}\n{pin}").as_bytes()))
}

/// Whether a code has the 80 random bits that guessing cannot reach. Short demo codes have not.
pub(super) fn is_strong(code: &str) -> bool {
    code.len() >= 16
}

#[cfg(test)]
mod tests {
    use super::{is_strong, normalize};

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(
            normalize(" demo-pb25 -0001 ").as_deref(),
            Some("DEMOPB250001")
        );
        assert_eq!(normalize("상품권"), None);
        assert_eq!(normalize(&"A".repeat(41)), None);
    }

    #[test]
    fn demo_codes_are_not_strong() {
        assert!(!is_strong("DEMOPB250001"));
        assert!(is_strong("7K3M9Q2X4B6C8D0F"));
    }
}
