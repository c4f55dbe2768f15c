//! The vendor's blocks, in the few shapes that a page draws.

use shared::page::{DetailBlock, Fact};

use crate::catalog::{
    ProductEntry,
    record::{Block, Certificate, field::Text},
};

/// The parts of the detail page; the selling points alone when the vendor wrote none.
pub(super) fn detail(entry: &ProductEntry) -> Vec<DetailBlock> {
    if entry.blocks.is_empty() {
        return vec![text(
            "이래서 골랐어요",
            lines(&entry.product.selling_points),
        )];
    }
    entry.blocks.iter().map(block).collect()
}

fn block(block: &Block) -> DetailBlock {
    match block {
        Block::Story { title, body }
        | Block::Tip { title, body }
        | Block::Storage { title, body }
        | Block::Origin { title, body } => text(title, body.lines().map(str::to_owned).collect()),
        Block::Points { title, items } => text(title, lines(items)),
        Block::Table { title, rows, .. } => DetailBlock::Table {
            title: title.to_string(),
            rows: rows.iter().map(|row| row_of(row)).collect(),
        },
        Block::Certificates { title, items } => DetailBlock::Table {
            title: title.to_string(),
            rows: items.iter().map(certificate).collect(),
        },
        Block::Faq { items, .. } => DetailBlock::Faq {
            items: items
                .iter()
                .map(|item| fact(&item.question, item.answer.to_string()))
                .collect(),
        },
    }
}

fn text(title: &str, body: Vec<String>) -> DetailBlock {
    DetailBlock::Text {
        title: title.to_owned(),
        body: body
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect(),
    }
}

fn lines<const N: usize>(items: &[Text<N>]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

fn fact(label: &str, value: String) -> Fact {
    Fact {
        label: label.to_owned(),
        value,
    }
}

/// The first cell names the row, the others are its value.
fn row_of(row: &[Text<120>]) -> Fact {
    let (label, values) = row
        .split_first()
        .map_or(("", &[][..]), |(label, rest)| (label, rest));
    fact(label, lines(values).join(" · "))
}

fn certificate(certificate: &Certificate) -> Fact {
    let until = certificate
        .expires_on
        .map(|day| format!(" ({}까지)", day.0));
    fact(
        &certificate.name,
        format!("{}{}", certificate.number, until.unwrap_or_default()),
    )
}
