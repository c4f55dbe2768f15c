//! The parts of a page between the records and the producer's words.

use shared::console::product::{Certificate, Draft, Line, Part, Photo, Telling};

use super::super::page::{self, sentences, text};
use crate::{
    catalog::{
        ProductEntry,
        record::{self, Block, field::Text, row_words},
    },
    error::AppError,
};

/// What was said before, and what is said now.
pub(super) type Said<'a> = (&'a Draft, &'a Draft);

/// A part as its producer sees it.
pub(super) fn part(block: &Block) -> Part {
    let words = |kind, title: &str, body: &str| Part::Words {
        kind,
        title: title.to_owned(),
        body: body.to_owned(),
    };
    let line = |(label, value): (&str, String)| Line {
        label: label.to_owned(),
        value,
    };
    match block {
        Block::Story { title, body } => words(Telling::Story, title, body),
        Block::Tip { title, body } => words(Telling::Cooking, title, body),
        Block::Storage { title, body } => words(Telling::Keeping, title, body),
        Block::Origin { title, body } => words(Telling::Origin, title, body),
        Block::Points { title, items } => {
            let items: Vec<&str> = items.iter().map(Text::as_str).collect();
            words(Telling::Points, title, &items.join("\n"))
        }
        Block::Table { title, rows, .. } => Part::Table {
            title: title.to_string(),
            rows: rows.iter().map(|row| line(row_words(row))).collect(),
        },
        Block::Certificates { title, items } => Part::Certificates {
            title: title.to_string(),
            items: items.iter().map(certificate).collect(),
        },
        Block::Faq { items, .. } => Part::Faq {
            items: items
                .iter()
                .map(|item| line((&item.question, item.answer.to_string())))
                .collect(),
        },
        Block::Photo { image, caption, .. } => Part::Photo {
            path: image.to_string(),
            caption: caption
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
        },
        Block::Shipping {} => Part::Shipping,
    }
}

/// A mark as its producer sees it, by which its record is found again.
fn certificate(held: &record::Certificate) -> Certificate {
    Certificate {
        mark: held.kind,
        number: held.number.to_string(),
    }
}

/// The parts of the page. It fails where something is not written yet.
pub(super) fn blocks<'a>(
    sold: &'a ProductEntry,
    (before, now): Said<'a>,
) -> Box<dyn Iterator<Item = Result<Block, AppError>> + 'a> {
    if now.blocks == before.blocks && now.photos == before.photos {
        return Box::new(sold.blocks.iter().cloned().map(Ok));
    }
    let blocks = now.blocks.iter();
    Box::new(blocks.map(move |of| block(sold, (before, now), &of.part)))
}

fn block(sold: &ProductEntry, (before, now): Said<'_>, of: &Part) -> Result<Block, AppError> {
    let described_anew = match of {
        Part::Photo { path, .. } => photo(before, path) != photo(now, path),
        _ => false,
    };
    let mut known = sold.blocks.iter();
    if let Some(known) = known.find(|known| !described_anew && part(known) == *of) {
        return Ok(known.clone());
    }
    let mut made = page::block(of, now)?;
    match (&mut made, of) {
        (
            Block::Points { items, .. },
            Part::Words {
                body,
                kind: Telling::Points,
                ..
            },
        ) => {
            let points = pieces(sold, body, 200).into_iter();
            *items = points.map(|point| text(&point)).collect::<Result<_, _>>()?;
        }
        (Block::Faq { title, .. }, _) => {
            let mut known = sold.blocks.iter();
            let known = known.find_map(|block| match block {
                Block::Faq { title, .. } => Some(title),
                _ => None,
            });
            *title = known.unwrap_or(title).clone();
        }
        (Block::Certificates { items, .. }, _) => {
            let known: Vec<_> = sold
                .blocks
                .iter()
                .filter_map(certificates)
                .flatten()
                .collect();
            for item in items {
                let same = known
                    .iter()
                    .find(|held| certificate(held) == certificate(item));
                // With its name and its last day.
                if let Some(same) = same {
                    *item = (*same).clone();
                }
            }
        }
        _ => {}
    }
    Ok(made)
}

fn certificates(block: &Block) -> Option<&Vec<record::Certificate>> {
    match block {
        Block::Certificates { items, .. } => Some(items),
        _ => None,
    }
}

fn photo<'a>(draft: &'a Draft, path: &str) -> Option<&'a Photo> {
    draft.photos.iter().find(|photo| photo.path == path)
}

/// Words by the pieces of a list, each of `most` letters: a line that is a piece now stays one.
pub(super) fn pieces(sold: &ProductEntry, words: &str, most: usize) -> Vec<String> {
    let items = sold.blocks.iter().filter_map(|block| match block {
        Block::Points { items, .. } => Some(items),
        _ => None,
    });
    let items = items.flatten().map(Text::as_str);
    let points = sold.product.selling_points.iter().map(Text::as_str);
    let known: Vec<&str> = items.chain(points).collect();
    let mut found = Vec::new();
    for line in words.lines() {
        let line = line.trim();
        if known.contains(&line) && line.chars().count() <= most {
            found.push(line.to_owned());
        } else {
            found.extend(sentences(line, most));
        }
    }
    found
}
