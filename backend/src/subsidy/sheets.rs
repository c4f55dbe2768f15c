//! The claim sheet of a producer, and the county's list of all of them.

use axum::response::Response;
use shared::console::subsidy::{SentParcel, Subsidy, SubsidyYear};

use crate::{
    error::AppError,
    sheet::{Cell, Table, answer},
};

pub(super) fn own(subsidy: &Subsidy) -> Result<Response, AppError> {
    let count = u32::try_from(subsidy.parcels.len()).unwrap_or(u32::MAX);
    let mut first: Vec<Vec<Cell>> = vec![
        vec!["농가".into(), subsidy.vendor.as_str().into()],
        vec!["해".into(), format!("{}년", subsidy.year).into()],
        vec!["보낸 택배".into(), Cell::Count(count)],
    ];
    if let Some(rule) = subsidy.rule {
        first.push(vec!["택배 하나에".into(), rule.per_parcel.into()]);
        first.push(vec!["한 해 한도".into(), rule.cap.into()]);
    }
    first.push(vec!["신청 금액".into(), subsidy.amount.into()]);
    let row = |parcel: &SentParcel| {
        vec![
            parcel.sent_on.to_string().into(),
            parcel.order.to_string().into(),
            parcel.waybill.as_str().into(),
        ]
    };
    let tables = [
        Table {
            name: "신청서",
            head: &["항목", "값"],
            rows: first,
        },
        Table {
            name: "보낸 택배",
            head: &["보낸 날", "주문번호", "택배사와 운송장"],
            rows: subsidy.parcels.iter().map(row).collect(),
        },
    ];
    let name = format!("택배비지원-{}-{}", subsidy.vendor, subsidy.year);
    answer(&name, &tables)
}

pub(super) fn all(year: &SubsidyYear) -> Result<Response, AppError> {
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(year.vendors.len() + 1);
    for vendor in &year.vendors {
        rows.push(vec![
            vendor.id.as_str().into(),
            vendor.name.as_str().into(),
            Cell::Count(vendor.parcels),
            vendor.amount.into(),
        ]);
    }
    let parcels = year.vendors.iter().map(|vendor| vendor.parcels).sum();
    rows.push(vec![
        "".into(),
        "모두".into(),
        Cell::Count(parcels),
        year.total.into(),
    ]);
    let table = Table {
        name: "택배비 지원",
        head: &["판매자번호", "판매자", "보낸 택배", "지원 금액"],
        rows,
    };
    answer(&format!("택배비지원-{}", year.year), &[table])
}
