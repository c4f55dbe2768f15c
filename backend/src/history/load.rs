//! Bringing the year into a mall, month by month. A month is one transaction with the settlement
//! of the month before, so that an interrupted load goes on where it stopped.

use std::{path::Path, sync::Arc, time::Instant};

use anyhow::Context;
use demo::history::Year;
use shared::{
    catalog::Catalog,
    ids::TenantId,
    money::Won,
    time::{Date, Timestamp},
};

use super::{
    Figures, Plan, Size, figures,
    pay_out::{self, Moved, People},
    plan, programme,
    rows::Rows,
};
use crate::{
    catalog::Snapshot,
    clock::ManualClock,
    config::Config,
    db::{Conn, Db, boxed, schema},
    error::AppError,
    ids::Ids,
    order,
    secret::RootKey,
    state::AppState,
    web::Site,
};

/// Days of the next month after which a month is settled, and on which what arrived in its last
/// week is.
const SETTLED_ON: i64 = 9;
const LAST_SETTLED_ON: i64 = 19;

/// The mall that gets a year.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Its database.
    pub db: &'a Db,
    /// Hides voucher codes.
    pub key: &'a RootKey,
    /// Its data folder.
    pub data: &'a Path,
    /// Which mall.
    pub tenant: &'a TenantId,
    /// The present.
    pub now: Timestamp,
    /// How much.
    pub size: Size,
}

/// What was brought in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// Months that were not there before.
    pub months: usize,
    /// Their orders.
    pub orders: usize,
    /// What was paid less what went back.
    pub net: Won,
}

/// Brings the year in, and says how far it is.
pub async fn load(
    target: &Target<'_>,
    say: &mut (dyn FnMut(&str) + Send),
) -> anyhow::Result<Loaded> {
    let year = Year::load()?;
    let months = figures(&year, target.size.part);
    let last = months.last().context("the year has no months")?;
    let settled = last.last().plus(LAST_SETTLED_ON + 3);
    anyhow::ensure!(
        settled.start() < target.now,
        "{}의 정산까지 끝난 뒤에 넣을 수 있어요. 지금은 {}이에요.",
        last.name(),
        target.now.date()
    );
    let mall = open(target, "history", target.now).await?.0;
    let mall = mall.catalogs.by_tenant(target.tenant);
    let mall = mall.filter(|mall| mall.mall.demo);
    let mall = mall.with_context(|| format!("{}은(는) 시연 쇼핑몰이 아니에요.", target.tenant))?;
    let people = {
        let mut conn = target.db.read().await?;
        pay_out::people(&mut conn, target.tenant).await?
    };
    let people = people.context("결재할 시연용 담당자(promo, promo2, money, money2)가 없어요.")?;
    let years: Vec<i64> = (months[0].first.ymd().0..=last.first.ymd().0).collect();
    let catalog = programme::with_past(&mall, &years).context("페이백이 없는 쇼핑몰이에요.")?;
    let loading = Loading {
        target,
        year: &year,
        months: &months,
        years: &years,
        mall: &mall,
        catalog: &catalog,
        people: &people,
    };
    loading.run(say).await
}

async fn open(
    target: &Target<'_>,
    ids: &str,
    now: Timestamp,
) -> anyhow::Result<(AppState, Arc<ManualClock>)> {
    let config = Config::isolated(target.data.to_path_buf());
    let (site, clock) = (Site::bare(&config)?, Arc::new(ManualClock::at(now)));
    let (key, db, ids) = (target.key.clone(), target.db.clone(), Ids::drawn(ids));
    let state = AppState::assemble(config, key, db, clock.clone(), ids, site).await?;
    Ok((state, clock))
}

struct Loading<'a> {
    target: &'a Target<'a>,
    year: &'a Year,
    months: &'a [Figures],
    years: &'a [i64],
    mall: &'a Snapshot,
    catalog: &'a Catalog,
    people: &'a People,
}

impl Loading<'_> {
    async fn run(&self, say: &mut (dyn FnMut(&str) + Send)) -> anyhow::Result<Loaded> {
        let began = Instant::now();
        let mut loaded = Loaded::default();
        for (at, month) in self.months.iter().enumerate() {
            let plans = self.plans(month)?;
            if self.is_there(&plans).await? {
                say(&format!("{} 벌써 있어요", month.name()));
                continue;
            }
            let before = at.checked_sub(1).map(|at| &self.months[at]);
            self.bring(month, &plans, before).await?;
            let orders: usize = plans.iter().map(|plan| plan.orders.len()).sum();
            let net = plans.iter().flat_map(|plan| &plan.orders);
            let net: Won = net.map(super::PastOrder::net).sum();
            loaded.months += 1;
            loaded.orders += orders;
            loaded.net += net;
            let seconds = began.elapsed().as_secs();
            say(&format!(
                "{} 주문 {orders}건, {net} · {seconds}초째",
                month.name()
            ));
        }
        anyhow::ensure!(
            loaded.months > 0,
            "지난 한 해가 벌써 들어 있어요. 두 번 넣을 수 없어요."
        );
        Ok(loaded)
    }

    fn plans(&self, month: &Figures) -> anyhow::Result<Vec<Plan>> {
        let copies = 0..self.target.size.times.max(1);
        let planned = copies.map(|copy| plan(self.catalog, self.year, month, copy));
        let planned: Option<Vec<Plan>> = planned.collect();
        planned.with_context(|| {
            format!(
                "지금 파는 상품으로는 {}의 합계를 맞출 수 없어요.",
                month.name()
            )
        })
    }

    async fn is_there(&self, plans: &[Plan]) -> anyhow::Result<bool> {
        let first = plans.first().and_then(|plan| plan.orders.first());
        let Some(first) = first else { return Ok(false) };
        let mut conn = self.target.db.read().await?;
        let found = order::store::find(&mut conn, self.target.tenant, &first.no).await?;
        Ok(found.is_some())
    }

    /// Writes a month, settles the one before, and after the last month settles that, too.
    async fn bring(
        &self,
        month: &Figures,
        plans: &[Plan],
        before: Option<&Figures>,
    ) -> anyhow::Result<()> {
        let name = format!("{} {}", self.target.tenant, month.name());
        let (state, clock) = open(self.target, &name, month.first.start()).await?;
        let rows = Ids::drawn(&format!("{name} rows"));
        let signers = &self.people.signers;
        let made = plans.iter().zip(0..);
        let made = made.map(|(plan, copy)| {
            let seed = format!("{name} {copy}");
            Rows::of(plan, self.mall, &rows, signers, &seed)
        });
        let made: Vec<Rows> = made.collect::<Result<_, AppError>>()?;
        let moved = Moved {
            state: &state,
            clock: &clock,
            tenant: self.target.tenant,
            people: self.people,
        };
        let mut due = Vec::new();
        if let Some(before) = before {
            due.push((before.last(), month.first.plus(SETTLED_ON)));
        }
        if self.months.last() == Some(month) {
            let next = month.last().plus(1);
            due.push((month.last(), next.plus(SETTLED_ON)));
            due.push((next.plus(LAST_SETTLED_ON - 5), next.plus(LAST_SETTLED_ON)));
        }
        let work = Work {
            loading: self,
            moved: &moved,
            rows: &made,
            due: &due,
        };
        self.target.db.write(|tx| boxed(work.carry_out(tx))).await?;
        Ok(())
    }
}

/// What one transaction does.
struct Work<'a> {
    loading: &'a Loading<'a>,
    moved: &'a Moved<'a>,
    rows: &'a [Rows],
    /// The last day of each settlement, and the day on which it is closed.
    due: &'a [(Date, Date)],
}

impl Work<'_> {
    async fn carry_out(&self, tx: &mut Conn) -> Result<(), AppError> {
        let (target, state) = (self.loading.target, self.moved.state);
        schema::take_time(tx, target.db.engine()).await?;
        programme::insert(tx, target.tenant, self.loading.mall, self.loading.years).await?;
        for rows in self.rows {
            for batch in rows.batches() {
                self.moved.sign(tx, batch).await?;
            }
            rows.insert(tx, (target.key, &state.ids), target.tenant)
                .await?;
        }
        for (until, on) in self.due {
            self.moved.settle(tx, *until, *on).await?;
        }
        Ok(())
    }
}
