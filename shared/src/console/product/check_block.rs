//! What the parts of a page need before the county looks at them.

use super::{Block, Line, Part, check::Faults};
use crate::text::line;

/// A part of the page, by the lengths that the shop's page has room for.
pub(super) fn block(place: usize, block: &Block, faults: &mut Faults) {
    let field = |name: &str| format!("blocks.{place}.{name}");
    let what = |words: &str| format!("‘{}’의 {words}", block.part.name());
    match &block.part {
        Part::Words { title, body, .. } => {
            faults.text(&field("title"), title, 60, &what("제목을"));
            faults.words(&field("body"), body, 1_000, &what("내용을"));
            faults.modest(&field("body"), body);
        }
        Part::Photo { caption, .. } => {
            let fits = line(caption, 120).is_some();
            faults.demand(
                fits,
                &field("caption"),
                "사진 밑의 말은 120자 안으로 적어 주세요.",
            );
            faults.modest(&field("caption"), caption);
        }
        Part::Table { title, rows } => {
            faults.text(&field("title"), title, 60, &what("제목을"));
            lines(rows, (120, 120), &field("rows"), faults);
        }
        Part::Faq { items } => lines(items, (120, 600), &field("items"), faults),
        Part::Certificates { title, items } => {
            faults.text(&field("title"), title, 60, &what("제목을"));
            faults.demand(
                !items.is_empty(),
                &field("items"),
                "인증을 하나 넣어 주세요.",
            );
            for (at, item) in items.iter().enumerate() {
                let number = format!("{}.{at}.number", field("items"));
                faults.text(&number, &item.number, 60, "인증 번호를");
            }
        }
        Part::Shipping => {}
    }
}

fn lines(rows: &[Line], most: (usize, usize), field: &str, faults: &mut Faults) {
    faults.demand(!rows.is_empty(), field, "한 줄은 있어야 해요.");
    faults.demand(rows.len() <= 20, field, "스무 줄까지 적을 수 있어요.");
    for (at, row) in rows.iter().enumerate() {
        faults.text(
            &format!("{field}.{at}.label"),
            &row.label,
            most.0,
            "왼쪽 칸을",
        );
        faults.words(
            &format!("{field}.{at}.value"),
            &row.value,
            most.1,
            "오른쪽 칸을",
        );
        faults.modest(&format!("{field}.{at}.value"), &row.value);
    }
}
