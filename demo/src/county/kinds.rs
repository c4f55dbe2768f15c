//! The kinds a county sells; the second county borrows them in its own words.

use super::Setting;
use crate::{Error, material::Kind};

pub(super) fn of(setting: Setting<'_>) -> Result<Vec<Kind>, Error> {
    let (all, county) = (&setting.material.kinds, setting.county);
    let Some(second) = &county.second else {
        return Ok(all.clone());
    };
    let mut kinds = Vec::new();
    for borrowed in &second.kinds {
        let mut kind = all
            .iter()
            .find(|kind| kind.slug == borrowed.slug)
            .cloned()
            .ok_or_else(|| Error::inconsistent(format!("no kind {}", borrowed.slug)))?;
        kind.demo_count = borrowed.demo_count;
        if let Some(names) = &borrowed.names {
            kind.names.clone_from(names);
        }
        let texts = kind
            .names
            .iter_mut()
            .chain(kind.notice.values_mut())
            .chain(&mut kind.selling)
            .chain(&mut kind.keywords)
            .chain([&mut kind.origin, &mut kind.tip]);
        for text in texts {
            *text = county.localise(text);
        }
        kinds.push(kind);
    }
    Ok(kinds)
}
