//! What lots have left: looked up by code and PIN, and again by token.

use shared::{
    catalog::Catalog,
    error::ErrorCode,
    time::Date,
    voucher::{BalanceAnswer, BalanceRequest, HeldLot, LotMovement, VoucherLot},
};

use super::{
    code, provider, store,
    token::{self, Claim, Keeper},
};
use crate::{catalog::Snapshot, db::Conn, error::AppError, state::AppState};

/// Answers what a voucher has left.
pub(super) async fn balance(
    state: &AppState,
    mall: &Snapshot,
    request: &BalanceRequest,
) -> Result<BalanceAnswer, AppError> {
    let mut lots = if request.lot_tokens.is_empty() {
        by_code(state, mall, request).await?
    } else {
        by_tokens(state, mall, &request.lot_tokens).await?
    };
    lots.sort_by(|a, b| {
        let key = |held: &HeldLot| (held.lot.expires_at, held.lot.kind, held.lot.id.clone());
        key(a).cmp(&key(b))
    });
    Ok(BalanceAnswer { lots })
}

async fn by_code(
    state: &AppState,
    mall: &Snapshot,
    request: &BalanceRequest,
) -> Result<Vec<HeldLot>, AppError> {
    let pin = request.pin.trim();
    let Some(code) = code::normalize(&request.code) else {
        return Err(unknown());
    };
    if pin.len() > 12 || (!code::is_strong(&code) && !mall.mall.demo) {
        return Err(unknown());
    }
    let tenant = mall.tenant();
    let hash = code::code_hash(&state.key, tenant, &code);
    let right_pin = code::pin_hash(&state.key, tenant, &code, pin);
    let mut conn = state.db.read().await?;
    match store::find_by_code(&mut conn, tenant, &hash).await? {
        Some(row) if row.pin_hash == right_pin => Ok(held_ledger_lot(state, mall, &mut conn, row)
            .await?
            .into_iter()
            .collect()),
        Some(_) => Err(unknown()),
        None => {
            // Other codes are the provider's to know.
            drop(conn);
            let lots = provider::balance(state, tenant, &code, pin)
                .await?
                .ok_or_else(unknown)?;
            Ok(lots
                .into_iter()
                .filter_map(|lot| held_external_lot(state, mall, lot))
                .collect())
        }
    }
}

async fn by_tokens(
    state: &AppState,
    mall: &Snapshot,
    tokens: &[String],
) -> Result<Vec<HeldLot>, AppError> {
    let now = state.clock.now();
    let read = |token: &String| {
        let claim = token::read(&state.key, mall.tenant(), now, token).ok()?;
        Some((token.clone(), claim))
    };
    let claims: Vec<(String, Claim)> = tokens.iter().take(20).filter_map(read).collect();
    let of_ledger: Vec<_> = claims
        .iter()
        .filter(|(_, claim)| claim.keeper == Keeper::Ledger)
        .map(|(_, claim)| &claim.lot.id)
        .collect();
    let mut conn = state.db.read().await?;
    let mut lots = Vec::new();
    for row in store::find_by_ids(&mut conn, mall.tenant(), &of_ledger).await? {
        lots.extend(held_ledger_lot(state, mall, &mut conn, row).await?);
    }
    let of_provider = claims
        .into_iter()
        .filter(|(_, claim)| claim.keeper == Keeper::Provider);
    lots.extend(of_provider.map(|(lot_token, claim)| HeldLot {
        lot_token,
        name: claim.name,
        lot: claim.lot,
        history: Vec::new(),
    }));
    Ok(lots)
}

async fn held_ledger_lot(
    state: &AppState,
    mall: &Snapshot,
    conn: &mut Conn,
    row: store::LotRow,
) -> Result<Option<HeldLot>, AppError> {
    let history = store::list_movements(conn, mall.tenant(), &row.id).await?;
    let Some((lot, name)) = ledger_lot(&mall.catalog, row) else {
        return Ok(None);
    };
    let claim = claim(state, mall, Keeper::Ledger, lot, name);
    Ok(Some(held(state, claim, history)))
}

fn held_external_lot(state: &AppState, mall: &Snapshot, lot: provider::Lot) -> Option<HeldLot> {
    let programme = mall.catalog.programme(&lot.programme)?;
    let expires_at = Date::parse(&lot.expires_on)?.plus(1).start();
    let lot = VoucherLot {
        id: lot.lot_id,
        programme: lot.programme,
        kind: programme.kind,
        face: lot.face,
        remaining: lot.remaining,
        expires_at,
        frozen: false,
    };
    let claim = claim(state, mall, Keeper::Provider, lot, programme.name.clone());
    Some(held(state, claim, Vec::new()))
}

fn claim(
    state: &AppState,
    mall: &Snapshot,
    keeper: Keeper,
    lot: VoucherLot,
    name: String,
) -> Claim {
    let until = state.clock.now().plus_ms(token::VALID_MS);
    Claim {
        tenant: mall.tenant().clone(),
        keeper,
        lot,
        name,
        until,
    }
}

fn held(state: &AppState, claim: Claim, history: Vec<LotMovement>) -> HeldLot {
    HeldLot {
        lot_token: token::mint(&state.key, &claim),
        name: claim.name,
        lot: claim.lot,
        history,
    }
}

/// A lot of our own ledger as it is now. `None`: the mall does not take its programme any more.
pub(super) fn ledger_lot(catalog: &Catalog, row: store::LotRow) -> Option<(VoucherLot, String)> {
    let programme = catalog.programme(&row.programme)?;
    let lot = VoucherLot {
        id: row.id,
        programme: row.programme,
        kind: programme.kind,
        face: row.face,
        remaining: row.remaining,
        expires_at: row.expires_at,
        frozen: row.frozen_at.is_some(),
    };
    Some((lot, programme.name.clone()))
}

fn unknown() -> AppError {
    AppError::refused(
        ErrorCode::VoucherNotFound,
        "번호나 비밀번호가 맞지 않아요. 상품권에 적힌 그대로 넣어 주세요.",
    )
}
