//! Setting aside what an order needs: stock of each line, and voucher money of our own ledger.

use serde_json::json;
use shared::{
    error::ErrorCode,
    ids::{OptionId, OrderNo},
    money::Won,
    pricing::{LotUse, Quote},
    time::Timestamp,
};

use super::held;
use crate::{
    catalog::{Snapshot, stock},
    db::Conn,
    error::AppError,
    ledger::{self, AccountId},
    voucher::{ResolvedLot, insufficient},
};

/// Sets the stock of each line aside, in the quote's ascending order of options.
pub(super) async fn reserve_stock(
    tx: &mut Conn,
    mall: &Snapshot,
    no: &OrderNo,
    quote: &Quote,
    now: Timestamp,
) -> Result<(), AppError> {
    let tenant = mall.tenant();
    for line in &quote.lines {
        if !stock::reserve(tx, tenant, &line.option, line.quantity, now).await? {
            let left = stock::available(tx, tenant, &line.option).await?;
            return Err(sold_out(mall, &line.option, left.unwrap_or(0)));
        }
        held::insert_reservation(tx, tenant, no, &line.option, line.quantity).await?;
    }
    Ok(())
}

/// Not as many units of an option are left as were ordered.
pub(super) fn sold_out(mall: &Snapshot, option: &OptionId, left: i64) -> AppError {
    let found = mall.catalog.option(option);
    let name = found.map_or("", |(product, _)| product.name.as_str());
    let text = if left > 0 {
        format!("{name}이(가) {left}개 남았어요. 수량을 줄여 주세요.")
    } else {
        format!("{name}이(가) 방금 품절됐어요.")
    };
    AppError::refused(ErrorCode::SoldOut, text)
        .with_detail(&json!({ "option": option, "available": left }))
}

/// Sets voucher money of our own ledger aside, in ascending order of the account.
pub(super) async fn hold_vouchers(
    tx: &mut Conn,
    mall: &Snapshot,
    no: &OrderNo,
    quote: &Quote,
    lots: &[ResolvedLot],
) -> Result<(), AppError> {
    let of_ledger = |lot: &&LotUse| {
        let ours = |l: &ResolvedLot| l.tender.lot.id == lot.lot && !l.external;
        !lot.used.is_zero() && lots.iter().any(ours)
    };
    let mut holds: Vec<(AccountId, Won)> = quote
        .lots
        .iter()
        .filter(of_ledger)
        .map(|lot| (AccountId::lot(&lot.lot), lot.used))
        .collect();
    holds.sort();
    for (account, amount) in holds {
        if !ledger::hold(tx, mall.tenant(), &account, amount).await? {
            return Err(insufficient());
        }
        held::insert_hold(tx, mall.tenant(), no, &account, amount).await?;
    }
    Ok(())
}
