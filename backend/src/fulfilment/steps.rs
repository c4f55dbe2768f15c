//! A producer's steps, each one transaction with its line in the audit log.

use shared::{
    console::parcel::Send,
    error::{ErrorCode, FieldError},
    ids::{OptionId, OrderNo, VendorId},
    text::line,
    waybill::Waybill,
};

use crate::{
    catalog::stock,
    claim,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    order, outbox,
    state::AppState,
};

/// The vendor's part of an order.
type Place<'a> = (&'a OrderNo, &'a VendorId);

/// Nobody has more than this in a store room.
const MOST: i64 = 1_000_000;

pub(super) async fn accept(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(accept_in(tx, state, actor, place)))
        .await
}

async fn accept_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
) -> Result<(), AppError> {
    find(tx, actor, place).await?;
    // Pressed twice, it stays accepted.
    if order::accept(tx, &actor.tenant, place, state.clock.now()).await? {
        note(
            tx,
            state,
            actor,
            Deed::of("parcel-accepted", place.0.as_str()),
        )
        .await?;
    }
    Ok(())
}

pub(super) async fn send(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    request: &Send,
) -> Result<(), AppError> {
    let waybill = Waybill::parse(request.carrier, &request.number)
        .map_err(|wrong| AppError::invalid(vec![FieldError::new("number", wrong)]))?;
    send_waybill(state, actor, place, &waybill).await
}

pub(super) async fn send_waybill(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    waybill: &Waybill,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(send_in(tx, state, actor, place, waybill)))
        .await?;
    outbox::wake(state);
    Ok(())
}

async fn send_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    waybill: &Waybill,
) -> Result<(), AppError> {
    find(tx, actor, place).await?;
    let (tenant, now, text) = (&actor.tenant, state.clock.now(), waybill.to_string());
    order::accept(tx, tenant, place, now).await?;
    order::ship(tx, tenant, place, &text, now).await?;
    outbox::parcel_sent(tx, state, tenant, place.0, waybill).await?;
    let deed = Deed {
        detail: &text,
        ..Deed::of("parcel-sent", place.0.as_str())
    };
    note(tx, state, actor, deed).await
}

pub(super) async fn cannot_send(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    reason: &str,
) -> Result<(), AppError> {
    let reason = line(reason, 100).filter(|reason| !reason.is_empty());
    let reason = reason.ok_or_else(|| {
        let text = "왜 못 보내는지 한 줄로 적어 주세요. 손님이 읽어요.";
        AppError::invalid(vec![FieldError::new("reason", text)])
    })?;
    state
        .db
        .write(|tx| boxed(cannot_send_in(tx, state, actor, place, &reason)))
        .await?;
    outbox::wake(state);
    state.catalogs.changed();
    Ok(())
}

async fn cannot_send_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    reason: &str,
) -> Result<(), AppError> {
    find(tx, actor, place).await?;
    claim::cancel_unsendable(tx, state, &actor.tenant, place, reason).await?;
    let deed = Deed {
        reason,
        ..Deed::of("parcel-refused", place.0.as_str())
    };
    note(tx, state, actor, deed).await
}

pub(super) async fn count(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    option: &OptionId,
    left: i64,
) -> Result<(), AppError> {
    if !(0..=MOST).contains(&left) {
        let text = "0부터 1,000,000까지 적어 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("left", text)]));
    }
    state
        .db
        .write(|tx| boxed(count_in(tx, state, actor, vendor, option, left)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn count_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    option: &OptionId,
    left: i64,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    let Some(before) = stock::count(tx, tenant, (vendor, option), left, now).await? else {
        return Err(AppError::not_found("그런 상품이 없어요."));
    };
    let detail = format!(r#"{{"before":{before},"after":{left}}}"#);
    let deed = Deed {
        detail: &detail,
        ..Deed::of("stock-counted", option.as_str())
    };
    note(tx, state, actor, deed).await
}

/// The parcel must be this vendor's; of others' orders nobody learns that they exist.
async fn find(tx: &mut Conn, actor: &Actor, (no, vendor): Place<'_>) -> Result<(), AppError> {
    let parcels = order::list_parcels(tx, &actor.tenant, no).await?;
    let own = parcels.iter().any(|parcel| parcel.vendor == *vendor);
    own.then_some(())
        .ok_or_else(|| AppError::refused(ErrorCode::NotFound, "그런 주문이 없어요."))
}
