//! The snapshots of all malls, found by tenant or by host name.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context;
use arc_swap::ArcSwap;
use shared::{ids::TenantId, time::Timestamp};
use tokio::sync::Notify;

use super::{build, revision, snapshot::Snapshot, store};
use crate::db::Db;

/// The snapshots in use. Reading takes no lock.
#[derive(Debug)]
pub struct Catalogs {
    malls: ArcSwap<Malls>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Malls {
    by_tenant: BTreeMap<TenantId, Arc<Snapshot>>,
    by_host: BTreeMap<String, Arc<Snapshot>>,
}

impl Catalogs {
    /// Reads every mall.
    pub async fn load(db: &Db, now: Timestamp) -> anyhow::Result<Self> {
        let catalogs = Self {
            malls: ArcSwap::default(),
            changed: Notify::new(),
        };
        catalogs.refresh(db, now).await?;
        Ok(catalogs)
    }

    /// The mall that answers to a host name.
    pub fn by_host(&self, host: &str) -> Option<Arc<Snapshot>> {
        let malls = self.malls.load();
        let exact = malls.by_host.get(host);
        let found = exact.or_else(|| malls.by_host.get(&host.to_ascii_lowercase()));
        found.cloned()
    }

    /// The mall of a municipality.
    pub fn by_tenant(&self, tenant: &TenantId) -> Option<Arc<Snapshot>> {
        self.malls.load().by_tenant.get(tenant).cloned()
    }

    /// Every mall.
    pub fn all(&self) -> Vec<Arc<Snapshot>> {
        self.malls.load().by_tenant.values().cloned().collect()
    }

    /// How many malls there are.
    pub fn len(&self) -> usize {
        self.malls.load().by_tenant.len()
    }

    /// Whether no mall has been set up yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Tells the watcher to look now instead of at its next round.
    pub fn changed(&self) {
        self.changed.notify_one();
    }

    pub(super) async fn until_changed(&self) {
        self.changed.notified().await;
    }

    /// Reads the malls whose revision is not the one in memory.
    pub async fn refresh(&self, db: &Db, now: Timestamp) -> anyhow::Result<()> {
        let mut conn = db.read().await?;
        let revisions = revision::list(&mut conn).await?;
        let old = self.malls.load_full();
        let mut by_tenant = BTreeMap::new();
        let mut news = revisions.len() != old.by_tenant.len();
        for (tenant, revision) in revisions {
            let known = old.by_tenant.get(&tenant);
            let current =
                |known: &&Arc<Snapshot>| known.revision() == revision && known.next_change > now;
            if let Some(snapshot) = known.filter(current) {
                by_tenant.insert(tenant, snapshot.clone());
                continue;
            }
            news = true;
            if let Some(rows) = store::load(&mut conn, &tenant).await? {
                let built = tokio::task::spawn_blocking(move || build::build(rows, now));
                let snapshot = built.await.context("the catalogue could not be built")?;
                tracing::info!(%tenant, revision = snapshot.revision(), products = snapshot.catalog.products.len(), "catalogue loaded");
                by_tenant.insert(tenant, Arc::new(snapshot));
            }
        }
        if news {
            self.malls.store(Arc::new(Malls {
                by_host: hosts(&by_tenant),
                by_tenant,
            }));
        }
        Ok(())
    }
}

fn hosts(by_tenant: &BTreeMap<TenantId, Arc<Snapshot>>) -> BTreeMap<String, Arc<Snapshot>> {
    let mut hosts = BTreeMap::new();
    for snapshot in by_tenant.values() {
        for host in &snapshot.mall.hosts {
            hosts.insert(host.to_string(), snapshot.clone());
        }
    }
    hosts
}
