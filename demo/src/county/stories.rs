//! Every vendor's story: a whole one where it fits, else a lead, two lines of care and a closer.

use std::collections::BTreeSet;

use super::{Setting, Vendor, assign::Order, names};
use crate::{
    Error,
    material::{Gender, Line, Story},
    text::fill,
};

pub(super) fn tell(
    setting: Setting<'_>,
    vendors: &mut [Vendor<'_>],
    orders: &[Order<'_>],
) -> Result<(), Error> {
    let mut genders = vec![None; vendors.len()];
    for story in &setting.material.vendors.story {
        let teller = (0..vendors.len()).find(|&index| fits(story, index, vendors, orders));
        if let Some(index) = teller {
            let vendor = &mut vendors[index];
            vendor.age = story.age;
            vendor.years = story.years;
            vendor.story.clone_from(&story.text);
            vendor.has_own_story = true;
            genders[index] = story.by;
        }
    }
    let mut told = BTreeSet::new();
    for (index, vendor) in vendors.iter_mut().enumerate() {
        if !vendor.has_own_story {
            genders[index] = compose(setting, index, vendor, &mut told)?;
        }
        vendor.representative = names::person(setting, &vendor.slug, vendor.age, genders[index]);
    }
    Ok(())
}

/// A story is told once, by its archetype, and only by who sells everything it mentions.
fn fits(story: &Story, index: usize, vendors: &[Vendor<'_>], orders: &[Order<'_>]) -> bool {
    let vendor = &vendors[index];
    let sells = |kind: &String| {
        orders
            .iter()
            .any(|o| o.vendor == index && o.kind.slug == *kind)
    };
    !vendor.has_own_story
        && vendor.archetype.slug == story.archetype
        && story.mentions.iter().all(sells)
}

fn compose(
    setting: Setting<'_>,
    index: usize,
    vendor: &mut Vendor<'_>,
    told: &mut BTreeSet<String>,
) -> Result<Option<Gender>, Error> {
    let (leads, closers) = (
        &setting.material.vendors.lead,
        &setting.material.vendors.closer,
    );
    let care = &vendor.archetype.care_lines;
    let (age, years) = (vendor.age.to_string(), vendor.years.to_string());
    let holes = [
        ("town", vendor.township.name.as_str()),
        ("age", age.as_str()),
        ("years", years.as_str()),
    ];
    // Steps that share no factor with the lengths visit every pair before one comes again.
    for turn in 0..leads.len() * closers.len() {
        let lead: &Line = &leads[(index * 7 + turn) % leads.len()];
        let closer = &closers[(index * 5 + turn) % closers.len()];
        let (first, second) = (index % care.len(), (index + 1 + turn) % care.len());
        if first == second {
            continue;
        }
        let opening = fill(&lead.text, &holes)?;
        if told.insert(format!("{} {}", lead.text, closer.text)) {
            vendor.story = format!("{opening} {} {} {}", care[first], care[second], closer.text);
            return Ok(lead.by);
        }
    }
    Err(Error::inconsistent(format!(
        "no story left for {}",
        vendor.name
    )))
}
