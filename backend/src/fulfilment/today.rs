//! What one vendor has to do today.

use std::collections::BTreeMap;

use shared::{
    catalog::ProductOption,
    console::parcel::{Parcel, ParcelLine, Stock, Today},
    ids::{OptionId, OrderNo, TenantId, VendorId},
    order::{Recipient, ShipmentStatus},
    time::{Date, Timestamp},
};

use super::rest;
use crate::{catalog::Snapshot, db::Conn, error::AppError, feedback, order, state::AppState};

/// Parcels to be sent that one screen shows; more are not sent in a day.
const MOST_OPEN: i64 = 500;
/// Parcels on the way that one screen shows.
const MOST_SENT: i64 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    order_no: OrderNo,
    status: String,
    paid_at: Timestamp,
    ship_by: i64,
    accepted_at: Option<Timestamp>,
    tracking: String,
    recipient: String,
}

pub(super) async fn today(
    state: &AppState,
    mall: &Snapshot,
    vendor: &VendorId,
) -> Result<Today, AppError> {
    let tenant = mall.tenant();
    let name = mall.vendor_name(vendor).map(ToOwned::to_owned);
    let name = name.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let mut conn = state.db.read().await?;
    let open = parcels(
        &mut conn,
        tenant,
        vendor,
        ShipmentStatus::Preparing,
        MOST_OPEN,
    )
    .await?;
    let (accepted, new) = open
        .into_iter()
        .partition(|(row, _)| row.accepted_at.is_some());
    let sent = parcels(
        &mut conn,
        tenant,
        vendor,
        ShipmentStatus::Shipped,
        MOST_SENT,
    )
    .await?;
    let stock = stock(&mut conn, mall, vendor).await?;
    let date = state.clock.now().date();
    Ok(Today {
        rests: rest::list(&mut conn, tenant, vendor, date).await?,
        questions: feedback::count_waiting(&mut conn, tenant, vendor).await?,
        vendor: name,
        date,
        new: read_all(new)?,
        accepted: read_all(accepted)?,
        sent: read_all(sent)?,
        stock,
    })
}

type WithLines = (Row, Vec<ParcelLine>);

/// Parcels in one state: those to be sent by their day, those on the way the newest first.
async fn parcels(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
    status: ShipmentStatus,
    most: i64,
) -> Result<Vec<WithLines>, AppError> {
    let rows: Vec<Row> = sqlx::query_as(
        "select shipments.order_no,
                shipments.status,
                orders.paid_at,
                shipments.ship_by,
                shipments.accepted_at,
                shipments.tracking,
                order_contacts.recipient
           from shipments
           join orders
             on orders.tenant_id = shipments.tenant_id
            and orders.no = shipments.order_no
           join order_contacts
             on order_contacts.tenant_id = shipments.tenant_id
            and order_contacts.order_no = shipments.order_no
          where shipments.tenant_id = $1
            and shipments.vendor_id = $2
            and shipments.status = $3
            and orders.status = 'PAID'
          order by case when $3 = 'PREPARING' then shipments.ship_by else -shipments.sent_at end,
                   shipments.order_no
          limit $4",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(status.as_str())
    .bind(most)
    .fetch_all(&mut *conn)
    .await?;
    let mut lines = lines(conn, tenant, vendor, status).await?;
    let with_lines = |row: Row| {
        let lines = lines.remove(&row.order_no).unwrap_or_default();
        (row, lines)
    };
    Ok(rows.into_iter().map(with_lines).collect())
}

/// The lines of all parcels in one state, without units that were cancelled.
async fn lines(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &VendorId,
    status: ShipmentStatus,
) -> Result<BTreeMap<OrderNo, Vec<ParcelLine>>, AppError> {
    let rows: Vec<(OrderNo, i64, String)> = sqlx::query_as(
        "select order_places.order_no,
                order_places.quantity - order_places.claimed,
                order_places.content
           from shipments
           join order_places
             on order_places.tenant_id = shipments.tenant_id
            and order_places.order_no = shipments.order_no
            and order_places.vendor_id = shipments.vendor_id
            and order_places.kind = 'LINE'
          where shipments.tenant_id = $1
            and shipments.vendor_id = $2
            and shipments.status = $3
          order by order_places.order_no, order_places.place",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(status.as_str())
    .fetch_all(conn)
    .await?;
    let mut lines: BTreeMap<OrderNo, Vec<ParcelLine>> = BTreeMap::new();
    for (no, quantity, content) in rows {
        let quantity = u32::try_from(quantity).unwrap_or(0);
        if quantity > 0 {
            let name = order::line_name(&content)?;
            lines
                .entry(no)
                .or_default()
                .push(ParcelLine { name, quantity });
        }
    }
    Ok(lines)
}

fn read_all(rows: Vec<WithLines>) -> Result<Vec<Parcel>, AppError> {
    rows.into_iter().map(read).collect()
}

fn read((row, lines): WithLines) -> Result<Parcel, AppError> {
    let status = ShipmentStatus::parse(&row.status)
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("shipment status {}", row.status)))?;
    let recipient: Recipient = serde_json::from_str(&row.recipient).map_err(AppError::internal)?;
    // Whoever packs needs the address; afterwards it is nobody's business.
    let recipient = (status == ShipmentStatus::Preparing).then_some(recipient);
    Ok(Parcel {
        no: row.order_no,
        status,
        paid_at: row.paid_at,
        ship_by: Date(row.ship_by),
        lines,
        recipient,
        tracking: row.tracking,
    })
}

/// What is in the store room, named as the catalogue names it.
async fn stock(
    conn: &mut Conn,
    mall: &Snapshot,
    vendor: &VendorId,
) -> Result<Vec<Stock>, AppError> {
    let rows: Vec<(OptionId, i64)> = sqlx::query_as(
        "select stock.option_id,
                stock.on_hand - stock.reserved
           from products
           join product_options
             on product_options.tenant_id = products.tenant_id
            and product_options.product_id = products.id
           join stock
             on stock.tenant_id = product_options.tenant_id
            and stock.option_id = product_options.id
          where products.tenant_id = $1
            and products.vendor_id = $2",
    )
    .bind(mall.tenant())
    .bind(vendor)
    .fetch_all(conn)
    .await?;
    let left: BTreeMap<OptionId, i64> = rows.into_iter().collect();
    let own = mall.catalog.products.iter().filter(|p| p.vendor == *vendor);
    let named = own.flat_map(|product| {
        let options = product.options.iter();
        options.map(|option| (option, format!("{} {}", product.name, option.label)))
    });
    let read = |(option, name): (&ProductOption, String)| {
        let left = *left.get(&option.id)?;
        Some(Stock {
            option: option.id.clone(),
            name: name.trim_end().to_owned(),
            left,
        })
    };
    Ok(named.filter_map(read).collect())
}
