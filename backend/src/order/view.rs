//! An order as its owner sees it, put together from its frozen rows.

use shared::{
    ids::{LotId, OptionId, OrderNo, TenantId, VendorId},
    money::Won,
    order::{
        Order, OrderEvent, OrderLine, OrderStatus, OrderTender, Shipment, ShipmentStatus,
        TenderKind,
    },
    text::{Phone, masked_name},
    time::{Date, Timestamp},
    voucher::VoucherKind,
};

use super::{freeze::PlaceContent, store};
use crate::{claim, db::Conn, error::AppError, payment};

/// Reads the order.
pub(super) async fn view(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    now: Timestamp,
) -> Result<Option<Order>, AppError> {
    let Some(row) = store::find(conn, tenant, no).await? else {
        return Ok(None);
    };
    let contacts: (String, Phone, String) = sqlx::query_as(
        "select buyer_name,
                buyer_phone,
                recipient
           from order_contacts
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(&mut *conn)
    .await?;
    let shipments = shipments(conn, tenant, no).await?;
    let status = row.status()?;
    let unsent = shipments.iter().all(|s| {
        use ShipmentStatus::{Cancelled, Preparing, Waiting};
        matches!(s.status, Waiting | Preparing | Cancelled)
    });
    let confirming = payment::is_confirming(conn, tenant, no).await?;
    let unpaid = status == OrderStatus::PendingPayment;
    Ok(Some(Order {
        no: no.clone(),
        status,
        placed_at: row.placed_at,
        paid_at: row.paid_at,
        pay_until: unpaid.then_some(row.pay_until),
        confirming,
        can_cancel: unsent && !confirming && (unpaid || status == OrderStatus::Paid),
        buyer_name: masked_name(&contacts.0),
        buyer_phone: contacts.1,
        recipient: parse(&contacts.2)?,
        shipments,
        tenders: tenders(conn, tenant, no).await?,
        totals: parse(&row.totals)?,
        events: events(conn, tenant, no).await?,
        split: match status {
            OrderStatus::Paid => claim::split(conn, tenant, no).await?,
            _ => Vec::new(),
        },
        claims: claim::list(conn, tenant, no, now).await?,
        today: now.date(),
    }))
}

type ShipmentRow = (
    VendorId,
    String,
    String,
    String,
    i64,
    Option<Timestamp>,
    String,
);

async fn shipments(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<Shipment>, AppError> {
    let rows: Vec<ShipmentRow> = sqlx::query_as(
        "select vendor_id,
                vendor_name,
                vendor_phone,
                status,
                ship_by,
                delivered_at,
                tracking
           from shipments
          where tenant_id = $1
            and order_no = $2
          order by vendor_id",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let places = places(conn, tenant, no).await?;
    let mut shipments = Vec::with_capacity(rows.len());
    for (vendor, vendor_name, vendor_phone, status, ship_by, delivered_at, tracking) in rows {
        let of_vendor = || places.iter().filter(|place| place.vendor == vendor);
        let mut lines = Vec::new();
        for place in of_vendor().filter(|place| place.kind == "LINE") {
            lines.push(line(place)?);
        }
        shipments.push(Shipment {
            status: ShipmentStatus::parse(&status)
                .ok_or_else(|| AppError::internal(anyhow::anyhow!("shipment status {status}")))?,
            ship_by: Date(ship_by),
            delivered_on: delivered_at.map(Timestamp::date),
            tracking,
            lines,
            shipping: of_vendor()
                .filter(|p| p.kind == "SHIPPING")
                .map(|p| p.due)
                .sum(),
            vendor,
            vendor_name,
            vendor_phone,
        });
    }
    Ok(shipments)
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    kind: String,
    #[sqlx(rename = "vendor_id")]
    vendor: VendorId,
    option_id: Option<OptionId>,
    quantity: i64,
    due: Won,
    content: String,
}

async fn places(conn: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<Vec<PlaceRow>> {
    sqlx::query_as(
        "select kind,
                vendor_id,
                option_id,
                quantity,
                due,
                content
           from order_places
          where tenant_id = $1
            and order_no = $2
          order by place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await
}

/// What a frozen line is called: the product and the option.
pub fn line_name(content: &str) -> Result<String, AppError> {
    let content: PlaceContent = parse(content)?;
    let name = format!("{} {}", content.name, content.label);
    Ok(name.trim_end().to_owned())
}

/// The products of an order's lines.
pub(crate) async fn line_names(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<String>, AppError> {
    let lines: Vec<String> = sqlx::query_scalar(
        "select content
           from order_places
          where tenant_id = $1
            and order_no = $2
            and kind = 'LINE'
          order by place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    let name = |content: &String| parse::<PlaceContent>(content).map(|content| content.name);
    lines.iter().map(name).collect()
}

fn line(place: &PlaceRow) -> Result<OrderLine, AppError> {
    let content: PlaceContent = parse(&place.content)?;
    Ok(OrderLine {
        product: content.product,
        option: place.option_id.clone().unwrap_or_default(),
        name: content.name,
        label: content.label,
        image: content.image,
        quantity: u32::try_from(place.quantity).unwrap_or(0),
        list_amount: content.list_amount,
        due: place.due,
    })
}

type TenderRow = (String, Option<LotId>, Option<String>, String, Won, Won);

async fn tenders(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<OrderTender>, AppError> {
    let rows: Vec<TenderRow> = sqlx::query_as(
        "select kind,
                lot_id,
                voucher_kind,
                name,
                amount,
                returned
           from order_tenders
          where tenant_id = $1
            and order_no = $2
          order by seq",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let card = payment::card_name(conn, tenant, no).await?;
    let tender = |(kind, lot, voucher, name, amount, returned): TenderRow| OrderTender {
        kind: match kind.as_str() {
            "CARD" => TenderKind::Card,
            "COUNTY_DISCOUNT" => TenderKind::CountyDiscount,
            _ if voucher.as_deref() == Some(VoucherKind::General.name()) => {
                TenderKind::Voucher(VoucherKind::General)
            }
            _ => TenderKind::Voucher(VoucherKind::Policy),
        },
        name: match &card {
            Some(card) if kind == "CARD" => card.clone(),
            _ => name,
        },
        lot,
        amount,
        returned,
    };
    Ok(rows.into_iter().map(tender).collect())
}

async fn events(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<OrderEvent>, AppError> {
    let rows: Vec<(Timestamp, String)> = sqlx::query_as(
        "select at,
                text
           from order_events
          where tenant_id = $1
            and order_no = $2
          order by seq",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(at, text)| OrderEvent { at, text })
        .collect())
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(AppError::internal)
}
