//! From the table of remote places to rules.

use shared::address::{Zone, ZoneRule};

use crate::catalog::record::{Area, Place, RemoteZone, ZoneTable, field::Text};

/// The rules: bridge-joined places, which beat all others, then the remote ones.
pub(crate) fn rules(table: &ZoneTable) -> Vec<ZoneRule> {
    let linked = table.bridge_linked.iter().flat_map(
        |Area {
             sido,
             sigungu,
             places,
             ..
         }| area(sido, sigungu, places, Zone::Mainland),
    );
    let remote = table.remote.iter().flat_map(|remote| {
        let zone = zone(remote.zone);
        area(&remote.sido, &remote.sigungu, &remote.places, zone)
    });
    linked.chain(remote).collect()
}

/// The zone in the words of the rules.
pub(crate) fn zone(zone: RemoteZone) -> Zone {
    match zone {
        RemoteZone::Jeju => Zone::Jeju,
        RemoteZone::Island => Zone::Island,
        RemoteZone::None => Zone::Mainland,
    }
}

/// One rule for the whole area, or one for each of its parts.
fn area(sido: &str, sigungu: &[Text<20>], places: &[Place], zone: Zone) -> Vec<ZoneRule> {
    let rule = |eupmyeondong: Option<&str>, ri: Option<&str>| ZoneRule {
        sido: sido.to_owned(),
        sigungu: sigungu.iter().map(ToString::to_string).collect(),
        eupmyeondong: eupmyeondong.map(str::to_owned).into_iter().collect(),
        ri: ri.map(str::to_owned).into_iter().collect(),
        zone,
    };
    if places.is_empty() {
        return vec![rule(None, None)];
    }
    let part = |place: &Place| rule(Some(&place.eupmyeondong), place.ri.as_deref());
    places.iter().map(part).collect()
}
