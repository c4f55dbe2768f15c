//! The frozen lines and parcels of an order with the counters that guard them.

use shared::{
    claim::{PlaceRefund, SplitPlace, Withdrawal},
    ids::{OptionId, OrderNo, TenantId, VendorId},
    money::Won,
};

use crate::{
    db::Conn,
    error::AppError,
    order::{changed_meanwhile, ensure},
};

#[derive(sqlx::FromRow)]
struct PlaceRow {
    place: i64,
    #[sqlx(rename = "vendor_id")]
    vendor: VendorId,
    #[sqlx(rename = "option_id")]
    option: Option<OptionId>,
    bundle: String,
    quantity: i64,
    claimed: i64,
    returned: i64,
    card_tax_free: Won,
    withdrawal: String,
}

/// The places of an order in ascending number, each with what every tender paid of it.
pub async fn load(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Vec<SplitPlace>, AppError> {
    let rows: Vec<PlaceRow> = sqlx::query_as(
        "select place,
                vendor_id,
                option_id,
                bundle,
                quantity,
                claimed,
                returned,
                card_tax_free,
                withdrawal
           from order_places
          where tenant_id = $1
            and order_no = $2
          order by place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let tenders: i64 = sqlx::query_scalar(
        "select count(*)
           from order_tenders
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(&mut *conn)
    .await?;
    let amounts: Vec<(i64, i64, Won)> = sqlx::query_as(
        "select place,
                seq,
                amount
           from order_allocations
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(conn)
    .await?;
    let paid_of = |place: i64| {
        let of = |seq: i64| {
            let mut found = amounts.iter().filter(|row| (row.0, row.1) == (place, seq));
            found.next().map_or(Won::ZERO, |row| row.2)
        };
        (1..=tenders).map(of).collect()
    };
    rows.into_iter()
        .map(|row| place(paid_of(row.place), row))
        .collect()
}

fn place(paid: Vec<Won>, row: PlaceRow) -> Result<SplitPlace, AppError> {
    let count = |number: i64| u32::try_from(number).map_err(AppError::internal);
    Ok(SplitPlace {
        place: count(row.place)?,
        vendor: row.vendor,
        option: row.option,
        bundle: row.bundle,
        quantity: count(row.quantity)?,
        claimed: count(row.claimed)?,
        returned: count(row.returned)?,
        card_tax_free: row.card_tax_free,
        withdrawal: Withdrawal::parse(&row.withdrawal)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("withdrawal {}", row.withdrawal)))?,
        paid,
    })
}

/// Takes units for a claim. Refused when another claim has them.
pub(super) async fn take(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    place: u32,
    units: u32,
) -> Result<(), AppError> {
    let taken = sqlx::query(
        "update order_places
            set claimed = claimed + $4
          where tenant_id = $1
            and order_no = $2
            and place = $3
            and claimed + $4 <= quantity",
    )
    .bind(tenant)
    .bind(no)
    .bind(i64::from(place))
    .bind(i64::from(units))
    .execute(tx)
    .await?
    .rows_affected();
    if taken == 1 {
        Ok(())
    } else {
        Err(changed_meanwhile())
    }
}

/// Lets units go that a claim had taken and did not give back.
pub(super) async fn let_go(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    place: u32,
    units: u32,
) -> Result<(), AppError> {
    let freed = sqlx::query(
        "update order_places
            set claimed = claimed - $4
          where tenant_id = $1
            and order_no = $2
            and place = $3
            and claimed - $4 >= returned",
    )
    .bind(tenant)
    .bind(no)
    .bind(i64::from(place))
    .bind(i64::from(units))
    .execute(tx)
    .await?
    .rows_affected();
    ensure(freed == 1, "claim", no)
}

/// Counts units of a line, or a parcel's fee, as given back: exactly after those that the refund
/// was computed after.
pub(super) async fn give_back(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    place: &SplitPlace,
    part: &PlaceRefund,
) -> Result<(), AppError> {
    // Nobody claims a fee: it goes back with the last line of its parcel.
    let claims = if place.option.is_some() {
        0
    } else {
        part.quantity
    };
    let counted = sqlx::query(
        "update order_places
            set claimed = claimed + $5,
                returned = returned + $4
          where tenant_id = $1
            and order_no = $2
            and place = $3
            and returned = $6
            and returned + $4 <= claimed + $5",
    )
    .bind(tenant)
    .bind(no)
    .bind(i64::from(part.place))
    .bind(i64::from(part.quantity))
    .bind(i64::from(claims))
    .bind(i64::from(place.returned))
    .execute(tx)
    .await?
    .rows_affected();
    ensure(counted == 1, "claim", no)
}
