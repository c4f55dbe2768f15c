//! Reading a file as text, whatever the spreadsheet made of it.

use std::path::Path;

use super::problem::{Findings, Place};

const SAVE_AS_UTF8: &str =
    "엑셀에서는 [다른 이름으로 저장 → CSV UTF-8(쉼표로 분리)]로 저장해 주세요";

/// What kind of file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Csv,
    Json,
}

/// Whether the county must bring the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

/// The text of a file, without byte order mark and with `\n` line ends; `None` when there is
/// nothing to read, with the reason among the findings when that is wrong.
pub(super) fn read(
    folder: &Path,
    file: &'static str,
    format: Format,
    presence: Presence,
    findings: &mut Findings,
) -> Option<String> {
    let bytes = match std::fs::read(folder.join(file)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if presence == Presence::Required {
                findings.fault(file, "파일이 없어요. 폴더와 파일 이름을 확인해 주세요");
            }
            return None;
        }
        Err(error) => {
            findings.fault(file, format!("파일을 열지 못했어요 ({error})"));
            return None;
        }
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        findings.fault(
            file,
            format!("UTF-16으로 저장된 파일이에요. {SAVE_AS_UTF8}"),
        );
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => from_euc_kr(error.as_bytes(), file, format, findings)?,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text.replace("\r\n", "\n"))
}

/// Old spreadsheets write EUC-KR. A table is read when every byte makes sense in it.
fn from_euc_kr(
    bytes: &[u8],
    file: &'static str,
    format: Format,
    findings: &mut Findings,
) -> Option<String> {
    let (text, _, broken) = encoding_rs::EUC_KR.decode(bytes);
    if broken || format == Format::Json {
        let what = if broken {
            "UTF-8이 아닌"
        } else {
            "EUC-KR(한글 완성형)로 저장된"
        };
        let how = match format {
            Format::Csv => SAVE_AS_UTF8,
            Format::Json => "편집기에서 인코딩을 UTF-8로 바꿔 저장해 주세요",
        };
        findings.fault(file, format!("{what} 파일이에요. {how}"));
        return None;
    }
    let hint = format!("EUC-KR(한글 완성형)로 읽었어요. 다음부터는 {SAVE_AS_UTF8}");
    findings
        .hints
        .push(Place { file, line: 0 }.problem("", hint));
    Some(text.into_owned())
}
