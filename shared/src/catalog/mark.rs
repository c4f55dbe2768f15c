//! The marks that food may carry.

use serde::{Deserialize, Serialize};

/// Which mark a certificate allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names of the marks")]
pub enum Mark {
    Organic,
    Pfree,
    Gap,
    Haccp,
    Gi,
    Trad,
    Trace,
    Ftrace,
    Animal,
    Tradliq,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Organic,
        Self::Pfree,
        Self::Gap,
        Self::Haccp,
        Self::Gi,
        Self::Trad,
        Self::Trace,
        Self::Ftrace,
        Self::Animal,
        Self::Tradliq,
    ];

    /// As it is printed on the box.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organic => "유기농산물",
            Self::Pfree => "무농약농산물",
            Self::Gap => "GAP(우수관리인증)",
            Self::Haccp => "HACCP(식품안전관리인증)",
            Self::Gi => "지리적표시",
            Self::Trad => "전통식품 품질인증",
            Self::Trace => "축산물이력",
            Self::Ftrace => "수산물이력",
            Self::Animal => "동물복지 축산농장",
            Self::Tradliq => "지역특산주 면허",
        }
    }
}
