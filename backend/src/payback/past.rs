//! Rows of paybacks that are issued when they are brought in.

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    text::Phone,
    time::Timestamp,
};

use crate::db::rows;

rows! {
    /// A file of paybacks, put in by one person and approved by another.
    BatchRow in "payback_batches" {
        tenant "tenant_id": TenantId,
        id "id": String,
        programme "programme_id": ProgrammeId,
        file_hash "file_hash": String,
        file_name "file_name": String,
        rejected "rejected": &'static str,
        people "people": i64,
        total "total": Won,
        status "status": &'static str,
        prepared_by "prepared_by": String,
        prepared_name "prepared_name": String,
        prepared_at "prepared_at": Timestamp,
        decided_by "decided_by": String,
        decided_name "decided_name": String,
        decided_at "decided_at": Timestamp,
        expires_at "expires_at": Timestamp,
    }

    /// A line of it with its lot.
    PaybackRow in "paybacks" {
        tenant "tenant_id": TenantId,
        batch "batch_id": String,
        line "line": i64,
        programme "programme_id": ProgrammeId,
        name "name": String,
        phone "phone": Phone,
        reference "reference": String,
        note "note": &'static str,
        amount "amount": Won,
        claim "claim": String,
        prepared_at "prepared_at": Timestamp,
        lot "lot_id": LotId,
    }
}
