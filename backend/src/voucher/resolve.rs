//! Turning the tokens of a cart into lots that can pay.

use shared::{
    error::{ErrorCode, FieldError},
    money::Won,
    order::TenderRequest,
    voucher::Tender,
};

use super::{
    balance::ledger_lot,
    store,
    token::{self, Claim, Keeper, TokenError},
};
use crate::{catalog::Snapshot, db::Conn, error::AppError, ledger::PostError, state::AppState};

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

/// Turns the tokens of a request into lots with what they have left now.
pub async fn resolve(
    state: &AppState,
    mall: &Snapshot,
    conn: &mut Conn,
    requests: &[TenderRequest],
) -> Result<Vec<ResolvedLot>, AppError> {
    let claims = read_claims(state, mall, requests)?;
    let of_ledger: Vec<_> = claims
        .iter()
        .filter(|claim| claim.keeper == Keeper::Ledger)
        .map(|claim| &claim.lot.id)
        .collect();
    let mut rows = store::find_by_ids(conn, mall.tenant(), &of_ledger).await?;
    let mut lots = Vec::with_capacity(requests.len());
    for (at, (claim, request)) in claims.into_iter().zip(requests).enumerate() {
        let external = claim.keeper == Keeper::Provider;
        let lot = if external {
            Some(claim.lot)
        } else {
            let row = rows.iter().position(|row| row.id == claim.lot.id);
            row.and_then(|row| ledger_lot(&mall.catalog, rows.swap_remove(row)))
                .map(|(lot, _)| lot)
        };
        lots.push(ResolvedLot {
            tender: Tender {
                lot: lot.ok_or_else(|| refused(TokenError::Forged, at))?,
                limit: request.limit,
            },
            name: claim.name,
            external,
        });
    }
    Ok(lots)
}

fn read_claims(
    state: &AppState,
    mall: &Snapshot,
    requests: &[TenderRequest],
) -> Result<Vec<Claim>, AppError> {
    let now = state.clock.now();
    let mut claims: Vec<Claim> = Vec::with_capacity(requests.len());
    for (at, request) in requests.iter().enumerate() {
        if request.limit.is_some_and(|limit| limit < Won::ZERO) {
            let field = FieldError::new(format!("tenders[{at}].limit"), "0원 이상이어야 해요.");
            return Err(AppError::invalid(vec![field]));
        }
        let claim = token::read(&state.key, mall.tenant(), now, &request.lot_token)
            .map_err(|error| refused(error, at))?;
        if claims.iter().any(|other| other.lot.id == claim.lot.id) {
            let field = format!("tenders[{at}].lotToken");
            let text = "같은 상품권이 두 번 들어 있어요. 한 번만 넣어 주세요.";
            return Err(AppError::invalid(vec![FieldError::new(field, text)]));
        }
        claims.push(claim);
    }
    Ok(claims)
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

impl From<PostError> for AppError {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Database(error) => Self::from(error),
            PostError::Insufficient(_) => insufficient(),
            PostError::Unbalanced(..) | PostError::Bounded(_) | PostError::BrokenHead(_) => {
                Self::internal(error)
            }
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
