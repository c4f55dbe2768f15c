//! Issuing lots: those of an import file, and those that the county pays back.

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    time::{Date, Timestamp},
};

use super::{code, store};
use crate::{
    db::Conn,
    error::AppError,
    ids::Ids,
    ledger::{self, AccountId, Transfer, TransferKind},
    secret::RootKey,
};

/// A lot that comes into the world with a new code.
#[derive(Debug, Clone)]
pub struct LotToIssue {
    /// Its id, which is issued once.
    pub id: LotId,
    /// What the shopper types: 80 random bits.
    pub code: String,
    /// Four digits.
    pub pin: String,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Issued.
    pub face: Won,
    /// When.
    pub issued_at: Timestamp,
    /// The first moment at which it is void.
    pub expires_at: Timestamp,
}

/// Writes lots without their money; [`fund`] brings it, as late in the transaction as can be.
pub async fn insert(
    conn: &mut Conn,
    key: &RootKey,
    tenant: &TenantId,
    lots: &[LotToIssue],
) -> Result<(), AppError> {
    let row = |lot: &LotToIssue| store::NewLot {
        tenant: tenant.clone(),
        id: lot.id.clone(),
        programme: lot.programme.clone(),
        code_hash: code::code_hash(key, tenant, &lot.code),
        pin_hash: code::pin_hash(key, tenant, &lot.code, &lot.pin),
        face: lot.face,
        issued_at: lot.issued_at,
        expires_at: lot.expires_at,
    };
    let rows: Vec<_> = lots.iter().map(row).collect();
    Ok(store::insert(conn, &rows).await?)
}

/// Brings a lot its money from the programme's fund.
pub async fn fund(
    conn: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    lot: &LotToIssue,
) -> Result<(), AppError> {
    Ok(ledger::post(conn, ids, tenant, funding(lot)).await?)
}

/// The transfer that brings a lot its money.
pub fn funding(lot: &LotToIssue) -> Transfer<'_> {
    let source = (&lot.id, &lot.programme);
    transfer(source, (TransferKind::Issue, lot.face, lot.issued_at))
}

fn transfer<'a>(
    (lot, programme): (&'a LotId, &ProgrammeId),
    (kind, amount, at): (TransferKind, Won, Timestamp),
) -> Transfer<'a> {
    Transfer {
        kind,
        reference: lot.as_str(),
        at,
        entries: vec![
            (AccountId::lot(lot), amount),
            (AccountId::fund(programme), -amount),
        ],
    }
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
        let issued = LotToIssue {
            // The id follows from the code, so that the same file gives the same books.
            id: LotId(format!("lot-{}", &code_hash[..16])),
            code,
            pin: lot.pin.clone(),
            programme: lot.programme.clone(),
            face: lot.face,
            issued_at: lot.issued_on.start(),
            expires_at: lot.expires_on.plus(1).start(),
        };
        insert(conn, key, tenant, std::slice::from_ref(&issued)).await?;
        fund(conn, ids, tenant, &issued).await?;
        let spent = lot.remaining - lot.face;
        if !spent.is_zero() {
            let source = (&issued.id, &lot.programme);
            let moved = (TransferKind::SpentBefore, spent, issued.issued_at);
            ledger::post(conn, ids, tenant, transfer(source, moved)).await?;
        }
        new += 1;
    }
    Ok(new)
}
