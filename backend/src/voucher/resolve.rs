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
    token::{self, Keeper, TokenError},
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

impl From<PostError> for AppError {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Database(error) => Self::from(error),
            PostError::Insufficient(_) => insufficient(),
            PostError::Unbalanced(..) | PostError::BrokenHead(_) => Self::internal(error),
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
