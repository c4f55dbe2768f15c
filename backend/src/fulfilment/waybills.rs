//! Files of waybills, as carriers and shop programs write them: CSV or xlsx, in our layout or in
//! the one that most county malls know. First a preview, then the same file again to carry it
//! out; a row that was carried out before stays as it is.

use shared::{
    console::parcel::{Verdict, WaybillRow, Waybills},
    error::FieldError,
    ids::{OrderNo, VendorId},
    order::ShipmentStatus,
    waybill::{Carrier, Waybill},
};

use super::steps;
use crate::{console::Actor, error::AppError, sheet, state::AppState};

/// Rows in one file.
const MOST: usize = 2_000;

/// Headings of the columns, by what they mean; the first are ours.
const NO: [&str; 3] = ["주문번호", "주문 번호", "상품주문번호"];
const CARRIER: [&str; 3] = ["택배사", "배송회사", "배송업체"];
const NUMBER: [&str; 4] = ["송장번호", "운송장번호", "운송장 번호", "송장 번호"];

/// Says what would become of each row.
pub(super) async fn preview(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    file: &[u8],
) -> Result<Waybills, AppError> {
    let mut rows = Vec::new();
    for row in read(file)? {
        rows.push(judge(state, actor, vendor, row).await?);
    }
    mark_twice(&mut rows);
    Ok(Waybills { rows })
}

/// Sends what can be sent, and says what became of each row.
pub(super) async fn commit(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    file: &[u8],
) -> Result<Waybills, AppError> {
    let mut waybills = preview(state, actor, vendor, file).await?;
    for row in &mut waybills.rows {
        let (Verdict::Sent, Some(waybill)) = (row.verdict, &row.waybill) else {
            continue;
        };
        let no = OrderNo(row.no.clone());
        match steps::send_waybill(state, actor, (&no, vendor), waybill).await {
            Ok(()) => "보냈어요.".clone_into(&mut row.says),
            Err(AppError::Refused(refusal)) => {
                row.verdict = Verdict::Wrong;
                row.says = refusal.message;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(waybills)
}

/// A row of the file as it was written.
struct Written {
    line: u32,
    no: String,
    carrier: String,
    number: String,
}

fn read(file: &[u8]) -> Result<Vec<Written>, AppError> {
    let rows = sheet::read(file).map_err(|wrong| wrong_file(&wrong))?;
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let place = |names: &[&str]| head.iter().position(|cell| names.contains(&cell.trim()));
    let (Some(no), Some(carrier), Some(number)) = (place(&NO), place(&CARRIER), place(&NUMBER))
    else {
        return Err(wrong_file(
            "첫 줄에 주문번호, 택배사, 송장번호가 있어야 해요. 받은 주문서 파일에 송장번호만 적어 올리면 돼요.",
        ));
    };
    let cell = |row: &[String], at: usize| row.get(at).map_or("", |cell| cell.trim()).to_owned();
    let written: Vec<Written> = (2..)
        .zip(rows)
        .map(|(line, row)| Written {
            line,
            no: cell(&row, no),
            carrier: cell(&row, carrier),
            number: cell(&row, number),
        })
        .filter(|row| !row.no.is_empty() || !row.number.is_empty())
        .collect();
    if written.len() > MOST {
        return Err(wrong_file(
            "한 번에 2,000줄까지 올릴 수 있어요. 나눠서 올려 주세요.",
        ));
    }
    Ok(written)
}

async fn judge(
    state: &AppState,
    actor: &Actor,
    vendor: &VendorId,
    row: Written,
) -> Result<WaybillRow, AppError> {
    let verdict = |verdict, waybill, says: &str| WaybillRow {
        line: row.line,
        no: row.no.clone(),
        waybill,
        verdict,
        says: says.to_owned(),
    };
    if row.number.is_empty() {
        return Ok(verdict(
            Verdict::Skipped,
            None,
            "송장번호가 비어 있어 건너뛰어요.",
        ));
    }
    let Some(carrier) = Carrier::parse(&row.carrier) else {
        return Ok(verdict(
            Verdict::Wrong,
            None,
            "택배사 이름을 알 수 없어요. 예: 우체국택배",
        ));
    };
    let waybill = match Waybill::parse(carrier, &row.number) {
        Ok(waybill) => waybill,
        Err(wrong) => return Ok(verdict(Verdict::Wrong, None, &wrong)),
    };
    let no = OrderNo(row.no.clone());
    let found = {
        let mut conn = state.db.read().await?;
        find(&mut conn, actor, &no, vendor).await?
    };
    let text = waybill.to_string();
    Ok(match found {
        None => verdict(Verdict::Wrong, Some(waybill), "이런 주문번호가 없어요."),
        Some((status, _)) if status == ShipmentStatus::Preparing.as_str() => {
            verdict(Verdict::Sent, Some(waybill), "보낼 수 있어요.")
        }
        Some((_, sent)) if sent == text => {
            verdict(Verdict::Already, Some(waybill), "이 번호로 이미 보냈어요.")
        }
        Some((status, _)) if status == ShipmentStatus::Cancelled.as_str() => verdict(
            Verdict::Wrong,
            Some(waybill),
            "취소된 주문이에요. 보내지 마세요.",
        ),
        Some(_) => verdict(
            Verdict::Wrong,
            Some(waybill),
            "다른 번호로 이미 보낸 주문이에요.",
        ),
    })
}

/// The state and the waybill of a vendor's parcel of a paid order.
async fn find(
    conn: &mut crate::db::Conn,
    actor: &Actor,
    no: &OrderNo,
    vendor: &VendorId,
) -> sqlx::Result<Option<(String, String)>> {
    sqlx::query_as(
        "select shipments.status,
                shipments.tracking
           from shipments
           join orders
             on orders.tenant_id = shipments.tenant_id
            and orders.no = shipments.order_no
          where shipments.tenant_id = $1
            and shipments.order_no = $2
            and shipments.vendor_id = $3
            and orders.status in ('PAID', 'CANCEL_REQUESTED', 'CANCELLED')",
    )
    .bind(&actor.tenant)
    .bind(no)
    .bind(vendor)
    .fetch_optional(conn)
    .await
}

/// The second row of an order, and the second order with the same number, are slips.
fn mark_twice(rows: &mut [WaybillRow]) {
    for at in 1..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let Some(row) = rest.first_mut().filter(|row| row.verdict == Verdict::Sent) else {
            continue;
        };
        let sent = || before.iter().filter(|other| other.verdict == Verdict::Sent);
        let wrong = if let Some(other) = sent().find(|other| other.no == row.no) {
            format!("{}번째 줄과 같은 주문이에요.", other.line)
        } else if let Some(other) = sent().find(|other| other.waybill == row.waybill) {
            format!("{}번째 줄과 송장번호가 같아요.", other.line)
        } else {
            continue;
        };
        row.verdict = Verdict::Wrong;
        row.says = wrong;
    }
}

fn wrong_file(text: &str) -> AppError {
    AppError::invalid(vec![FieldError::new("file", text)])
}
