//! Colours of malls and campaigns as small sheets of their own: pages carry no inline styles, and
//! the security policy does not depend on data.

use std::fmt::Write as _;

use shared::ids::CampaignId;

use super::site::short_hash;
use crate::catalog::{Snapshot, record::Colors};

/// Path of a campaign's sheet; it changes with its content.
pub(super) fn campaign_path(mall: &Snapshot, id: &CampaignId) -> String {
    let hash = campaign_sheet(mall, id).map(|sheet| short_hash(sheet.as_bytes()));
    format!("/theme/campaign/{id}.css?v={}", hash.unwrap_or_default())
}

/// A campaign's colours.
pub(super) fn campaign_sheet(mall: &Snapshot, id: &CampaignId) -> Option<String> {
    Some(sheet(&mall.campaigns.get(id)?.colors))
}

/// A sheet that sets a campaign's colours.
pub(crate) fn sheet(colors: &Colors) -> String {
    let mut sheet = String::from(".campaign{");
    let set = [
        ("ground", &colors.ground),
        ("ink", &colors.text),
        ("ink-2", &colors.text),
        ("accent", &colors.accent),
        ("on-accent", &colors.accent_text),
    ];
    for (name, color) in set {
        // Writing to a String cannot fail.
        let _ = write!(sheet, "--campaign-{name}:{color};");
    }
    sheet.push('}');
    sheet
}
