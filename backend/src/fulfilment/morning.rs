//! Each morning of a business day producers are told what waits for them, with one message a day:
//! whoever has nothing to do hears nothing, and whoever has much is not called all day long.

use std::{collections::BTreeMap, ops::Range};

use shared::{
    ids::{TenantId, VendorId},
    time::{Date, Timestamp},
};

use crate::{
    catalog::Snapshot,
    console::staff,
    db::{Conn, boxed},
    error::AppError,
    feedback,
    outbox::{self, Letter},
    state::AppState,
};

/// The hours in Korea in which it is sent. A mall that was down all morning wakes nobody later.
const HOURS: Range<i64> = 8..12;

/// What waits for a vendor.
#[derive(Debug, Default)]
struct Waiting {
    /// Parcels that were promised for today or before.
    due: i64,
    /// Parcels that were promised for a later day.
    later: i64,
    /// Questions without an answer.
    questions: i64,
}

/// Tells the producers of every mall what waits for them, if it is time and nobody has yet.
pub async fn tell_mornings(state: AppState) -> Result<(), AppError> {
    let now = state.clock.now();
    let (hour, _) = now.hour_minute();
    if !HOURS.contains(&hour) {
        return Ok(());
    }
    for mall in state.catalogs.all() {
        let today = now.date();
        let is_free = today.is_weekend() || mall.holidays.contains(&today);
        if is_free || is_told(&state, mall.tenant(), today).await? {
            continue;
        }
        state
            .db
            .write(|tx| boxed(tell_in(tx, &state, &mall, now)))
            .await?;
        outbox::wake(&state);
    }
    Ok(())
}

/// Looked at every minute, so that it is not asked for with a transaction that writes.
async fn is_told(state: &AppState, tenant: &TenantId, day: Date) -> Result<bool, AppError> {
    let mut conn = state.db.read().await?;
    let told: Option<i64> = sqlx::query_scalar(
        "select told_at
           from mornings
          where tenant_id = $1
            and day = $2",
    )
    .bind(tenant)
    .bind(day.0)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(told.is_some())
}

async fn tell_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    now: Timestamp,
) -> Result<(), AppError> {
    let (tenant, today) = (mall.tenant(), now.date());
    let first = sqlx::query(
        "insert into mornings (tenant_id, day, told_at)
         values ($1, $2, $3)
         on conflict (tenant_id, day) do nothing",
    )
    .bind(tenant)
    .bind(today.0)
    .bind(now)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if first == 0 {
        return Ok(());
    }
    let waiting = waiting(tx, tenant, today).await?;
    let home = address(state, mall);
    for (vendor, phone) in staff::list_phones(tx, tenant).await? {
        let rests = mall.rests.get(&vendor);
        let is_away = rests.is_some_and(|rests| rests.iter().any(|rest| rest.contains(today)));
        let (Some(waiting), false) = (waiting.get(&vendor), is_away) else {
            continue;
        };
        let name = mall.vendor_name(&vendor).unwrap_or("판매자");
        let what = waiting.text();
        let county = &mall.mall.mall_name;
        let letter = Letter {
            to: phone.to_string(),
            template: "vendor-morning".to_owned(),
            title: "오늘 할 일".to_owned(),
            body: format!("[{county}] {name}: {what} {home}/console/v/{vendor}"),
        };
        outbox::letter(tx, state, tenant, vendor.as_str(), &letter).await?;
    }
    Ok(())
}

/// What waits for the vendors for whom anything does.
async fn waiting(
    tx: &mut Conn,
    tenant: &TenantId,
    today: Date,
) -> Result<BTreeMap<VendorId, Waiting>, AppError> {
    let parcels: Vec<(VendorId, i64, i64)> = sqlx::query_as(
        "select shipments.vendor_id,
                count(case when shipments.ship_by <= $2 then 1 end),
                count(case when shipments.ship_by > $2 then 1 end)
           from shipments
           join orders
             on orders.tenant_id = shipments.tenant_id
            and orders.no = shipments.order_no
          where shipments.tenant_id = $1
            and shipments.status = 'PREPARING'
            and orders.status = 'PAID'
          group by shipments.vendor_id",
    )
    .bind(tenant)
    .bind(today.0)
    .fetch_all(&mut *tx)
    .await?;
    let mut all: BTreeMap<VendorId, Waiting> = BTreeMap::new();
    for (vendor, due, later) in parcels {
        let waiting = all.entry(vendor).or_default();
        (waiting.due, waiting.later) = (due, later);
    }
    for (vendor, questions) in feedback::list_waiting(tx, tenant).await? {
        all.entry(vendor).or_default().questions = questions;
    }
    Ok(all)
}

impl Waiting {
    /// `오늘 보낼 것이 2개, 그 뒤에 보낼 것이 1개 있어요.`
    fn text(&self) -> String {
        let mut parts = Vec::new();
        if self.due > 0 {
            parts.push(format!("오늘 보낼 것이 {}개", self.due));
        }
        if self.later > 0 {
            parts.push(format!("그 뒤에 보낼 것이 {}개", self.later));
        }
        if self.questions > 0 {
            parts.push(format!("답을 기다리는 손님이 {}명", self.questions));
        }
        format!("{} 있어요.", parts.join(", "))
    }
}

/// Where producers reach this mall.
fn address(state: &AppState, mall: &Snapshot) -> String {
    let public = &state.config.public_url;
    let (scheme, rest) = public.split_once("://").unwrap_or(("https", public));
    let host = rest.split([':', '/']).next().unwrap_or_default();
    let known = state.catalogs.by_host(host);
    let own = known.is_some_and(|known| known.tenant() == mall.tenant());
    match mall.mall.hosts.first() {
        Some(host) if !own => format!("{scheme}://{host}"),
        _ => public.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::Waiting;

    #[test]
    fn only_what_waits_is_told() {
        let text = |due, later, questions| {
            let waiting = Waiting {
                due,
                later,
                questions,
            };
            waiting.text()
        };
        let all = "오늘 보낼 것이 2개, 그 뒤에 보낼 것이 1개, 답을 기다리는 손님이 3명 있어요.";
        assert_eq!(text(2, 1, 3), all);
        assert_eq!(text(0, 1, 0), "그 뒤에 보낼 것이 1개 있어요.");
        assert_eq!(text(0, 0, 1), "답을 기다리는 손님이 1명 있어요.");
    }
}
