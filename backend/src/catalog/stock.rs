//! How many there are: guarded updates, so that nothing is sold twice.
//!
//! Counts are outside the revision; only the edge to and from sold out is a visible change, and
//! these functions count it. Callers take options in ascending order, so that two orders with
//! the same options never wait for each other.

use shared::{
    ids::{OptionId, TenantId, VendorId},
    time::Timestamp,
};

use super::advance;
use crate::db::Conn;
#[cfg(feature = "torture")]
use crate::torture::naive;

/// Sets units aside for an order. `false`: fewer are left, and nothing changed.
pub async fn reserve(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: u32,
    now: Timestamp,
) -> sqlx::Result<bool> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::STOCK, (tenant.as_str(), option.as_str())).await?;
    let left: Option<i64> = sqlx::query_scalar(
        "update stock
            set reserved = reserved + $3
          where tenant_id = $1
            and option_id = $2
            and on_hand - reserved >= $3
        returning on_hand - reserved",
    )
    .bind(tenant)
    .bind(option)
    .bind(i64::from(quantity))
    .fetch_optional(&mut *conn)
    .await?;
    if left == Some(0) {
        advance(conn, tenant, now).await?;
    }
    Ok(left.is_some())
}

/// Gives reserved units back to the shelf. `false`: they were not reserved.
pub async fn release(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: u32,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let left: Option<i64> = sqlx::query_scalar(
        "update stock
            set reserved = reserved - $3
          where tenant_id = $1
            and option_id = $2
            and reserved >= $3
        returning on_hand - reserved",
    )
    .bind(tenant)
    .bind(option)
    .bind(i64::from(quantity))
    .fetch_optional(&mut *conn)
    .await?;
    back_on_sale(conn, tenant, left, quantity, now).await
}

/// Turns reserved units into sold ones. `false`: they were not reserved.
pub async fn sell(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: u32,
) -> sqlx::Result<bool> {
    let sold = sqlx::query(
        "update stock
            set on_hand = on_hand - $3,
                reserved = reserved - $3
          where tenant_id = $1
            and option_id = $2
            and reserved >= $3",
    )
    .bind(tenant)
    .bind(option)
    .bind(i64::from(quantity))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(sold == 1)
}

/// Takes free units off the shelf that no order buys: they replace others. `false`: not enough is
/// free.
pub async fn give_away(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: u32,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let left: Option<i64> = sqlx::query_scalar(
        "update stock
            set on_hand = on_hand - $3,
                supplied = supplied - $3
          where tenant_id = $1
            and option_id = $2
            and on_hand - reserved >= $3
        returning on_hand - reserved",
    )
    .bind(tenant)
    .bind(option)
    .bind(i64::from(quantity))
    .fetch_optional(&mut *conn)
    .await?;
    if left == Some(0) {
        advance(conn, tenant, now).await?;
    }
    Ok(left.is_some())
}

/// Puts sold units back on the shelf, after a cancellation before dispatch.
pub async fn put_back(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: u32,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let left: Option<i64> = sqlx::query_scalar(
        "update stock
            set on_hand = on_hand + $3
          where tenant_id = $1
            and option_id = $2
        returning on_hand - reserved",
    )
    .bind(tenant)
    .bind(option)
    .bind(i64::from(quantity))
    .fetch_optional(&mut *conn)
    .await?;
    back_on_sale(conn, tenant, left, quantity, now).await
}

/// Counts units that came onto the shelf and were sold before the mall kept this count: as many are
/// there as before.
pub async fn sold_before(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
    quantity: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "update stock
            set supplied = supplied + $3
          where tenant_id = $1
            and option_id = $2",
    )
    .bind(tenant)
    .bind(option)
    .bind(quantity)
    .execute(conn)
    .await?;
    Ok(())
}

/// Puts right how many of a vendor's units are free, and answers how many were thought to be.
/// `None`: the vendor has no such option.
pub async fn count(
    conn: &mut Conn,
    tenant: &TenantId,
    (vendor, option): (&VendorId, &OptionId),
    left: i64,
    now: Timestamp,
) -> sqlx::Result<Option<i64>> {
    // The row is taken before it is read, so that no order comes in between.
    let before: Option<i64> = sqlx::query_scalar(
        "update stock
            set on_hand = on_hand
          where tenant_id = $1
            and option_id = $2
            and option_id in (
                select product_options.id
                  from product_options
                  join products
                    on products.tenant_id = product_options.tenant_id
                   and products.id = product_options.product_id
                 where products.tenant_id = $1
                   and products.vendor_id = $3
            )
        returning on_hand - reserved",
    )
    .bind(tenant)
    .bind(option)
    .bind(vendor)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(before) = before else {
        return Ok(None);
    };
    sqlx::query(
        "update stock
            set on_hand = on_hand + $3,
                supplied = supplied + $3
          where tenant_id = $1
            and option_id = $2",
    )
    .bind(tenant)
    .bind(option)
    .bind(left - before)
    .execute(&mut *conn)
    .await?;
    if (before == 0) != (left == 0) {
        advance(conn, tenant, now).await?;
    }
    Ok(Some(before))
}

/// How many can be bought right now; `None` for an option that does not exist.
pub async fn available(
    conn: &mut Conn,
    tenant: &TenantId,
    option: &OptionId,
) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar(
        "select on_hand - reserved
           from stock
          where tenant_id = $1
            and option_id = $2",
    )
    .bind(tenant)
    .bind(option)
    .fetch_optional(conn)
    .await
}

async fn back_on_sale(
    conn: &mut Conn,
    tenant: &TenantId,
    left: Option<i64>,
    added: u32,
    now: Timestamp,
) -> sqlx::Result<bool> {
    if left == Some(i64::from(added)) && added > 0 {
        advance(conn, tenant, now).await?;
    }
    Ok(left.is_some())
}
