//! On the mornings of their working days producers are told what waits for them, with one message
//! a day for each phone: whoever has nothing to do hears nothing, and whoever has much is not called
//! all day long.

use std::{collections::BTreeMap, iter::Sum, ops::Range};

use axum::http::Uri;
use shared::{
    ids::{TenantId, VendorId},
    text::Phone,
    time::{Date, Timestamp},
};

use super::claims;
use crate::{
    catalog::Snapshot,
    console::staff,
    db::{Conn, boxed},
    error::AppError,
    feedback,
    outbox::{self, Letter},
    state::AppState,
};

/// The hours in Korea in which it is written. A mall that was down all morning wakes nobody later.
const HOURS: Range<i64> = 8..12;

/// What waits for a vendor, or for all of somebody's vendors.
#[derive(Clone, Copy, Debug, Default)]
struct Waiting {
    /// Parcels that were promised for today or before.
    due: i64,
    /// Parcels that were promised for a later day.
    later: i64,
    /// Returns and exchanges that wait for the vendor's next step.
    claims: i64,
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
        if is_told(&state, mall.tenant(), today).await? {
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
    let mut of_phone: BTreeMap<Phone, Vec<VendorId>> = BTreeMap::new();
    for (vendor, phone) in staff::list_phones(tx, tenant).await? {
        if waiting.contains_key(&vendor) && mall.works(&vendor, today) {
            of_phone.entry(phone).or_default().push(vendor);
        }
    }
    let (county, home) = (&mall.mall.mall_name, home(state, mall));
    for (phone, vendors) in of_phone {
        let what: Waiting = vendors.iter().filter_map(|id| waiting.get(id)).sum();
        let (who, path) = match vendors.as_slice() {
            [only] => {
                let name = mall.vendor_name(only).unwrap_or("판매자");
                (name.to_owned(), format!("/v/{only}"))
            }
            several => (format!("농가 {}곳", several.len()), String::new()),
        };
        let what = what.text();
        let letter = Letter {
            to: phone.to_string(),
            template: "vendor-morning".to_owned(),
            title: "오늘 할 일".to_owned(),
            body: format!("[{county}] {who}: {what} {home}/console{path}"),
        };
        outbox::letter(tx, state, tenant, phone.digits(), &letter).await?;
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
    for (vendor, open) in claims::count_open(tx, tenant).await? {
        all.entry(vendor).or_default().claims = open;
    }
    for (vendor, questions) in feedback::list_waiting(tx, tenant).await? {
        all.entry(vendor).or_default().questions = questions;
    }
    Ok(all)
}

impl<'a> Sum<&'a Self> for Waiting {
    fn sum<I: Iterator<Item = &'a Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            due: sum.due + one.due,
            later: sum.later + one.later,
            claims: sum.claims + one.claims,
            questions: sum.questions + one.questions,
        })
    }
}

impl Waiting {
    /// `오늘 보낼 것이 2개, 내일부터 보낼 것이 1개 있어요.`
    fn text(self) -> String {
        let parts = [
            ("오늘 보낼 것이", self.due),
            ("내일부터 보낼 것이", self.later),
            ("처리할 반품·교환이", self.claims),
            ("답을 기다리는 문의가", self.questions),
        ];
        let waits = parts.into_iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = waits
            .map(|(what, count)| format!("{what} {count}개"))
            .collect();
        format!("{} 있어요.", told.join(", "))
    }
}

/// Where producers reach this mall.
fn home(state: &AppState, mall: &Snapshot) -> String {
    let first = mall.mall.hosts.first().map(ToString::to_string);
    address(&state.config.public_url, first.as_deref(), |host| {
        let known = state.catalogs.by_host(host);
        known.is_some_and(|known| known.tenant() == mall.tenant())
    })
}

/// The public address if it is this mall's own, else the mall's first host on the same port.
fn address(public: &str, first: Option<&str>, is_own: impl Fn(&str) -> bool) -> String {
    let uri: Uri = public.parse().unwrap_or_default();
    match (first, uri.host()) {
        (Some(first), Some(host)) if !is_own(host) => {
            let scheme = uri.scheme_str().unwrap_or("https");
            let port = uri
                .port()
                .map_or_else(String::new, |port| format!(":{port}"));
            format!("{scheme}://{first}{port}")
        }
        _ => public.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Waiting, address};

    #[test]
    fn only_what_waits_is_told() {
        let text = |due, later, claims, questions| {
            let waiting = Waiting {
                due,
                later,
                claims,
                questions,
            };
            waiting.text()
        };
        let all = "오늘 보낼 것이 2개, 내일부터 보낼 것이 1개, 처리할 반품·교환이 4개, 답을 기다리는 문의가 3개 있어요.";
        assert_eq!(text(2, 1, 4, 3), all);
        assert_eq!(text(0, 1, 0, 0), "내일부터 보낼 것이 1개 있어요.");
        assert_eq!(text(0, 0, 0, 1), "답을 기다리는 문의가 1개 있어요.");
    }

    #[test]
    fn the_link_leads_to_this_mall() {
        let of = |public, first| address(public, first, |host| host == "mall.kr");
        assert_eq!(of("https://mall.kr", Some("mall.kr")), "https://mall.kr");
        let other = of("http://127.0.0.1:8080", Some("haenam.localhost"));
        assert_eq!(other, "http://haenam.localhost:8080");
        let by_number = of("http://[::1]:8080", Some("haenam.localhost"));
        assert_eq!(by_number, "http://haenam.localhost:8080");
        assert_eq!(of("https://other.kr", None), "https://other.kr");
    }
}
