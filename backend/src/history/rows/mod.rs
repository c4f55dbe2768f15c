//! The rows of a month: what placing freezes, and what paying, sending and giving back would have
//! left behind.

mod back;
mod money;
mod order;
mod payback;

use std::collections::BTreeMap;

use demo::Rng;
use shared::{
    ids::{OptionId, TenantId},
    money::Won,
    time::Timestamp,
};

use super::Plan;
use crate::{
    catalog::{Snapshot, stock},
    claim::past::{ClaimLineRow, ClaimPartRow, ClaimRow},
    db::{Conn, Together, insert_all},
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
    order::{
        FrozenRows,
        past::{EventRow, HoldRow, ReservationRow},
    },
    payback::past::{BatchRow, PaybackRow},
    payment::past::{AttemptRow, AuthorizationRow, RefundRow},
    secret::RootKey,
    voucher::issue::{self, LotToIssue},
};

/// Who put paybacks in and who approved them: id and name.
#[derive(Debug, Clone)]
pub(super) struct Signers {
    pub(super) prepared: (String, String),
    pub(super) approved: (String, String),
}

/// A transfer that owns its reference.
struct Posting {
    kind: TransferKind,
    reference: String,
    at: Timestamp,
    entries: Vec<(AccountId, Won)>,
}

/// The rows of a month, table by table.
#[derive(Default)]
pub(super) struct Rows {
    lots: Vec<LotToIssue>,
    batches: Vec<BatchRow>,
    paybacks: Vec<PaybackRow>,
    frozen: FrozenRows,
    events: Vec<EventRow>,
    reservations: Vec<ReservationRow>,
    holds: Vec<HoldRow>,
    attempts: Vec<AttemptRow>,
    authorizations: Vec<AuthorizationRow>,
    claims: Vec<ClaimRow>,
    claim_lines: Vec<ClaimLineRow>,
    claim_parts: Vec<ClaimPartRow>,
    refunds: Vec<RefundRow>,
    postings: Vec<Posting>,
    /// Units that came onto the shelf to be sold, and stayed sold.
    sold: BTreeMap<OptionId, i64>,
}

/// What rows are made with.
struct Making<'a> {
    mall: &'a Snapshot,
    rng: Rng,
    ids: &'a Ids,
    rows: Rows,
}

impl Rows {
    /// Makes the rows of a month.
    pub(super) fn of(
        plan: &Plan,
        mall: &Snapshot,
        ids: &Ids,
        signers: &Signers,
        name: &str,
    ) -> Result<Self, AppError> {
        let mut making = Making {
            mall,
            rng: Rng::named(&["history rows", name]),
            ids,
            rows: Self::default(),
        };
        for batch in &plan.batches {
            making.batch(batch, signers);
        }
        for order in &plan.orders {
            making.order(order)?;
        }
        let mut rows = making.rows;
        rows.postings.sort_by_key(|posting| posting.at);
        Ok(rows)
    }

    /// Writes them all; the ledger's own part comes last.
    pub(super) async fn insert(
        &self,
        tx: &mut Conn,
        (key, ids): (&RootKey, &Ids),
        tenant: &TenantId,
    ) -> Result<(), AppError> {
        issue::insert(tx, key, tenant, &self.lots).await?;
        insert_all(tx, &self.batches).await?;
        insert_all(tx, &self.paybacks).await?;
        self.frozen.write(Together::new()).execute(tx).await?;
        insert_all(tx, &self.events).await?;
        insert_all(tx, &self.reservations).await?;
        insert_all(tx, &self.attempts).await?;
        insert_all(tx, &self.authorizations).await?;
        insert_all(tx, &self.claims).await?;
        insert_all(tx, &self.claim_lines).await?;
        insert_all(tx, &self.claim_parts).await?;
        insert_all(tx, &self.refunds).await?;
        for (option, units) in &self.sold {
            stock::sold_before(tx, tenant, option, *units).await?;
        }
        let mut transfers: Vec<_> = self.lots.iter().map(issue::funding).collect();
        transfers.extend(self.postings.iter().map(|posting| Transfer {
            kind: posting.kind,
            reference: &posting.reference,
            at: posting.at,
            entries: posting.entries.clone(),
        }));
        transfers.sort_by_key(|transfer| transfer.at);
        ledger::post_all(tx, ids, tenant, transfers).await?;
        // They point at the lots' accounts, which are open now.
        insert_all(tx, &self.holds).await?;
        Ok(())
    }

    pub(super) fn batches(&self) -> &[BatchRow] {
        &self.batches
    }
}

impl Making<'_> {
    fn tenant(&self) -> TenantId {
        self.mall.tenant().clone()
    }
}
