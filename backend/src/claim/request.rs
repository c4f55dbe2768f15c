//! A shopper cancels units, or asks to send them back.

use shared::{
    claim::{ClaimKind, ClaimLine, ClaimReason, RequestClaim, SplitPlace},
    error::ErrorCode,
    ids::{OrderNo, TenantId, VendorId},
};

use super::{
    asked::Asked,
    split,
    store::{self, Opener},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order::{self, Keyed},
    outbox,
    state::AppState,
};

/// Does what is asked, or nothing more when the same key asked for it before.
pub(super) async fn request(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    keyed: &Keyed,
    request: &RequestClaim,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(request_in(tx, state, tenant, no, keyed, request)))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn request_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    keyed: &Keyed,
    request: &RequestClaim,
) -> Result<(), AppError> {
    let paid = order::store::lock_paid(tx, tenant, no).await?;
    if let Some(body) = store::find_key(tx, tenant, no, &keyed.key).await? {
        return if body == keyed.body_sha256 {
            Ok(())
        } else {
            Err(AppError::refused(
                ErrorCode::IdempotencyMismatch,
                "같은 키로 다른 내용을 접수할 수 없어요. 새로 고친 뒤 다시 접수해 주세요.",
            ))
        };
    }
    if !paid {
        return Err(wrong_state("결제를 마친 주문만 접수할 수 있어요."));
    }
    let asked = Asked {
        tenant,
        no,
        key: &keyed.key,
        body_sha256: &keyed.body_sha256,
        request,
        opened_by: Opener::Buyer,
    };
    asked.carry_out(tx, state).await
}

/// Cancels everything that is left of a paid order.
pub async fn cancel_rest(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    reason: &str,
) -> Result<(), AppError> {
    if !order::store::lock_paid(tx, tenant, no).await? {
        return Err(order::changed_meanwhile());
    }
    let parcels = order::list_parcels(tx, tenant, no).await?;
    if parcels.iter().any(order::Parcel::has_left) {
        return Err(wrong_state(
            "이미 보낸 상품이 있어 전체 취소를 할 수 없어요. 아직 보내지 않은 상품만 골라 취소해 주세요.",
        ));
    }
    cancel_free(tx, state, (tenant, no), None, reason).await
}

/// A vendor cancels everything that is left for it to send, and says why.
pub async fn cancel_unsendable(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (no, vendor): (&OrderNo, &VendorId),
    reason: &str,
) -> Result<(), AppError> {
    if !order::store::lock_paid(tx, tenant, no).await? {
        return Err(order::changed_meanwhile());
    }
    cancel_free(tx, state, (tenant, no), Some(vendor), reason).await
}

/// Cancels all units that no claim has taken, of one vendor or of all.
async fn cancel_free(
    tx: &mut Conn,
    state: &AppState,
    (tenant, no): (&TenantId, &OrderNo),
    vendor: Option<&VendorId>,
    reason: &str,
) -> Result<(), AppError> {
    let places = split::load(tx, tenant, no).await?;
    let wanted = |place: &&SplitPlace| vendor.is_none_or(|vendor| place.vendor == *vendor);
    let lines = places
        .iter()
        .filter(wanted)
        .filter(|place| place.free() > 0);
    let lines: Vec<ClaimLine> = lines
        .filter_map(|place| {
            Some(ClaimLine {
                option: place.option.clone()?,
                quantity: place.free(),
            })
        })
        .collect();
    let request = RequestClaim {
        kind: ClaimKind::Cancel,
        lines,
        reason: ClaimReason::ChangedMind,
        note: reason.to_owned(),
        known_on: None,
        expected: None,
    };
    let asked = Asked {
        tenant,
        no,
        key: &state.ids.id("key"),
        body_sha256: "",
        request: &request,
        opened_by: match vendor {
            Some(_) => Opener::Seller,
            None => Opener::Buyer,
        },
    };
    asked.carry_out(tx, state).await
}

fn wrong_state(text: &str) -> AppError {
    AppError::refused(ErrorCode::WrongState, text)
}
