//! Reading a mall's rows as a whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use shared::{
    console::policy::{PolicyKind, PolicyVersion},
    dispatch::Rest,
    feedback::Published,
    ids::{OptionId, TenantId, VendorId},
    time::{Date, Timestamp},
};

use super::record;
use crate::{
    db::{Conn, content},
    mall,
};

/// Everything visible of one mall.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) revision: u64,
    pub(crate) changed_at: Timestamp,
    pub(crate) mall: record::Mall,
    pub(crate) categories: Vec<record::Category>,
    pub(crate) vendors: Vec<record::Vendor>,
    pub(crate) shipping: Vec<record::ShippingPolicy>,
    pub(crate) products: Vec<record::Product>,
    pub(crate) options: Vec<record::ProductOption>,
    pub(crate) sold_out: BTreeSet<OptionId>,
    pub(crate) notices: Vec<record::Notice>,
    pub(crate) details: Vec<record::Detail>,
    pub(crate) feedback: Vec<Published>,
    pub(crate) campaigns: Vec<record::Campaign>,
    pub(crate) banners: Vec<record::Banner>,
    pub(crate) coupons: Vec<record::Coupon>,
    pub(crate) programmes: Vec<record::Programme>,
    pub(crate) holidays: Vec<record::Holiday>,
    pub(crate) rests: BTreeMap<VendorId, Vec<Rest>>,
    pub(crate) zones: Vec<record::ZoneTable>,
    pub(crate) media: Vec<record::Media>,
    pub(crate) policies: BTreeMap<PolicyKind, Vec<PolicyVersion>>,
}

/// Reads a mall, or `None` when there is none of that name.
///
/// Several statements see several moments. The revision is read first: a change in between
/// makes the row's revision newer than the snapshot's, and the watcher reads again.
pub(crate) async fn load(conn: &mut Conn, tenant: &TenantId) -> anyhow::Result<Option<Rows>> {
    let found: Option<(i64, Timestamp, String)> = sqlx::query_as(
        "select catalog_revisions.revision,
                catalog_revisions.changed_at,
                tenants.content
           from tenants
           join catalog_revisions on catalog_revisions.tenant_id = tenants.id
          where tenants.id = $1",
    )
    .bind(tenant)
    .fetch_optional(&mut *conn)
    .await?;
    let Some((revision, changed_at, content)) = found else {
        return Ok(None);
    };
    let policies = mall::list_policies(&mut *conn, tenant).await?;
    let mut reader = Reader { conn, tenant };
    Ok(Some(Rows {
        revision: revision.unsigned_abs(),
        changed_at,
        policies,
        mall: serde_json::from_str(&content)?,
        categories: reader.all("categories").await?,
        vendors: reader.all("vendors").await?,
        shipping: reader.all("shipping_policies").await?,
        products: reader.all("products").await?,
        options: reader.options().await?,
        sold_out: reader.sold_out().await?,
        notices: reader.all("product_notices").await?,
        details: reader.all("product_details").await?,
        feedback: reader.all("product_feedback").await?,
        campaigns: reader.all("campaigns").await?,
        banners: reader.all("banners").await?,
        coupons: reader.all("coupons").await?,
        programmes: reader.all("voucher_programmes").await?,
        holidays: reader.all("holidays").await?,
        rests: reader.rests(changed_at).await?,
        zones: reader.all("zone_tables").await?,
        media: reader.all("media").await?,
    }))
}

struct Reader<'a> {
    conn: &'a mut Conn,
    tenant: &'a TenantId,
}

impl Reader<'_> {
    async fn all<T: DeserializeOwned>(&mut self, table: &'static str) -> anyhow::Result<Vec<T>> {
        let rows: Vec<String> = content::list_content(table)
            .bind(self.tenant)
            .fetch_all(&mut *self.conn)
            .await?;
        let read = rows.iter().map(|row| serde_json::from_str(row));
        Ok(read.collect::<Result<_, _>>()?)
    }

    async fn options(&mut self) -> anyhow::Result<Vec<record::ProductOption>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select product_options.content,
                    stock.on_hand
               from product_options
               join stock
                 on stock.tenant_id = product_options.tenant_id
                and stock.option_id = product_options.id
              where product_options.tenant_id = $1
                and product_options.hidden = 0
              order by product_options.id",
        )
        .bind(self.tenant)
        .fetch_all(&mut *self.conn)
        .await?;
        let mut options = Vec::with_capacity(rows.len());
        for (content, on_hand) in rows {
            let mut option: record::ProductOption = serde_json::from_str(&content)?;
            option.stock = u32::try_from(on_hand).unwrap_or(u32::MAX);
            options.push(option);
        }
        Ok(options)
    }

    /// When vendors rest; what was over then is not looked at any more.
    async fn rests(&mut self, then: Timestamp) -> sqlx::Result<BTreeMap<VendorId, Vec<Rest>>> {
        let rows: Vec<(VendorId, i64, i64)> = sqlx::query_as(
            "select vendor_id,
                    first_day,
                    last_day
               from days_off
              where tenant_id = $1
                and last_day >= $2
              order by vendor_id, first_day",
        )
        .bind(self.tenant)
        .bind(then.date().0)
        .fetch_all(&mut *self.conn)
        .await?;
        let mut rests: BTreeMap<VendorId, Vec<Rest>> = BTreeMap::new();
        for (vendor, first, last) in rows {
            let (first, last) = (Date(first), Date(last));
            rests.entry(vendor).or_default().push(Rest { first, last });
        }
        Ok(rests)
    }

    async fn sold_out(&mut self) -> sqlx::Result<BTreeSet<OptionId>> {
        let rows: Vec<OptionId> = sqlx::query_scalar(
            "select option_id
               from stock
              where tenant_id = $1
                and on_hand <= reserved",
        )
        .bind(self.tenant)
        .fetch_all(&mut *self.conn)
        .await?;
        Ok(rows.into_iter().collect())
    }
}

/// The malls that there are.
pub(crate) async fn list_tenants(conn: &mut Conn) -> sqlx::Result<Vec<TenantId>> {
    sqlx::query_scalar("select id from tenants order by id")
        .fetch_all(conn)
        .await
}
