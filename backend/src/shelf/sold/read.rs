//! The answers that a product's records give, and what they say besides.

use shared::{
    console::product::{
        Block, Choice, Draft, FoodClass, Keeping, Later, Line, MOST_BLOCKS, MOST_CHOICES, Part,
        Photo, Tax, Telling,
    },
    ids::CategoryId,
};

use super::page::part;
use crate::catalog::{
    ProductEntry,
    record::{
        self, NoticeClass, ProductOption, Storage, TaxType, USUAL_POINTS, field::Text,
        required_labels,
    },
};

/// What the producer would have said. What the records do not tell is empty, and asked for.
pub(in crate::shelf) fn draft(sold: &ProductEntry, options: &[ProductOption]) -> Draft {
    let product = &sold.product;
    let choice = |option: &ProductOption| Choice {
        label: option.label.to_string(),
        grams: option.net_g,
        price: option.price.0,
        later: later(option),
        // Counted in a table of its own.
        stock: 0,
    };
    let line = |row: &record::NoticeRow| Line {
        label: row.label.to_string(),
        value: row.value.to_string(),
    };
    let mut draft = Draft {
        name: product.name.to_string(),
        category: Some(CategoryId(product.category.to_string())),
        choices: options.iter().map(choice).collect(),
        tax: Some(match product.tax_type {
            TaxType::TaxFree => Tax::TaxFree,
            TaxType::Taxable => Tax::Taxable,
        }),
        origin: product.origin.to_string(),
        keeping: Some(match product.storage {
            Storage::Room => Keeping::Room,
            Storage::Cool => Keeping::Cool,
            Storage::Frozen => Keeping::Frozen,
        }),
        shelf_life: product
            .shelf_life
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        class: match product.notice_class {
            NoticeClass::Agri => FoodClass::Agri,
            NoticeClass::Processed => FoodClass::Processed,
            NoticeClass::Functional => FoodClass::Functional,
            NoticeClass::General => FoodClass::General,
        },
        notice: sold.notice.iter().map(line).collect(),
        photos: photos(sold),
        blocks: blocks(sold),
        ..Draft::default()
    };
    let said = |kind| body(&draft.blocks, kind);
    let (grow, eat, keep) = (
        said(Telling::Story),
        said(Telling::Cooking),
        said(Telling::Keeping),
    );
    let points: Vec<&str> = product.selling_points.iter().map(Text::as_str).collect();
    let good = Some(said(Telling::Points)).filter(|good| !good.is_empty());
    draft.page.good = good.unwrap_or_else(|| points.join("\n"));
    (draft.page.grow, draft.page.eat, draft.page.keep) = (grow, eat, keep);
    draft
}

/// The price that an option has from a day on.
pub(in crate::shelf) fn later(option: &ProductOption) -> Option<Later> {
    option.later.map(|later| Later {
        from: later.from.0,
        price: later.price.0,
    })
}

/// The product's picture, and those among the words, each once.
fn photos(sold: &ProductEntry) -> Vec<Photo> {
    let product = &sold.product;
    let of_page = sold.blocks.iter().filter_map(|block| match block {
        record::Block::Photo { image, alt, .. } => Some((image.as_str(), alt.as_str())),
        _ => None,
    });
    let mut photos: Vec<Photo> = Vec::new();
    let first = (product.image.as_str(), product.image_alt.as_str());
    for (path, alt) in std::iter::once(first).chain(of_page) {
        if !photos.iter().any(|photo| photo.path == path) {
            photos.push(Photo {
                path: path.to_owned(),
                thumb: String::new(),
                alt: alt.to_owned(),
            });
        }
    }
    photos
}

/// The parts of its page; where nobody wrote one, the one that shoppers see then.
fn blocks(sold: &ProductEntry) -> Vec<Block> {
    let mut parts: Vec<Part> = sold.blocks.iter().map(part).collect();
    if parts.is_empty() {
        let points = sold.product.selling_points.iter();
        let points: Vec<&str> = points.map(Text::as_str).collect();
        parts.push(Part::Words {
            kind: Telling::Points,
            title: USUAL_POINTS.to_owned(),
            body: points.join("\n"),
        });
    }
    let numbered = (1..).zip(parts);
    numbered.map(|(id, part)| Block { id, part }).collect()
}

fn body(blocks: &[Block], wanted: Telling) -> String {
    let mut bodies = blocks.iter().filter_map(|block| match &block.part {
        Part::Words { kind, body, .. } if *kind == wanted => Some(body.clone()),
        _ => None,
    });
    bodies.next().unwrap_or_default()
}

/// Why the screens cannot change a product, in words for its producer.
pub(in crate::shelf) fn unfit(draft: &Draft) -> Option<&'static str> {
    if draft.choices.len() > MOST_CHOICES {
        return Some(
            "값이 열 가지가 넘는 물건은 여기서 고칠 수 없어요. 군청에 전화로 말씀해 주세요.",
        );
    }
    (draft.blocks.len() > MOST_BLOCKS).then_some(
        "상세 페이지가 스무 가지가 넘는 물건은 여기서 고칠 수 없어요. 군청에 전화로 말씀해 주세요.",
    )
}

/// What a change leaves as it is, because no screen asks for it: what it is, and what it says.
pub(in crate::shelf) fn stays(sold: &ProductEntry) -> Vec<Line> {
    let product = &sold.product;
    let mut lines = Vec::new();
    let mut tell = |label: &str, value: String| {
        lines.push(Line {
            label: label.to_owned(),
            value,
        });
    };
    let known = draft(sold, &[]);
    if !known
        .page
        .good
        .lines()
        .any(|line| *line == *product.summary)
    {
        tell("이름 밑 한 줄", product.summary.to_string());
    }
    tell("택배비", "지금 정해진 대로예요".to_owned());
    if !product.ship_days.is_empty() {
        tell("보내는 요일", product.ship_days.join("·"));
    }
    if product.sale_months.len() < 12 {
        let months = product.sale_months.iter().map(|month| format!("{month}월"));
        tell("파는 달", months.collect::<Vec<_>>().join(", "));
    }
    let yes_no = |yes| {
        if yes {
            "쓸 수 있어요"
        } else {
            "쓸 수 없어요"
        }
    };
    tell("상품권", yes_no(product.voucher_allowed).to_owned());
    if product.adult_only {
        tell("나이", "어른만 살 수 있어요".to_owned());
    }
    let more = sold
        .notice
        .iter()
        .skip(required_labels(product.notice_class).len());
    for row in more {
        tell(&row.label, row.value.to_string());
    }
    let is_wide = |block: &&record::Block| matches!(block, record::Block::Table { head, .. } if head.len() > 2);
    if sold.blocks.iter().any(|block| is_wide(&block)) {
        tell(
            "칸이 여럿인 표",
            "고치지 않으면 그대로예요. 고치면 두 칸으로 적혀요".to_owned(),
        );
    }
    lines
}
