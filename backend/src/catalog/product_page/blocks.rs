//! The vendor's blocks, in the few shapes that a page draws.

use shared::page::{DetailBlock, Fact};

use super::{Shown, cutoff, withdrawal};
use crate::catalog::record::{self, Block, Certificate, USUAL_POINTS, field::Text, row_words};

/// The parts of the detail page; the selling points alone when the vendor wrote none.
pub(super) fn detail(shown: &Shown<'_>) -> Vec<DetailBlock> {
    let entry = shown.entry;
    if entry.blocks.is_empty() {
        return vec![text(USUAL_POINTS, lines(&entry.product.selling_points))];
    }
    let blocks = entry.blocks.iter();
    blocks.filter_map(|of| block(of, shown)).collect()
}

/// A part as it is drawn; nothing where its picture is not there.
fn block(block: &Block, shown: &Shown<'_>) -> Option<DetailBlock> {
    Some(match block {
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
        Block::Photo {
            image,
            alt,
            caption,
        } => DetailBlock::Picture {
            image: (shown.picture)(image, alt)?,
            caption: caption
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        },
        Block::Shipping {} => text("보내는 날과 교환", shipping(shown)),
    })
}

fn shipping(shown: &Shown<'_>) -> Vec<String> {
    let (product, vendor) = (&shown.entry.product, shown.vendor);
    let mut lines = vec![
        format!("보내는 날은 {}요일이에요.", days(vendor, product).join("·")),
        format!("그날 주문은 {}에 마감해요.", cutoff(vendor)),
    ];
    lines.extend(withdrawal(product));
    lines
}

/// The days of the week on which parcels of the product leave.
fn days(vendor: &record::Vendor, product: &record::Product) -> Vec<&'static str> {
    let sends = |day: &&str| {
        let is_closed = vendor.closed_days.iter().any(|closed| closed == day);
        let own = &product.ship_days;
        !is_closed && (own.is_empty() || own.iter().any(|sent| sent == day))
    };
    let week = ["월", "화", "수", "목", "금", "토", "일"];
    week.into_iter().filter(sends).collect()
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

fn row_of(row: &[Text<120>]) -> Fact {
    let (label, value) = row_words(row);
    fact(label, value)
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
