//! `chorok ledger verify`: recomputes the chain and every sum from the rows, reading only.
//!
//! What was committed before the run began is read in batches; rows that a serving mall adds
//! meanwhile are left to the next run. The first row that is not what it should be ends the run.

mod checkpoint;
mod fault;
mod read;
mod sums;
mod walk;

use std::path::Path;

use shared::{ids::TenantId, time::Timestamp};

pub use self::fault::Fault;
use self::{checkpoint::Checkpoint, walk::Position};
use super::{chain::Hash, root, store};
use crate::db::Db;

/// Where to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// After what an earlier run verified, if the chain still has it.
    Resume,
    /// At the first link.
    First,
}

/// What to verify, and where to keep the outcome.
#[derive(Debug)]
pub struct Request<'a> {
    /// The database.
    pub db: &'a Db,
    /// The mall.
    pub tenant: &'a TenantId,
    /// The data folder: published roots, and how far earlier runs came.
    pub data: &'a Path,
    /// Where to begin.
    pub start: Start,
    /// The present.
    pub now: Timestamp,
}

/// Books without a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The links up to here were verified by an earlier run.
    pub resumed_after: i64,
    /// The last link.
    pub last: i64,
    /// Its hash.
    pub hash: Hash,
    /// Published roots that agree with the chain.
    pub roots: usize,
}

/// Why the books are not verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The first row that is not what it should be.
    #[error("{0}")]
    Fault(Box<Fault>),
    /// A file of the data folder.
    #[error("{path} cannot be read or written; check that the data folder is yours")]
    File {
        /// Which.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The database did not answer.
    #[error("database error")]
    Database(#[from] sqlx::Error),
}

impl From<Fault> for VerifyError {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

/// Verifies the books of one mall. `progress` hears how many links are done, of how many.
pub async fn verify(
    request: &Request<'_>,
    progress: &mut (dyn FnMut(i64, i64) + Send),
) -> Result<Verified, VerifyError> {
    let Request { db, tenant, .. } = request;
    let mut conn = db.read().await?;
    let known = checkpoint::read(request.data, tenant)?;
    let kept = match &known {
        Some(known) => {
            store::hash_at(&mut conn, tenant, known.seq).await? == Some(known.hash.clone())
        }
        None => true,
    };
    let begin = match &known {
        Some(known) if kept && request.start == Start::Resume => known.position(),
        _ => None,
    };
    let begin = begin.unwrap_or(Position::START);
    let end = walk::walk(&mut conn, tenant, begin, progress).await?;
    sums::check(&mut conn, tenant).await?;
    let roots = root::verify(&mut conn, request.data, tenant, begin.seq).await?;
    if let Some(known) = known.filter(|_| !kept) {
        // The chain agrees with itself but is not the one that was verified before.
        let stored = store::hash_at(&mut conn, tenant, known.seq).await?;
        return Err(checkpoint::rewritten(request.data, tenant, &known, stored).into());
    }
    let done = Checkpoint::new(end, request.now);
    checkpoint::write(request.data, tenant, &done)?;
    Ok(Verified {
        resumed_after: begin.seq,
        last: end.seq,
        hash: end.hash,
        roots,
    })
}
