//! What is said of the first page becomes its record, and a record what is said.

use shared::{console::home::Section, error::FieldError, ids::CampaignId};

use crate::catalog::record::{Home, HomeSection, field::Reader};

/// The page with these sections, or what is not right yet.
pub(super) fn record(before: &Home, said: &[Section]) -> Result<Home, Vec<FieldError>> {
    let mut read = Reader::default();
    let sections = (0..).zip(said);
    let sections: Vec<HomeSection> = sections
        .filter_map(|(nth, section)| one(nth, section, &mut read))
        .collect();
    if read.faults.is_empty() {
        Ok(with(before, sections))
    } else {
        Err(read.faults)
    }
}

/// The page with what of it can be read.
pub(super) fn drawn(before: &Home, said: &[Section]) -> Home {
    let sections = said
        .iter()
        .filter_map(|section| one(0, section, &mut Reader::default()));
    with(before, sections.collect())
}

fn with(before: &Home, sections: Vec<HomeSection>) -> Home {
    Home {
        sections: Some(sections),
        ..before.clone()
    }
}

fn one(nth: usize, section: &Section, read: &mut Reader) -> Option<HomeSection> {
    let name = |field: &str| format!("sections.{nth}.{field}");
    let before = read.faults.len();
    let record = HomeSection {
        id: section.id,
        kind: section.kind,
        title: read.optional(&name("title"), &section.title),
        note: read.optional(&name("note"), &section.note),
        items: read.slugs(&name("items"), &section.items),
        campaign: section
            .campaign
            .as_ref()
            .and_then(|id| read.field(&name("campaign"), id.as_str())),
        hidden: section.hidden,
    };
    (read.faults.len() == before).then_some(record)
}

/// What is said by the page that is there.
pub(super) fn said(home: &Home) -> Vec<Section> {
    let text = |text: Option<String>| text.unwrap_or_default();
    let section = |record: &HomeSection| Section {
        id: record.id,
        kind: record.kind,
        title: text(record.title.as_ref().map(ToString::to_string)),
        note: text(record.note.as_ref().map(ToString::to_string)),
        items: record.items.iter().map(ToString::to_string).collect(),
        campaign: record
            .campaign
            .as_ref()
            .map(|slug| CampaignId(slug.to_string())),
        hidden: record.hidden,
    };
    home.sections().iter().map(section).collect()
}
