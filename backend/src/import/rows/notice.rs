//! `notices.csv`, whose rows are gathered into one notice per product.

use crate::{
    catalog::record::{NoticeRow, field::Slug},
    import::{
        source::Presence,
        table::{Row, Tabular},
    },
};

/// What says nothing.
const EMPTY_WORDS: [&str; 3] = ["상세페이지 참조", "상세페이지참조", "상세 페이지 참조"];

/// A row of the file.
#[derive(Debug, Clone)]
pub(crate) struct NoticeLine {
    pub(in crate::import) product: Slug,
    pub(in crate::import) order: u32,
    pub(in crate::import) row: NoticeRow,
}

impl Tabular for NoticeLine {
    const FILE: &'static str = "notices.csv";
    const PRESENCE: Presence = Presence::Optional;
    const COLUMNS: &'static [&'static str] = &["product", "order", "label", "value"];
    const OPTIONAL: &'static [&'static str] = &[];

    fn read(row: &mut Row<'_>) -> Self {
        let line = Self {
            product: row.get("product"),
            order: row.get("order"),
            row: NoticeRow {
                label: row.get("label"),
                value: row.get("value"),
            },
        };
        if EMPTY_WORDS
            .iter()
            .any(|words| line.row.value.contains(words))
        {
            row.complain("value", "`상세페이지 참조` 대신 실제 내용을 적어 주세요");
        }
        line
    }

    fn key(&self) -> String {
        format!("{} {}", self.product, self.order)
    }
}
