//! `lots.csv`: voucher money that the mall's own ledger keeps.

use crate::{
    catalog::record::field::{Amount, Code, Day, Field, Slug, Text},
    import::{
        source::Presence,
        table::{Row, Tabular},
    },
};

/// A lot with the code that opens it.
#[derive(Clone)]
pub struct Lot {
    /// What the shopper types.
    pub code: Code,
    /// Four digits.
    pub pin: Pin,
    /// Under which rules.
    pub programme: Slug,
    /// What was issued.
    pub face: Amount,
    /// What is left.
    pub remaining: Amount,
    /// When it was issued.
    pub issued_on: Day,
    /// Its last usable day.
    pub expires_on: Day,
    /// For the list of demo codes.
    pub scenario: Option<Text<60>>,
}

impl std::fmt::Debug for Lot {
    /// Without the code: it is money.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lot")
            .field("programme", &self.programme)
            .field("remaining", &self.remaining)
            .finish_non_exhaustive()
    }
}

/// Four digits.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Field for Pin {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err("PIN은 숫자 네 자리예요. 엑셀이 앞의 0을 지웠는지 확인해 주세요".to_owned())
        }
    }
}

impl Tabular for Lot {
    const FILE: &'static str = "lots.csv";
    const PRESENCE: Presence = Presence::Optional;
    const COLUMNS: &'static [&'static str] = &[
        "code",
        "pin",
        "programme",
        "face",
        "remaining",
        "issued_on",
        "expires_on",
    ];
    const OPTIONAL: &'static [&'static str] = &["scenario"];

    fn read(row: &mut Row<'_>) -> Self {
        let lot = Self {
            code: row.get("code"),
            pin: row.get("pin"),
            programme: row.get("programme"),
            face: row.get("face"),
            remaining: row.get("remaining"),
            issued_on: row.get("issued_on"),
            expires_on: row.get("expires_on"),
            scenario: row.optional("scenario"),
        };
        if lot.face.0.is_zero() {
            row.complain("face", "발행 금액은 1원부터예요");
        }
        if lot.remaining > lot.face {
            row.complain("remaining", "남은 금액이 발행 금액보다 클 수 없어요");
        }
        if lot.expires_on < lot.issued_on {
            row.complain("expires_on", "만료일이 발행일보다 빨라요");
        }
        lot
    }

    fn key(&self) -> String {
        self.code.to_string()
    }
}
