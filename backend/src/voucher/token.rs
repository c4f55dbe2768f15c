//! Lot tokens: a lot, its mall and a deadline, signed.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use shared::{ids::TenantId, time::Timestamp, voucher::VoucherLot};

use crate::secret::RootKey;

const PURPOSE: &str = "lot-token";
/// How long a looked-up lot can be spent without typing its code again.
pub(super) const VALID_MS: i64 = 30 * 60_000;

/// Who keeps a lot's balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Keeper {
    /// Our own ledger.
    Ledger,
    /// The voucher provider.
    Provider,
}

/// What a token proves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Claim {
    pub(super) tenant: TenantId,
    pub(super) keeper: Keeper,
    /// As it was when it was looked up. Of a ledger lot, only the id counts.
    pub(super) lot: VoucherLot,
    pub(super) name: String,
    pub(super) until: Timestamp,
}

/// Why a token is not taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TokenError {
    /// Not one of ours, or of another mall.
    Forged,
    /// Looked up too long ago.
    Expired,
}

/// Signs a claim.
pub(super) fn mint(key: &RootKey, claim: &Claim) -> String {
    let payload = serde_json::to_vec(claim).unwrap_or_default();
    let signature = key.sign(PURPOSE, &payload);
    format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(&payload),
        URL_SAFE_NO_PAD.encode(&signature[..16])
    )
}

/// Reads a token back.
pub(super) fn read(
    key: &RootKey,
    tenant: &TenantId,
    now: Timestamp,
    token: &str,
) -> Result<Claim, TokenError> {
    let (payload, signature) = token.split_once('.').ok_or(TokenError::Forged)?;
    let decode = |text: &str| {
        URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_malformed| TokenError::Forged)
    };
    let payload = decode(payload)?;
    if !key.verify(PURPOSE, &payload, &decode(signature)?) {
        return Err(TokenError::Forged);
    }
    let claim: Claim = serde_json::from_slice(&payload).map_err(|_malformed| TokenError::Forged)?;
    if claim.tenant != *tenant {
        return Err(TokenError::Forged);
    }
    if claim.until <= now {
        return Err(TokenError::Expired);
    }
    Ok(claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{money::Won, voucher::VoucherKind};

    fn claim() -> Claim {
        Claim {
            tenant: "gangjin".into(),
            keeper: Keeper::Ledger,
            lot: VoucherLot {
                id: "lot-1".into(),
                programme: "payback".into(),
                kind: VoucherKind::Policy,
                face: Won(1),
                remaining: Won(1),
                expires_at: Timestamp(9),
                frozen: false,
            },
            name: "페이백".to_owned(),
            until: Timestamp(100),
        }
    }

    #[test]
    fn a_token_holds_for_its_mall_and_time() {
        let key = RootKey::for_tests();
        let token = mint(&key, &claim());
        let at = |tenant: &str, now| read(&key, &tenant.into(), Timestamp(now), &token);
        assert_eq!(at("gangjin", 99), Ok(claim()));
        assert_eq!(at("gangjin", 100), Err(TokenError::Expired));
        assert_eq!(at("haenam", 99), Err(TokenError::Forged));
    }

    #[test]
    fn a_changed_token_is_refused() {
        let key = RootKey::for_tests();
        let token = mint(&key, &claim());
        for at in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            let read = read(&key, &"gangjin".into(), Timestamp(1), &changed);
            // The last letter of base64 carries unused bits; what it decodes to may be equal.
            assert!(read.is_err() || changed[..at] == token[..at] && read == Ok(claim()));
        }
    }
}
