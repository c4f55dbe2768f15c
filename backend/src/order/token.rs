//! Order tokens: proof that an order is the caller's, without an account. They travel in the
//! header `X-Order-Token`, in the body of a form and in URL fragments, never in a query.

use axum::http::HeaderMap;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{
    ids::{OrderNo, TenantId},
    time::Timestamp,
};

use crate::{error::AppError, secret::RootKey};

const PURPOSE: &str = "order-token";
const VALID_MS: i64 = 30 * 86_400_000;

/// A token issued at `now`, good for 30 days. The same moment gives the same token.
pub fn mint(key: &RootKey, tenant: &TenantId, no: &OrderNo, now: Timestamp) -> String {
    let until = now.plus_ms(VALID_MS).0;
    let signature = key.sign(PURPOSE, &message(tenant, no, until));
    format!("{until:x}.{}", URL_SAFE_NO_PAD.encode(&signature[..16]))
}

/// Whether the request proves that the order is the caller's. Without proof there is no such
/// order, whether it exists or not.
pub fn check(
    key: &RootKey,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
    headers: &HeaderMap,
) -> Result<(), AppError> {
    let token = headers
        .get("x-order-token")
        .and_then(|value| value.to_str().ok());
    let valid = token.is_some_and(|token| is_valid(key, tenant, no, now, token));
    if valid {
        Ok(())
    } else {
        Err(AppError::not_found("주문을 찾을 수 없어요."))
    }
}

/// Whether a token that came in another way than the header proves it.
pub fn is_valid(
    key: &RootKey,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
    token: &str,
) -> bool {
    let Some((until, signature)) = token.split_once('.') else {
        return false;
    };
    let (Ok(until), Ok(signature)) = (
        i64::from_str_radix(until, 16),
        URL_SAFE_NO_PAD.decode(signature),
    ) else {
        return false;
    };
    now.0 < until && key.verify(PURPOSE, &message(tenant, no, until), &signature)
}

fn message(tenant: &TenantId, no: &OrderNo, until: i64) -> Vec<u8> {
    format!("{tenant}\n{no}\n{until}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_for_one_order_and_thirty_days() {
        let key = RootKey::for_tests();
        let tenant = TenantId::from("gangjin");
        let no = OrderNo::from("20261122-000001");
        let token = mint(&key, &tenant, &no, Timestamp(0));
        let valid = |no: &OrderNo, now| is_valid(&key, &tenant, no, Timestamp(now), &token);
        assert!(valid(&no, VALID_MS - 1));
        assert!(!valid(&no, VALID_MS));
        assert!(!valid(&OrderNo::from("20261122-000002"), 0));
        assert!(!is_valid(&key, &tenant, &no, Timestamp(0), "zz"));
    }
}
