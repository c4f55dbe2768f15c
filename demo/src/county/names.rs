//! People's names, and what a name template becomes.

use std::collections::BTreeSet;

use super::{Setting, Vendor};
use crate::{
    Error,
    material::{Flags, Gender, Kind},
    rng::Rng,
    text::fill,
};

/// A name that fits the age and, where a story tells it, the gender.
pub(super) fn person(setting: Setting<'_>, slug: &str, age: i64, gender: Option<Gender>) -> String {
    let names = &setting.material.names;
    let mut rng = Rng::named(&["person", slug]);
    let woman = gender.map_or_else(|| rng.chance(5_000), |gender| gender == Gender::Woman);
    let given = match (age >= 58, woman) {
        (true, true) => &names.older_women,
        (true, false) => &names.older_men,
        (false, true) => &names.younger_women,
        (false, false) => &names.younger_men,
    };
    format!(
        "{}{}",
        names.surnames[rng.index(names.surnames.len())],
        given[rng.index(given.len())]
    )
}

pub(super) fn taxation<'m>(flags: &'m Flags, rng: &mut Rng) -> &'m str {
    let mut place = rng.between(0, 9_999);
    for taxation in &flags.taxation {
        place -= taxation.share_bp;
        if place < 0 {
            return &taxation.code;
        }
    }
    "EXEMPT"
}

/// The first of the kind's templates, from the `nth` on, that gives a name nobody has.
pub(super) fn product(
    kind: &Kind,
    vendor: &Vendor<'_>,
    nth: usize,
    taken: &mut BTreeSet<String>,
) -> Result<String, Error> {
    let town = vendor.township.in_names.as_str();
    for turn in 0..kind.names.len() {
        let mut template = kind.names[(nth + turn) % kind.names.len()].as_str();
        // "강진 강진읍" says it twice.
        if town == "강진읍" && template.starts_with("강진 {town}") {
            template = template.trim_start_matches("강진 ");
        }
        let name = fill(template, &[("town", town), ("brand", vendor.brand())])?;
        if taken.insert(name.clone()) {
            return Ok(name);
        }
    }
    Err(Error::inconsistent(format!(
        "{} has no free name for {}",
        kind.slug, vendor.name
    )))
}
