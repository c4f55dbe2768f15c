//! Vouchers that an outside provider keeps: authorised before the card, confirmed after the
//! books, cancelled when the order is.

use serde_json::Value;
use shared::{
    ids::{LotId, OrderNo, TenantId},
    money::Won,
    pricing::Quote,
};

use crate::{
    db::{Conn, boxed},
    error::AppError,
    order,
    outbox::{self, Topic},
    outside::{Call, Reply},
    state::AppState,
    voucher::{
        ResolvedLot,
        provider::{self, LotAmount},
    },
};

/// Whether the provider's part of an order is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Authorized {
    /// It is, or there is none.
    Ready,
    /// The provider refused; nothing is set aside.
    Refused,
    /// Nobody knows yet.
    Unknown,
}

#[derive(Debug, Clone, sqlx::FromRow)]
struct Row {
    provider_idem: String,
    auth_id: Option<String>,
    approval_no: Option<String>,
    lots: String,
    status: String,
}

impl Row {
    fn lots(&self) -> Result<Vec<LotAmount>, AppError> {
        serde_json::from_str(&self.lots).map_err(AppError::internal)
    }
}

async fn find(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<Option<Row>> {
    sqlx::query_as(
        "select provider_idem,
                auth_id,
                approval_no,
                lots,
                status
           from voucher_authorizations
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await
}

/// Moves the authorisation on. `false`: it was not in `from`.
async fn change(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: &str,
    to: &str,
) -> sqlx::Result<bool> {
    let changed = sqlx::query(
        "update voucher_authorizations
            set status = $4
          where tenant_id = $1
            and order_no = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(from)
    .bind(to)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Writes down what the provider will be asked for. `false`: no lot of the provider pays.
pub async fn prepare(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    quote: &Quote,
    lots: &[ResolvedLot],
) -> Result<bool, AppError> {
    let external = |id: &LotId| {
        lots.iter()
            .any(|lot| lot.external && lot.tender.lot.id == *id)
    };
    let amounts: Vec<LotAmount> = quote
        .lots
        .iter()
        .filter(|lot| !lot.used.is_zero() && external(&lot.lot))
        .map(|lot| LotAmount {
            lot_id: lot.lot.clone(),
            amount: lot.used,
        })
        .collect();
    if amounts.is_empty() {
        return Ok(false);
    }
    let total: Won = amounts.iter().map(|lot| lot.amount).sum();
    sqlx::query(
        "insert into voucher_authorizations
                (tenant_id, order_no, provider_idem, amount, lots, status)
         values ($1, $2, $3, $4, $5, 'CREATED')",
    )
    .bind(tenant)
    .bind(no)
    .bind(state.ids.id("vau"))
    .bind(total)
    .bind(serde_json::to_string(&amounts).map_err(AppError::internal)?)
    .execute(tx)
    .await?;
    Ok(true)
}

/// Sets the provider's part aside, or finds out that it is.
pub(super) async fn authorize(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Authorized, AppError> {
    let row = {
        let mut conn = state.db.read().await?;
        find(&mut conn, tenant, no).await?
    };
    let Some(row) = row else {
        return Ok(Authorized::Ready);
    };
    match row.status.as_str() {
        "CREATED" | "REQUESTED" | "REFUSED" | "VOIDED" => {}
        "HELD" | "CONFIRMING" | "CONFIRMED" => return Ok(Authorized::Ready),
        _ => return Ok(Authorized::Unknown),
    }
    // Another attempt of the same order starts a new authorisation with a new key.
    let again = matches!(row.status.as_str(), "REFUSED" | "VOIDED");
    let key = if again {
        state.ids.id("vau")
    } else {
        row.provider_idem.clone()
    };
    state
        .db
        .write(|tx| boxed(requested(tx, tenant, no, &row.status, &key)))
        .await?;
    let call = provider::authorize(state, no, &key, &row.lots()?).await;
    let (status, auth_id) = match &call.reply {
        Reply::Done(body) => ("HELD", body.get("authId").and_then(Value::as_str)),
        Reply::Refused { code, .. } if code == "DUPLICATE_ORDER" => ("REQUESTED", None),
        Reply::Refused { .. } => ("REFUSED", None),
        Reply::Unknown => ("REQUESTED", None),
    };
    state
        .db
        .write(|tx| boxed(authorized(tx, tenant, no, status, auth_id, &call)))
        .await?;
    Ok(match status {
        "HELD" => Authorized::Ready,
        "REFUSED" => Authorized::Refused,
        _ => Authorized::Unknown,
    })
}

async fn requested(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: &str,
    key: &str,
) -> Result<(), AppError> {
    sqlx::query(
        "update voucher_authorizations
            set status = 'REQUESTED',
                provider_idem = $4
          where tenant_id = $1
            and order_no = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(no)
    .bind(from)
    .bind(key)
    .execute(tx)
    .await?;
    Ok(())
}

async fn authorized(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    status: &str,
    auth_id: Option<&str>,
    call: &Call,
) -> Result<(), AppError> {
    call.store(tx, tenant).await?;
    sqlx::query(
        "update voucher_authorizations
            set status = $3,
                auth_id = coalesce($4, auth_id)
          where tenant_id = $1
            and order_no = $2
            and status = 'REQUESTED'",
    )
    .bind(tenant)
    .bind(no)
    .bind(status)
    .bind(auth_id)
    .execute(tx)
    .await?;
    Ok(())
}

/// The order is booked: the provider is told to spend what it set aside.
pub(super) async fn booked(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    if change(tx, tenant, no, "HELD", "CONFIRMING").await? {
        outbox::add(tx, state, tenant, Topic::ConfirmVoucher, no.as_str(), "{}").await?;
    }
    Ok(())
}

/// The order ended unpaid: what the provider set aside is freed.
pub async fn give_up(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    for from in ["HELD", "REQUESTED"] {
        if change(tx, tenant, no, from, "VOIDING").await? {
            outbox::add(tx, state, tenant, Topic::VoidVoucher, no.as_str(), "{}").await?;
        }
    }
    Ok(())
}

/// The order is cancelled: what was spent goes back. `false`: nothing of the provider was.
pub async fn cancel(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<bool, AppError> {
    for from in ["CONFIRMING", "CONFIRMED"] {
        if change(tx, tenant, no, from, "CANCELLING").await? {
            outbox::add(tx, state, tenant, Topic::CancelVoucher, no.as_str(), "{}").await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether nothing of the provider waits to go back.
pub(super) async fn is_back(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> sqlx::Result<bool> {
    Ok(find(conn, tenant, no)
        .await?
        .is_none_or(|row| row.status != "CANCELLING"))
}

/// Carries out what the outbox remembers. `false`: not yet.
pub async fn carry_out(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    topic: Topic,
) -> Result<bool, AppError> {
    let row = {
        let mut conn = state.db.read().await?;
        find(&mut conn, tenant, no).await?
    };
    let Some(row) = row else { return Ok(true) };
    let lots = row.lots()?;
    let auth_id = match &row.auth_id {
        Some(id) => id.clone(),
        // The answer to the authorisation was lost: the provider knows whether there is one.
        None => match known_auth(state, no).await {
            Some(Some(id)) => id,
            Some(None) => return done(state, tenant, no, &row.status, None, None).await,
            None => return Ok(false),
        },
    };
    let call = match (topic, &row.approval_no) {
        (Topic::CancelVoucher, Some(approval)) => {
            provider::cancel(state, no, approval, &lots).await
        }
        // Booked but not confirmed when it was cancelled: freeing it gives the same back.
        (Topic::VoidVoucher, _) | (Topic::CancelVoucher, None) => {
            provider::void(state, no, &auth_id).await
        }
        _ => provider::confirm(state, no, &auth_id).await,
    };
    match call.reply.clone() {
        Reply::Done(body) => {
            let approval = body.get("approvalNo").and_then(Value::as_str);
            done(state, tenant, no, &row.status, approval, Some(&call)).await
        }
        Reply::Refused { code, .. } if code == "ALREADY_PROCESSED_PAYMENT" => {
            done(state, tenant, no, &row.status, None, Some(&call)).await
        }
        Reply::Refused { code, .. } => {
            tracing::error!(order = %no, %code, "the voucher provider refuses; a person has to look");
            Ok(false)
        }
        Reply::Unknown => Ok(false),
    }
}

/// The authorisation that the provider has for an order; `Some(None)` when it has none.
async fn known_auth(state: &AppState, no: &OrderNo) -> Option<Option<String>> {
    match provider::by_order(state, no).await.reply {
        Reply::Done(body) => Some(
            body.get("authId")
                .and_then(Value::as_str)
                .map(str::to_owned),
        ),
        Reply::Refused { .. } => Some(None),
        Reply::Unknown => None,
    }
}

async fn done(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    from: &str,
    approval_no: Option<&str>,
    call: Option<&Call>,
) -> Result<bool, AppError> {
    state
        .db
        .write(|tx| boxed(done_in(tx, state, tenant, no, from, approval_no, call)))
        .await?;
    Ok(true)
}

async fn done_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    from: &str,
    approval_no: Option<&str>,
    call: Option<&Call>,
) -> Result<(), AppError> {
    if let Some(call) = call {
        call.store(tx, tenant).await?;
    }
    let to = match from {
        "CONFIRMING" => "CONFIRMED",
        "VOIDING" => "VOIDED",
        "CANCELLING" => "CANCELLED",
        _ => return Ok(()),
    };
    if change(tx, tenant, no, from, to).await? {
        sqlx::query(
            "update voucher_authorizations
                set approval_no = coalesce($3, approval_no)
              where tenant_id = $1
                and order_no = $2",
        )
        .bind(tenant)
        .bind(no)
        .bind(approval_no)
        .execute(&mut *tx)
        .await?;
        if to == "CANCELLED" && !has_open_refund(tx, tenant, no).await? {
            order::finish_cancel(tx, state, tenant, no).await?;
        }
    }
    Ok(())
}

async fn has_open_refund(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<bool> {
    let open: i64 = sqlx::query_scalar(
        "select count(*)
           from refunds
          where tenant_id = $1
            and order_no = $2
            and status = 'REQUESTED'",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(conn)
    .await?;
    Ok(open > 0)
}
