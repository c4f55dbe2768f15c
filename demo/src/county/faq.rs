//! Questions and answers of a detail page, picked by what the product is.

use serde::Serialize;

use super::{Product, Setting, Vendor, shipping};
use crate::{Error, material::Faq, rng::Rng, text::fill};

const QUESTIONS: usize = 3;

#[derive(Debug, Serialize)]
pub(super) struct Answer {
    question: String,
    answer: String,
}

pub(super) fn of(
    setting: Setting<'_>,
    product: &Product<'_>,
    vendor: &Vendor<'_>,
    top: &str,
) -> Result<Vec<Answer>, Error> {
    let all = &setting.material.faqs;
    let mut fitting: Vec<&Faq> = all.iter().filter(|faq| fits(faq, product, top)).collect();
    Rng::named(&["faq", &product.slug]).shuffle(&mut fitting);
    // What is asked about this group of products comes before what is asked about all.
    fitting.sort_by_key(|faq| faq.top.is_empty());
    fitting.truncate(QUESTIONS);

    let usual = shipping::usual(vendor)?;
    let days = usual.ship_within_business_days.to_string();
    let ship_days = product.ship_days.join("·");
    let storage = product.kind.notice_text("storage");
    let holes = [
        ("cutoff", usual.cutoff.as_str()),
        ("days", days.as_str()),
        (
            "closed",
            if product.ship_days.is_empty() {
                "일요일"
            } else {
                "주말"
            },
        ),
        ("ship_days", ship_days.as_str()),
        ("vendor", vendor.name.as_str()),
        ("producer", vendor.representative.as_str()),
        ("township", vendor.township.name.as_str()),
        ("phone", vendor.phone.as_str()),
        ("storage", product.kind.storage.as_str()),
        ("storage_note", storage.trim_end_matches('.')),
        ("shelf_life", product.kind.shelf_life.trim_end_matches('.')),
        (
            "keyword",
            product.kind.keywords.first().map_or("", String::as_str),
        ),
    ];
    fitting
        .into_iter()
        .map(|faq| {
            Ok(Answer {
                question: faq.question.clone(),
                answer: fill(&faq.answer, &holes)?,
            })
        })
        .collect()
}

fn fits(faq: &Faq, product: &Product<'_>, top: &str) -> bool {
    let allows = |list: &[String], value: &str| list.is_empty() || list.iter().any(|v| v == value);
    let kind = product.kind;
    allows(&faq.storage, &kind.storage)
        && allows(&faq.bundle, &kind.bundle_group)
        && allows(&faq.class, kind.notice_class.code())
        && allows(&faq.top, top)
        // Days are only promised where they are set.
        && (!faq.answer.contains("{ship_days}") || !product.ship_days.is_empty())
}
