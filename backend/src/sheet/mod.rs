//! Tables that people exchange with the mall: CSV in UTF-8 or in Windows' Korean, and xlsx.
//! Everything is text, so that leading zeros stay.

mod write;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

pub use self::write::{Cell, Table, answer};

/// Larger sheets are none that a person filled in.
const MOST_ROWS: usize = 100_000;

/// The rows of a file's first sheet. The refusal is a sentence for whoever chose the file.
pub fn read(file: &[u8]) -> Result<Vec<Vec<String>>, String> {
    if file.is_empty() {
        return Err("빈 파일이에요.".to_owned());
    }
    // Every xlsx is a zip.
    let rows = if file.starts_with(b"PK\x03\x04") {
        read_xlsx(file)?
    } else if file.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("옛날 엑셀(xls) 파일이에요. xlsx나 CSV로 저장해서 올려 주세요.".to_owned());
    } else {
        read_csv(file)?
    };
    if rows.len() > MOST_ROWS {
        return Err("줄이 너무 많아요. 나눠서 올려 주세요.".to_owned());
    }
    Ok(rows)
}

fn read_xlsx(file: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let broken = |_| "엑셀 파일을 열 수 없어요. 다시 저장해서 올려 주세요.".to_owned();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(broken)?;
    let sheet = book.worksheet_range_at(0);
    let sheet = sheet.ok_or_else(|| "엑셀 파일에 시트가 없어요.".to_owned())?;
    let sheet = sheet.map_err(broken)?;
    let rows = sheet.rows().map(|row| row.iter().map(text).collect());
    Ok(rows.collect())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

fn read_csv(file: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let text = if let Ok(text) = std::str::from_utf8(file) {
        text.trim_start_matches('\u{feff}').to_owned()
    } else {
        let (text, _, malformed) = encoding_rs::EUC_KR.decode(file);
        if malformed {
            return Err("글자를 읽을 수 없어요. CSV(UTF-8)로 저장해서 올려 주세요.".to_owned());
        }
        text.into_owned()
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("CSV를 읽을 수 없어요: {error}"))?;
        rows.push(record.iter().map(ToOwned::to_owned).collect());
    }
    Ok(rows)
}

/// Writes rows as CSV that spreadsheet programs open in Korean, with cells that would be formulas
/// made harmless.
pub fn write_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet program would run begins with a quote mark.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write_csv};

    #[test]
    fn files_of_every_kind_are_read_as_text() {
        let rows = vec![vec!["주문번호".to_owned(), "0012".to_owned()]];
        assert_eq!(read("\u{feff}주문번호,0012\r\n".as_bytes()).unwrap(), rows);
        let (korean, _, _) = encoding_rs::EUC_KR.encode("주문번호,0012\n");
        assert_eq!(read(&korean).unwrap(), rows);
        assert!(read(b"").unwrap_err().contains("빈 파일"));
        assert!(
            read(&[0xd0, 0xcf, 0x11, 0xe0])
                .unwrap_err()
                .contains("xlsx")
        );
        assert!(read(b"PK\x03\x04 no zip").unwrap_err().contains("엑셀"));
    }

    #[test]
    fn a_cell_never_becomes_a_formula() {
        let row = ["=1+1", "-500", "@x", "감"].map(ToOwned::to_owned).to_vec();
        let text = String::from_utf8(write_csv(&[row])).unwrap();
        assert_eq!(text, "\u{feff}'=1+1,-500,'@x,감\r\n");
    }
}
