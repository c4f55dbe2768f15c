//! Tables for whoever works on in Excel. Text is written as text: what begins with `=` is no
//! formula there.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use shared::money::Won;

use crate::error::AppError;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A value of a table.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words.
    Text(String),
    /// An amount, which Excel can sum.
    Won(Won),
    /// How many.
    Count(u32),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Won> for Cell {
    fn from(amount: Won) -> Self {
        Self::Won(amount)
    }
}

/// A sheet of a workbook.
#[derive(Debug)]
pub struct Table {
    /// What stands on its tab.
    pub name: &'static str,
    /// The headings.
    pub head: &'static [&'static str],
    /// As many values as headings in each.
    pub rows: Vec<Vec<Cell>>,
}

/// The answer that a browser keeps as a file, `name` without its ending.
pub fn answer(name: &str, tables: &[Table]) -> Result<Response, AppError> {
    let file = write(tables).map_err(AppError::internal)?;
    let name: String = name.bytes().map(escaped).collect();
    let disposition = format!("attachment; filename*=UTF-8''{name}.xlsx");
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

/// A byte of a name as RFC 8187 writes it.
fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for table in tables {
        fill(book.add_worksheet(), table)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let amount = Format::new().set_num_format("#,##0");
    sheet.set_name(table.name)?.set_freeze_panes(1, 0)?;
    for (column, name) in (0_u16..).zip(table.head) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Won(won) => sheet.write_with_format(row, column, won.0, &amount)?,
                Cell::Count(count) => sheet.write_with_format(row, column, *count, &amount)?,
            };
        }
    }
    sheet.autofit();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, write};
    use crate::sheet::read;
    use shared::money::Won;

    #[test]
    fn what_was_written_is_read_back_and_no_text_becomes_a_formula() {
        let table = Table {
            name: "주문",
            head: &["이름", "금액", "수"],
            rows: vec![vec!["=1+1".into(), Won(-12_500).into(), Cell::Count(3)]],
        };
        let rows = read(&write(&[table]).unwrap()).unwrap();
        assert_eq!(rows[0], ["이름", "금액", "수"]);
        assert_eq!(rows[1], ["=1+1", "-12500", "3"]);
    }
}
