//! What is to be settled: reads the frozen orders and what claims gave back, and writes nothing.

use std::collections::BTreeMap;

use shared::{
    console::settlement::LineKind,
    ids::{OrderNo, TenantId, VendorId},
    money::{Rate, Won},
    settlement::{Amounts, Balance, Part, Ready, Terms},
    time::{Date, Timestamp},
};

use super::rows::{owed, refunds, sales, settled, vendors};
use crate::{db::Conn, error::AppError};

/// A statement that is not written yet.
pub(super) struct Draft {
    pub(super) vendor: VendorId,
    pub(super) name: String,
    pub(super) balance: Balance,
    pub(super) lines: Vec<Line>,
}

impl Draft {
    pub(super) fn sum(&self, kind: LineKind) -> Amounts {
        let of_kind = self.lines.iter().filter(|line| line.kind == kind);
        of_kind.map(|line| line.amounts).sum()
    }
}

/// A line that is in no statement yet.
pub(super) struct Line {
    pub(super) kind: LineKind,
    /// The order of a sale, the claim of a refund.
    pub(super) reference: String,
    pub(super) order: OrderNo,
    pub(super) at: Timestamp,
    pub(super) terms: Terms,
    pub(super) amounts: Amounts,
}

/// Vendor's parts of orders with the terms of their sale.
type Parts = BTreeMap<(OrderNo, VendorId), (Terms, Part)>;

/// Counts everything that is ready by the end of `until`, by vendor.
pub(super) async fn count(
    conn: &mut Conn,
    tenant: &TenantId,
    until: Date,
) -> Result<Vec<Draft>, AppError> {
    let vendors = vendors(conn, tenant).await?;
    let mut lines: BTreeMap<VendorId, Vec<Line>> = BTreeMap::new();
    let mut parts = Parts::new();
    for row in sales(conn, tenant, Ready::by(until)).await? {
        let frozen = row.commission_bp.and_then(|bp| u32::try_from(bp).ok());
        let now = vendors.get(&row.vendor_id);
        let rate = frozen
            .map(Rate)
            .or_else(|| now.map(|vendor| vendor.commission_bp));
        let commission = rate.ok_or_else(|| unknown(&row.vendor_id))?;
        let terms = Terms { commission };
        let (part, amounts) = Part::sold(terms, row.goods, row.shipping, row.tax_free);
        let key = (row.order_no.clone(), row.vendor_id.clone());
        parts.insert(key, (terms, part));
        lines.entry(row.vendor_id).or_default().push(Line {
            kind: LineKind::Sale,
            reference: row.order_no.to_string(),
            order: row.order_no,
            at: row.paid_at,
            terms,
            amounts,
        });
    }
    for row in refunds(conn, tenant).await? {
        let key = (row.order_no.clone(), row.vendor_id.clone());
        if !parts.contains_key(&key) {
            // The sale was settled before, or waits together with its refund.
            let Some(settled) = settled(conn, tenant, &key).await? else {
                continue;
            };
            parts.insert(key.clone(), settled);
        }
        let Some((terms, part)) = parts.get_mut(&key) else {
            continue;
        };
        let amounts = part.give_back(row.goods, row.shipping, row.tax_free);
        lines.entry(row.vendor_id).or_default().push(Line {
            kind: LineKind::Refund,
            reference: row.claim_id.to_string(),
            order: row.order_no,
            at: row.refund_at,
            terms: *terms,
            amounts,
        });
    }
    let owed = owed(conn, tenant).await?;
    let draft = |(vendor, lines): (VendorId, Vec<Line>)| {
        let net: Won = lines.iter().map(|line| line.amounts.net()).sum();
        let carried_in = owed.get(&vendor).copied().unwrap_or(Won::ZERO);
        let name = vendors.get(&vendor).map(|known| known.name.clone());
        Draft {
            name: name.unwrap_or_else(|| vendor.to_string()),
            balance: Balance::of(carried_in, net),
            vendor,
            lines,
        }
    };
    Ok(lines.into_iter().map(draft).collect())
}

fn unknown(vendor: &VendorId) -> AppError {
    AppError::internal(anyhow::anyhow!("nobody knows the commission of {vendor}"))
}
