//! What the mall publishes about its books every day, so that the past cannot be written anew.
//!
//! The first process to find a day without a root decides it in the database; every process
//! writes the same file from there and serves it. What is published never changes.

mod files;
mod publish;
mod routes;
mod store;
mod verify;

use serde::{Deserialize, Serialize};
use shared::{ids::TenantId, time::Date};

pub(super) use self::verify::verify;
pub use self::{
    publish::{publish_due, watch_period},
    routes::{LedgerDoc, router},
};
use super::programme::{self, AsOf, ProgrammeTotals};
use crate::db::Conn;

/// For whoever reads the file.
const HOW_TO_CHECK: &str = "root는 장부의 첫 이체부터 lastSeq번째까지 이어 만든 SHA-256이에요. 이 파일을 저장해 두었다가 \
     다음 날 파일의 previousRoot와 같은지 보고, 장부를 볼 수 있는 사람은 `chorok ledger verify --from-start`로 다시 계산해 확인해요.";

/// The books at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DayEnd {
    /// Whose books.
    mall: TenantId,
    /// The day in Korea, as 2026-11-22.
    date: String,
    /// Transfers since the root before.
    transfers: i64,
    /// The place of the last transfer, which is also their number since the beginning.
    last_seq: i64,
    /// The hash of the chain up to there, in hex.
    root: String,
    /// The day of the root before.
    previous_date: Option<String>,
    /// The root before.
    previous_root: Option<String>,
    /// Where the money of each voucher programme is, in won.
    programmes: Vec<ProgrammeTotals>,
    /// How to check it.
    how_to_check: String,
}

/// The end of a day's chain, and the root before it.
#[derive(Debug)]
struct Place<'a> {
    day: Date,
    last_seq: i64,
    root: String,
    previous: Option<&'a store::Published>,
}

/// Computes what is published about a day from the books.
async fn compute(conn: &mut Conn, tenant: &TenantId, place: Place<'_>) -> sqlx::Result<DayEnd> {
    let as_of = AsOf {
        last_seq: place.last_seq,
        ..AsOf::end_of(place.day)
    };
    let before = place.previous.map_or(0, |previous| previous.last_seq);
    Ok(DayEnd {
        mall: tenant.clone(),
        date: place.day.to_string(),
        transfers: place.last_seq - before,
        last_seq: place.last_seq,
        root: place.root,
        previous_date: place.previous.map(|previous| previous.day.clone()),
        previous_root: place.previous.map(|previous| previous.root.clone()),
        programmes: programme::totals(conn, tenant, as_of).await?,
        how_to_check: HOW_TO_CHECK.to_owned(),
    })
}
