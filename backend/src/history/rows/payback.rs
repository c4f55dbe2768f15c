//! Paybacks: the file, its lines and their lots.

use sha2::{Digest, Sha256};
use shared::money::Won;

use super::{Making, Signers};
use crate::{
    history::plan::Batch,
    payback::past::{BatchRow, PaybackRow},
    voucher::issue::LotToIssue,
};

/// How long before the approval the file was put in.
const PREPARED_MS: i64 = 18 * 3_600_000;

impl Making<'_> {
    pub(super) fn batch(&mut self, batch: &Batch, signers: &Signers) {
        let prepared_at = batch.issued_at.plus_ms(-PREPARED_MS);
        for (line, lot) in (1..).zip(&batch.lots) {
            let reference = lot.id.to_string();
            self.rows.lots.push(LotToIssue {
                id: lot.id.clone(),
                code: self.ids.code(16),
                pin: format!("{:04}", self.rng.between(0, 9_999)),
                programme: batch.programme.clone(),
                face: lot.face,
                issued_at: batch.issued_at,
                expires_at: batch.expires_at,
            });
            self.rows.paybacks.push(PaybackRow {
                tenant: self.tenant(),
                batch: batch.id.clone(),
                line,
                programme: batch.programme.clone(),
                name: lot.name.clone(),
                phone: lot.phone.clone(),
                claim: format!("no:{reference}"),
                reference,
                note: "",
                amount: lot.face,
                prepared_at,
                lot: lot.id.clone(),
            });
        }
        let total: Won = batch.lots.iter().map(|lot| lot.face).sum();
        self.rows.batches.push(BatchRow {
            tenant: self.tenant(),
            id: batch.id.clone(),
            programme: batch.programme.clone(),
            file_hash: hex::encode(Sha256::digest(batch.id.as_bytes())),
            file_name: format!("{}.csv", batch.id),
            rejected: "[]",
            people: i64::try_from(batch.lots.len()).unwrap_or(i64::MAX),
            total,
            status: "ISSUED",
            prepared_by: signers.prepared.0.clone(),
            prepared_name: signers.prepared.1.clone(),
            prepared_at,
            decided_by: signers.approved.0.clone(),
            decided_name: signers.approved.1.clone(),
            decided_at: batch.issued_at,
            expires_at: batch.expires_at,
        });
    }
}
