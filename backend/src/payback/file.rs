//! The file as it was written: who, on which phone, how much.

use shared::error::FieldError;

use crate::{error::AppError, sheet};

/// Lines in one file.
const MOST: usize = 2_000;

/// Headings of the columns, by what they mean; the first are ours.
const NAME: [&str; 4] = ["이름", "성명", "받는 사람", "신청자"];
const REFERENCE: [&str; 4] = ["승인번호", "신청번호", "접수번호", "관리번호"];
const PHONE: [&str; 5] = ["전화번호", "전화", "휴대전화", "휴대폰", "연락처"];
const AMOUNT: [&str; 4] = ["금액", "페이백", "지급금액", "지급액"];
const PARTY: [&str; 2] = ["구분", "인원"];
const NOTE: [&str; 2] = ["비고", "메모"];

/// A line as it was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) line: u32,
    pub(super) name: String,
    pub(super) reference: String,
    pub(super) phone: String,
    pub(super) amount: String,
    pub(super) party: String,
    pub(super) note: String,
}

pub(super) fn read(file: &[u8]) -> Result<Vec<Written>, AppError> {
    let rows = sheet::read(file).map_err(|wrong| wrong_file(&wrong))?;
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let place = |names: &[&str]| head.iter().position(|cell| names.contains(&cell.trim()));
    let (name, reference) = (place(&NAME), place(&REFERENCE));
    let (Some(phone), Some(amount), true) = (
        place(&PHONE),
        place(&AMOUNT),
        name.is_some() || reference.is_some(),
    ) else {
        return Err(wrong_file(
            "첫 줄에 이름(또는 승인번호), 전화번호, 금액이 있어야 해요. 구분과 비고는 있으면 읽어요.",
        ));
    };
    let (party, note) = (place(&PARTY), place(&NOTE));
    let cell = |row: &[String], at: Option<usize>| {
        let cell = at.and_then(|at| row.get(at));
        cell.map_or("", |cell| cell.trim()).to_owned()
    };
    let written: Vec<Written> = (2..)
        .zip(rows)
        .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(|(line, row)| Written {
            line,
            name: cell(&row, name),
            reference: cell(&row, reference),
            phone: cell(&row, Some(phone)),
            amount: cell(&row, Some(amount)),
            party: cell(&row, party),
            note: cell(&row, note),
        })
        .collect();
    match written.len() {
        0 => Err(wrong_file(
            "받을 사람이 한 줄도 없어요. 첫 줄 아래부터 적어 주세요.",
        )),
        count if count > MOST => Err(wrong_file(
            "한 번에 2,000줄까지 올릴 수 있어요. 나눠서 올려 주세요.",
        )),
        _ => Ok(written),
    }
}

pub(super) fn wrong_file(text: &str) -> AppError {
    AppError::invalid(vec![FieldError::new("file", text)])
}
