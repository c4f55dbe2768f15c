//! What a campaign brought: orders paid while it was on that have its products, and orders that
//! came over its own address.

use std::collections::{BTreeMap, BTreeSet};

use shared::{
    console::promotion::{CampaignResults, DayResult, Sums},
    ids::{CampaignId, TenantId},
    money::Won,
    time::{Date, Timestamp},
};
use sqlx::AssertSqlSafe;

use super::super::schedule::find;
use crate::{
    catalog::record::{Campaign, PriceRule},
    db::{Conn, in_list},
    error::AppError,
};

/// Results of a campaign, also of one that is over.
pub(super) async fn of(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &CampaignId,
) -> Result<CampaignResults, AppError> {
    let (campaign, _) = find(conn, tenant, id).await?;
    let options = options(conn, tenant, &campaign).await?;
    let sold = sold(conn, tenant, &campaign, &options).await?;
    let arrived = arrived(conn, tenant, &campaign).await?;
    let mut days: BTreeMap<Date, (BTreeSet<&str>, Sums)> = BTreeMap::new();
    for line in &sold {
        let (orders, sums) = days.entry(line.paid_at.date()).or_default();
        if orders.insert(&line.order_no) {
            sums.orders += 1;
        }
        sums.units += line.quantity;
        sums.returned += Won(line.returned);
        sums.sales = sums.sales + Won(line.due) - Won(line.returned);
    }
    for paid_at in arrived {
        days.entry(paid_at.date()).or_default().1.by_address += 1;
    }
    let days: Vec<DayResult> = days
        .into_iter()
        .map(|(day, (_, sums))| DayResult { day, sums })
        .collect();
    Ok(CampaignResults {
        id: id.clone(),
        title: campaign.title.to_string(),
        total: days.iter().fold(Sums::default(), |total, day| Sums {
            orders: total.orders + day.sums.orders,
            units: total.units + day.sums.units,
            sales: total.sales + day.sums.sales,
            returned: total.returned + day.sums.returned,
            by_address: total.by_address + day.sums.by_address,
        }),
        days,
    })
}

/// The options that the campaign is about: those with a price of their own, or else all of its
/// products, also of products that are hidden by now.
async fn options(
    conn: &mut Conn,
    tenant: &TenantId,
    campaign: &Campaign,
) -> Result<Vec<String>, AppError> {
    if let Some(PriceRule::Fixed(fixed)) = &campaign.rule {
        return Ok(fixed.iter().map(|fixed| fixed.option.to_string()).collect());
    }
    let list = in_list(2, campaign.products.len());
    let mut query = sqlx::query_scalar(AssertSqlSafe(format!(
        "select id from product_options where tenant_id = $1 and product_id in {list} order by id"
    )))
    .bind(tenant);
    for product in &campaign.products {
        query = query.bind(product.to_string());
    }
    Ok(query.fetch_all(conn).await?)
}

#[derive(sqlx::FromRow)]
struct Sold {
    order_no: String,
    paid_at: Timestamp,
    quantity: i64,
    due: i64,
    returned: i64,
}

/// Lines that were paid while the campaign was on.
async fn sold(
    conn: &mut Conn,
    tenant: &TenantId,
    campaign: &Campaign,
    options: &[String],
) -> Result<Vec<Sold>, AppError> {
    let list = in_list(4, options.len());
    let mut query = sqlx::query_as(AssertSqlSafe(format!(
        "select order_places.order_no,
                orders.paid_at,
                order_places.quantity,
                order_places.due,
                cast(coalesce((select sum(claim_parts.amount)
                                 from claim_parts
                                where claim_parts.tenant_id = order_places.tenant_id
                                  and claim_parts.order_no = order_places.order_no
                                  and claim_parts.place = order_places.place), 0) as bigint)
                    as returned
           from order_places
           join orders
             on orders.tenant_id = order_places.tenant_id
            and orders.no = order_places.order_no
          where order_places.tenant_id = $1
            and orders.paid_at >= $2
            and orders.paid_at < $3
            and order_places.kind = 'LINE'
            and order_places.option_id in {list}"
    )))
    .bind(tenant)
    .bind(campaign.starts_at.0)
    .bind(campaign.ends_at.0);
    for option in options {
        query = query.bind(option);
    }
    Ok(query.fetch_all(conn).await?)
}

/// When the orders were paid that came over the campaign's own address.
async fn arrived(
    conn: &mut Conn,
    tenant: &TenantId,
    campaign: &Campaign,
) -> Result<Vec<Timestamp>, AppError> {
    let paid = sqlx::query_scalar(
        "select paid_at
           from orders
          where tenant_id = $1
            and source = $2
            and paid_at >= $3
            and paid_at < $4",
    )
    .bind(tenant)
    .bind(campaign.slug.to_string())
    .bind(campaign.starts_at.0)
    .bind(campaign.ends_at.0)
    .fetch_all(conn)
    .await?;
    Ok(paid)
}
