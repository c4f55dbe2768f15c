//! Days on which a producer sends nothing: what the promised day of dispatch skips.

use shared::{
    console::rest::{DaysOff, Rests, TakeOff},
    dispatch::Rest,
    ids::{TenantId, VendorId},
    time::Date,
};

use crate::{
    catalog::{Snapshot, advance},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    first_day: i64,
    last_day: i64,
    reason: String,
    promised: i64,
}

impl From<Row> for DaysOff {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            days: Rest {
                first: Date(row.first_day),
                last: Date(row.last_day),
            },
            reason: row.reason,
            promised: row.promised,
        }
    }
}

/// What a vendor has planned.
pub(super) async fn show(
    state: &AppState,
    mall: &Snapshot,
    vendor: &VendorId,
) -> Result<Rests, AppError> {
    let name = mall.vendor_name(vendor).map(ToOwned::to_owned);
    let name = name.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let today = state.clock.now().date();
    let mut conn = state.db.read().await?;
    Ok(Rests {
        vendor: name,
        today,
        periods: list(&mut conn, mall.tenant(), vendor, today).await?,
    })
}

/// The periods of a vendor that are not over.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
    today: Date,
) -> Result<Vec<DaysOff>, AppError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select days_off.id,
                days_off.first_day,
                days_off.last_day,
                days_off.reason,
                (select count(*)
                   from shipments
                  where shipments.tenant_id = days_off.tenant_id
                    and shipments.vendor_id = days_off.vendor_id
                    and shipments.status = 'PREPARING'
                    and shipments.ship_by between days_off.first_day and days_off.last_day
                ) as promised
           from days_off
          where days_off.tenant_id = $1
            and days_off.vendor_id = $2
            and days_off.last_day >= $3
          order by days_off.first_day",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(today.0)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(DaysOff::from).collect())
}

/// Plans a period.
pub(super) async fn add(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    wish: &TakeOff,
) -> Result<(), AppError> {
    let id = state.ids.id("off");
    state
        .db
        .write(|tx| boxed(add_in(tx, state, actor, (vendor, &id), wish)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn add_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): (&VendorId, &str),
    wish: &TakeOff,
) -> Result<(), AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    // Before looking: of two who plan at once, the later one waits here and then sees the other's.
    advance(tx, tenant, now).await?;
    let known = list(tx, tenant, vendor, now.date()).await?;
    let known: Vec<Rest> = known.into_iter().map(|period| period.days).collect();
    let faults = wish.faults(now.date(), &known);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    sqlx::query(
        "insert into days_off (tenant_id, id, vendor_id, first_day, last_day, reason)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(tenant)
    .bind(id)
    .bind(vendor)
    .bind(wish.days.first.0)
    .bind(wish.days.last.0)
    .bind(wish.reason.trim())
    .execute(&mut *tx)
    .await?;
    let detail = format!(
        r#"{{"first":"{}","last":"{}"}}"#,
        wish.days.first, wish.days.last
    );
    let deed = Deed {
        reason: wish.reason.trim(),
        detail: &detail,
        ..Deed::of("days-off-added", vendor.as_str())
    };
    note(tx, state, actor, deed).await
}

/// Takes a period back.
pub(super) async fn remove(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    id: &str,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(remove_in(tx, state, actor, vendor, id)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn remove_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    id: &str,
) -> Result<(), AppError> {
    let gone: Option<(i64, i64)> = sqlx::query_as(
        "delete from days_off
          where tenant_id = $1
            and vendor_id = $2
            and id = $3
      returning first_day, last_day",
    )
    .bind(&actor.tenant)
    .bind(vendor)
    .bind(id)
    .fetch_optional(&mut *tx)
    .await?;
    let (first, last) = gone.ok_or_else(|| AppError::not_found("그런 쉬는 날이 없어요."))?;
    advance(tx, &actor.tenant, state.clock.now()).await?;
    let detail = format!(r#"{{"first":"{}","last":"{}"}}"#, Date(first), Date(last));
    let deed = Deed {
        detail: &detail,
        ..Deed::of("days-off-removed", vendor.as_str())
    };
    note(tx, state, actor, deed).await
}
