//! Where a parcel goes, and which places cost extra.
//!
//! Zones are matched on administrative names, never on the postcode alone: islands that a
//! bridge joins to the mainland share postcodes with islands that only a ferry reaches, and
//! charging them a surcharge is a known wrong.

use serde::{Deserialize, Serialize};

/// A place a parcel can be sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Address {
    /// Five digits.
    pub postcode: String,
    /// 시·도, for example `전라남도`.
    pub sido: String,
    /// 시·군·구, for example `강진군`. Empty in 세종.
    #[serde(default)]
    pub sigungu: String,
    /// 읍·면·동, for example `마량면`.
    #[serde(default)]
    pub eupmyeondong: String,
    /// 리, for example `수인리`; needed only where a zone names it.
    #[serde(default)]
    pub ri: String,
    /// Road name and building number, for example `미항로 12`.
    pub road: String,
    /// Building, floor, door.
    #[serde(default)]
    pub detail: String,
}

impl Address {
    /// The whole address on one line, without the postcode.
    pub fn on_one_line(&self) -> String {
        [
            &self.sido,
            &self.sigungu,
            &self.eupmyeondong,
            &self.ri,
            &self.road,
            &self.detail,
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
    }

    /// The part of the address that decides what shipping costs.
    pub fn area(&self) -> Area {
        Area {
            sido: self.sido.clone(),
            sigungu: self.sigungu.clone(),
            eupmyeondong: self.eupmyeondong.clone(),
            ri: self.ri.clone(),
        }
    }
}

/// The administrative names of a place: enough to price a parcel, too little to find a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Area {
    /// 시·도.
    pub sido: String,
    /// 시·군·구.
    #[serde(default)]
    pub sigungu: String,
    /// 읍·면·동.
    #[serde(default)]
    pub eupmyeondong: String,
    /// 리.
    #[serde(default)]
    pub ri: String,
}

/// What reaching a place costs on top of the parcel itself.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Zone {
    /// No surcharge.
    #[default]
    Mainland,
    /// Jeju's main island.
    Jeju,
    /// An island that only a boat reaches.
    Island,
}

impl Zone {
    /// As a shopper reads it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mainland => "내륙",
            Self::Jeju => "제주",
            Self::Island => "도서 지역",
        }
    }
}

/// One rule of the table of remote places. An empty list or name matches everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZoneRule {
    /// 시·도 in full, for example `전라남도`.
    pub sido: String,
    /// The 시·군·구 that it covers.
    #[serde(default)]
    pub sigungu: Vec<String>,
    /// The 읍·면·동 that it covers.
    #[serde(default)]
    pub eupmyeondong: Vec<String>,
    /// The 리 that it covers.
    #[serde(default)]
    pub ri: Vec<String>,
    /// The zone of the places that it covers. [`Zone::Mainland`] for islands with a bridge.
    pub zone: Zone,
}

impl ZoneRule {
    fn covers(&self, area: &Area) -> bool {
        let listed =
            |list: &[String], name: &str| list.is_empty() || list.iter().any(|n| n == name);
        full_sido(&self.sido) == full_sido(&area.sido)
            && listed(&self.sigungu, area.sigungu.trim())
            && listed(&self.eupmyeondong, area.eupmyeondong.trim())
            && listed(&self.ri, area.ri.trim())
    }

    /// How exactly the rule names a place: a rule for a village beats the one for its county.
    fn depth(&self) -> usize {
        [
            !self.sigungu.is_empty(),
            !self.eupmyeondong.is_empty(),
            !self.ri.is_empty(),
        ]
        .into_iter()
        .filter(|named| *named)
        .count()
    }
}

/// The zone of an area: bridge-joined places first, then the most exact rule that covers it.
///
/// Without an area the mainland applies, and the page says so.
pub fn zone_of(rules: &[ZoneRule], area: Option<&Area>) -> Zone {
    let Some(area) = area else {
        return Zone::Mainland;
    };
    let covering = || rules.iter().filter(|rule| rule.covers(area));
    if covering().any(|rule| rule.zone == Zone::Mainland) {
        return Zone::Mainland;
    }
    covering()
        .max_by_key(|rule| rule.depth())
        .map_or(Zone::Mainland, |rule| rule.zone)
}

/// The 시·도 in full, from the full, short or former name that people write.
pub fn full_sido(written: &str) -> &str {
    match written.trim() {
        "서울" | "서울시" => "서울특별시",
        "부산" | "부산시" => "부산광역시",
        "대구" | "대구시" => "대구광역시",
        "인천" | "인천시" => "인천광역시",
        "광주" | "광주시" => "광주광역시",
        "대전" | "대전시" => "대전광역시",
        "울산" | "울산시" => "울산광역시",
        "세종" | "세종시" => "세종특별자치시",
        "경기" => "경기도",
        "강원" | "강원도" => "강원특별자치도",
        "충북" => "충청북도",
        "충남" => "충청남도",
        "전북" | "전라북도" => "전북특별자치도",
        "전남" => "전라남도",
        "경북" => "경상북도",
        "경남" => "경상남도",
        "제주" | "제주도" => "제주특별자치도",
        full => full,
    }
}

/// The 시·도 of Korea in the order of forms.
pub const SIDO: [&str; 17] = [
    "서울특별시",
    "부산광역시",
    "대구광역시",
    "인천광역시",
    "광주광역시",
    "대전광역시",
    "울산광역시",
    "세종특별자치시",
    "경기도",
    "강원특별자치도",
    "충청북도",
    "충청남도",
    "전북특별자치도",
    "전라남도",
    "경상북도",
    "경상남도",
    "제주특별자치도",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(sido: &str, sigungu: &[&str], eup: &[&str], zone: Zone) -> ZoneRule {
        let own = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        ZoneRule {
            sido: sido.into(),
            sigungu: own(sigungu),
            eupmyeondong: own(eup),
            ri: vec![],
            zone,
        }
    }

    fn area(sido: &str, sigungu: &str, eup: &str) -> Area {
        Area {
            sido: sido.into(),
            sigungu: sigungu.into(),
            eupmyeondong: eup.into(),
            ri: String::new(),
        }
    }

    #[test]
    fn bridge_joined_islands_pay_nothing() {
        let rules = [
            rule("제주특별자치도", &["제주시", "서귀포시"], &[], Zone::Jeju),
            rule("제주특별자치도", &["제주시"], &["우도면"], Zone::Island),
            rule("전라남도", &["신안군"], &[], Zone::Island),
            rule("전라남도", &["신안군"], &["압해읍"], Zone::Mainland),
        ];
        let zone = |sido, sigungu, eup| zone_of(&rules, Some(&area(sido, sigungu, eup)));
        assert_eq!(zone("전남", "신안군", "압해읍"), Zone::Mainland);
        assert_eq!(zone("전라남도", "신안군", "흑산면"), Zone::Island);
        assert_eq!(zone("제주도", "제주시", "연동"), Zone::Jeju);
        assert_eq!(zone("제주", "제주시", "우도면"), Zone::Island);
        assert_eq!(zone("전남", "강진군", "마량면"), Zone::Mainland);
        assert_eq!(zone_of(&rules, None), Zone::Mainland);
    }
}
