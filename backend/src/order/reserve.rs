//! Setting aside what an order needs: stock of each line, and voucher money of our own ledger.
//!
//! What an order takes is written down before it is taken: nobody waits for those rows, while
//! everybody who wants the same thing waits from the taking to the end of the transaction.

use serde_json::json;
use shared::{
    error::ErrorCode,
    ids::{OptionId, OrderNo},
    money::Won,
    pricing::{LotUse, Quote},
    text::with_particle,
    time::Timestamp,
};

use super::held::{HoldRow, ReservationRow};
use crate::{
    catalog::{Snapshot, stock},
    db::{Conn, Together},
    error::AppError,
    ledger::{self, AccountId},
    voucher::{ResolvedLot, insufficient},
};

/// What an order takes of things that others want, too.
pub(super) struct Needs<'a> {
    mall: &'a Snapshot,
    quote: &'a Quote,
    /// Voucher money of our own ledger, in ascending order of the account.
    holds: Vec<(AccountId, Won)>,
}

impl<'a> Needs<'a> {
    pub(super) fn of(mall: &'a Snapshot, quote: &'a Quote, lots: &[ResolvedLot]) -> Self {
        let of_ledger = |lot: &&LotUse| {
            let ours = |l: &ResolvedLot| l.tender.lot.id == lot.lot && !l.external;
            !lot.used.is_zero() && lots.iter().any(ours)
        };
        let used = quote.lots.iter().filter(of_ledger);
        let mut holds: Vec<_> = used
            .map(|lot| (AccountId::lot(&lot.lot), lot.used))
            .collect();
        holds.sort();
        Self { mall, quote, holds }
    }

    /// Adds them to what is written together.
    pub(super) fn write(&self, writes: Together, no: &OrderNo) -> Together {
        let tenant = self.mall.tenant();
        let lines = self.quote.lines.iter().map(|line| ReservationRow {
            tenant: tenant.clone(),
            no: no.clone(),
            option: line.option.clone(),
            quantity: i64::from(line.quantity),
            status: "ACTIVE",
            returned: 0,
        });
        let holds = self.holds.iter().map(|(account, amount)| HoldRow {
            tenant: tenant.clone(),
            no: no.clone(),
            account: account.clone(),
            amount: *amount,
            status: "HELD",
        });
        writes
            .insert(&lines.collect::<Vec<_>>())
            .insert(&holds.collect::<Vec<_>>())
    }

    /// Takes the stock, in the quote's ascending order of options.
    pub(super) async fn reserve_stock(
        &self,
        tx: &mut Conn,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let tenant = self.mall.tenant();
        for line in &self.quote.lines {
            if !stock::reserve(tx, tenant, &line.option, line.quantity, now).await? {
                let left = stock::available(tx, tenant, &line.option).await?;
                return Err(sold_out(self.mall, &line.option, left.unwrap_or(0)));
            }
        }
        Ok(())
    }

    /// Takes the voucher money.
    pub(super) async fn hold_vouchers(&self, tx: &mut Conn) -> Result<(), AppError> {
        for (account, amount) in &self.holds {
            if !ledger::hold(tx, self.mall.tenant(), account, *amount).await? {
                return Err(insufficient());
            }
        }
        Ok(())
    }
}

/// Not as many units of an option are left as were ordered.
pub(super) fn sold_out(mall: &Snapshot, option: &OptionId, left: i64) -> AppError {
    let found = mall.catalog.option(option);
    let name = found.map_or("", |(product, _)| product.name.as_str());
    let name = with_particle(name, ("이", "가"));
    let text = if left > 0 {
        format!("{name} {left}개 남았어요. 수량을 줄여 주세요.")
    } else {
        format!("{name} 방금 품절됐어요.")
    };
    AppError::refused(ErrorCode::SoldOut, text)
        .with_detail(&json!({ "option": option, "available": left }))
}
