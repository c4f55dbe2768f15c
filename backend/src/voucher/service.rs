//! Looking lots up by code, and again by token.

use shared::{
    catalog::Catalog,
    error::{ErrorCode, FieldError},
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    order::TenderRequest,
    time::Date,
    voucher::{BalanceAnswer, BalanceRequest, HeldLot, LotMovement, Tender, VoucherLot},
};

use super::{
    code, provider, store,
    token::{self, Claim, Keeper, TokenError},
};
use crate::{
    catalog::Snapshot,
    db::Conn,
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, PostError, Transfer, TransferKind},
    secret::RootKey,
    state::AppState,
};

/// A tender with what the token proved about it.
#[derive(Debug, Clone)]
pub struct ResolvedLot {
    /// The lot as it is now, and the shopper's own limit.
    pub tender: Tender,
    /// As shoppers read it.
    pub name: String,
    /// Who keeps its balance.
    pub external: bool,
}

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
    let mut conn = state.db.read().await?;
    let mut lots = Vec::new();
    for token in tokens.iter().take(20) {
        let Ok(claim) = token::read(&state.key, mall.tenant(), state.clock.now(), token) else {
            continue;
        };
        match claim.keeper {
            Keeper::Ledger => {
                if let Some(row) =
                    store::find_by_id(&mut conn, mall.tenant(), &claim.lot.id).await?
                {
                    lots.extend(held_ledger_lot(state, mall, &mut conn, row).await?);
                }
            }
            Keeper::Provider => lots.push(HeldLot {
                lot_token: token.clone(),
                name: claim.name,
                lot: claim.lot,
                history: Vec::new(),
            }),
        }
    }
    Ok(lots)
}

async fn held_ledger_lot(
    state: &AppState,
    mall: &Snapshot,
    conn: &mut Conn,
    row: store::LotRow,
) -> Result<Option<HeldLot>, AppError> {
    let history = store::list_movements(conn, mall.tenant(), &row.id).await?;
    let Some((lot, name)) = ledger_lot(&mall.catalog, conn, row).await? else {
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
async fn ledger_lot(
    catalog: &Catalog,
    conn: &mut Conn,
    row: store::LotRow,
) -> Result<Option<(VoucherLot, String)>, AppError> {
    let Some(programme) = catalog.programme(&row.programme) else {
        return Ok(None);
    };
    let account = AccountId::lot(&row.id);
    let lot = VoucherLot {
        remaining: ledger::available(conn, &catalog.tenant, &account).await?,
        id: row.id,
        programme: row.programme,
        kind: programme.kind,
        face: row.face,
        expires_at: row.expires_at,
    };
    Ok(Some((lot, programme.name.clone())))
}

/// Turns the tokens of a request into lots with what they have left now.
pub async fn resolve(
    state: &AppState,
    mall: &Snapshot,
    conn: &mut Conn,
    requests: &[TenderRequest],
) -> Result<Vec<ResolvedLot>, AppError> {
    let mut lots = Vec::with_capacity(requests.len());
    for (at, request) in requests.iter().enumerate() {
        let claim = token::read(
            &state.key,
            mall.tenant(),
            state.clock.now(),
            &request.lot_token,
        )
        .map_err(|error| refused(error, at))?;
        if request.limit.is_some_and(|limit| limit < Won::ZERO) {
            let field = FieldError::new(format!("tenders[{at}].limit"), "0원 이상이어야 해요.");
            return Err(AppError::invalid(vec![field]));
        }
        let (lot, external) = match claim.keeper {
            Keeper::Provider => (claim.lot, true),
            Keeper::Ledger => {
                let row = store::find_by_id(conn, mall.tenant(), &claim.lot.id)
                    .await?
                    .ok_or_else(|| refused(TokenError::Forged, at))?;
                let found = ledger_lot(&mall.catalog, conn, row).await?;
                (
                    found.ok_or_else(|| refused(TokenError::Forged, at))?.0,
                    false,
                )
            }
        };
        let tender = Tender {
            lot,
            limit: request.limit,
        };
        lots.push(ResolvedLot {
            tender,
            name: claim.name,
            external,
        });
    }
    Ok(lots)
}

fn refused(error: TokenError, at: usize) -> AppError {
    let field = format!("tenders[{at}].lotToken");
    match error {
        TokenError::Expired => AppError::refused(
            ErrorCode::VoucherTokenExpired,
            "상품권을 조회한 지 오래됐어요. 번호를 다시 확인해 주세요.",
        )
        .with_fields(vec![FieldError::new(field, "다시 조회해 주세요.")]),
        TokenError::Forged => {
            AppError::invalid(vec![FieldError::new(field, "조회한 상품권이 아니에요.")])
        }
    }
}

fn unknown() -> AppError {
    AppError::refused(
        ErrorCode::VoucherNotFound,
        "번호나 비밀번호가 맞지 않아요. 상품권에 적힌 그대로 넣어 주세요.",
    )
}

/// A lot from an import file.
#[derive(Debug, Clone)]
pub struct LotToImport {
    /// What the shopper types.
    pub code: String,
    /// Four digits.
    pub pin: String,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Issued.
    pub face: Won,
    /// Left.
    pub remaining: Won,
    /// Day of issue.
    pub issued_on: Date,
    /// Last usable day.
    pub expires_on: Date,
}

/// Issues the lots that are not in the books yet; lots that are stay as they are. Answers how
/// many are new.
pub async fn import_lots(
    conn: &mut Conn,
    ids: &Ids,
    key: &RootKey,
    tenant: &TenantId,
    lots: &[LotToImport],
) -> Result<usize, AppError> {
    let mut new = 0;
    for lot in lots {
        let code = code::normalize(&lot.code).unwrap_or_default();
        let code_hash = code::code_hash(key, tenant, &code);
        if store::find_by_code(conn, tenant, &code_hash)
            .await?
            .is_some()
        {
            continue;
        }
        // The id follows from the code, so that the same file gives the same books.
        let id = LotId(format!("lot-{}", &code_hash[..16]));
        let row = store::NewLot {
            id: &id,
            programme: &lot.programme,
            code_hash: &code_hash,
            pin_hash: &code::pin_hash(key, tenant, &code, &lot.pin),
            face: lot.face,
            issued_at: lot.issued_on.start(),
            expires_at: lot.expires_on.plus(1).start(),
        };
        store::insert(conn, tenant, &row).await?;
        let fund = AccountId::fund(&lot.programme);
        let movements = [
            (TransferKind::Issue, lot.face),
            (TransferKind::SpentBefore, lot.remaining - lot.face),
        ];
        for (kind, amount) in movements {
            let transfer = Transfer {
                kind,
                reference: id.as_str(),
                at: lot.issued_on.start(),
                entries: vec![(AccountId::lot(&id), amount), (fund.clone(), -amount)],
            };
            if !amount.is_zero() {
                ledger::post(conn, ids, tenant, transfer).await?;
            }
        }
        new += 1;
    }
    Ok(new)
}

impl From<PostError> for AppError {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Database(error) => Self::from(error),
            PostError::Insufficient(_) => insufficient(),
            PostError::Unbalanced(..) => Self::internal(error),
        }
    }
}

/// A voucher has less left than was to be paid with it.
pub fn insufficient() -> AppError {
    AppError::refused(
        ErrorCode::VoucherInsufficient,
        "상품권 잔액이 그사이 줄었어요. 잔액을 다시 확인해 주세요.",
    )
}
