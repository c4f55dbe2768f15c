//! Lots: a list of which each row is masked, and stopping one of them.

use shared::{
    console::lot::{LotList, LotRow, LotTab},
    error::ErrorCode,
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    text::{Phone, masked_name},
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use super::{decide::reason_of, routes::LotQuery};
use crate::{
    catalog::Snapshot,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
    voucher,
};

const PAGE: usize = 50;

/// How long before its end a lot is told of.
const SOON_DAYS: i64 = 30;

#[derive(sqlx::FromRow)]
struct Found {
    id: LotId,
    programme_id: ProgrammeId,
    face: Won,
    issued_at: Timestamp,
    expires_at: Timestamp,
    frozen_at: Option<Timestamp>,
    frozen_reason: String,
    remaining: Won,
    held: Won,
    batch_id: Option<String>,
    name: Option<String>,
    phone: Option<Phone>,
}

/// Which lots a tab shows; `$2` is now and `$3` is soon.
fn of_tab(tab: LotTab) -> &'static str {
    match tab {
        LotTab::All => "$2 < $3",
        LotTab::Expiring => {
            "voucher_lots.expires_at > $2
             and voucher_lots.expires_at <= $3
             and accounts.posted - accounts.held > 0"
        }
        LotTab::Frozen => "voucher_lots.frozen_at is not null and $2 < $3",
    }
}

pub(super) async fn list(
    state: &AppState,
    mall: &Snapshot,
    tab: LotTab,
    query: &LotQuery,
) -> Result<LotList, AppError> {
    let now = state.clock.now();
    let mut conn = state.db.read().await?;
    let mut found = find(&mut conn, mall.tenant(), tab, query, now).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more);
    let next = next.map(|row| format!("{}~{}", row.issued_at.0, row.id));
    let mut counts = Vec::with_capacity(LotTab::ALL.len());
    for tab in LotTab::ALL {
        counts.push(count(&mut conn, mall.tenant(), tab, now).await?);
    }
    Ok(LotList {
        rows: found.into_iter().map(|row| read(mall, row, now)).collect(),
        counts,
        next,
    })
}

async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    tab: LotTab,
    query: &LotQuery,
    now: Timestamp,
) -> sqlx::Result<Vec<Found>> {
    let (at, id) = after(query.after.as_deref());
    let sql = format!(
        "select voucher_lots.id,
                voucher_lots.programme_id,
                voucher_lots.face,
                voucher_lots.issued_at,
                voucher_lots.expires_at,
                voucher_lots.frozen_at,
                voucher_lots.frozen_reason,
                coalesce(accounts.posted - accounts.held, 0) as remaining,
                coalesce(accounts.held, 0) as held,
                paybacks.batch_id,
                coalesce(paybacks.name, order_contacts.buyer_name) as name,
                coalesce(paybacks.phone, order_contacts.buyer_phone) as phone
           from voucher_lots
           left join accounts
             on accounts.tenant_id = voucher_lots.tenant_id
            and accounts.id = 'lot/' || voucher_lots.id
           left join paybacks
             on paybacks.tenant_id = voucher_lots.tenant_id
            and paybacks.lot_id = voucher_lots.id
           left join compensations
             on compensations.tenant_id = voucher_lots.tenant_id
            and compensations.lot_id = voucher_lots.id
           left join order_contacts
             on order_contacts.tenant_id = compensations.tenant_id
            and order_contacts.order_no = compensations.order_no
          where voucher_lots.tenant_id = $1
            and {}
            and (voucher_lots.issued_at, voucher_lots.id) < ($4, $5)
            and ($6 = '' or paybacks.batch_id = $6)
            and ($7 = ''
                 or paybacks.name like $8 escape '\\'
                 or paybacks.phone like $8 escape '\\'
                 or order_contacts.buyer_name like $8 escape '\\'
                 or order_contacts.buyer_phone like $8 escape '\\'
                 or paybacks.reference like $8 escape '\\')
          order by voucher_lots.issued_at desc,
                   voucher_lots.id desc
          limit $9",
        of_tab(tab)
    );
    let words = query.q.trim();
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(now)
        .bind(soon(now))
        .bind(at)
        .bind(id)
        .bind(query.batch.as_deref().unwrap_or_default())
        .bind(words)
        .bind(containing(words))
        .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .fetch_all(conn)
        .await
}

async fn count(
    conn: &mut Conn,
    tenant: &TenantId,
    tab: LotTab,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let sql = format!(
        "select count(*)
           from voucher_lots
           left join accounts
             on accounts.tenant_id = voucher_lots.tenant_id
            and accounts.id = 'lot/' || voucher_lots.id
          where voucher_lots.tenant_id = $1
            and {}",
        of_tab(tab)
    );
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(now)
        .bind(soon(now))
        .fetch_one(conn)
        .await?;
    Ok(count.unsigned_abs())
}

fn soon(now: Timestamp) -> Timestamp {
    now.date().plus(SOON_DAYS + 1).start()
}

/// The last row of the page before; the first page begins after every other.
fn after(text: Option<&str>) -> (Timestamp, String) {
    let place = text.and_then(|text| text.split_once('~'));
    let place = place.and_then(|(at, id)| Some((Timestamp(at.parse().ok()?), id.to_owned())));
    place.unwrap_or((Timestamp(i64::MAX), String::new()))
}

/// Words for `like`. Phones are kept as digits.
fn containing(words: &str) -> String {
    let is_phone = words.chars().all(|c| c.is_ascii_digit() || c == '-') && words.starts_with("01");
    let mut pattern = String::from("%");
    for letter in words.chars().filter(|c| !is_phone || *c != '-') {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern + "%"
}

fn read(mall: &Snapshot, row: Found, now: Timestamp) -> LotRow {
    let programme = mall.programmes.get(&row.programme_id);
    let name = row.name.as_deref().map(masked_name).unwrap_or_default();
    let phone = row.phone.as_ref().map(Phone::masked).unwrap_or_default();
    LotRow {
        programme: programme.map_or_else(String::new, |p| p.name.as_str().to_owned()),
        owner: format!("{name} {phone}").trim().to_owned(),
        last_day: row.expires_at.plus_ms(-1).date(),
        expired: row.expires_at <= now,
        frozen: row.frozen_at.map(|at| (at, row.frozen_reason)),
        id: row.id,
        batch: row.batch_id,
        face: row.face,
        remaining: row.remaining,
        held: row.held,
    }
}

/// Stops a lot, with a reason that somebody can read later.
pub(super) async fn freeze(
    state: &AppState,
    actor: &Actor,
    lot: &LotId,
    reason: &str,
) -> Result<(), AppError> {
    let reason = reason_of(reason, "왜 얼리는지 두 글자 이상 적어 주세요.")?;
    state
        .db
        .write(|tx| boxed(freeze_in(tx, state, actor, lot, &reason)))
        .await
}

async fn freeze_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    lot: &LotId,
    reason: &str,
) -> Result<(), AppError> {
    if !voucher::freeze(tx, &actor.tenant, lot, reason, state.clock.now()).await? {
        return Err(refused(tx, &actor.tenant, lot, "이미 얼린 상품권이에요.").await?);
    }
    let deed = Deed {
        reason,
        ..Deed::of("lot-frozen", lot.as_str())
    };
    note(tx, state, actor, deed).await
}

/// Lets a lot be spent again, with a reason too.
pub(super) async fn unfreeze(
    state: &AppState,
    actor: &Actor,
    lot: &LotId,
    reason: &str,
) -> Result<(), AppError> {
    let reason = reason_of(reason, "왜 다시 쓰게 하는지 두 글자 이상 적어 주세요.")?;
    state
        .db
        .write(|tx| boxed(unfreeze_in(tx, state, actor, lot, &reason)))
        .await
}

async fn unfreeze_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    lot: &LotId,
    reason: &str,
) -> Result<(), AppError> {
    if !voucher::unfreeze(tx, &actor.tenant, lot).await? {
        return Err(refused(tx, &actor.tenant, lot, "얼린 상품권이 아니에요.").await?);
    }
    let deed = Deed {
        reason,
        ..Deed::of("lot-unfrozen", lot.as_str())
    };
    note(tx, state, actor, deed).await
}

/// Why a lot did not change: it is as it should be, or there is none.
async fn refused(
    tx: &mut Conn,
    tenant: &TenantId,
    lot: &LotId,
    text: &str,
) -> sqlx::Result<AppError> {
    let found: i64 =
        sqlx::query_scalar("select count(*) from voucher_lots where tenant_id = $1 and id = $2")
            .bind(tenant)
            .bind(lot)
            .fetch_one(tx)
            .await?;
    Ok(if found == 0 {
        AppError::not_found("그런 상품권이 없어요.")
    } else {
        AppError::refused(ErrorCode::WrongState, text)
    })
}
