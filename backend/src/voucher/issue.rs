//! Issuing the lots of an import file.

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    time::Date,
};

use super::{code, store};
use crate::{
    db::Conn,
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
    secret::RootKey,
};

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
