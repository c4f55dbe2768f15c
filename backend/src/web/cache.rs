//! Rendered pages, by mall, path and revision.

use std::sync::Arc;

use moka::sync::Cache;
use shared::ids::TenantId;

use super::document::Rendered;

/// Most bytes that pages take in memory: those that are asked for most stay.
const MOST: u64 = 24 << 20;

/// Pages of the revision in use and of those just before it.
#[derive(Debug)]
pub(super) struct Pages(Cache<Key, Arc<Rendered>>);

type Key = (TenantId, u64, String);

impl Default for Pages {
    fn default() -> Self {
        let weight = |_: &Key, page: &Arc<Rendered>| page.weight();
        Self(Cache::builder().weigher(weight).max_capacity(MOST).build())
    }
}

impl Pages {
    pub(super) fn find(
        &self,
        tenant: &TenantId,
        revision: u64,
        path: &str,
    ) -> Option<Arc<Rendered>> {
        self.0.get(&(tenant.clone(), revision, path.to_owned()))
    }

    pub(super) fn keep(&self, tenant: &TenantId, revision: u64, path: &str, page: Arc<Rendered>) {
        self.0
            .insert((tenant.clone(), revision, path.to_owned()), page);
    }
}
